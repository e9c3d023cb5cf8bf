"""What a copy of the content leaves out: the languages, which each check would compare with the English."""

from __future__ import annotations

import shutil

LANGUAGES = ("ms", "zh-Hans", "ta", "ar")
ENGLISH_ONLY = shutil.ignore_patterns("screenshots", *LANGUAGES)
