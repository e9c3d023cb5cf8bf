"""Promises of `stridewell publish`: it shows what changes, asks who and why, and lets no harm through."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.authoring.typed import typed
from tests.published import SMALL, edit, published, small_copy
from widgets.authoring import publish as module
from widgets.authoring.publish import publish
from widgets.authoring.publish_page import PublishPage
from widgets.check.gate import holding
from widgets.model.content.findings import Finding
from widgets.model.published.store import Store
from widgets.model.published.working_copy import WorkingCopy

LEAKS, SIGNS = f"{SMALL}/sections/leaks.md", f"{SMALL}/signs.yaml"
SENTENCE = "Many people find that talking about it helps."
HARMFUL = ("Coreflex magnet chairs cure this pain for everyone.", "Take 4000 mg ibuprofen every hour.")
SLIP = Finding("translations/ms/shared.po", 2, "Say what English denies.", "SW906")
FINDING = Finding(LEAKS, 9, "Say it in other words.", "SW201", 1, "cure")
Command = Callable[..., int]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    small_copy(folder)
    published(folder / "published", WorkingCopy(folder / "content", folder / "notebooks"), by="Ana")
    return folder


@pytest.fixture
def folder(clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working copy with its store, which has one version; the check is fine, unless a test says other."""
    made = Path(shutil.copytree(clean, tmp_path / "project"))
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(made / "content"))
    monkeypatch.setenv("STRIDEWELL_PUBLISHED", str(made / "published"))
    monkeypatch.setattr(module, "holding", lambda copy, old, progress=None: [])
    return made


@pytest.fixture
def store(folder: Path) -> Store:
    return Store(folder / "published")


@pytest.fixture
def run(folder: Path) -> Command:
    def ran(*words: str, says: Iterator[str] | None = None) -> int:
        read = (lambda question: next(says)) if says else None
        return publish(typed("publish", "--notebooks", str(folder / "notebooks"), *words), read)

    return ran


def write(folder: Path, sentence: str) -> None:
    edit(folder / "content" / LEAKS, "## More\n", f"## More\n{sentence}\n\n")


AGREED = ("--by", "Ben", "--why", "clearer", "--yes")


def test_what_changes_is_shown_safety_first_and_then_who_and_why_are_asked(
    folder: Path, store: Store, run: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, SENTENCE)
    edit(folder / "content" / SIGNS, "words: you cannot pee\n", "words: you cannot pee at all\n")
    edit(folder / "notebooks" / SMALL / "index.ipynb", '"# ', '"# The ')
    asked = iter(["", "Ben", "clearer words", "yes"])

    assert run(says=asked) == 0

    told = capsys.readouterr().out
    assert told.index("SAFETY") < told.index("{+at all+}") < told.index(SENTENCE[:30])
    assert "what the page says (changed)" in told and "{+The+}" in told
    assert f"  content/{LEAKS}\n" in told and "Version 2 is published." in told
    assert [(line.version, line.by, line.why) for line in store.history()][1:] == [
        (2, "Ben", "clearer words")
    ]
    current = store.current()
    assert current and SENTENCE in (current.files.content / LEAKS).read_text(encoding="utf-8")


@pytest.mark.parametrize("last", ["no", "", "y"])
def test_nothing_is_published_without_a_yes(folder: Path, store: Store, run: Command, last: str) -> None:
    write(folder, SENTENCE)

    assert run(says=iter(["Ben", "clearer", last])) == 2

    assert len(store.history()) == 1


def test_without_a_terminal_it_says_what_to_add(
    folder: Path, store: Store, run: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, SENTENCE)

    assert run() == 2
    said = capsys.readouterr()
    assert '--by "…"' in said.err and '--why "…"' in said.err and SENTENCE[:30] in said.out
    assert run("--by", "Ben", "--why", "clearer") == 2
    assert "add: --yes" in capsys.readouterr().err
    assert len(store.history()) == 1

    assert run(*AGREED) == 0
    assert len(store.history()) == 2


@pytest.mark.parametrize("wrong", ["a\nb", "x" * 201, "a\x07b"])
def test_a_name_or_a_reason_is_one_short_line(folder: Path, store: Store, run: Command, wrong: str) -> None:
    write(folder, SENTENCE)

    assert run("--by", wrong, "--why", "clearer", "--yes") == 2
    assert run("--by", "Ben", "--why", wrong, "--yes") == 2

    assert len(store.history()) == 1


def test_what_is_to_be_mended_is_told_and_not_published(
    folder: Path,
    store: Store,
    run: Command,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(module, "holding", lambda copy, old, progress=None: [FINDING])
    write(folder, SENTENCE)

    assert run(*AGREED) == 1

    told = capsys.readouterr().out
    assert f"{LEAKS}, line 9: Say it in other words." in told
    assert "1 thing to mend first. Nothing was published; patients see what they saw." in told
    assert len(store.history()) == 1


def test_the_sentences_of_the_trial_cannot_be_published(
    folder: Path,
    store: Store,
    run: Command,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(module, "holding", holding)
    for sentence in HARMFUL:
        write(folder, sentence)
    edit(folder / "content" / SIGNS, "words: you cannot pee\n", "words: hello\n")

    assert run(*AGREED) == 1

    told = capsys.readouterr().out
    lines = (folder / "content" / LEAKS).read_text(encoding="utf-8").splitlines()
    for sentence in HARMFUL:
        assert f"{LEAKS}, line {lines.index(sentence) + 1}: " in told
    assert '"hello" is too short' in told
    assert len(store.history()) == 1


def test_what_has_not_changed_is_not_published_again(
    store: Store, run: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*AGREED) == 0

    assert re.search(
        r"Nothing has changed since version 1, published by Ana on \d+ \w+", capsys.readouterr().out
    )
    assert len(store.history()) == 1


def test_what_no_patient_reads_can_be_published_and_is_named(
    folder: Path, store: Store, run: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    with (folder / "content" / LEAKS).open("a", encoding="utf-8") as file:
        file.write("\n\n")

    assert run(*AGREED) == 0

    told = capsys.readouterr().out
    assert "Nothing that patients read has changed." in told and f"  content/{LEAKS}\n" in told
    assert len(store.history()) == 2


def test_a_translation_and_a_page_that_goes_are_changes_too(
    folder: Path, run: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    malay = folder / "content" / "translations" / "ms" / "shared.po"
    malay.parent.mkdir(parents=True, exist_ok=True)
    malay.write_text('msgid "Plan"\nmsgstr "Rancangan"\n')
    (folder / "notebooks" / SMALL / "symptoms.ipynb").unlink()

    run()

    told = capsys.readouterr().out
    assert "IN THE LANGUAGE MELAYU" in told and "{+Rancangan+}" in told
    assert "guide.emergency_card()" in told and "(taken away)" in told


def test_going_back_shows_what_changes_and_asks_too(
    folder: Path, store: Store, run: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, SENTENCE)
    run(*AGREED)
    capsys.readouterr()

    assert run("--undo") == 2
    assert f"[-{SENTENCE}" in capsys.readouterr().out
    assert run("--undo", "--by", "Cleo", "--why", "too soon", "--yes") == 0

    current = store.current()
    assert current and current.number == 1
    assert SENTENCE in (folder / "content" / LEAKS).read_text(encoding="utf-8")
    assert run("--undo", "--by", "Cleo", "--why", "more", "--yes") == 2


def test_the_list_says_who_published_what_and_what_patients_see(
    folder: Path, run: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, SENTENCE)
    run(*AGREED)
    run("--undo", "--by", "Cleo", "--why", "too soon", "--yes")
    capsys.readouterr()

    assert run("--list") == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[1].endswith("version 2, by Ben: clearer")
    assert lines[2].endswith("version 1, instead of 2, by Cleo: too soon")
    assert lines[3].startswith("Patients see version 1.")


def test_a_disk_that_is_full_or_closed_is_one_line_and_all_stays(
    folder: Path,
    store: Store,
    run: Command,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(folder, SENTENCE)
    for number, words in ((errno.ENOSPC, "The disk is full."), (errno.EROFS, "published: Read-only")):

        def refuses(*_: object, number: int = number, **__: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(Store, "publish", refuses)
        assert run(*AGREED) == 2
        assert words in capsys.readouterr().err

    assert len(store.history()) == 1


def test_whoever_publishes_where_servers_show_edits_directly_is_told(
    folder: Path, run: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, SENTENCE)
    monkeypatch.setenv("STRIDEWELL_DIRECT", "yes")
    assert run(*AGREED) == 0
    assert "STRIDEWELL_DIRECT is set" in capsys.readouterr().out

    monkeypatch.setenv("STRIDEWELL_DIRECT", "on")

    assert run(*AGREED) == 2
    assert 'Write "yes", or leave it out.' in capsys.readouterr().err


@pytest.fixture
def page(folder: Path) -> PublishPage:
    return PublishPage(folder / "notebooks")


def form_of(html: str, action: str) -> dict[str, str]:
    """The hidden fields of the form that does something, filled in as Ben would."""
    before = html[: html.index(f'name="action" value="{action}"')]
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', before[before.rindex("<form") :])
    return {"digest": "", **dict(hidden), "action": action, "by": "Ben", "why": "clearer"}


def test_the_page_publishes_and_goes_back(folder: Path, store: Store, page: PublishPage) -> None:
    write(folder, SENTENCE)
    asked = page.page("t")
    assert f"<ins>{SENTENCE}" in asked and "published by Ana" in asked

    done = page.done("t", form_of(asked, "publish"))

    assert "Version 2 is published." in done and "What you saved is what patients see." in done
    assert store.history()[-1].by == "Ben"
    back = page.done("t", form_of(done, "undo"))
    assert "Patients see version 1 again." in back
    assert [line.undone for line in store.history()] == [0, 0, 2]


def test_the_page_publishes_nothing_but_what_was_looked_at(
    folder: Path, store: Store, page: PublishPage
) -> None:
    write(folder, SENTENCE)
    form = form_of(page.page("t"), "publish")
    write(folder, "One sentence more.")

    said = page.done("t", form)

    assert "has changed since this page was made" in said and "One sentence more." in said
    assert len(store.history()) == 1


def test_the_page_has_no_form_while_something_is_to_be_mended(
    folder: Path, store: Store, page: PublishPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, SENTENCE)
    form = form_of(page.page("t"), "publish")
    monkeypatch.setattr(module, "holding", lambda copy, old, progress=None: [FINDING])

    assert 'value="publish"' not in page.page("t") and "Say it in other words." in page.page("t")
    assert "nothing was published" in page.done("t", form)

    assert len(store.history()) == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"by": " "}, "Write your name."), ({"why": ""}, "Write why"), ({"after": "7"}, "Meanwhile Ana"),
     ({"after": "x"}, "Load the page again."), ({"action": "delete"}, "Load the page again.")],
)  # fmt: skip
def test_a_form_that_is_not_filled_in_is_told_and_keeps_what_was_written(
    folder: Path, store: Store, page: PublishPage, wrong: dict[str, str], words: str
) -> None:
    write(folder, SENTENCE)

    said = page.done("t", {**form_of(page.page("t"), "publish"), **wrong})

    assert words in said and 'role="alert"' in said
    assert 'value="Ben"' in said or "by" in wrong
    assert len(store.history()) == 1


def test_what_somebody_wrote_is_text_on_the_page(folder: Path, page: PublishPage) -> None:
    write(folder, "<script>alert(1)</script>")
    form = {**form_of(page.page("t"), "publish"), "by": "<img src=x onerror=alert(1)>"}

    done = page.done("t", form)

    assert "<img" not in done and "&lt;img src=x" in done and "<script>" not in done


def malay(folder: Path, words: str) -> Path:
    file = folder / "content" / "translations" / "ms" / "shared.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'msgid "you cannot pee"\nmsgstr "{words}"\n', encoding="utf-8")
    return file


@pytest.fixture
def slipped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working copy in which a language has a slip, which the check finds."""
    monkeypatch.setattr(module, "holding", lambda copy, old, progress=None: [SLIP])
    return malay(folder, "anda boleh kencing")


def test_a_slip_in_a_language_is_told_and_all_else_is_published(
    folder: Path, slipped: Path, store: Store, run: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, SENTENCE)

    assert run(*AGREED) == 0

    told = capsys.readouterr().out
    assert "(ms) stays as it was published: 1 thing to mend first." in told and str(SLIP) in told
    current = store.current()
    assert current and SENTENCE in (current.files.content / LEAKS).read_text(encoding="utf-8")
    assert not (current.files.content / "translations" / "ms" / "shared.po").exists()
    assert slipped.exists()


def test_a_slip_alone_publishes_nothing(
    slipped: Path, store: Store, run: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*AGREED) == 1

    assert "stays as it was published" in capsys.readouterr().out
    assert len(store.history()) == 1


def test_the_page_names_the_language_that_stays_and_still_publishes(
    folder: Path, slipped: Path, page: PublishPage
) -> None:
    write(folder, SENTENCE)

    html = page.page("token")

    assert "Languages that stay as they were published" in html and "Say what English denies." in html
    assert "Publish for patients" in html
