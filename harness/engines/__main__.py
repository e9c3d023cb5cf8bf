"""`python -m harness.engines`: a browser that cannot be had is said, and stops nothing."""

from __future__ import annotations

from harness.engines import install

if __name__ == "__main__":
    for line in install():
        print(line)
