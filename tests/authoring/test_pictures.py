"""Promises of `stridewell pictures` and of the pictures on pages: each is found, shown once, and led to."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import NAME
from widgets.cli import main
from widgets.guide import Guide
from widgets.model.content.content import Content
from widgets.model.content.markdown_extensions import PICTURE
from widgets.model.content.picture_uses import TO_CONFIRM, used_in
from widgets.model.content.schema.basics import Review
from widgets.model.content.topics import topics_of

BEHIND_THE_QUESTION = "squeeze-and-lift"
FIGURE = re.compile(r'<figure id="picture-([\w-]+)"')


def test_the_command_writes_all_pictures_with_the_names_to_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: Content
) -> None:
    out = tmp_path / "pictures.html"

    assert main(["pictures", NAME, "--out", str(out)]) == 0

    page = out.read_text(encoding="utf-8")
    assert str(out) in capsys.readouterr().out
    assert all(f"<code>{name}</code>" in page for name in content.pictures)
    assert "<script" not in page and "http" not in re.sub(r"http://www\.w3\.org\S+", "", page)


def test_anatomy_says_that_a_reviewer_has_to_confirm_it_until_one_has_signed(
    guide: Guide, content: Content
) -> None:
    one, other, moves = "floor-states", "pelvis-front", "bridge"

    def said(guide: Guide) -> dict[str, str]:
        names = re.split(r"<h2><code>([\w-]+)</code></h2>", guide.contact_sheet())
        return dict(zip(names[1::2], names[2::2], strict=True))

    sheet, about = said(guide), str(guide.about())
    assert TO_CONFIRM.capitalize() in sheet[one] and "No source is named" in sheet[one]
    assert TO_CONFIRM.capitalize() in sheet[other] and "Compared with R178, R179." in sheet[other]
    assert TO_CONFIRM.capitalize() not in sheet[moves]
    assert content.pictures[one].title in about and content.pictures[moves].title not in about
    signed = Guide.of(signed_picture(content, one))
    assert TO_CONFIRM.capitalize() not in said(signed)[one]
    assert content.pictures[one].title not in str(signed.about())
    assert content.pictures[other].title in str(signed.about())


def signed_picture(content: Content, name: str) -> Content:
    words, on = content.pictures[name], date(2026, 12, 1)
    review = Review(
        status="reviewed",
        reviewed_by="Made up for a test",
        reviewed_on=on,
        next_review=date(2028, 12, 1),
        of=content.fingerprint_of(words),
    )
    signed = words.model_copy(update={"review": review})
    return replace(content, pictures=content.pictures | {name: signed})


def test_the_command_says_what_is_in_the_way(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pictures", "no-guide"]) == 2
    assert "No guide is called" in capsys.readouterr().err


def test_every_picture_is_used(content: Content) -> None:
    assert set(content.pictures) - set(used_in(content)) == set()


def test_a_topic_shows_each_picture_once(guide: Guide, content: Content) -> None:
    for topic in topics_of(content):
        shown = FIGURE.findall(str(guide.topic(topic.id)))

        assert len(shown) == len(set(shown)), topic.id
        assert set(topic.pictures) <= set(shown), topic.id


def test_a_long_page_leads_to_the_pictures_of_its_sections(guide: Guide, content: Content) -> None:
    topics = {name: topic.id for topic in reversed(topics_of(content)) for name in topic.pictures}
    for section in content.sections.values():
        html = str(guide._one_section(section.id))
        for name in PICTURE.findall(section.more):
            if name in topics:
                assert f"{topics[name]}.ipynb" in html and f"#picture-{name}" in html
                assert f'id="picture-{name}"' not in html
            else:
                assert f'id="picture-{name}"' in html


def test_squeezes_are_shown_only_behind_the_question_for_whom_they_fit(content: Content) -> None:
    assert used_in(content)[BEHIND_THE_QUESTION] == [f"{NAME}/plan.yaml"]
    practice = content.plan.practice
    assert practice
    shown = {branch.role: branch.pictures for branch in practice.branches}
    assert BEHIND_THE_QUESTION in shown["squeeze"] and BEHIND_THE_QUESTION not in shown[None]


def test_an_unknown_picture_is_found_with_its_line(copy: Path) -> None:
    file = copy / NAME / "sections" / "what.md"
    file.write_text(file.read_text().replace("picture:floor-side-womb", "picture:floor-side-wom"))

    from widgets.model.content.loader import load

    (finding,) = load(copy, NAME).findings
    assert "floor-side-womb" in finding.text and finding.code == "SW107"
