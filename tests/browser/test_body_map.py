"""Promises of the body map: drawing and list are one, by thumb, by keyboard, on both pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from tests.browser.phone import keep, keep_answers
from tests.browser.test_checklist import STORED, finish, go_to, open_check
from tests.browser.test_page import axe_violations, sideways, unfold
from tests.conftest import NAME, read_content
from tests.long import first_ones
from widgets.model.triage.body_sites import places

Open = Callable[..., Page]
GUIDE = read_content()
assert GUIDE
PLACES = list(places(GUIDE))
FOUR = ("BM-01", "BM-03", "BM-05.l", "BM-07.r")
SMALLEST = 24

PLAY = """(steps) => {
  const root = document.querySelector("[data-map]");
  const found = (selector) => [...root.querySelectorAll(selector)];
  const wrong = [];
  for (const [by, place] of steps) {
    const box = root.querySelector(`input[value="${place}"]`);
    const drawn = root.querySelector(`[data-place="${place}"]`);
    const key = by === "Enter" || by === " ";
    if (by === "list") box.click();
    else if (by === "map") drawn.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    else if (key) drawn.dispatchEvent(new KeyboardEvent("keydown", { key: by, bubbles: true }));
    else root.querySelector(`[data-unpick="${place}"]`)?.click();
    const listed = found("input:checked").map((e) => e.value).join(" ");
    const pressed = PLACES.filter((p) => root.querySelector(`[data-place="${p}"][aria-pressed="true"]`));
    const chips = found("[data-unpick]").map((e) => e.dataset.unpick).join(" ");
    const stored = JSON.parse(sessionStorage.getItem("stridewell:NAME"))?.answers["CK-01"] ?? [];
    const numbers = pressed.map((p) => root.querySelector(`[data-place="${p}"] [data-number]`).textContent);
    const all = [listed, pressed.join(" "), chips, stored.join(" ")];
    if (new Set(all).size > 1 || pressed.length > 4) wrong.push([by, place, all]);
    if (numbers.join() !== pressed.map((_, at) => at + 1).join()) wrong.push([by, place, numbers]);
  }
  return wrong;
}""".replace("PLACES", json.dumps(PLACES)).replace("NAME", NAME)


def pick(page: Page, *names: str) -> None:
    for name in names:
        page.locator(f'[data-place="{name}"]').dispatch_event("click")


def picked(page: Page) -> list[str]:
    found: list[str] = page.locator("[data-list] input:checked").evaluate_all(
        "(all) => all.map((e) => e.value)"
    )
    return found


def open_with(page: Page, answers: dict[str, Any]) -> None:
    keep_answers(page, answers)
    page.reload()
    page.locator("[data-component=body_map][data-ready]").wait_for()


@pytest.fixture
def map_page(open_page: Open) -> Page:
    return open_page("understand")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["list", "map", "Enter", " ", "chip"]), st.sampled_from(PLACES)),
        min_size=1,
        max_size=25,
    )
)
def test_drawing_list_summary_and_store_always_agree(map_page: Page, steps: list[tuple[str, str]]) -> None:
    assert map_page.evaluate(PLAY, steps) == []


def test_a_tap_picks_and_is_told_to_a_screen_reader(map_page: Page) -> None:
    target = map_page.get_by_role("button", name="Inner thigh, right", exact=True)

    target.click()

    expect(target).to_have_attribute("aria-pressed", "true")
    expect(map_page.locator("[data-map-says]")).to_have_text("Inner thigh, right: chosen. 1 of 4.")
    expect(map_page.locator("[data-view='front']")).to_contain_text("(1)")
    target.click()
    expect(target).to_have_attribute("aria-pressed", "false")
    expect(map_page.locator("[data-map-says]")).to_have_text("Inner thigh, right: removed. 0 of 4.")


def test_the_persons_left_is_on_the_right_in_front_and_on_the_left_behind(map_page: Page) -> None:
    def across(name: str) -> float:
        box = map_page.locator(f'[data-place="{name}"]').bounding_box()
        assert box
        return box["x"]

    assert across("BM-07.l") > across("BM-07.r")
    map_page.locator("[data-view='back']").click()
    assert across("BM-24.l") < across("BM-24.r")


def test_a_fifth_is_refused_kindly(map_page: Page) -> None:
    pick(map_page, *FOUR)

    pick(map_page, "BM-08.l")

    assert picked(map_page) == [*FOUR]
    expect(map_page.locator("[data-map-says]")).to_contain_text("Remove one to choose another")
    expect(map_page.locator("[data-name]")).to_contain_text("Remove one to choose another")


def test_the_whole_map_by_keyboard_with_one_tab_stop(map_page: Page) -> None:
    assert map_page.locator('[data-map] [data-place][tabindex="0"]').count() == 1
    map_page.locator("[data-view='back']").focus()
    map_page.keyboard.press("Tab")
    assert map_page.evaluate("document.activeElement.dataset.place") == "BM-09.l"

    map_page.keyboard.press("ArrowDown")
    assert map_page.evaluate("document.activeElement.dataset.place") == "BM-08.l"
    map_page.keyboard.press("Enter")
    map_page.keyboard.press("ArrowLeft")
    map_page.keyboard.press("Space")

    assert picked(map_page) == ["BM-02.l", "BM-08.l"]
    map_page.keyboard.press("Tab")
    assert map_page.evaluate("document.activeElement.dataset.place ?? ''") == ""
    while not map_page.evaluate("'unpick' in document.activeElement.dataset"):
        map_page.keyboard.press("Tab")
    map_page.keyboard.press("Enter")
    assert picked(map_page) == ["BM-08.l"]


@pytest.mark.parametrize("view", ["front", "back"])
def test_arrow_keys_reach_every_place(map_page: Page, view: str) -> None:
    map_page.locator(f"[data-view='{view}']").click()
    unfold(map_page)

    missed = map_page.evaluate(
        """() => {
          const all = [...document.querySelectorAll("[data-place]")].filter((e) => e.getClientRects().length);
          const seen = new Set([all[0]]);
          for (const place of seen)
            for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
              place.focus();
              place.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
              seen.add(document.activeElement);
            }
          return all.filter((e) => !seen.has(e)).map((e) => e.dataset.place);
        }"""
    )

    assert missed == []


def test_the_view_between_the_legs_waits_until_it_is_asked_for(map_page: Page) -> None:
    expect(map_page.locator('[data-place="BM-17"]')).to_be_hidden()

    map_page.locator(".sw-map-between > summary").click()

    map_page.locator('[data-place="BM-17"]').click()
    assert picked(map_page) == ["BM-17"]
    assert axe_violations(map_page) == []


@pytest.mark.parametrize(
    ("parts", "gone", "there"), [("0", "BM-14", "BM-11"), ("2", "BM-11", "BM-14"), ("1", "", "BM-11")]
)
def test_the_places_follow_the_body_parts_on_drawing_and_list(
    map_page: Page, parts: str, gone: str, there: str
) -> None:
    unfold(map_page)

    map_page.locator(f'[name="PARTS"][value="{parts}"]').check()

    expect(map_page.locator(f'[data-place="{there}"]')).to_be_visible()
    expect(map_page.locator(f'[data-list] input[value="{there}"]')).to_be_visible()
    if gone:
        expect(map_page.locator(f'[data-place="{gone}"]')).to_be_hidden()
        expect(map_page.locator(f'[data-list] input[value="{gone}"]')).to_be_hidden()
    outlines = map_page.locator('[data-figure="front"] .sw-body:visible')
    expect(outlines).to_have_count(1)
    body = {"0": "womb", "1": "neutral", "2": "penis"}[parts]
    assert outlines.get_attribute("data-only") == body


def test_a_picked_place_is_never_hidden_by_body_parts(map_page: Page) -> None:
    unfold(map_page)
    pick(map_page, "BM-18", "BM-14")

    map_page.locator('[name="PARTS"][value="0"]').check()

    assert picked(map_page) == ["BM-14", "BM-18"]
    expect(map_page.locator('[data-place="BM-18"] .sw-pad:visible')).to_have_count(1)
    expect(map_page.locator('[data-place="BM-14"]')).to_be_visible()


def test_picks_lead_to_signs_and_parts_and_hide_nothing_for_good(map_page: Page) -> None:
    pick(map_page, "BM-22")

    expect(map_page.locator('[data-sign="RF-24"]')).to_be_visible()
    expect(map_page.locator('[data-sign="RF-02"]')).to_be_hidden()
    expect(map_page.locator('[data-area="BM-22"]')).to_be_visible()
    expect(map_page.locator("[data-area]:visible")).to_have_count(1)
    expect(map_page.locator("#causes-bone [data-fits]")).to_contain_text("Flat bone at the base of the spine")
    map_page.locator("[data-narrow]").check()
    expect(map_page.locator("#causes-men")).to_be_hidden()
    for name in ("what", "causes-bone", "signs-leaking", "treat-physio", "prevent-return", "when"):
        expect(map_page.locator(f"#{name}")).to_be_visible()
    map_page.locator('.sw-contents details:has(a[href="#causes-men"]) > summary').click()
    map_page.locator('.sw-contents a[href="#causes-men"]').click()
    expect(map_page.locator("#causes-men")).to_be_visible()
    pick(map_page, "BM-22")
    expect(map_page.locator("[data-fitting]")).to_be_hidden()
    expect(map_page.locator("[data-fits]:visible")).to_have_count(0)


def test_no_pick_hides_a_red_flag_of_its_area(map_page: Page) -> None:
    for route in GUIDE.body_map.areas:
        name = next(place for place in PLACES if place.startswith(route.area))
        pick(map_page, name)
        shown = map_page.locator("[data-sign]:visible").evaluate_all(
            "(all) => all.map((e) => e.dataset.sign)"
        )
        assert sorted(shown) == sorted(route.flags)
        pick(map_page, name)


def test_both_pages_read_and_write_one_answer(map_page: Page) -> None:
    open_with(map_page, {"CK-11": "2", "RF-02": "no", "CK-01": ["BM-03"]})
    assert picked(map_page) == ["BM-03"]

    pick(map_page, "BM-07.r")
    map_page.goto(map_page.url.replace("understand", "symptoms"))
    map_page.locator("[data-component=checklist][data-ready]").wait_for()

    assert picked(map_page) == ["BM-03", "BM-07.r"]
    assert map_page.locator('input[name="CK-11"][value="2"]').is_checked()
    assert map_page.locator('input[name="RF-02"][value="no"]').is_checked()
    map_page.locator('[name="COMPLAINT"][value="pain"]').check()
    go_to(map_page, "CK-01")
    pick(map_page, "BM-03")
    map_page.goto(map_page.url.replace("symptoms", "understand"))
    map_page.locator("[data-component=body_map][data-ready]").wait_for()
    assert picked(map_page) == ["BM-07.r"]
    assert "BM-" not in map_page.url


def test_another_tab_is_kept_up_to_date(map_page: Page) -> None:
    state = json.dumps({"answers": {"CK-01": ["BM-20"]}, "step": ""})
    other = map_page.context.new_page()
    other.goto(map_page.url)
    other.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"stridewell:{NAME}", state])

    expect(map_page.locator('[data-place="BM-20"]')).to_have_attribute("aria-pressed", "true")


def test_a_picked_place_is_asked_about_next(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "CK-01")

    pick(page, "BM-13.l")
    go_to(page, "CK-31")

    expect(page.locator('[name="CK-31"]').first).to_be_visible()


def test_deleting_the_answers_empties_the_map(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "CK-01")
    pick(page, "BM-03", "BM-27")
    finish(page)
    page.locator("[data-delete]").click()
    page.locator("[data-delete-yes]").click()

    assert picked(page) == []
    expect(page.locator(".is-picked")).to_have_count(0)
    assert page.evaluate(STORED) == "[{},{}]"


@pytest.mark.parametrize("name", first_ones(["symptoms", "understand"], 1))
def test_a_small_phone_has_room_for_every_place(open_page: Open, name: str) -> None:
    page = open_page(name, width=320)
    if name == "symptoms":
        page.locator('[name="COMPLAINT"][value="pain"]').check()
        go_to(page, "CK-01")
    unfold(page)
    small: list[str] = []
    for view in ("front", "back"):
        page.locator(f"[data-view='{view}']").click()
        small += page.evaluate(
            """(least) => [...document.querySelectorAll("[data-place]")]
              .map((e) => [e.dataset.place, e.getBoundingClientRect()])
              .filter(([, box]) => box.width && Math.min(box.width, box.height) < least)
              .map(([name]) => name)""",
            SMALLEST,
        )

    assert small == []
    assert sideways(page) <= 0
    pick(page, *FOUR)
    assert axe_violations(page) == []
    assert sideways(page) <= 0


@pytest.mark.parametrize("scheme", first_ones(["light", "dark"], 1))
def test_a_map_with_picks_passes_axe(open_page: Open, scheme: str) -> None:
    page = open_page("understand", width=1280, color_scheme=scheme)
    pick(page, *FOUR)
    unfold(page)

    assert axe_violations(page) == []


def test_a_pick_is_not_told_by_colour_alone(open_page: Open) -> None:
    page = open_page("understand", forced_colors="active")
    pick(page, "BM-03")

    look = page.evaluate(
        """() => [".is-picked", ".sw-area:not(.is-picked)"].map((kind) => {
          const style = getComputedStyle(document.querySelector(`${kind} .sw-pad`));
          return [style.strokeWidth, style.fill.includes("hatch"), style.stroke];
        })"""
    )

    (thick, hatched, edge), (thin, plain, other) = look
    assert float(thick.removesuffix("px")) > float(thin.removesuffix("px"))
    assert hatched and not plain and edge != other
    expect(page.locator(".is-picked [data-number]:visible")).to_have_text("1")


def test_a_printed_map_shows_front_back_and_names(map_page: Page) -> None:
    pick(map_page, "BM-03", "BM-22")

    map_page.emulate_media(media="print")
    map_page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(map_page.locator('[data-figure="front"]')).to_be_visible()
    expect(map_page.locator('[data-figure="back"]')).to_be_visible()
    expect(map_page.locator('[data-figure="perineum"]')).to_be_hidden()
    expect(map_page.locator("[data-list]")).to_be_hidden()
    expect(map_page.locator("[data-picks]")).to_contain_text("Pubic bone, middle")
    expect(map_page.locator('[data-sign="RF-02"]')).to_be_hidden()


def test_without_a_script_the_list_stands_alone(open_page: Open) -> None:
    page = open_page("understand", java_script_enabled=False)

    expect(page.locator("[data-map] svg").first).to_be_hidden()
    page.locator(".sw-areas summary").first.click()
    expect(page.locator('[data-list] input[value="BM-03"]')).to_be_visible()


BROKEN = ("{broken", '{"answers": {"CK-01": 5}}', '{"answers": {"CK-01": ["BM-99", "<b>", "BM-03"]}}')


def test_a_broken_store_is_no_reason_to_fail(map_page: Page) -> None:
    for stored in BROKEN:
        keep(map_page, stored)
        map_page.reload()
        map_page.locator("[data-component=body_map][data-ready]").wait_for()

    assert picked(map_page) == ["BM-03"]
