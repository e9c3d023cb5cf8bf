"""Promises of the catalogue: language, region and spelling, in that order, and no surprises."""

from __future__ import annotations

from pathlib import Path

from widgets.model.content.content import Content
from widgets.model.content.locale_choice import read_choice
from widgets.model.content.translations import INSTEAD, Catalogue, catalogue, isolated

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "See your {doctor} today."
msgstr "Gehen Sie heute zu: {doctor}."

#, fuzzy
msgid "Start over"
msgstr "Alt"
"""


def words(content: Content, language: str = "en", region: str = "uk") -> Catalogue:
    return catalogue(Path("nowhere"), content.regions, language, region)


def test_local_words_take_the_place_of_braces(content: Content) -> None:
    assert words(content).say("See your {doctor}.") == "See your GP."
    assert words(content, region="us").say("{paracetamol}") == "acetaminophen"


def test_a_sentence_takes_a_value_of_the_guide_and_keeps_unknown_braces(content: Content) -> None:
    said = catalogue(
        Path("nowhere"), content.regions, "en", "uk", {"plan.steps": "3", "sign.pee": "see your {doctor}"}
    )

    assert said.say("After {plan.steps} steps, {sign.pee}. {stage}") == "After 3 steps, see your GP. {stage}"


def test_spelling_follows_the_region_and_leaves_links_alone(content: Content) -> None:
    said = words(content, region="us").say("Faecal and oestrogen: [a physiotherapist](#treat-physio)")

    assert said == "Fecal and estrogen: [a physical therapist](#treat-physio)"


def test_a_translation_is_used_and_a_stale_one_is_not(content: Content, tmp_path: Path) -> None:
    folder = tmp_path / "translations" / "de"
    folder.mkdir(parents=True)
    (folder / "shared.po").write_text(PO, encoding="utf-8")

    german = catalogue(tmp_path, content.regions, "de", "eu")

    assert german.say("See your {doctor} today.") == "Gehen Sie heute zu: family doctor."
    assert german.say("Start over") == isolated("Start over", INSTEAD)
    assert not german.has("Start over")


def test_the_groups_of_a_number_keep_their_order_from_right_to_left(content: Content) -> None:
    number = "+65 6779 0282"

    said = words(content, "ar-XB").fill("Call %(number)s", number=number)

    assert said == "⟦Çáll \u200e+65\u00a06779\u00a00282⟧"
    assert words(content).fill("Call %(number)s", number=number) == "Call +65 6779 0282"


def test_pseudo_languages_mark_every_string_and_keep_marks(content: Content) -> None:
    said = words(content, "en-XA").say("See [pee](G-27) [R31] and {doctor}")

    assert said == "⟦Séé [péé](G-27) [R31] áñd GP⟧"
    assert words(content, "ar-XB").direction == "rtl"
    assert words(content, "en-XA").direction == "ltr"


def test_only_known_choices_are_read_from_a_link() -> None:
    choice = read_choice("lang=xx&region=uk&CK-11=3&region=us", ["en"], ["sg", "uk"], "sg")

    assert (choice.language, choice.region) == ("en", "uk")
    assert choice.query() == "?region=uk"
    assert choice.query(region="sg") == "?region=sg"


def test_a_hostile_query_falls_back_to_the_defaults() -> None:
    for query in (
        "lang=../../etc",
        "region=<script>",
        "lang=" + "e" * 10_000,
        "%ff%fe=&&&=",
        "lang=en\n",
    ):
        choice = read_choice(query, ["en"], ["sg"], "sg")

        assert (choice.language, choice.region) == ("en", "sg")


def test_a_page_says_its_english_with_its_region(content: Content) -> None:
    assert [words(content, region=code).tag for code in ("sg", "uk", "eu")] == ["en-SG", "en-GB", "en-150"]
    assert words(content, "ar-XB").tag == "ar-XB"
