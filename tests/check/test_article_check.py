"""Promises of the importer: an article's faults are found heading by heading, and each fix mends one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from widgets.check.article_check import around, article_report, one_part
from widgets.check.article_reader import Article, read_article
from widgets.check.jargon import _words
from widgets.check.section_rules import TextSection
from widgets.check.violations import TextLocator
from widgets.cli import main
from widgets.model.content.findings import Finding
from widgets.model.content.sections import read_section

OWN = Path(__file__).with_name("article.txt")
SOURCE = Path(__file__).parent.parent.parent.parent / "shared" / "source-article.txt"
TODAY = date(2026, 11, 27)
SHORT = "We say it in short words."

OWN_FINDINGS = {
    "around": "SW117*8 SW403",
    "Living With Sore Hips After Running": "SW401 SW501",
    "What is a Sore Hip?": "SW204 SW210 SW401 SW501 SW502 SW503",
    "Leaks": "SW205 SW401 SW501",
    "Treatment Options": "SW304 SW401 SW501",
    "Rest": "SW401 SW501 SW502",
    "Pain relievers can be bought": "SW112 SW201 SW202 SW211 SW212 SW302 SW401 SW501 SW502",
    "Physical Therapy": "SW205 SW401 SW501",
    "Nerve Injections": "SW203*2 SW209 SW301 SW302 SW401 SW501",
    "Surgical Treatment": "SW302 SW401 SW501",
    "Tips for Preventing Sore Hips": "SW203 SW305 SW401 SW501 SW504",
    "When to Seek Professional Medical Advice": "SW207 SW213 SW401 SW501",
    "All in all a sore": "SW112 SW203 SW401 SW501",
}
SOURCE_FINDINGS = {
    "Pain relievers or anti-inflammatory medications": "SW112 SW201 SW212 SW302 SW401 SW501 SW502*3",
    "Understanding the causes, symptoms, and": "SW112 SW401 SW501",
    "around": "SW117*19 SW403",
    "Gradual Return-to-Run Protocols": "SW203 SW401 SW501",
    "Listening to Your Body and Recognising Early Warning Signs": "SW203 SW401 SW501 SW502",
    "Minimally Invasive Treatments": "SW203*3 SW209 SW210 SW301 SW302 SW401 SW501 SW502*3",
    "Pain during or after running": "SW203 SW401 SW501 SW502",
    "Radiofrequency Ablation": "SW203 SW301 SW302 SW401 SW501 SW502*5",
    "Seeking Professional Help": "SW204 SW213 SW401 SW501 SW502*2",
    "What are Signs Your Pelvic Pain is Caused by Running?": "SW204 SW401 SW501",
    "What is Pelvic Pain and Its Causes?": "SW204 SW210 SW401 SW501 SW502*4",
    "Physical Therapy": "SW205 SW401 SW501 SW502*2",
    "Urinary and/or Fecal Incontinence": "SW205 SW401 SW501 SW502",
    "Coreflex Injections": "SW209 SW301 SW302 SW401 SW501 SW502*4",
    "What are Common Causes of Pelvic Pain After Running?": "SW210 SW401 SW501 SW502*11 SW503",
    "When to Seek Professional Medical Advice": "SW213 SW401 SW501 SW502*3",
    "Hormonal Treatment": "SW301 SW302 SW401 SW501 SW502*3",
    "Surgical Treatment": "SW302 SW401 SW501 SW502*4",
    "Treatment Options": "SW304 SW401 SW501 SW502",
    "What are Some Tips for Preventing Pelvic Pain During and After Running?": "SW305 SW401 SW501 SW503",
    "Incorporating Cross-Training Activities": "SW401 SW501",
    "Modification of Running Technique and Footwear": "SW401 SW501 SW502*2",
    "Pelvic Pressure": "SW401 SW501 SW502*2 SW503",
    "Rest and Recovery": "SW401 SW501 SW502*3",
    "Understanding and Managing Pelvic Pain After Running": "SW401 SW501",
    "Urinary and/or Fecal Urgency": "SW401 SW501 SW502*2",
}


@cache
def of_part(part: TextSection) -> tuple[Finding, ...]:
    """The findings of a part, worked out once for each wording of it."""
    return tuple(one_part(TextLocator(lambda _: part.text), part))


def counted(article: Article) -> Counter[tuple[str, str]]:
    """How often each code is found around the article and in each part, by its heading."""
    places = {part.line: part.title for part in article.parts}
    found = [(finding.code, _heading(places, finding)) for finding in around(article, TODAY)]
    for part in article.parts:
        found += [(finding.code, part.title) for finding in of_part(part)]
    return Counter(found)


def _heading(places: dict[int, str], finding: Finding) -> str:
    if finding.code in ("SW117", "SW403"):
        return "around"
    return places[max(line for line in places if line <= finding.line)]


def by_heading(article: Article) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for (code, heading), count in sorted(counted(article).items()):
        found.setdefault(heading, []).append(code if count == 1 else f"{code}*{count}")
    return {heading: " ".join(codes) for heading, codes in found.items()}


WORDS = {
    "SW201": lambda words: re.sub("acetaminophen$", "naproxen", words),
    "SW202": lambda words: "some",
    "SW203": lambda words: "useful",
    "SW204": lambda words: "check",
    "SW205": lambda words: "Exercises that fit",
    "SW207": lambda words: "form",
    "SW210": lambda words: "do not",
    "SW211": lambda words: "ibuprofen",
    "SW212": lambda words: re.sub("(enabl)|(before)", "and then", words),
    "SW305": lambda words: "may lower",
    "SW504": lambda words: "named below",
}
ADDED = {
    "SW209": " The clinic that offers it earns from it.",
    "SW213": " Get emergency help if you cannot pee.",
    "SW301": " It can bruise.",
    "SW302": " There are other choices.",
    "SW304": " You could also wait.",
    "SW401": " [R31]",
}


def mended(article: Article, part: TextSection | None, finding: Finding) -> str:
    """The text of the article with this one finding mended, as its message says."""
    lines = article.raw.splitlines()
    at = finding.line - 1
    if finding.code in ("SW117", "SW503"):
        lines[at] = ""
    elif finding.code == "SW403":
        lines[at] = "Last Updated on November 20, 2026"
    elif finding.code == "SW112":
        lines[at - 1] = finding.words
    elif finding.code in ADDED:
        block = part.blocks[-1].line - 1 if part else at + 2
        lines[block] += ADDED[finding.code]
    elif finding.code == "SW502":
        return _in_part(lines, part, lambda text: _plain(text, finding.words))
    elif finding.code == "SW501":
        return _in_part(lines, part, lambda text: _shortened(part, text))
    else:
        new = WORDS[finding.code](finding.words)
        lines[at] = lines[at].replace(finding.words, new, 1)
    return "\n".join(lines)


def _in_part(lines: list[str], part: TextSection | None, change: Callable[[str], str]) -> str:
    assert part
    for block in part.blocks:
        lines[block.line - 1] = change(lines[block.line - 1])
    return "\n".join(lines)


def _plain(text: str, words: str) -> str:
    pattern, plain = next(row for row in _words() if row[0].fullmatch(words))
    return pattern.sub(plain, text)


def _shortened(part: TextSection | None, text: str) -> str:
    """Each sentence in short words, but for those that carry another finding or what keeps one away."""
    assert part
    others = [finding.words for finding in of_part(part) if finding.code not in ("SW501", "SW401")]
    kept = [words for words in others if words != part.title] + ["side effects", "risks"]
    sentences = re.split(r"(?<=[.?!])\s+", text.strip())
    start = f"{part.title} " if text.startswith(part.title) else ""
    return start + " ".join(
        " ".join([*(words for words in kept if words in sentence), *[SHORT] * 9]) if sentence else ""
        for sentence in sentences
    )


def fixes(article: Article) -> Iterator[tuple[Finding, TextSection | None]]:
    yield from ((finding, None) for finding in around(article, TODAY))
    for part in article.parts:
        yield from ((finding, part) for finding in of_part(part))


def reread(tmp_path: Path, text: str) -> Article:
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    return read_article(path)


def articles() -> list[object]:
    there = pytest.mark.skipif(not SOURCE.exists(), reason="the source article is not beside the project")
    return [
        pytest.param(OWN, OWN_FINDINGS, id="own"),
        pytest.param(SOURCE, SOURCE_FINDINGS, id="source", marks=there),
    ]


@pytest.mark.parametrize(("path", "expected"), articles())
def test_its_faults_are_found_heading_by_heading(path: Path, expected: dict[str, str]) -> None:
    assert by_heading(read_article(path)) == expected


@pytest.mark.parametrize(("path", "expected"), articles())
def test_each_fix_removes_exactly_its_finding(path: Path, expected: object, tmp_path: Path) -> None:
    article = read_article(path)
    before = counted(article)
    wrong = []

    for finding, part in fixes(article):
        after = counted(reread(tmp_path, mended(article, part, finding)))
        where = part.title if part else _heading({p.line: p.title for p in article.parts}, finding)
        if before - after != Counter([(finding.code, where)]) or after - before:
            wrong.append((str(finding), before - after, after - before))

    assert wrong == []


def test_the_medicine_sentence_is_found_with_its_place() -> None:
    report = article_report(read_article(OWN), TODAY)

    (finding,) = [finding for finding in report.findings if finding.code == "SW201"]
    lines = OWN.read_text(encoding="utf-8").splitlines()
    assert lines[finding.line - 1][finding.column - 1 :].startswith("NSAIDs such as ibuprofen")


def test_the_command_prints_findings_or_writes_sections(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new"

    assert main(["import", str(OWN), "--check"]) == 1
    assert "[SW201, column " in capsys.readouterr().out
    assert main(["import", str(OWN), str(folder)]) == 0
    assert len(list(folder.glob("*.md"))) == 12
    assert main(["import", str(OWN), str(folder)]) == 2
    assert "is there already" in capsys.readouterr().err


def test_a_section_it_writes_is_found_to_be_unfinished(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    main(["import", str(OWN), str(folder)])

    text = (folder / "rest.md").read_text(encoding="utf-8")
    section, findings = read_section("rest.md", text)

    assert section and not findings
    assert section.title == "Rest" and "[?]" in section.short


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"Only a title\n"])
def test_what_is_no_article_is_said_plainly(
    raw: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(raw)

    assert main(["import", str(tmp_path / "a.txt")]) == 2
    assert "a.txt" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path / "a.txt")]) == 2
    assert "There is no file called" in capsys.readouterr().err
