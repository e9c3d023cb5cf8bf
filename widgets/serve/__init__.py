"""Serves the guide: Voila with kept pages, live notebooks behind a key, and nothing else."""

import sys

# Jupyter's events check no address that is not ASCII; the grammar for those takes a second to read.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
