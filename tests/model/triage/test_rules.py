"""Promises of the rules: a red flag wins, bone signs stop all, skipped is not "no"."""

from __future__ import annotations

from typing import Any

import pytest

from tests.amount import amount
from tests.model.triage.answer_sets import answer_sets, choices, signed
from widgets.model.content.content import Content
from widgets.model.content.schema import LEVELS
from widgets.model.triage.rules import MAX_CARDS, Outcome, assess

SETS = amount(3000)
NUMBERS = [*range(1, 66)]
NO_FLAGS = {f"RF-{n:02}": "no" for n in NUMBERS}


def after(content: Content, **answers: str | int) -> Outcome:
    given = {name.replace("_", "-").replace("-bother", ".bother"): word for name, word in answers.items()}
    return assess(content, NO_FLAGS | given)


def test_all_that_the_reference_names_is_here(content: Content) -> None:
    assert sorted(content.flags) == list(NO_FLAGS)
    assert sorted(i for i in content.items if i.startswith("CK")) == [f"CK-{n:02}" for n in range(1, 45)]
    assert {card.id for card in content.cards.cards} == {
        "P-OV", "P-WK", "P-TN", "P-BN", "P-HC", "P-NV", "P-GH", "P-UM", "P-GY", "P-BW", "P-EN", "P-DR",
    }  # fmt: skip
    assert {f"V{n}" for n in range(1, 13)} <= {example.id for example in content.examples}


def test_levels_are_those_of_the_reference(content: Content) -> None:
    numbers = {
        "emergency": [*range(1, 19), 47, 48, 49, 54, 58, 60, 62],
        "today": [*range(19, 30), 43, 44, 55, 56, 57, 59, 61],
        "soon": [30, 46],
        "days": [*range(31, 43), 63, 64, 65],
        "routine": [45, *range(50, 54)],
    }

    for level, wanted in numbers.items():
        found = [flag.id for flag in content.red_flags.flags if flag.level == level]
        assert sorted(found) == [f"RF-{number:02}" for number in wanted]


@pytest.mark.parametrize("number", list(NO_FLAGS))
def test_every_flag_dominates_every_answer_set(content: Content, number: str) -> None:
    least = LEVELS.index(content.flags[number].level)

    for answers in answer_sets(content, SETS // 65, seed=int(number[3:])):
        outcome = assess(content, answers | {number: "yes"})

        assert number in outcome.flags
        assert LEVELS.index(outcome.level) >= least


def test_no_other_answer_ever_lowers_the_level(content: Content) -> None:
    for answers in answer_sets(content, SETS // 5, seed=1):
        flags = {name: word for name, word in answers.items() if name.startswith("RF")}

        alone, together = assess(content, flags), assess(content, answers)

        assert LEVELS.index(together.level) >= LEVELS.index(alone.level)
        assert set(alone.flags) <= set(together.flags)


def test_an_urgent_flag_shows_no_card(content: Content) -> None:
    for answers in answer_sets(content, SETS, seed=2):
        outcome = assess(content, answers)

        if {"emergency", "today"} & set(outcome.flag_levels):
            assert outcome.cards == ()


def test_cards_are_few_and_in_alphabetical_order(content: Content) -> None:
    seen = set()
    for answers in answer_sets(content, SETS, seed=3):
        cards = assess(content, answers).cards
        seen.add(len(cards))

        assert list(cards) == sorted(cards)
        assert len(cards) <= MAX_CARDS
    assert MAX_CARDS in seen


def test_bone_signs_stop_all_other_cards_and_running(content: Content) -> None:
    for sign in ("CK-07", "CK-09"):
        for answers in answer_sets(content, 200, seed=4):
            outcome = assess(content, answers | {sign: "yes"})

            assert outcome.stop_running
            assert set(outcome.cards) <= {"P-BN"}
            assert outcome.level in ("today", "emergency")


def test_no_running_advice_stands_beside_a_bone_sign(content: Content) -> None:
    running = {note.id for note in content.cards.notes if note.about_running}

    outcome = after(content, **{"CK-07": "yes", "CK-34": 2, "CK-06": "no", "CK-03": 3})

    assert running == {"N-NOT-YET", "N-NOT-SETTLING", "N-LONG"}
    assert not running & set(outcome.notes)


def test_one_bone_sign_is_enough(content: Content) -> None:
    for sign in ("CK-07", "CK-08", "CK-09"):
        outcome = after(content, **{sign: "yes"})

        assert (outcome.level, outcome.cards) == ("today", ("P-BN",))


def test_once_signed_stopping_a_run_alone_shows_no_bone_card_but_stops_running(content: Content) -> None:
    outcome = assess(signed(content), NO_FLAGS | {"CK-07": "yes", "CK-01": "BM-10.r"})

    assert (outcome.level, outcome.cards, outcome.stop_running) == ("soon", (), True)


@pytest.mark.parametrize("birth", [{"CK-34": 1}, {"CK-34": 2}, {"CK-34": 3, "CK-42": "yes"}])
def test_in_pregnancy_and_soon_after_standing_pain_alone_is_pelvic_girdle_pain(
    content: Content, birth: dict[str, Any]
) -> None:
    outcome = after(content, **{"CK-08": "yes", **birth})

    assert "P-BN" not in outcome.cards
    assert dict(zip(outcome.flags, outcome.flag_levels, strict=True)) == {"RF-53": "days"}
    assert outcome.stop_running


@pytest.mark.parametrize("began", [{}, {"CK-42": "no"}, {"CK-42": "unsure"}])
def test_months_after_a_birth_standing_pain_is_bone_unless_it_began_then(
    content: Content, began: dict[str, str]
) -> None:
    outcome = after(content, **{"CK-08": "yes", "CK-34": 3, **began})

    assert (outcome.level, outcome.cards) == ("today", ("P-BN",))
    assert "RF-53" not in outcome.flags


EXCEPTED = ["CK-04", "CK-07", "CK-09", "CK-10", "CK-39"]
BONY = ["BM-04.l", "BM-05.r", "BM-06.l", "BM-22"]


@pytest.mark.parametrize("birth", [{"CK-34": 1}, {"CK-34": 2}, {"CK-34": 3, "CK-42": "yes"}])
@pytest.mark.parametrize(
    "more", [*({sign: "yes"} for sign in EXCEPTED), *({"CK-01": place} for place in BONY)], ids=str
)
def test_in_pregnancy_a_second_bone_sign_or_place_is_bone(
    content: Content, birth: dict[str, Any], more: dict[str, str]
) -> None:
    outcome = after(content, **{"CK-08": "yes", **birth, **more})

    assert (outcome.level, outcome.cards) == ("today", ("P-BN",))
    assert "RF-53" not in outcome.flags


@pytest.mark.parametrize("place", ["BM-03", "BM-07.l", "BM-21.r"])
def test_in_pregnancy_another_place_keeps_the_exception(content: Content, place: str) -> None:
    assert after(content, **{"CK-08": "yes", "CK-34": 1, "CK-01": place}).flags == ("RF-53",)


def test_two_keys_or_a_key_and_a_supporting_sign_show_a_card(content: Content) -> None:
    assert after(content, CK_18=1).cards == ()
    assert after(content, CK_17=1, CK_18=1).cards == ("P-TN",)
    assert after(content, CK_18=1, CK_12=1).cards == ("P-TN",)


def test_hard_poo_alone_is_no_sign_of_tight_muscles(content: Content) -> None:
    assert after(content, CK_16=4).cards == ()
    assert after(content, CK_16=1, CK_12=1).cards == ("P-TN",)


def test_one_key_shows_a_card_when_often_or_bothersome(content: Content) -> None:
    assert after(content, CK_26=2).cards == ()
    assert after(content, CK_26=3).cards == ("P-GH",)
    assert after(content, CK_13=1, CK_13_bother=1).cards == ()
    assert after(content, CK_13=1, CK_13_bother=2).cards == ("P-BW",)


def test_leaking_may_show_alone(content: Content) -> None:
    outcome = after(content, CK_11=1)

    assert (outcome.cards, outcome.level) == (("P-WK",), "routine")


def test_heaviness_is_no_key_sign_without_a_vagina(content: Content) -> None:
    assert after(content, CK_14=3).cards == ("P-WK",)
    assert after(content, CK_14=3, PARTS=2).cards == ()
    assert after(content, CK_14=3, PARTS=1).cards == ("P-WK",)


def test_a_tell_tale_sign_asks_its_flag_before_any_card(content: Content) -> None:
    open_flag = {name: word for name, word in NO_FLAGS.items() if name != "RF-01"}
    answers = open_flag | {"CK-20": "yes", "CK-21": "yes"}

    before, later = assess(content, answers), assess(content, answers | {"RF-01": "no"})

    assert (before.ask_again, before.cards) == (("RF-01",), ())
    assert (later.ask_again, later.cards) == ((), ("P-NV",))


def test_bone_advice_never_waits_for_another_question(content: Content) -> None:
    outcome = assess(content, {"CK-09": "yes", "CK-39": "yes"})

    assert outcome.ask_again
    assert outcome.cards == ("P-BN",)


def test_skipped_is_not_no(content: Content) -> None:
    nothing = assess(content, {})
    all_no = assess(content, {n: w[0] for n, w in choices(content).items() if n.startswith("CK")})

    assert nothing.nothing and nothing.level == "none" and not nothing.no_pattern
    assert "N-NOT-SETTLING" not in nothing.notes
    assert all_no.flags == ()


def test_strong_pain_is_looked_at_within_two_weeks(content: Content) -> None:
    assert after(content, CK_02=0).level == "none"
    assert after(content, CK_02=6).level == "routine"
    assert after(content, CK_02=7).level == "days"


def test_a_worse_sign_raises_a_flag(content: Content) -> None:
    assert after(content, RF_25="yes").level == "today"
    assert assess(content, {"RF-25": "yes", "RF-25.worse": "unsure"}).level == "emergency"
    assert assess(content, {"RF-30": "yes", "RF-30.worse": "yes"}).level == "today"
    assert assess(content, {"RF-25": "no", "RF-25.worse": "yes"}).level == "none"


def test_a_follow_up_counts_when_its_sign_is_unsure(content: Content) -> None:
    assert assess(content, {"RF-24": "unsure", "RF-24.worse": "yes"}).level == "emergency"
    assert assess(content, {"RF-24": "unsure", "RF-24.worse": "unsure"}).level == "emergency"
    assert assess(content, {"RF-24": "unsure", "RF-24.worse": "no"}).level == "soon"
    assert assess(content, {"RF-30": "unsure", "RF-30.worse": "yes"}).level == "today"


def test_recent_birth_says_not_yet(content: Content) -> None:
    assert "N-NOT-YET" in after(content, CK_34=2).notes
    assert "N-NOT-YET" not in after(content, CK_34=3).notes


def test_every_card_flag_and_note_can_be_reached(content: Content) -> None:
    outcomes = [assess(content, example.answers) for example in content.examples]
    cards = {card for outcome in outcomes for card in outcome.cards}
    flags = {flag for outcome in outcomes for flag in outcome.flags}
    notes = {note for outcome in outcomes for note in outcome.notes}
    answered = {name.partition(".")[0] for e in content.examples for name in e.answers}

    assert cards == {card.id for card in content.cards.cards}
    assert flags == set(content.flags)
    assert notes == {note.id for note in content.cards.notes}
    assert set(content.items) <= answered
