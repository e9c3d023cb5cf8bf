"""Promises of the decision aid as markup: the same parts for all, nothing picked, dots that add up."""

from __future__ import annotations

import re

import pytest

from tests.conftest import NAME
from widgets import Guide
from widgets.components.treatments.icon_array import icon_array
from widgets.components.treatments.treatments import PARTS
from widgets.model.content.schema.treatments import Result

Pair = tuple[int, int | None]
CARD = re.compile(r'<article[^>]*id="(T-\d+)".*?</article>', re.DOTALL)


def cards(guide: Guide) -> dict[str, str]:
    html = str(guide.treatments().static_html())
    return {found.group(1): found.group() for found in CARD.finditer(html)}


def pair(result: Result) -> Pair:
    other = getattr(result, "without_it", None)
    return result.with_it.of_100, other and other.of_100


def test_every_option_has_the_same_parts_in_the_same_order(guide: Guide) -> None:
    found = cards(guide)

    assert list(found) == list(guide.content.options)
    for name, html in found.items():
        assert re.findall(r'data-part="(\w+)"', html) == [part for part, _ in PARTS], name


def test_harms_stand_right_after_benefits(guide: Guide) -> None:
    parts = [part for part, _ in PARTS]

    assert parts.index("harms") == parts.index("benefit") + 1


def test_nothing_is_picked_for_the_person(guide: Guide) -> None:
    assert not re.search(r"<input[^>]* (checked|value=\"\")", str(guide.treatments().static_html()))


def test_waiting_comes_first_and_procedures_come_last(guide: Guide) -> None:
    order = list(cards(guide))

    assert order[0] == "T-00"
    assert order[-5:] == ["T-12", "T-13", "T-14", "T-15", "T-16"]


@pytest.mark.parametrize("number", [0, 1, 6, 57, 92, 100])
def test_the_dots_of_a_number_are_one_hundred(number: int) -> None:
    drawn = icon_array(number)

    assert (drawn.full.count("M"), drawn.rings.count("M")) == (number, 100 - number)
    assert len({*re.findall(r"M\d+ \d+", drawn.full + drawn.rings)}) == 100


def test_every_picture_is_also_said_in_words(guide: Guide) -> None:
    found = cards(guide)

    for name, option in guide.content.options.items():
        for result in [each for numbers in option.numbers for each in numbers.results.values()]:
            other = getattr(result, "without_it", None)
            for arm in [arm for arm in (result.with_it, other) if arm]:
                assert f"<strong>{arm.of_100} out of 100</strong>" in found[name]
            gap = other and abs(result.with_it.of_100 - other.of_100)
            difference = f"The difference is {gap} out of 100 people."
            said = "There was no other group" if gap is None else difference
            assert said in found[name]


def test_a_number_says_from_how_many_people_it_comes(guide: Guide) -> None:
    found = cards(guide)

    few = "This is based on 32 people. This is a small number, so chance may play a large part."
    assert found["T-16"].count(few) == 2
    assert "We do not know how many people this is based on." in found["T-06"]


def test_beside_each_benefit_in_numbers_stands_its_harm(guide: Guide) -> None:
    for name, html in cards(guide).items():
        figures = html.split("data-figure")[1:]
        assert len(figures) == len(guide.content.options[name].numbers)
        for figure in figures:
            sides = re.findall(r"<p><strong>(Benefit|Harm)[:\w ]*(: not known in numbers\.)?", figure)
            assert [side for side, _ in sides] == ["Benefit", "Harm"]
        if not figures:
            assert "Benefit and harm: not known in numbers." in html


def test_how_sure_we_are_of_each_use_shows_before_anything_is_opened(guide: Guide) -> None:
    for name, html in cards(guide).items():
        seen = re.findall(r"<li>(.*?): <strong>([\w ]+)</strong></li>", html.partition("<details>")[0])
        assert [word for _, word in seen] == [use.certainty for use in guide.content.options[name].uses]


@pytest.mark.parametrize(
    ("option", "benefits", "harms"),
    [
        ("T-03", [], [(52, 34)]),
        ("T-06", [(56, 6)], []),
        ("T-07", [(59, 26), (57, 21)], [(0, 0)]),
        ("T-12", [], [(1, None)]),
        ("T-13", [(17, 17), (33, 20)], [(8, None), (2, None)]),
        ("T-15", [(92, 36)], [(0, 0)]),
        ("T-16", [(50, 6), (71, 13)], []),
    ],
)
def test_the_numbers_are_those_of_the_fact_base(
    guide: Guide, option: str, benefits: list[Pair], harms: list[Pair]
) -> None:
    numbers = guide.content.options[option].numbers

    assert [pair(each.benefit) for each in numbers if each.benefit] == benefits
    assert [pair(each.harm) for each in numbers if each.harm] == harms


@pytest.mark.parametrize(("option", "pairs"), [("T-06", [(56, 6)]), ("T-07", [(57, 21)])])
def test_figures_that_nobody_has_seen_say_that_they_are_to_be_checked(
    guide: Guide, option: str, pairs: list[Pair]
) -> None:
    results = [each.benefit for each in guide.content.options[option].numbers if each.benefit]
    unseen = [result for result in results if result.evidence == "general knowledge"]

    assert [pair(result) for result in unseen] == pairs
    assert all("still need to check" in result.people for result in unseen)


def test_sureness_belongs_to_a_use(guide: Guide) -> None:
    options = guide.content.options

    assert [use.certainty for use in options["T-06"].uses] == ["sure", "not very sure"]
    on_average = options["T-13"].uses[0]
    assert "On average, " in on_average.says and "any better than a dummy injection" in on_average.says
    assert on_average.certainty == "fairly sure"


def test_what_the_clinic_sells_is_said_as_the_clinics_own_words(guide: Guide) -> None:
    offered = [option for option in guide.content.treatments.options if option.clinic_offers]

    assert [option.id for option in offered] == ["T-12", "T-15"]
    assert "The clinic that offers [Coreflex](G-15) says" in offered[0].what
    assert all(
        "says it offers" in o.who_gains and re.search("no good (proof|evidence)", o.who_gains)
        for o in offered
    )


def test_radiofrequency_says_heat_or_pulsed_and_never_treats_infection(guide: Guide) -> None:
    option = guide.content.options["T-15"]

    assert "heat" in option.what.lower() and "pulsed" in option.what.lower()
    assert "not a treatment for pelvic infections" in option.suits


def test_squeezing_comes_after_the_question_and_after_relaxing(guide: Guide) -> None:
    order = list(guide.content.options)
    (physio,) = [step for step in guide.content.treatments.steps if step.id == "physio"]

    assert order.index("T-07") < order.index("T-06")
    assert "tight, weak, or both" in physio.says


def test_the_pain_reliever_is_named_as_the_region_does() -> None:
    american = str(Guide(NAME, region="us").treatments().static_html())

    assert "Simple painkiller: acetaminophen" in american
    assert "Simple painkiller: paracetamol" in str(Guide(NAME, region="uk").treatments().static_html())


def test_the_options_are_a_table_in_python(guide: Guide) -> None:
    frame = guide.options()

    assert list(frame["id"]) == list(guide.content.options)
    assert min(frame["harms"].map(len)) == 4
    assert frame["uses"].map(len).sum() == sum(len(option.uses) for option in guide.content.options.values())
    assert list(frame[frame["clinic_offers"]]["id"]) == ["T-12", "T-15"]


def test_a_link_in_a_text_leads_to_an_option(guide: Guide) -> None:
    html = str(guide.section("treat-coreflex"))

    assert 'href="treatments.ipynb#T-12"' in html
    assert 'href="treatments.ipynb?region=uk#T-12"' in str(Guide(NAME, region="uk").section("treat-coreflex"))
