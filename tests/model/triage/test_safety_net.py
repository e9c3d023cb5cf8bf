"""Promises of the safety net, S1 to S16 of rules.md: over every answer, every two, and thousands of sets."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest

from tests.amount import amount
from tests.model.triage.answer_sets import answer_sets, choices, pairs, signed, singles
from widgets.model.content.content import Content
from widgets.model.content.schema import LEVELS
from widgets.model.triage.rules import Outcome, assess

SETS = amount(3000)
STATUS = {"PARTS", "AGE", "CK-34", "CK-04", "CK-42", "CK-43", "COMPLAINT"}
CALM = {("CK-02", "0"), ("CK-06", "yes"), ("CK-37", "0"), ("CK-37", "1")}
# The least level of each answer alone, from the table of floors in rules.md.
FLOORS = {
    "CK-01": {"BM-13.l": "days", "BM-13.r": "days", "*": "routine"},
    "CK-02": {"1": "routine", "6": "routine", "7": "days", "10": "days"},
    "CK-03": {"0": "routine", "3": "routine"},
    "CK-05": {"yes": "routine"},
    "CK-06": {"no": "routine"},
    "CK-07": {"yes": "today"},
    "CK-08": {"yes": "today"},
    "CK-09": {"yes": "today"},
    "CK-10": {"yes": "routine"},
    "CK-11": {"1": "routine", "4": "routine"},
    "CK-12": {"1": "routine", "4": "routine"},
    "CK-13": {"1": "days", "4": "days"},
    "CK-14": {"1": "routine", "2": "days"},
    "CK-15": {"1": "routine", "2": "routine", "3": "days"},
    "CK-16": {"1": "routine", "4": "routine"},
    "CK-17": {"1": "routine", "2": "routine", "3": "days"},
    "CK-18": {"1": "routine", "4": "routine"},
    "CK-19": {"yes": "routine"},
    "CK-20": {"yes": "routine"},
    "CK-21": {"yes": "days"},
    "CK-22": {"yes": "routine"},
    "CK-23": {"yes": "routine"},
    "CK-24": {"1": "routine", "2": "routine", "3": "days"},
    "CK-25": {"1": "routine"},
    "CK-26": {"1": "routine"},
    "CK-27": {"yes": "days"},
    "CK-28": {"1": "routine"},
    "CK-29": {"1": "routine"},
    "CK-30": {"yes": "soon"},
    "CK-31": {"1": "days"},
    "CK-32": {"yes": "days"},
    "CK-33": {"yes": "days"},
    "CK-35": {"1": "routine", "3": "routine"},
    "CK-36": {"1": "routine", "2": "routine", "3": "days"},
    "CK-37": {"2": "routine"},
    "CK-38": {"1": "routine"},
    "CK-39": {"yes": "days"},
    "CK-40": {"yes": "days"},
    "CK-41": {"yes": "routine"},
    "CK-44": {"yes": "days"},
}
EXACT = {"CK-02", "CK-14", "CK-15", "CK-24", "CK-27", "CK-30", "CK-37", "CK-01"}
OVER_TRIAGE = [f"E-{number}" for number in range(72, 82)]


def rank(level: str) -> int:
    return LEVELS.index(level)


def every(content: Content) -> Iterator[dict[str, str]]:
    """Every answer alone, and thousands of sets."""
    yield from ({name: word} for name, word in singles(content))
    yield from answer_sets(content, SETS, seed=31)


def positive(name: str, word: str) -> bool:
    """Whether an answer says that something is there, or leaves it open."""
    item = name.partition(".")[0]
    if item in STATUS or (name, word) in CALM or name.endswith((".worse", ".bother")):
        return False
    if name.endswith(".list"):  # "none of these", or not sure which of them
        return word == "unsure"
    return (name, word) == ("CK-06", "no") or word not in ("no", "0")


@pytest.mark.parametrize("state", ["as drafted", "once signed"])
def test_s1_no_positive_answer_ends_below_its_floor(content: Content, state: str) -> None:
    guide = signed(content) if state == "once signed" else content
    waiting = {"CK-07": "soon", "CK-44": "routine"} if state == "once signed" else {}
    for item, levels in FLOORS.items():
        for word, level in levels.items():
            answer = "BM-10.r" if word == "*" else word
            extra = {"CK-01": "BM-10.r"} if item == "CK-07" else {}
            found = assess(guide, {item: answer, **extra}).level

            assert rank(found) >= rank(waiting.get(item, level)), (item, word)
            if item in EXACT:
                assert found == waiting.get(item, level), (item, word)


def test_s1_the_table_of_floors_names_every_question_about_a_sign(content: Content) -> None:
    assert {*FLOORS} == {item.id for item in content.checklist.items} - STATUS


def test_s1_every_marked_place_has_a_floor(content: Content) -> None:
    for name, place in singles(content):
        if name == "CK-01":
            wanted = "days" if place.startswith("BM-13") else "routine"
            assert assess(content, {name: place}).level == wanted


def test_s2_none_means_that_nothing_is_there(content: Content) -> None:
    for answers in every(content):
        if any(positive(name, word) for name, word in answers.items() if name != "CK-01" or word):
            if set(answers) == {"CK-03", "CK-02"}:
                continue
            outcome = assess(content, answers)
            assert outcome.level != "none" or _is_explained(answers) or _is_painless(answers), answers


def _is_explained(answers: dict[str, str]) -> bool:
    """Only "not sure" about what breastfeeding, menopause or contraception explains."""
    there = [name for name, word in answers.items() if positive(name, word)]
    return set(there) <= {"RF-35", "CK-33"} and all(answers[name] == "unsure" for name in there)


def _is_painless(answers: dict[str, str]) -> bool:
    """A duration of no pain at all."""
    there = [name for name, word in answers.items() if positive(name, word)]
    return there == ["CK-03"] and answers.get("CK-02") == "0"


def test_s2_status_alone_is_no_symptom(content: Content) -> None:
    for item in STATUS:
        for word in choices(content)[item]:
            assert assess(content, {item: word}).level == "none", (item, word)
    for name, word in CALM:
        assert assess(content, {name: word}).level == "none", (name, word)


@pytest.mark.parametrize("every", [19, pytest.param(1, marks=pytest.mark.long)])
def test_s2_any_two_answers_of_which_one_is_there_do_not_end_calm(content: Content, every: int) -> None:
    calm = [a for a in islice(pairs(content), 0, None, every) if assess(content, a).level == "none"]

    there = [a for a in calm if any(positive(name, word) for name, word in a.items())]

    assert [a for a in there if not _is_explained(a) and not _is_painless(a)] == []
    assert len(calm) > 1000 / every


def test_s3_the_floor_shows_while_a_question_is_asked_again(content: Content) -> None:
    asked = 0
    for answers in every(content):
        outcome = assess(content, answers)
        if outcome.ask_again:
            asked += 1
            assert outcome.level != "none", answers
            for flag in outcome.ask_again:
                later = assess(content, {**answers, flag: "no"})
                assert rank(later.level) >= rank(outcome.level), (answers, flag)
    assert asked > 20


def test_s3_what_was_answered_or_does_not_fit_is_not_asked_again(content: Content) -> None:
    for answers in every(content):
        for flag in assess(content, answers).ask_again:
            assert flag not in answers
            if answers.get("PARTS") == "2":
                assert content.flags[flag].who != ("womb",)
            if answers.get("PARTS") == "0":
                assert not {*content.flags[flag].who} <= {"penis", "testicles"}


def test_s4_not_sure_at_an_emergency_or_a_possible_clot_or_infection_counts_as_yes(content: Content) -> None:
    counts = {"RF-18", "RF-19", "RF-23", "RF-25", "RF-26", "RF-27"}
    counts |= {flag.id for flag in content.red_flags.flags if flag.level == "emergency"}
    for flag in content.red_flags.flags:
        outcome = assess(content, {flag.id: "unsure"})

        assert (flag.id in outcome.flags) == (flag.id in counts)
        assert (outcome.level == flag.level) or flag.id not in counts


def test_s5_to_s6_not_sure_has_a_floor_for_every_flag(content: Content) -> None:
    wanted = {"today": "soon", "soon": "days", "days": "days", "routine": "routine"}
    for flag in content.red_flags.flags:
        outcome = assess(content, {flag.id: "unsure"})
        if flag.id not in outcome.flags:
            assert outcome.level == wanted[flag.level], flag.id
            assert outcome.unsure == (flag.id,)
            assert outcome.unsure_urgent == ((flag.id,) if flag.level == "today" else ())


@pytest.mark.parametrize("item", ["CK-07", "CK-08", "CK-09"])
def test_s7_not_sure_about_a_bone_sign_stops_running_and_is_phoned_about(content: Content, item: str) -> None:
    outcome = assess(content, {item: "unsure"})

    assert (outcome.level, outcome.stop_running, outcome.unsure_urgent) == ("soon", True, (item,))


def test_s8_not_sure_at_another_item_is_one_step_below_its_yes_and_not_below_routine(
    content: Content,
) -> None:
    for item in content.checklist.items:
        if item.scale != "yes-no" or item.bone or item.status:
            continue
        outcome = assess(content, {item.id: "unsure"})
        floor = {"CK-06": "routine", "CK-30": "soon", "CK-33": "days"}.get(item.id) or max(
            FLOORS[item.id].values(), key=rank
        )
        least = "routine" if item.id == "CK-44" else LEVELS[max(1, rank(floor) - 1)]
        assert outcome.level == least, item.id
        assert outcome.unsure == (item.id,)


def test_s8_what_menopause_breastfeeding_or_contraception_explains_adds_nothing(content: Content) -> None:
    explained = [{"CK-43": "1"}, {"CK-43": "2"}, {"CK-43": "4"}, {"CK-43": "3"}, {"CK-43": "3", "AGE": "3"}]
    for question in ("RF-35", "CK-33"):
        for status in explained:
            assert assess(content, {question: "unsure", **status}).level == "none", (question, status)
        assert assess(content, {question: "unsure", "CK-43": "0"}).level != "none"
        for young in ("0", "1", "2"):
            assert assess(content, {question: "unsure", "CK-43": "3", "AGE": young}).level != "none"


def test_s9_a_flag_takes_level_and_words_from_its_sign(content: Content) -> None:
    for flag in content.red_flags.flags:
        sign = content.signs[flag.sign]
        assert flag.short == sign.words
        assert flag.level == content.level_of(sign)
    assert set(content.red_flags.card.lines) <= {sign.words for sign in content.signs.values()}


def test_s9_every_emergency_sign_is_covered_by_a_line_of_the_card(content: Content) -> None:
    on_card = {*content.red_flags_file.card.signs}
    for guide in (content, signed(content)):
        for flag in guide.red_flags.flags:
            sign = guide.signs[flag.sign]
            if flag.level == "emergency":
                assert sign.id in on_card or sign.part_of in on_card, flag.id


def test_s9_whoever_is_told_to_call_now_is_not_told_to_go(content: Content) -> None:
    emergencies = [flag for flag in content.red_flags.flags if flag.level == "emergency"]
    told = [flag for flag in emergencies if "Call {emergency} now" in (flag.do or "")]

    assert len(told) >= 8
    assert [flag.id for flag in told if not flag.call] == []


def test_s10_a_follow_up_is_more_urgent_than_its_flag(content: Content) -> None:
    for flag in content.red_flags.flags:
        if flag.worse and flag.worse.level:
            proposed = content.signs[flag.sign].level
            assert rank(flag.worse.level) > rank(proposed), flag.id


def test_s11_a_flag_about_an_event_says_since_when(content: Content) -> None:
    for name, words in {
        "RF-01": "last 2 weeks",
        "RF-11": "48 hours",
        "RF-59": "3 days",
        "RF-14": "12 weeks",
    }.items():
        assert words in content.flags[name].ask


def test_s12_very_bad_is_told_where_it_is_asked(content: Content) -> None:
    for name in ("RF-04", "RF-05", "RF-06"):
        flag = content.flags[name]
        assert "{pain.very_bad}" in " ".join([flag.ask, *flag.any_of])


def test_s13_a_harmless_reason_stands_in_the_question(content: Content) -> None:
    told = {"RF-06": "do not count", "RF-23": "calf strain", "RF-35": "breastfeeding", "RF-30": "beetroot"}
    for name, words in told.items():
        assert words in content.flags[name].ask.lower()
    assert "pull" not in content.flags["RF-24"].ask


@pytest.mark.parametrize("state", ["as drafted", "once signed"])
def test_s14_ordinary_states_are_no_emergency_and_no_hunger(content: Content, state: str) -> None:
    guide = signed(content) if state == "once signed" else content
    cases = {example.id: example for example in content.examples}
    for name in OVER_TRIAGE:
        outcome = assess(guide, cases[name].answers)

        assert outcome.level not in ("emergency", "today"), name
        assert "P-EN" not in outcome.cards and "RF-35" not in outcome.flags, name


LOWERED = {
    "RF-18": ("emergency", "today"),
    "RF-54": ("emergency", "today"),
    "RF-58": ("emergency", "today"),
    "RF-60": ("emergency", "days"),
    "RF-61": ("today", "soon"),
    "RF-62": ("emergency", "days"),
    "RF-63": ("days", "routine"),
}


def test_s15_a_lowered_level_waits_for_a_signature_unless_it_may_ship(content: Content) -> None:
    before, after = content, signed(content)

    changed = {name for name in before.flags if before.flags[name].level != after.flags[name].level}

    assert changed == {*LOWERED}
    for name, (old, new) in LOWERED.items():
        assert (before.flags[name].level, after.flags[name].level) == (old, new)


def test_s15_signing_never_raises_a_level(content: Content) -> None:
    after = signed(content)
    for answers in answer_sets(content, SETS, seed=32):
        assert rank(assess(after, answers).level) <= rank(assess(content, answers).level)


@pytest.mark.parametrize("more", [{"CK-01": "BM-05.l"}, {"CK-01": "BM-06.r"}, {"CK-01": "BM-04.l"}, {}])
def test_s15_stopping_a_run_is_never_lowered_for_groin_hip_or_an_unmarked_place(
    content: Content, more: dict[str, str]
) -> None:
    assert assess(signed(content), {"RF-61": "yes", **more}).level == "today"
    assert assess(signed(content), {"CK-07": "yes", **more}).level == "today"


@pytest.mark.parametrize("risk", ["RF-35", "RF-64", "RF-43", "CK-33"])
def test_s15_stopping_a_run_is_never_lowered_with_a_risk_for_bones(content: Content, risk: str) -> None:
    answers = {"CK-01": "BM-10.r", risk: "yes"}

    assert assess(signed(content), {"RF-61": "yes", **answers}).level == "today"
    assert assess(signed(content), {"CK-07": "yes", **answers}).level == "today"


def test_s16_only_none_may_wait_until_it_suits(content: Content) -> None:
    for level, text in content.red_flags.levels.items():
        told = " ".join([text.title, text.how_soon, text.do])
        assert ("when it suits you" in told.lower()) == (level == "none")
        assert "within days" not in told


def test_an_answer_that_raised_something_is_named(content: Content) -> None:
    for answers in every(content):
        outcome = assess(content, answers)
        if outcome.level != "none":
            assert _named(outcome), answers


def _named(outcome: Outcome) -> bool:
    return bool(outcome.flags or outcome.raised_by or outcome.unsure or outcome.listed or outcome.cards)


def test_nothing_answered_is_no_result(content: Content) -> None:
    assert assess(content, {}).nothing
    assert assess(content, {"PARTS": 0, "AGE": 2, "CK-34": 2}).nothing
    assert not assess(content, {"RF-01": "no"}).nothing
    assert not assess(content, {"CK-02": 0}).nothing


@pytest.mark.parametrize(
    ("answers", "mild"),
    [
        ({"CK-02": "3", "CK-03": "0", "CK-06": "yes"}, True),
        ({"CK-02": "1", "CK-03": "0", "CK-06": "yes", "CK-01": "BM-07.l"}, True),
        ({"CK-02": "4", "CK-03": "0", "CK-06": "yes"}, False),
        ({"CK-02": "3", "CK-03": "1", "CK-06": "yes"}, False),
        ({"CK-02": "3", "CK-03": "0", "CK-06": "no"}, False),
        ({"CK-02": "3", "CK-03": "0"}, False),
        ({"CK-02": "3", "CK-03": "0", "CK-06": "yes", "CK-11": "1"}, False),
        ({"CK-02": "3", "CK-03": "0", "CK-06": "yes", "RF-42": "unsure"}, False),
        ({"CK-02": "3", "CK-03": "0", "CK-06": "yes", "RF-51": "yes"}, False),
    ],
)
def test_mild_new_pain_that_settles_is_told_to_cut_back_first(
    content: Content, answers: dict[str, str], mild: bool
) -> None:
    assert assess(content, answers).mild is mild
