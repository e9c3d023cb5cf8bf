"""Promises of the decision aid as such: the twelve IPDAS items of rules.md §6, over what is shown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nbformat
import pytest

from tests.conftest import CONTENT
from widgets import Guide
from widgets.components.treatments.treatments import PARTS
from widgets.model.content.markdown_extensions import SOURCE
from widgets.model.content.treatment_rules import LONGEST, SHORTEST, option_texts

NOTEBOOK = CONTENT.parent / "notebooks" / "treatments.ipynb"
CALL = re.compile(r"guide\.(\w+)\(\)")


class Words(HTMLParser):
    """The text of a page, without its scripts and pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._silent += tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag == "script"

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def words(html: str) -> str:
    reader = Words()
    reader.feed(html)
    return " ".join(" ".join(reader.parts).split())


@pytest.fixture
def page(guide: Guide) -> str:
    """All that the notebook shows, as a reader without JavaScript gets it."""
    calls = [CALL.search(cell.source) for cell in nbformat.read(NOTEBOOK, as_version=4).cells]
    parts = [getattr(guide, call.group(1))() for call in calls if call]
    return "\n".join(str(part.static_html()) if hasattr(part, "static_html") else str(part) for part in parts)


def shown(guide: Guide, text: str) -> str:
    """A content text as it reads on the page."""
    plain = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", SOURCE.sub(r"\1", text))
    return " ".join(guide.view.words.say(plain).replace("**", "").split())


def bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def is_told(guide: Guide, page: str, text: str) -> bool:
    return bare(shown(guide, text)) in bare(words(page))


def test_1_the_problem_is_described(guide: Guide, page: str) -> None:
    assert is_told(guide, page, guide.content.treatments.problem)


def test_2_one_decision_is_stated(guide: Guide, page: str) -> None:
    decision = guide.content.treatments.decision

    assert is_told(guide, page, decision)
    assert "decide what to try next" in decision and "does not choose one for you" in decision


def test_3_the_options_are_listed_and_waiting_is_one(guide: Guide, page: str) -> None:
    names = [option.name for option in guide.content.treatments.options]

    assert len(names) == 18 and "Wait and watch" in names
    assert all(is_told(guide, page, name) for name in names)


def test_3_an_option_that_is_several_treatments_names_each(guide: Guide, page: str) -> None:
    parts = [part for option in guide.content.treatments.options for part in option.parts]

    assert len(parts) == 11
    for part in parts:
        assert is_told(guide, page, f"{part.name}: {part.benefit}"), part.name
        assert is_told(guide, page, f"{part.name}: {part.harms}"), part.name


def test_4_each_option_shows_its_benefits(guide: Guide, page: str) -> None:
    for option in guide.content.treatments.options:
        assert is_told(guide, page, option.benefit), option.id


def test_5_each_option_shows_its_harms(guide: Guide, page: str) -> None:
    for option in guide.content.treatments.options:
        assert len(option.harms) == 4
        for harm in option.harms:
            assert is_told(guide, page, harm), option.id


def test_6_it_is_said_what_each_result_is_like_to_live_with(guide: Guide, page: str) -> None:
    for option in guide.content.treatments.options:
        for part in (option.like, option.helps, option.helps_not):
            assert is_told(guide, page, part), option.id


def test_7_the_options_are_told_in_equal_detail(guide: Guide, page: str) -> None:
    lengths = {o.id: len(" ".join(option_texts(o)).split()) for o in guide.content.treatments.options}
    usual = sorted(lengths.values())[len(lengths) // 2]

    assert all(SHORTEST <= length / usual <= LONGEST for length in lengths.values()), lengths
    for part, _ in PARTS:
        assert page.count(f'data-part="{part}"') == 18


def test_7_benefits_and_harms_are_told_in_equal_detail(guide: Guide, page: str) -> None:
    numbers = [each for option in guide.content.treatments.options for each in option.numbers]
    halves = [side for each in numbers for side in (each.benefit, each.harm)]

    assert page.count('class="sw-result"') == len(halves) == 2 * len(numbers)
    unknown = re.findall(r"(Benefit|Harm): not known in numbers\.", words(page))
    assert len(unknown) == halves.count(None)


def test_7_each_count_of_100_says_how_many_people_it_comes_from(guide: Guide, page: str) -> None:
    results = [r for o in guide.content.treatments.options for n in o.numbers for r in n.results.values()]
    known = [result.counted for result in results if result.counted]

    told = re.findall(r"This is based on (\d+) people\.", words(page))
    assert told == [str(number) for number in known]
    assert words(page).count("We do not know how many people this is based on.") == len(results) - len(known)


def test_8_every_source_named_is_listed_on_the_page(guide: Guide, page: str) -> None:
    cited = {name for option in guide.content.treatments.options for name in option.sources}

    assert len(cited) > 20
    for name in cited:
        assert f'href="#{name}"' in page
        assert f'<li id="{name}" data-note>' in page


def test_9_the_date_of_writing_is_shown(guide: Guide, page: str) -> None:
    assert f"Written on {guide.content.treatments.written_on.isoformat()}." in words(page)


def test_10_it_is_said_how_it_is_kept_up_to_date(guide: Guide, page: str) -> None:
    assert is_told(guide, page, guide.content.guide.updates)
    assert f"Next review due: {guide.content.guide.review.next_review}." in words(page)


def test_11_it_is_said_how_sure_the_evidence_is_for_each_use(guide: Guide, page: str) -> None:
    text, aid = words(page), guide.content.treatments

    for word, meaning in aid.certainty.items():
        assert f"{word} {meaning}" in text
    for use in [use for option in aid.options for use in option.uses]:
        assert is_told(guide, page, f"{use.says}: {use.certainty}. {use.basis}"), use.says
        assert bare(text).count(bare(shown(guide, f"{use.says}: {use.certainty}"))) >= 2, use.says


def test_12_it_is_said_who_paid_and_who_gains(guide: Guide, page: str) -> None:
    assert is_told(guide, page, guide.content.guide.funding)
    assert all(is_told(guide, page, option.who_gains) for option in guide.content.treatments.options)
    assert "We do not know which of the others it offers." in words(page)
