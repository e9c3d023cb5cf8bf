"""The marks that content text may carry beside plain Markdown."""

from __future__ import annotations

import re

GLOSSARY = re.compile(r"\]\((G-\d+)\)")
SOURCE_ID = re.compile(r"R\d+[a-z]?")
SOURCE = re.compile(rf"\[({SOURCE_ID.pattern})\](?!\()")
OPTION = re.compile(r"\]\((T-\d+)\)")
PICTURE = re.compile(r"!\[[^\]]*\]\(picture:([^)\s]*)\)")
SECTION = re.compile(r"\]\(#([\w-]+)\)")
