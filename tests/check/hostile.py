"""A hundred broken or hostile edits of the short guide, always the same ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

GUIDE = "bladder-habits-for-runners"
YAML_FILES = ("checklist.yaml", "cards.yaml", "red-flags.yaml", "examples.yaml", "guide.yaml")
SECTIONS = ("sections/leaks.md", "sections/intro.md")
LOOK_ALIKE = {"a": "а", "e": "е", "o": "о", "c": "с", "p": "р"}  # noqa: RUF001 - Cyrillic on purpose
SCRIPTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "[press](javascript:alert(1))",
    "<iframe src=//evil.example></iframe>",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "<a href='data:text/html,x'>x</a>",
    "<!-- hidden -->",
    "<b onclick=alert(1)>bold</b>",
)
BOMBS = (
    "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
    "deep: " + "[" * 5000 + "\n",
    "base: &base {a: 1}\nmore:\n  <<: *base\n",
    "wide: [" + "x, " * 10_000 + "x]\n",
)
ENCODINGS = ("latin-1", "utf-16", "utf-32", "cp1252")
SIGNS = ("\x00", "\u200b", "\u202e", "\ufffe", "\x07", "\u2028")
ANYWHERE = 0
LONG_LISTS = ("checklist.yaml", "guide.yaml")
TYPES = (
    (r"\[[^\]\n]+\]", "words"),
    (r"(?<=: )\[", "{"),
    (r"(?m)(?<=level: )\w+$", "[a, b]"),
    (r"(?m)(?<=evidence: )[\w ]+$", "3"),
    (r"(?m)(?<=id: )[\w-]+", ""),
    (r"(?m)^(\s*)- id: ", r"\1id: "),
)


@dataclass(frozen=True)
class Edit:
    """What a file becomes; `line` is where it was touched (0: all over), `gone` what is no longer there."""

    name: str
    file: str
    raw: bytes
    line: int
    gone: str = ""
    must_be_found: bool = False


def edits(root: Path) -> list[Edit]:
    """All edits of the guide below `root`, each of one file."""
    random, made = Random(7), list[Edit]()  # noqa: S311 - the same edits each time, no secret
    for file in (*YAML_FILES, *SECTIONS):
        text = (root / GUIDE / file).read_text(encoding="utf-8")
        for change in (_truncated, _indented, _dedented, _doubled, _unquoted, _look_alike):
            made += list(change(file, text, random))
        made += list(_hostile(file, text, random))
    return made


def _truncated(file: str, text: str, random: Random) -> Iterator[Edit]:
    for place in (random.randrange(1, len(text)) for _ in range(2)):
        line = text[:place].count("\n") + 1
        yield Edit("truncated", file, text[:place].encode(), line, gone=text[place:])


def _lines(text: str, random: Random, wanted: str) -> tuple[list[str], int]:
    lines = text.splitlines(keepends=True)
    fitting = [number for number, line in enumerate(lines) if re.search(wanted, line)]
    return lines, random.choice(fitting)


def _changed(name: str, file: str, lines: list[str], at: int, new: str, **more: bool) -> Edit:
    text = "".join([*lines[:at], new, *lines[at + 1 :]])
    return Edit(name, file, text.encode("utf-8", errors="surrogatepass"), at + 1, gone=lines[at], **more)


def _indented(file: str, text: str, random: Random) -> Iterator[Edit]:
    for spaces in (1, 3):
        lines, at = _lines(text, random, r"\S")
        yield _changed("indented", file, lines, at, " " * spaces + lines[at])


def _dedented(file: str, text: str, random: Random) -> Iterator[Edit]:
    lines, at = _lines(text, random, r"^ ") if "\n  " in text else _lines(text, random, r"\S")
    yield _changed("dedented", file, lines, at, lines[at][1:])


def _doubled(file: str, text: str, random: Random) -> Iterator[Edit]:
    lines, at = _lines(text, random, r"\S")
    yield _changed("doubled", file, lines, at, lines[at] * 2)


def _unquoted(file: str, text: str, random: Random) -> Iterator[Edit]:
    if '"' in text:
        lines, at = _lines(text, random, '"')
        yield _changed("unquoted", file, lines, at, lines[at].replace('"', "", 1))


def _look_alike(file: str, text: str, random: Random) -> Iterator[Edit]:
    lines, at = _lines(text, random, r"[a-z]{3}: ") if file.endswith(".yaml") else _lines(text, random, "e")
    letter = next(letter for letter in "eaocp" if letter in lines[at])
    new = lines[at].replace(letter, LOOK_ALIKE[letter], 1)
    yield _changed("look-alike", file, lines, at, new, must_be_found=True)


def _hostile(file: str, text: str, random: Random) -> Iterator[Edit]:
    is_yaml = file.endswith(".yaml")
    for words in random.sample(SCRIPTS, 2):
        yield _with_words(file, text, words, random)
    for sign in random.sample(SIGNS, 1):
        yield _with_words(file, text, sign, random)
    for encoding in random.sample(ENCODINGS, 1):
        raw = f"# é\n{text}".encode(encoding, errors="replace")
        yield Edit(encoding, file, raw, 1, must_be_found=True)
    yield Edit("byte order mark", file, b"\xef\xbb\xbf" + text.encode(), 1)
    yield Edit("CRLF", file, text.replace("\n", "\r\n").encode(), 1)
    if is_yaml:
        yield from _types(file, text)
        bomb = random.choice(BOMBS)
        yield Edit("bomb", file, f"{text}\n{bomb}".encode(), text.count("\n") + 2, must_be_found=True)
        if file in LONG_LISTS:
            yield Edit("10,000", file, _ten_thousand(text), ANYWHERE, must_be_found=True)
    else:
        words = "You are always well. " * 10_000
        yield _with_words(file, text, words, random)


def _with_words(file: str, text: str, words: str, random: Random) -> Edit:
    """Words put into a text that patients read."""
    wanted = r"^\s+(?:ask|says|do|meanwhile): \S" if file.endswith(".yaml") else r"^[A-Z][^:]*$"
    found = [at for at, line in enumerate(text.splitlines()) if re.search(wanted, line)]
    lines = text.splitlines(keepends=True)
    at = random.choice(found or [len(lines) - 1])
    written = re.sub(r'"?(?=\n)', lambda end: f" {words}{end.group()}", lines[at], count=1)
    return _changed(words[:20], file, lines, at, written, must_be_found=bool(found))


def _types(file: str, text: str) -> Iterator[Edit]:
    for pattern, new in TYPES:
        match = re.search(pattern, text)
        if match:
            line = text[: match.start()].count("\n") + 1
            raw = re.sub(pattern, new, text, count=1).encode()
            yield Edit(f"type {new}", file, raw, line, gone=match.group())


def _ten_thousand(text: str) -> bytes:
    last = text.rstrip().rpartition("\n")[2]
    return (text.rstrip() + "\n" + f"{last}\n" * 10_000).encode()


Change = Callable[[str, str, Random], Iterator[Edit]]
