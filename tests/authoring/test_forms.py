"""Promises of the forms: all is in reach, nothing of another person is lost, each finding has its field."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.amount import amount
from tests.conftest import CONTENT, NAME
from widgets.authoring.forms import edit as edit_module
from widgets.authoring.forms import entries, workspace
from widgets.authoring.forms.blank_entry import blank
from widgets.authoring.forms.choices import Choices
from widgets.authoring.forms.controls.controls import MAKERS
from widgets.authoring.forms.editor import Editor
from widgets.authoring.forms.field_words import WORDS, words_of
from widgets.authoring.forms.fields import all_fields, fields_of, order_of
from widgets.authoring.forms.form_findings import by_field, in_words_of_the_form, nearby
from widgets.authoring.forms.kinds import NAMES, SECTION, EntryKind, Place, kinds_of, places_of
from widgets.authoring.forms.merge import merged
from widgets.authoring.forms.parts import part
from widgets.authoring.forms.preview import SHOWN, preview
from widgets.authoring.forms.try_rules import CaseChange, changed_cases, told_outcome
from widgets.authoring.forms.uploads import keep_picture
from widgets.authoring.forms.workspace import Workspace
from widgets.check.comments import comment_findings, comments
from widgets.model.content.findings import Finding
from widgets.model.content.loader import OWN, PARTS, SHARED, load

ROOT = CONTENT.parent
SECTION_FILE = f"{NAME}/sections/when.md"
FLAG, ITEM, CARD = (
    NAMES[key] for key in (("red-flags.yaml", "flags"), ("checklist.yaml", "items"), ("cards.yaml", "cards"))
)
WORD, SOURCE, PICTURE = (NAMES[file, ""] for file in ("glossary.yaml", "references.yaml", "pictures.yaml"))
WELL_KNOWN = (
    SECTION,
    FLAG,
    NAMES["signs.yaml", ""],
    ITEM,
    CARD,
    NAMES["examples.yaml", ""],
    WORD,
    SOURCE,
    PICTURE,
)


@pytest.fixture
def space(copy: Path) -> Workspace:
    return Workspace(copy)


def kind(space: Workspace, name: str) -> EntryKind:
    return kinds_of(space.root, NAME)[name]


def place(space: Workspace, name: str, entry: str) -> Place:
    return next(each for each in places_of(space.root, kind(space, name), space.texts()) if each.id == entry)


def put(space: Workspace, file: str, path: tuple[str | int, ...], value: Any) -> None:
    space.open(file)
    space.change({file: space.document(file).with_value(path, value).text})


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    if not isinstance(data, str):
        for name, each in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(each, (*path, name))


def test_every_line_of_every_file_has_a_field_in_some_form() -> None:
    kinds = kinds_of(CONTENT, NAME)
    files = {f"{NAME}/{file}" for file in {**OWN, **PARTS} if (CONTENT / NAME / file).exists()} | {*SHARED}
    reached: dict[str, set[str]] = {}
    for each in kinds.values():
        names = {field.name for field in fields_of(each.model, each.left_out)}
        reached.setdefault(each.file, set()).update(names | {str(part) for part in each.path or ()})

    for file in files:
        text = (CONTENT / file).read_text()
        top = Workspace(CONTENT).document(file).data
        words = {*top} if isinstance(top, dict) else {name for entry in top for name in entry}
        assert words <= reached[file], (file, words - reached[file], len(text))


def test_every_field_has_a_control_and_a_label_and_is_not_left_to_its_name_where_it_is_changed_often() -> (
    None
):
    kinds = kinds_of(CONTENT, NAME)
    for each in kinds.values():
        for model, field in all_fields(each.model):
            assert field.kind in MAKERS and words_of(model, field.name)[0]
    for name in WELL_KNOWN:
        unnamed = [
            f.name
            for f in fields_of(kinds[name].model)
            if f.name not in WORDS and f"{kinds[name].model.__name__}.{f.name}" not in WORDS
        ]
        assert unnamed == [], name


def test_a_field_is_made_of_what_the_model_says(space: Workspace) -> None:
    fields = {field.name: field for field in fields_of(kind(space, FLAG).model)}

    assert (fields["evidence"].kind, fields["evidence"].choices[0]) == ("choice", "published")
    assert (fields["stop_running"].kind, fields["sign"].kind, fields["sign"].of) == ("yes-no", "name", "sign")
    assert (fields["sources"].kind, fields["sources"].of, fields["who"].kind) == (
        "names",
        "source",
        "choices",
    )
    assert (fields["worse"].kind, fields["also_when"].kind) == ("entry", "rows")
    assert order_of(kind(space, FLAG).model)[0] == "id"


def test_a_form_opens_for_the_first_entry_of_every_kind(copy: Path) -> None:
    editor = Editor(copy, ROOT / "notebooks")

    for name in random.Random(3).sample(editor.kind.options, amount(len(editor.kind.options))):  # noqa: S311
        editor.kind.value = name
        assert editor.form is not None or not editor._places, name
        assert editor.form is None or editor.form.widget.children, name


def test_what_is_typed_is_found_at_its_field_and_saved(copy: Path) -> None:
    editor = Editor(copy, ROOT / "notebooks")
    editor.kind.value = WORD
    assert editor.form is not None
    path = (*editor.form.place.path, "means")

    editor.form.set(path, "It cures everyone.", ())

    assert "cures" in editor.form.slots[path].value
    assert "Everything is fine" not in editor.live.others.value
    editor.form.set(path, "A pain reliever that you can buy in a shop.", ())
    assert editor.form.slots[path].value == ""
    editor.save.click()
    assert "A pain reliever that you can buy in a shop." in (copy / "glossary.yaml").read_text()
    while editor.space.can_undo:  # one step, or two where the machine was slow
        editor.undo.click()
    editor.save.click()
    assert (copy / "glossary.yaml").read_bytes() == (CONTENT / "glossary.yaml").read_bytes()


def test_a_search_leaves_the_open_form_alone_while_it_finds_it_and_the_entry_is_as_it_was(copy: Path) -> None:
    editor = Editor(copy, ROOT / "notebooks")
    editor.search.value = "causes-nerv"
    form = editor.form
    assert form is not None and form.id == "causes-nerve"

    editor.search.value = "causes-nerve"
    editor.search.value = ""
    assert editor.form is form
    file = copy / form.place.file
    file.write_text(file.read_text() + "One more line from another person.\n")
    editor.search.value = "causes"
    assert editor.form is not form and editor.form is not None and editor.form.id == "causes-nerve"


def test_a_missing_line_is_told_at_its_field_in_the_words_of_the_form(space: Workspace) -> None:
    number = next(n for n, each in enumerate(space.document("glossary.yaml").data) if each["id"] == "G-01")
    text = space.document("glossary.yaml").without((number, "means")).text
    finding = Finding("glossary.yaml", 1, '"means" is missing from G-01. Add a line "means: …".')

    own, others = by_field([finding], "glossary.yaml", text, (9,))

    assert in_words_of_the_form(finding) == '"What it means" is missing from G-01. Fill in "What it means".'
    assert (own, others) == ({}, [finding])


def test_words_are_judged_at_once_and_exceptions_hold(space: Workspace) -> None:
    assert nearby(space, SECTION_FILE, ()) == []

    put(space, SECTION_FILE, ("short",), "This cures everyone.")

    assert any('"cures"' in finding.text for finding in nearby(space, SECTION_FILE, ()))


def test_a_comment_is_left_for_the_next_person_and_taken_away_when_it_is_answered(copy: Path) -> None:
    editor = Editor(copy, ROOT / "notebooks")
    before = (copy / "notes.yaml").read_text()
    editor.search.value = "causes-nerve"
    panel = editor.comments

    panel.says.value, panel.words.value = 'Is "often" right?', "no such words"
    panel.leave.click()
    assert "your name" in panel._wrong.value
    panel.who.value = "Kim Tan"
    panel.leave.click()
    assert "does not stand here" in panel._wrong.value and not editor.space.is_changed
    panel.words.value = "when you sit"
    panel.leave.click()
    assert 'Is "often" right?' in panel._listed.children[1].children[0].value.replace("&#34;", '"')
    editor.save.click()

    (comment,) = comments(copy)
    assert (comment.where, comment.words, comment.entry) == (
        editor.form and editor.form.place.file,
        "when you sit",
        None,
    )
    assert [*comment_findings(copy, comment.day)] == []
    editor.search.value = "causes-overuse"
    assert panel._listed.children == ()
    editor.search.value = "causes-nerve"
    panel._listed.children[1].children[1].click()
    editor.save.click()
    assert (comments(copy), panel._listed.children) == ((), ())
    assert (copy / "notes.yaml").read_text() == before


def test_a_comment_in_a_list_belongs_to_its_entry_and_needs_no_file(copy: Path) -> None:
    (copy / "notes.yaml").unlink()
    editor = Editor(copy, ROOT / "notebooks")
    editor.kind.value = WORD
    editor.comments.says.value, editor.comments.who.value = "Which of the two?", "Kim"

    editor.comments.leave.click()
    editor.save.click()

    (comment,) = comments(copy)
    assert (comment.where, comment.entry) == ("glossary.yaml", editor.form and editor.form.id)


def test_undo_goes_back_step_by_step_and_over_a_save(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = space.text(SECTION_FILE)
    for words in ("One.", "Two."):
        put(space, SECTION_FILE, ("short",), words)
    assert space.save() == [SECTION_FILE]

    assert space.undo() == [SECTION_FILE] and "One." in space.text(SECTION_FILE)
    space.undo()

    assert space.text(SECTION_FILE) == before and space.is_changed and not space.can_undo
    space.save()
    assert (space.root / SECTION_FILE).read_bytes() == (CONTENT / SECTION_FILE).read_bytes()


def test_letters_typed_at_once_are_one_step(space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    before = space.text(SECTION_FILE)
    for letters in ("a", "ab"):
        space.change({SECTION_FILE: before + letters}, "field")
    now[0] += workspace.PAUSE
    space.change({SECTION_FILE: before + "abc"}, "field")

    space.undo()

    assert space.text(SECTION_FILE) == before + "ab"
    space.undo()
    assert space.text(SECTION_FILE) == before


def test_the_second_of_two_people_is_told_and_both_changes_stand(copy: Path) -> None:
    first, second = Workspace(copy), Workspace(copy)
    put(first, "glossary.yaml", (0, "means"), "The words of the first.")
    put(second, "glossary.yaml", (5, "means"), "The words of the second.")
    first.save()

    assert second.save() == []  # nothing is written over what the first saved
    (conflict,) = second.conflicts()

    assert not conflict.clash and '+ means: "The words of the first."' in conflict.changed
    second.keep(conflict, mine=True)
    assert second.save() == ["glossary.yaml"]
    text = (copy / "glossary.yaml").read_text()
    assert "The words of the first." in text and "The words of the second." in text


def test_where_both_changed_the_same_nothing_is_lost(copy: Path) -> None:
    first, second = Workspace(copy), Workspace(copy)
    put(first, "glossary.yaml", (0, "means"), "The words of the first.")
    put(second, "glossary.yaml", (0, "means"), "The words of the second.")
    first.save()
    (conflict,) = second.conflicts()
    assert conflict.clash and '+ means: "The words of the first."' in conflict.changed

    second.keep(conflict, mine=False)

    assert "The words of the first." in second.text("glossary.yaml")
    second.undo()
    assert "The words of the second." in second.text("glossary.yaml")
    assert second.conflicts() == [] and second.save() == ["glossary.yaml"]


def test_a_file_that_another_deleted_is_told(copy: Path) -> None:
    space = Workspace(copy)
    put(space, SECTION_FILE, ("short",), "Words.")
    (copy / SECTION_FILE).unlink()

    (conflict,) = space.conflicts()

    assert conflict.gone and space.save() == []


@pytest.mark.parametrize(
    ("mine", "theirs", "both", "clash"),
    [
        ("a\nB\nc\n", "a\nb\nC\n", "a\nB\nC\n", False),
        ("A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n", False),
        ("a\nb\nc\nd\n", "a\nb\nc\nd\n", "a\nb\nc\nd\n", False),
        ("x\na\nb\nc\n", "y\na\nb\nc\n", "x\na\nb\nc\n", True),
        ("a\nc\n", "a\nB\nc\n", "a\nc\n", True),
    ],
)
def test_lines_of_two_people_are_brought_together(mine: str, theirs: str, both: str, clash: bool) -> None:
    found = merged("a\nb\nc\n", mine, theirs)

    assert (found.both, found.clash) == (both, clash)


def test_a_file_keeps_its_mark_of_unicode_and_its_line_ends(copy: Path) -> None:
    raw = (copy / "glossary.yaml").read_bytes()
    (copy / "glossary.yaml").write_bytes(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    space = Workspace(copy)
    put(space, "glossary.yaml", (0, "means"), "New words.")

    space.save()

    saved = (copy / "glossary.yaml").read_bytes()
    assert saved.startswith(b"\xef\xbb\xbf") and b'"New words."\r\n' in saved
    assert saved.count(b"\n") == saved.count(b"\r\n")


def test_a_save_waits_for_another_and_a_lock_left_behind_holds_nobody(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(space, SECTION_FILE, ("short",), "Words.")
    monkeypatch.setattr(workspace, "WAIT", 0.1)
    with workspace._alone(space.root):
        with pytest.raises(OSError, match="Somebody else is saving"):
            space.save()
        monkeypatch.setattr(workspace, "STALE", -1.0)
        assert space.save() == [SECTION_FILE]


def test_a_new_sign_brings_its_worked_case_and_its_line_on_the_card(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))
    space = Workspace(copy)
    words = {
        "level": "emergency",
        "ask": "Did you faint and hit your head?",
        "short": "a blow to your head",
        "term": "Head injury",
    }

    entries.add(space, kind(space, FLAG), load(copy, NAME).read, ROOT / "notebooks", "RF-90", words)

    assert {*space.changed} == {f"{NAME}/{file}.yaml" for file in ("red-flags", "signs", "examples")}
    assert "rf-90" in space.document(f"{NAME}/red-flags.yaml").data["card"]["signs"]
    assert space.document(f"{NAME}/examples.yaml").data[-1]["expect"]["flags"] == ["RF-90"]
    space.save()
    assert load(copy, NAME).findings == ()


@pytest.mark.parametrize("name", [WORD, SOURCE, PICTURE])
def test_an_entry_is_started_empty_by_a_name_that_is_free(space: Workspace, name: str) -> None:
    own = kind(space, name)
    free = entries.free_name(own, places_of(space.root, own, {})) or "our-room"

    entries.add(space, own, None, ROOT / "notebooks", free, {})

    assert space.document(own.file).data[-1] == {**blank(own.model), "id": free}
    with pytest.raises(entries.CannotAdd, match="is there already"):
        entries.add(space, own, None, ROOT / "notebooks", free, {})
    with pytest.raises(entries.CannotAdd, match="cannot be an id"):
        entries.add(space, own, None, ROOT / "notebooks", "../x", {})


def test_a_copied_section_stands_on_its_page_without_its_signature(space: Workspace) -> None:
    entries.copy(space, place(space, SECTION, "when"), "when-too")

    made = space.document(f"{NAME}/sections/when-too.md").data
    pages = space.document(f"{NAME}/guide.yaml").data["order"]
    assert made["id"] == "when-too" and "review" not in made
    assert any("when-too" in page["sections"] for page in pages)


def test_a_deletion_says_what_it_would_break_and_can_be_undone(space: Workspace) -> None:
    word = place(space, WORD, "G-39")

    broken = entries.broken_by(space, word, NAME)

    assert any('No glossary term is called "G-39"' in finding.text for finding in broken)
    assert not space.is_changed
    entries.delete(space, word)
    assert all(entry["id"] != "G-39" for entry in space.document("glossary.yaml").data)
    space.undo()
    assert not space.is_changed


def test_a_deleted_section_leaves_its_page(space: Workspace) -> None:
    entries.delete(space, place(space, SECTION, "when"))

    assert space.gone() == [SECTION_FILE]
    assert all("when" not in page["sections"] for page in space.document(f"{NAME}/guide.yaml").data["order"])
    space.save()
    assert not (space.root / SECTION_FILE).exists()
    space.undo()
    space.save()
    assert (space.root / SECTION_FILE).read_bytes() == (CONTENT / SECTION_FILE).read_bytes()


def test_entries_change_places(space: Workspace) -> None:
    before = [each.id for each in places_of(space.root, kind(space, CARD), {})]

    entries.move(space, place(space, CARD, before[1]), -1)
    entries.move(space, place(space, CARD, before[1]), -1)  # the first stays the first

    after = [each.id for each in places_of(space.root, kind(space, CARD), space.texts())]
    assert after == [before[1], before[0], *before[2:]]


def test_the_preview_is_made_by_the_pages_own_renderer(space: Workspace) -> None:
    put(
        space,
        SECTION_FILE,
        ("more",),
        "Words.\n\n| Step | Run |\n| --- | --- |\n| 1 | **2** |\n\nTable: The steps",
    )
    space.save()
    content = load(space.root, NAME).read

    shown = preview(content, place(space, SECTION, "when"), "when")

    assert 'sandbox srcdoc="' in shown and "&lt;caption&gt;The steps&lt;/caption&gt;" in shown
    assert "&lt;strong&gt;2&lt;/strong&gt;" in shown
    for name in SHOWN:
        own = kind(space, name)
        first = places_of(space.root, own, {})[0]
        assert "<iframe" in preview(content, first, first.id), name
    assert "<iframe" not in preview(None, place(space, SECTION, "when"), "when")


def test_rules_are_tried_and_worked_cases_that_change_are_named(space: Workspace) -> None:
    before = load(space.root, NAME).read
    assert before is not None
    assert told_outcome(before, {"RF-06": "yes"}) == "Get emergency help now (emergency); signs: RF-06"
    put(space, f"{NAME}/cards.yaml", ("cards", 0, "level"), "today")
    space.save()

    changes = list(changed_cases(before, load(space.root, NAME).read))  # type: ignore[arg-type]

    assert changes and all("(today)" in each.after for each in changes if "P-OV" in each.after)


def test_a_guide_that_holds_a_wrong_case_can_still_be_tried(space: Workspace) -> None:
    put(space, f"{NAME}/examples.yaml", (0, "expect", "level"), "routine")
    space.save()

    loaded = load(space.root, NAME)

    assert loaded.content is None and loaded.read is not None
    assert Choices(loaded.read, space.root).named("source")


def test_a_picture_is_written_over_no_other(tmp_path: Path) -> None:
    drawing = b"<svg xmlns='http://www.w3.org/2000/svg'></svg>"
    other = drawing.replace(b"></", b" width='2'></")

    names = [keep_picture(tmp_path, "hip", body) for body in (drawing, other, drawing)]

    assert names == ["hip.svg", "hip-2.svg", "hip.svg"]
    with pytest.raises(ValueError, match="does more than show a drawing"):
        keep_picture(tmp_path, "bad", b"<svg><script>1</script></svg>")
    with pytest.raises(ValueError, match="none of the kinds"):
        keep_picture(tmp_path, "bad", b"GIF89a")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hip-2.svg", "hip.svg"]


def test_a_page_whose_visitor_gave_no_editors_key_has_no_forms(
    monkeypatch: pytest.MonkeyPatch, copy: Path
) -> None:
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))
    for name in edit_module.ON_A_PAGE:
        monkeypatch.delenv(name, raising=False)
    assert edit_module.edit() is not None
    monkeypatch.setenv("QUERY_STRING", "")

    with pytest.raises(PermissionError, match="editor's key"):
        edit_module.edit()

    monkeypatch.setenv("STRIDEWELL_EDITING", "yes")
    assert edit_module.edit() is not None


def test_published_words_are_never_edited(
    monkeypatch: pytest.MonkeyPatch, copy: Path, tmp_path: Path
) -> None:
    version = tmp_path / "published" / "versions" / "3"
    version.mkdir(parents=True)
    (copy).rename(version / "content")
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(version / "content"))
    for name in edit_module.ON_A_PAGE:
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(PermissionError, match="never change"):
        edit_module.edit()


def test_a_blank_entry_has_every_line_that_is_needed() -> None:
    for each in kinds_of(CONTENT, NAME).values():
        needed = {field.name for field in fields_of(each.model) if field.required}
        if each.is_list:
            assert needed == {*blank(each.model)}


def test_words_in_the_forms_are_text_and_never_markup() -> None:
    hostile = "<img src=x onerror=alert(1)>"
    conflict = workspace.Conflict(hostile, "", "", True, (hostile,))
    case = CaseChange(hostile, hostile, hostile, hostile)
    made = [part(name, hostile) for name in ("help", "label", "told", "heading")]
    made += [part("wrong", [hostile]), part("broken", hostile, [hostile]), part("cases", [case], 5)]
    made += [part("elsewhere", [(hostile, 1, hostile)], 0), part("conflict", conflict, 5)]
    made += [part("frame", hostile, hostile, hostile), part("outcome", hostile, "")]

    assert all("&lt;img" in each and "<img" not in each for each in made)
