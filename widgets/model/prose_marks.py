"""The marks that content text may carry beside plain Markdown."""

from __future__ import annotations

import re

GLOSSARY = re.compile(r"\]\((G-\d+)\)")
SOURCE = re.compile(r"\[(R\d+[a-z]?)\](?!\()")
OPTION = re.compile(r"\]\((T-\d+)\)")
SECTION = re.compile(r"\]\(#([\w-]+)\)")
