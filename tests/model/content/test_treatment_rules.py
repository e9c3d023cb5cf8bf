"""Promises of the options: a harm, a source or the choice to wait cannot go missing unseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import CONTENT, NAME
from widgets.check.check import check
from widgets.cli import main
from widgets.model.content.content import Content
from widgets.model.content.schema import TreatmentsFile
from widgets.model.content.schema_messages import validate
from widgets.model.content.treatment_rules import HARMS, check_treatments
from widgets.model.content.yaml_document import read_tree

Said = Callable[..., list[str]]
FILE = f"{NAME}/treatments.yaml"
PHYSIO = ("T-06", "T-07")
PROCEDURES = ("T-12", "T-13", "T-14", "T-15", "T-16")
TEXT = (CONTENT / FILE).read_text(encoding="utf-8")
OPTIONS = [f"T-{n:02}" for n in range(18)]


def block(option: str) -> str:
    """One option as it stands in the file."""
    start = TEXT.index(f"- id: {option}\n")
    ends = [at for at in (TEXT.find("\n- id: ", start), TEXT.find("\nvalues:", start)) if at > 0]
    return TEXT[start : min(ends) + 1]


def harms(option: str) -> list[str]:
    part = block(option).split("  harms:\n")[1].split("  like:")[0]
    return [f"  - {harm}" for harm in part.removeprefix("  - ").rstrip("\n").split("\n  - ")]


def said_of(content: Content, text: str) -> list[str]:
    """What the check of the options says about a changed file, without reading all the others again."""
    tree, findings = read_tree(FILE, text)
    assert tree and not findings
    treatments, findings = validate(tree, TreatmentsFile)
    assert not findings
    parts = {**content.parts, "treatments.yaml": treatments}
    changed = replace(content, parts=parts, trees={**content.trees, FILE: tree})
    return [str(finding) for finding in check_treatments(changed)]


def line_of(words: str, after: str = "") -> int:
    return TEXT[: TEXT.index(words, TEXT.index(after))].count("\n") + 1


def test_all_eighteen_options_of_the_fact_base_are_there(content: Content) -> None:
    assert sorted(content.options) == OPTIONS


@pytest.mark.parametrize("option", OPTIONS)
def test_removing_any_one_harm_is_found_with_its_line(content: Content, option: str) -> None:
    found = harms(option)
    assert len(found) == HARMS
    for harm in found:
        said = said_of(content, TEXT.replace(block(option), block(option).replace(f"{harm}\n", "", 1), 1))

        line = line_of("  harms:\n", f"- id: {option}\n")
        assert any(
            text.startswith(f"{FILE}, line {line}: {option} lists 3 harms. Every option lists 4")
            for text in said
        )


def test_an_option_without_any_harms_is_told_what_to_write(say_after: Said) -> None:
    option = block("T-12")
    part = "  harms:\n" + option.split("  harms:\n")[1].split("  like:")[0]

    said = say_after(FILE, option, option.replace(part, ""))

    line = line_of("- id: T-12")
    assert said == [f'{FILE}, line {line}: "harms" is missing from T-12. Add a line "harms: …".']


@pytest.mark.parametrize("option", [o for o in OPTIONS if "\n  sources:" in block(o)])
def test_removing_any_source_of_an_option_is_found(content: Content, option: str) -> None:
    sources = content.options[option].sources
    listed = f"\n  sources: [{', '.join(sources)}]\n"
    for name in sources:
        left = [each for each in sources if each != name]
        shorter = f"\n  sources: [{', '.join(left)}]\n" if left else "\n"

        said = said_of(content, TEXT.replace(block(option), block(option).replace(listed, shorter), 1))

        assert any(f"{option} names [{name}] but does not list it in sources." in text for text in said)
        assert all(text.startswith(f"{FILE}, line ") for text in said)


def test_removing_a_source_where_it_is_used_is_found(say_after: Said) -> None:
    said = say_after(FILE, " [R11b]", "")

    line = line_of("  sources: [R08b, R11b", "- id: T-06")
    assert said == [f"{FILE}, line {line}: T-06 lists R11b, but no sentence names [R11b]."]


def test_a_published_number_needs_its_source(say_after: Said) -> None:
    option = block("T-15")

    said = say_after(FILE, option, option.replace("      sources: [R19]\n", "", 1))

    line = line_of("      sources: [R19]\n", "- id: T-15")  # where "evidence" stands now
    assert said == [
        f"{FILE}, line {line}: A number of T-15 has no source. "
        'Add "sources: [R…]", or say where it comes from in "evidence".'
    ]


def test_the_choice_to_wait_cannot_be_removed(say_after: Said) -> None:
    said = say_after(FILE, block("T-00"), "")

    line = TEXT[: TEXT.index("\noptions:")].count("\n") + 2
    assert [text for text in said if text.startswith(FILE)] == [
        f"{FILE}, line {line}: To wait and watch is missing. "
        'It is always an option: put it back, with "role: wait".'
    ]


@pytest.mark.parametrize("procedure", PROCEDURES)
@pytest.mark.parametrize("physio", PHYSIO)
def test_no_procedure_may_stand_above_physio(content: Content, procedure: str, physio: str) -> None:
    moved = TEXT.replace(block(procedure), "").replace(block(physio), block(procedure) + block(physio))

    said = said_of(content, moved)

    line = moved[: moved.index(f"- id: {procedure}\n")].count("\n") + 1
    assert any(
        text.startswith(f"{FILE}, line {line}: {procedure} stands above {physio}, against") for text in said
    )


def test_a_procedure_cannot_be_called_a_first_step(say_after: Said) -> None:
    option = block("T-12")
    first = option.replace("step: procedures", "step: self-care")

    said = say_after(FILE, option, first)

    assert any("stands above T-12, against the order of care. Move it below." in text for text in said)


def test_an_option_told_at_much_greater_length_is_found(say_after: Said) -> None:
    said = say_after(
        FILE, "  like: It takes a few minutes", "  like: So it goes on. " + "It takes minutes, " * 30
    )

    line = line_of("- id: T-12")
    assert any(text.startswith(f"{FILE}, line {line}: T-12 has ") and "too long" in text for text in said)


def test_harms_told_in_far_fewer_words_than_benefits_are_found(say_after: Said) -> None:
    option = block("T-14")
    part = option.split("  harms:\n")[1].split("  like:")[0]

    said = say_after(FILE, option, option.replace(part, "  - Numb.\n  - Sore.\n  - Ill.\n  - Hurt.\n"))

    line = line_of("  harms:\n", "- id: T-14")
    assert f"{FILE}, line {line}: T-14 says much less on harms than on benefits." in said


@pytest.mark.parametrize(
    "words", ["twice as many got well.", "30% more got well.", "It doubled.", "Five times more got well."]
)
def test_a_comparison_without_a_count_is_found(say_after: Said, words: str) -> None:
    said = say_after(FILE, "Pelvic floor training works well for leaks in women [R14].", words)

    assert any("Say how many of 100 people, in both groups." in text for text in said)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("of_100: 92", "of_100: 192", "cannot be read here"),
        ("      without_it: {who: with a block alone, of_100: 36}\n", "", '"without_it" is missing'),
    ],
)
def test_a_number_is_out_of_100_and_has_both_groups(say_after: Said, old: str, new: str, words: str) -> None:
    (said,) = say_after(FILE, old, new)

    assert words in said


@pytest.mark.parametrize("option", OPTIONS)
def test_an_option_that_does_not_say_what_it_is_for_is_found(content: Content, option: str) -> None:
    uses = block(option)[block(option).index("  uses:\n") : block(option).index("  who_gains:")]

    said = said_of(content, TEXT.replace(block(option), block(option).replace(uses, "  uses: []\n")))

    words = f"{option} does not say what it is for, and how sure that is."
    assert any(text.startswith(f"{FILE}, line ") and words in text for text in said)


def test_an_option_without_uses_is_told_what_to_add(say_after: Said) -> None:
    option = block("T-00")
    uses = option[option.index("  uses:\n") : option.index("  who_gains:")]

    said = say_after(FILE, option, option.replace(uses, ""))

    assert said == [
        f'{FILE}, line {line_of("- id: T-00")}: "uses" is missing from T-00. Add a line "uses: …".'
    ]


def test_a_use_that_says_it_is_published_names_its_source(say_after: Said) -> None:
    option = block("T-09")

    said = say_after(FILE, option, option.replace("    sources: [R38]\n", "", 1))

    words = '"A sore pubic joint gets better with guided exercise" of T-09 has no source.'
    assert any(words in text for text in said)


@pytest.mark.parametrize(
    ("option", "side", "other"), [("T-06", "benefit", "harm"), ("T-03", "harm", "benefit")]
)
def test_a_number_with_one_side_only_is_found(say_after: Said, option: str, side: str, other: str) -> None:
    alone = block(option).replace(f"    not_known: {other}\n", "")

    said = say_after(FILE, block(option), alone)

    line = line_of(f"  - {side}:", f"- id: {option}\n")
    assert said == [
        f"{FILE}, line {line}: A {side} of {option} is told in numbers, and no {other} stands beside it. "
        f'Add "{other}: …", or "not_known: {other}".'
    ]


@pytest.mark.parametrize("option", ["T-07", "T-13", "T-15"])
def test_removing_the_number_of_a_harm_is_found(content: Content, option: str) -> None:
    start = block(option).index("    harm:\n")
    rest = [line for line in block(option)[start:].splitlines() if line.startswith("      ")]
    count = next(n for n, line in enumerate(rest) if line.startswith("      evidence"))
    harm = "\n".join(["    harm:", *rest[: count + 1]]) + "\n"
    assert harm in block(option)

    said = said_of(content, TEXT.replace(block(option), block(option).replace(harm, "", 1)))

    assert any(f"A benefit of {option} is told in numbers, and no harm" in text for text in said)


def test_a_harm_that_is_known_is_not_called_unknown(say_after: Said) -> None:
    option = block("T-15")

    said = say_after(
        FILE, option, option.replace("  sources: [R19, R20", "    not_known: harm\n  sources: [R19, R20")
    )

    assert any('T-15 has a number for the harm, so it is known. Delete "not_known".' in text for text in said)


def test_a_number_says_how_many_people_it_comes_from(say_after: Said) -> None:
    option = block("T-16")

    said = say_after(FILE, option, option.replace("      counted: 32\n", "", 1))

    line = line_of("      says: Better at 3 months")
    assert said == [
        f'{FILE}, line {line}: A number of T-16 does not say how many people it comes from. Add "counted: …".'
    ]


def test_each_of_several_treatments_has_its_own_benefit_and_harm(content: Content, say_after: Said) -> None:
    named = {option.id: len(option.parts) for option in content.treatments.options if option.parts}
    assert named == {"T-05": 3, "T-12": 2, "T-15": 2, "T-16": 4}

    said = say_after(FILE, "    harms: The groin can stay sore or numb.\n", "")

    assert len(said) == 1 and '"harms" is missing' in said[0]


def test_what_the_clinic_offers_must_say_who_gains(say_after: Said) -> None:
    option = block("T-15")
    part = option.split("  who_gains: >-\n")[1].split("  ask:")[0]

    said = say_after(FILE, option, option.replace(part, "    Somebody earns from it.\n"))

    assert any('The clinic offers T-15. Say so in "who_gains".' in text for text in said)


def test_an_unknown_step_or_section_or_option_names_the_nearest(say_after: Said) -> None:
    assert any(
        'No step is called "proceduers". The nearest is "procedures".' in text
        for text in say_after(FILE, "step: procedures", "step: proceduers")
    )
    assert any(
        'No option is called "T-99".' in text
        for text in say_after(f"{NAME}/sections/treat-coreflex.md", "](T-12)", "](T-99)")
    )


def test_an_option_that_reads_too_hard_is_found(
    copy: Path, say_after: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))
    hard = "Percutaneous neuromodulatory interventions necessitate multidisciplinary consideration. " * 6

    say_after(FILE, "Carry on with your daily life", f"{hard} Carry on with your daily life")

    line = line_of("- id: T-00")
    found = check(NAME).findings
    assert any(line <= each.line < line + 40 and each.code == "SW501" for each in found)


def test_the_command_fails_and_says_the_file_and_line(
    copy: Path, say_after: Said, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))
    say_after(FILE, harms("T-15")[0] + "\n", "")

    assert main(["check"]) == 1

    line = line_of("  harms:\n", "- id: T-15")
    assert f"{FILE}, line {line}: T-15 lists 3 harms." in capsys.readouterr().out
