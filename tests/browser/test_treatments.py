"""Promises of the decision aid: two or three side by side, nothing ranked, and a page to take along."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.amount import amount
from tests.browser.phone import keep, keep_answers
from tests.browser.test_page import axe_violations, sideways, unfold
from tests.conftest import NAME
from tests.long import first_ones
from widgets.components.treatments.treatments import PARTS
from widgets.model.content.content import Content
from widgets.model.triage.pain_relievers import KINDS, verdicts

Open = Callable[..., Page]
CASES = amount(4000)
KEY = f"stridewell:{NAME}:treatments"
VERDICTS = """async ([module, cases]) => {
  const { verdictOf } = await import(module);
  const { medicines } = JSON.parse(document.querySelector("script[data-state]").textContent);
  const kinds = Object.keys(medicines.kinds);
  const all = (ticks) => kinds.map((kind) => [kind, verdictOf(medicines, kind, ticks)]);
  return cases.map((ticks) => Object.fromEntries(all(ticks)));
}"""
ORDER = "(boxes) => boxes.map((box) => box.value)"


def pick(page: Page, *options: str) -> None:
    for option in options:
        page.locator(f'[name="compare"][value="{option}"]').check()


def tick(page: Page, *situations: str) -> None:
    for situation in situations:
        page.locator(f'[name="ticks"][value="{situation}"]').check()


def word(page: Page, kind: str) -> str | None:
    return page.locator(f'[data-kind="{kind}"] [data-verdict]:visible').get_attribute("data-verdict")


def with_answers(open_page: Open, answers: dict[str, str]) -> Page:
    page = open_page("symptoms")
    keep_answers(page, answers)
    page.goto(page.url.replace("symptoms", "treatments"))
    page.locator("[data-component='treatments'][data-ready]").wait_for()
    return page


def test_how_sure_we_are_of_each_use_can_be_seen_at_once(open_page: Open, content: Content) -> None:
    page = open_page("treatments")

    for name, option in content.options.items():
        chips = page.locator(f"#{name} .sw-chips > li")
        expect(chips).to_have_count(len(option.uses))
        assert all(chip.is_visible() for chip in chips.all())


def test_a_benefit_in_numbers_and_its_harm_have_the_same_room(open_page: Open) -> None:
    page = open_page("treatments", width=1280)
    unfold(page)

    for figure in page.locator("[data-figure]").all():
        benefit, harm = [half.bounding_box() for half in figure.locator(".sw-result").all()]
        assert benefit and harm
        assert (benefit["y"], benefit["width"]) == (harm["y"], harm["width"])


def test_without_a_script_every_option_can_be_read(open_page: Open, content: Content) -> None:
    page = open_page("treatments", java_script_enabled=False)

    for name in content.options:
        card = page.locator(f"#{name}")
        card.locator("summary").click()
        expect(card.locator('[data-part="benefit"]')).to_be_visible()
        expect(card.locator('[data-part="harms"] > ul > li')).to_have_count(4)
    expect(page.locator('[name="compare"]:visible')).to_have_count(0)
    page.locator(".sw-matrix summary").click()
    expect(page.locator(".sw-matrix tbody tr")).to_have_count(len(content.medicines.situations))


def test_two_options_stand_side_by_side_in_the_same_rows(open_page: Open) -> None:
    page = open_page("treatments", width=1280)

    pick(page, "T-07", "T-12")
    page.locator("[data-see]").click()

    table = page.get_by_role("table", name="Side by side")
    expect(page.locator("[data-compare]")).to_be_focused()
    expect(table.get_by_role("columnheader")).to_have_text(
        ["Physio to relax tight muscles, with hands-on treatment", "Trigger-point injection, and Coreflex"]
    )
    expect(table.get_by_role("rowheader")).to_have_text([str(label) for _, label in PARTS])
    for row in table.locator("[data-row]").all():
        expect(row.get_by_role("cell")).to_have_count(2)
        left, right = [cell.bounding_box() for cell in row.get_by_role("cell").all()]
        assert left and right
        assert left["y"] == right["y"] and left["x"] < right["x"]
    expect(table.locator('[data-row="harms"] li')).to_have_count(8)
    assert axe_violations(page) == []
    assert sideways(page) <= 0


def test_on_a_phone_the_same_parts_stand_together(open_page: Open) -> None:
    page = open_page("treatments", width=390)

    pick(page, "T-07", "T-12", "T-16")

    row = page.locator('[data-row="harms"]')
    boxes = [cell.bounding_box() for cell in row.get_by_role("cell").all()]
    assert [box and box["x"] for box in boxes] == [boxes[0] and boxes[0]["x"]] * 3
    assert len({box["y"] for box in boxes if box}) == 3
    expect(row.locator(".sw-of").nth(1)).to_have_text("Trigger-point injection, and Coreflex")
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert sideways(page) <= 0
        assert axe_violations(page, colours=width == 390) == []


def test_benefits_and_harms_have_the_same_type(open_page: Open) -> None:
    page = open_page("treatments")
    unfold(page)

    looks = page.evaluate(
        """() => ["benefit", "harms"].map((part) =>
          [...document.querySelectorAll(`[data-part="${part}"] > :is(p, ul)`)].map((e) => {
            const { fontSize, fontWeight, color, fontFamily } = getComputedStyle(e);
            return [fontSize, fontWeight, color, fontFamily].join();
          }))"""
    )

    assert len({look for part in looks for look in part}) == 1
    assert len(looks[0]) >= 18


def test_three_is_the_most_and_one_can_be_taken_out(open_page: Open) -> None:
    page = open_page("treatments")

    pick(page, "T-01", "T-07", "T-10")

    expect(page.locator('[name="compare"]:disabled')).to_have_count(15)
    expect(page.locator("[data-status]")).to_contain_text("3 of 3 chosen")
    page.locator('[data-take-out="T-07"]').click()
    expect(page.locator('[name="compare"]:disabled')).to_have_count(0)
    expect(page.locator("[data-taken] li")).to_have_count(2)
    expect(page.locator("[data-take-out]").first).to_be_focused()


def test_to_wait_can_always_be_added(open_page: Open) -> None:
    page = open_page("treatments")
    pick(page, "T-15")
    expect(page.locator("[data-one]")).to_be_visible()
    expect(page.locator("[data-table]")).to_be_hidden()

    page.locator("[data-add]").click()

    expect(page.locator("[data-names] th")).to_have_text(
        ["Wait and watch", "Radiofrequency treatment (heat or pulsed)"]
    )
    expect(page.locator("[data-add]")).to_be_hidden()


def test_what_matters_moves_nothing(open_page: Open, content: Content) -> None:
    page = open_page("treatments")
    before = page.locator('[name="compare"]').evaluate_all(ORDER)

    for thing in content.treatments.values.things:
        page.locator(f'[name="matters.{thing.id}"][value="lot"]').check()

    assert page.locator('[name="compare"]').evaluate_all(ORDER) == before == list(content.options)
    expect(page.locator('[name="compare"]:checked')).to_have_count(0)
    page.locator('[data-clear="matters.run"]').click()
    expect(page.locator('[name="matters.run"]:checked')).to_have_count(0)
    expect(page.locator('[name="matters.run"]').first).to_be_focused()


def test_a_print_of_two_compared_has_the_two_side_by_side(open_page: Open) -> None:
    page = open_page("treatments")
    pick(page, "T-07", "T-12")

    page.emulate_media(media="print")

    expect(page.locator("[data-list]")).to_be_hidden()
    expect(page.locator("[data-compare] table")).to_be_visible()
    expect(page.locator("[data-component='emergency-card']")).to_be_visible()


def test_a_print_with_nothing_picked_has_every_option(open_page: Open) -> None:
    page = open_page("treatments")

    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(page.locator('[data-part="harms"]:visible')).to_have_count(18)
    expect(page.locator("[data-questions] input:visible")).to_have_count(4)


def test_choices_stay_on_the_phone_and_can_be_deleted(open_page: Open) -> None:
    page = open_page("treatments")
    pick(page, "T-06", "T-11")
    tick(page, "pregnant")
    page.locator("[data-keep]").check()

    page.reload()
    page.locator("[data-ready]").wait_for()

    expect(page.locator("[data-taken] li")).to_have_count(2)
    assert word(page, "nsaid") == "avoid"
    assert json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))["choices"]["ticks"] == ["pregnant"]
    assert not [r for r in page.watch.requests if "pregnant" in r.url or "T-06" in r.url]  # type: ignore[attr-defined]
    page.locator("[data-delete]").click()
    page.locator("[data-delete-yes]").click()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.locator("[data-compare]")).to_be_hidden()
    page.locator("[data-undo]").click()
    expect(page.locator("[data-taken] li")).to_have_count(2)
    assert json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))["choices"]["ticks"] == ["pregnant"]


@pytest.mark.parametrize(
    "junk",
    first_ones(
        [
            "{",
            json.dumps({"choices": 5}),
            json.dumps({"choices": {"compare": {"a": 1}, "ticks": 7, "own": {"x": []}}}),
            json.dumps(
                {"choices": {"compare": [f"T-{n:02}" for n in range(18)], "ticks": ["__proto__", "x"]}}
            ),
        ],
        2,
    ),
)
def test_a_broken_store_breaks_nothing(open_page: Open, junk: str) -> None:
    page = open_page("treatments")
    keep(page, junk, "treatments")

    page.reload()
    page.locator("[data-ready]").wait_for()

    assert page.locator('[name="compare"]:checked').count() <= 3
    assert word(page, "nsaid") == "none"


def test_it_all_works_with_the_network_cut(open_page: Open) -> None:
    page = open_page("treatments")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)

    pick(page, "T-00", "T-02")
    tick(page, "alcohol")

    expect(page.locator('[data-row="benefit"] td')).to_have_count(2)
    assert (word(page, "nsaid"), word(page, "paracetamol")) == ("none", "ask")


def test_the_browser_equals_python_on_every_pain_reliever_case(open_page: Open, content: Content) -> None:
    page = open_page("treatments")
    known = [situation.id for situation in content.medicines.situations]
    draw = random.Random(5)  # noqa: S311 - not for secrets
    cases: list[list[str]] = [[], *([one] for one in known), *([a, b] for a in known for b in known)]
    cases += [draw.sample(known, draw.randint(1, len(known))) for _ in range(CASES)]
    source = page.locator("script[src*='page.js']").evaluate("(e) => e.src") or ""

    found = page.evaluate(
        VERDICTS, [source.split("page.js")[0] + "components/treatments/relievers.js", cases]
    )

    assert found == [verdicts(content, case) for case in cases]
    assert len({str(each) for each in found}) == 7


def test_each_tick_shows_its_reason_and_the_strictest_word(open_page: Open) -> None:
    page = open_page("treatments")
    assert [word(page, kind) for kind in KINDS] == ["none", "none"]
    expect(page.locator('[data-kind="nsaid"]')).to_contain_text("Read the packet, and ask")

    tick(page, "asthma", "pregnant")

    assert [word(page, kind) for kind in KINDS] == ["avoid", "ask"]
    expect(page.locator('[data-kind="nsaid"] [data-reason]:visible')).to_have_count(2)
    page.locator('[name="ticks"][value="pregnant"]').uncheck()
    assert [word(page, kind) for kind in KINDS] == ["ask", "usual"]
    assert axe_violations(page) == []


def test_the_stop_signs_and_the_number_show_before_any_tick(open_page: Open) -> None:
    page = open_page("treatments", query="?region=uk")

    stop = page.locator("[data-relievers] [data-care='emergency']")
    expect(stop).to_contain_text("black, sticky poo like tar, especially if you take an anti-inflammatory")
    assert stop.locator("a").get_attribute("href") == "tel:999"
    expect(page.locator("[data-relievers]")).to_contain_text("Never use painkillers to help you run")


@pytest.mark.parametrize(
    ("answers", "lock", "held"),
    [
        ({}, "", []),
        ({"RF-02": "yes"}, "urgent", ["T-00", "T-01", "T-09", "T-11"]),
        ({"CK-07": "yes"}, "bone", ["T-00", "T-01", "T-09", "T-11"]),
    ],
)
def test_a_warning_sign_in_the_checklist_comes_first(
    open_page: Open, answers: dict[str, str], lock: str, held: list[str]
) -> None:
    page = with_answers(open_page, answers)

    shown: list[Any] = page.locator("[data-lock]:visible").evaluate_all("(e) => e.map((x) => x.dataset.lock)")
    assert shown == ([lock] if lock else [])
    cards = page.locator("[data-option]:has([data-hold]:not([hidden]))")
    assert cards.evaluate_all("(e) => e.map((x) => x.id)") == held
    assert axe_violations(page) == []


def test_a_held_option_stays_held_in_the_comparison(open_page: Open) -> None:
    page = with_answers(open_page, {"CK-07": "yes"})

    pick(page, "T-00", "T-01")

    expect(page.locator("[data-taken] .sw-hold")).to_have_count(2)


def test_tight_signs_put_relaxing_before_squeezing(open_page: Open) -> None:
    no = {f"RF-{n:02}": "no" for n in [*range(1, 44), *range(50, 54)]}

    page = with_answers(open_page, no | {"CK-16": "3", "CK-18": "2"})

    expect(page.locator('#T-06 [data-hold="squeeze"]')).to_be_visible()
    expect(page.locator("#T-07 [data-hold]")).to_have_count(0)


def test_a_link_to_an_option_opens_it(open_page: Open) -> None:
    page = open_page("understand")

    page.locator("#treat-coreflex details").first.evaluate("(e) => { e.open = true; }")
    page.locator("#treat-coreflex a[href*='#T-12']").click()
    page.locator("[data-component='treatments'][data-ready]").wait_for()

    expect(page.locator("#T-12 details")).to_have_attribute("open", "")
    expect(page.locator("#T-12 h4")).to_be_in_viewport()


def test_two_options_can_be_compared_by_keyboard_alone(open_page: Open) -> None:
    page = open_page("treatments")

    for option in ("T-00", "T-07"):
        page.locator(f'[name="compare"][value="{option}"]').focus()
        page.keyboard.press("Space")
    page.locator("[data-see]").focus()
    page.keyboard.press("Enter")

    expect(page.locator("[data-compare]")).to_be_focused()
    expect(page.locator("[data-names] th")).to_have_count(2)
