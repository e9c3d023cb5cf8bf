"""The marks that content text may carry beside plain Markdown."""

from __future__ import annotations

import re

GLOSSARY = re.compile(r"\]\((G-\d+)\)")
SOURCE_ID = re.compile(r"R\d+[a-z]?")
SOURCE = re.compile(rf"\[({SOURCE_ID.pattern})\](?!\()")
OPTION = re.compile(r"\]\((T-\d+)\)")
PICTURE_SCHEME = "picture:"  # before the name of a picture that has its words in pictures.yaml
PICTURE = re.compile(rf"!\[[^\]]*\]\({PICTURE_SCHEME}([^)\s]*)\)")
SECTION = re.compile(r"\]\(#([\w-]+)\)")
