"""Promises of the store: patients read one whole version, whatever happens to who publishes or the disk."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from widgets.model.published import store as module
from widgets.model.published.store import Damaged, NotPublished, Store, Version
from widgets.model.published.working_copy import NotCopied, WorkingCopy


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "published")


@pytest.fixture
def working(tmp_path: Path) -> WorkingCopy:
    """Two files, so that a test takes milliseconds; `write` below changes one."""
    copy = WorkingCopy(tmp_path / "content", tmp_path / "notebooks")
    (copy.content / "a-guide").mkdir(parents=True)
    copy.notebooks.mkdir()
    (copy.content / "a-guide" / "guide.yaml").write_text("title: one\n")
    (copy.notebooks / "index.ipynb").write_text("{}")
    return copy


def write(working: WorkingCopy, title: str) -> None:
    (working.content / "a-guide" / "guide.yaml").write_text(f"title: {title}\n")


def title_of(version: Version | None) -> str:
    assert version
    text = (version.files.content / "a-guide" / "guide.yaml").read_text()
    return text.removeprefix("title: ").strip()


@pytest.fixture
def three(store: Store, working: WorkingCopy) -> Store:
    """A store with versions 1, 2 and 3, whose titles are one, two and three."""
    for number, title in enumerate(("one", "two", "three")):
        write(working, title)
        store.publish(working, "Ana", f"title {title}", after=number)
    return store


def test_a_version_is_all_that_pages_are_made_of_and_nothing_else(store: Store, working: WorkingCopy) -> None:
    for name in ("key.pem", "large.zip", "screenshots/page.png", ".ipynb_checkpoints/left.yaml"):
        (working.content / name).parent.mkdir(exist_ok=True)
        (working.content / name).write_text("no content")
    (working.content / "translations").mkdir()
    for name in ("translations/ms.po", "a-guide/section.md", "hip.PNG"):
        (working.content / name).write_text("x")
    (working.notebooks / "a-guide").mkdir()
    (working.notebooks / "a-guide" / "plan.ipynb").write_text("{}")
    (working.notebooks / "left.py").write_text("x = 1")

    version = store.publish(working, "Ana", "first", after=0)

    assert {path.relative_to(version.folder).as_posix() for path in version.folder.rglob("*.*")} - {"."} == {
        "content/a-guide/guide.yaml", "content/a-guide/section.md", "content/hip.PNG",
        "content/translations/ms.po", "notebooks/index.ipynb", "notebooks/a-guide/plan.ipynb",
    }  # fmt: skip


def test_nothing_is_published_until_somebody_does(store: Store) -> None:
    assert store.current() is None and store.history() == () and not store.folder.exists()


def test_what_is_edited_later_changes_no_version(three: Store, working: WorkingCopy) -> None:
    write(working, "four")

    assert [title_of(each) for each in three.standing()] == ["one", "two", "three"]
    assert title_of(three.current()) == "three"


def test_who_when_and_why_are_kept_of_every_version(three: Store) -> None:
    assert [(line.version, line.by, line.why) for line in three.history()] == [
        (1, "Ana", "title one"), (2, "Ana", "title two"), (3, "Ana", "title three"),
    ]  # fmt: skip
    assert all(line.at.endswith("+00:00") for line in three.history())


def test_going_back_leads_to_the_version_before_and_keeps_all(three: Store) -> None:
    three.undo("Ben", "too soon", after=3)
    assert title_of(three.current()) == "two"

    three.undo("Ben", "that too", after=2)
    assert title_of(three.current()) == "one"

    with pytest.raises(NotPublished, match="no version before"):
        three.undo("Ben", "more", after=1)
    assert [(line.version, line.undone) for line in three.history()] == [
        (1, 0),
        (2, 0),
        (3, 0),
        (2, 3),
        (1, 2),
    ]
    assert title_of(Version(three.history()[2], three.folder_of(3))) == "three"


def test_a_version_after_one_that_was_taken_back_has_a_new_number(three: Store, working: WorkingCopy) -> None:
    three.undo("Ben", "too soon", after=3)
    write(working, "four")

    assert three.publish(working, "Ana", "again", after=2).number == 4
    assert three.before(4) and title_of(three.before(4)) == "two"


def test_a_version_that_was_taken_back_never_stands_in_for_a_damaged_one(three: Store) -> None:
    three.undo("Ben", "harmful", after=3)
    (three.folder_of(2) / "content" / "a-guide" / "guide.yaml").unlink()

    assert title_of(three.current()) == "one"


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "content" / "a-guide" / "guide.yaml").write_text("title: threx\n"),
        lambda folder: (folder / "content" / "a-guide" / "guide.yaml").unlink(),
        lambda folder: (folder / "content" / "a-guide" / "more.yaml").write_text("x"),
        lambda folder: (folder / "notebooks" / "index.ipynb").write_text(""),
        lambda folder: folder.rename(folder.with_name("elsewhere")),
    ],
)
def test_a_version_whose_files_were_touched_gives_way_to_the_one_before(
    three: Store, damage: Callable[[Path], object]
) -> None:
    assert title_of(three.current()) == "three"  # remembered as whole

    damage(three.folder_of(3))

    assert title_of(three.current()) == "two"
    assert title_of(Store(three.folder).current()) == "two"


def test_where_no_version_is_whole_it_is_said_and_one_can_be_published(
    three: Store, working: WorkingCopy
) -> None:
    for number in (1, 2, 3):
        (three.folder_of(number) / "notebooks" / "index.ipynb").unlink()

    with pytest.raises(Damaged, match="publish again: stridewell publish"):
        three.current()
    assert three.publish(working, "Ana", "again", after=three.current_number()).number == 4
    assert title_of(three.current()) == "three"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"entries": 3}', '{"entries": [{"version": "3"}]}'])
def test_a_damaged_history_is_never_guessed(three: Store, working: WorkingCopy, text: str) -> None:
    path = three.folder / "history.json"
    path.write_text(text)

    with pytest.raises(Damaged, match=r"history\.json is damaged"):
        three.current()

    assert three.publish(working, "Ana", "again", after=0).number == 4
    assert title_of(three.current()) == "three"
    assert (three.folder / "damaged-history.json").read_text() == text


def test_whoever_compared_with_an_older_version_is_told_who_was_first(
    three: Store, working: WorkingCopy
) -> None:
    with pytest.raises(NotPublished, match=r"Meanwhile Ana has published version 3 \(title three\)"):
        three.publish(working, "Ben", "mine", after=2)
    with pytest.raises(NotPublished, match="Meanwhile Ana"):
        three.undo("Ben", "mine", after=2)

    assert len(three.history()) == 3


HOLDS = """
    import fcntl, sys, time
    lock = open(sys.argv[1], "a+")
    fcntl.flock(lock, fcntl.LOCK_SH)  # even one that only reads keeps a second out
    lock.truncate(0); lock.write("Cleo"); lock.flush()
    print("held", flush=True)
    time.sleep(60)
"""


def test_of_two_at_once_the_second_is_told_and_a_killed_one_leaves_no_lock(
    three: Store, working: WorkingCopy
) -> None:
    write(working, "four")
    command = [sys.executable, "-c", textwrap.dedent(HOLDS), str(three.folder / "lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdout.readline() == "held\n"

        with pytest.raises(NotPublished, match="Cleo is publishing at this moment"):
            three.publish(working, "Ana", "four", after=3)
        assert title_of(three.current()) == "three"

        other.kill()
        other.wait()

    assert three.publish(working, "Ana", "four", after=3).number == 4


def killed_at(step: int, publish: Callable[[], object]) -> bool:
    """Whether a process that publishes was ended outright before its `step`th touch of the disk."""
    child = os.fork()
    if child == 0:
        seen = 0

        def counted(real: Callable[..., object]) -> Callable[..., object]:
            def touch(*words: object, **options: object) -> object:
                nonlocal seen
                seen += 1
                return os._exit(9) if seen == step else real(*words, **options)

            return touch

        shutil.copyfile, os.fsync = counted(shutil.copyfile), counted(os.fsync)  # type: ignore[assignment]
        Path.rename, Path.replace, Path.mkdir = map(counted, (Path.rename, Path.replace, Path.mkdir))  # type: ignore
        publish()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 9)
    return os.waitstatus_to_exitcode(status) == 9


def test_a_kill_at_any_step_leaves_the_version_before_or_the_new_one(
    three: Store, working: WorkingCopy
) -> None:
    write(working, "four")
    found, now = list[str](), "three"
    while now == "three":
        was_killed = killed_at(len(found) + 1, lambda: three.publish(working, "Ana", "four", after=3))
        now = title_of(Store(three.folder).current())
        found.append(now)
        assert was_killed or now == "four"

    assert len(found) > 10 and {*found[:-1]} == {"three"}
    assert was_killed, "the last step of all comes after the new version counts"
    assert Store(three.folder).publish(working, "Ana", "five", after=4).number == 5


@pytest.mark.parametrize("step", ["copyfile", "fsync", "replace"])
def test_a_full_disk_changes_nothing_and_leaves_nothing(
    three: Store, working: WorkingCopy, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    write(working, "four")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        place = {"copyfile": "shutil.copyfile", "fsync": "os.fsync", "replace": "pathlib.Path.replace"}[step]
        patch.setattr(place, full)
        with pytest.raises(OSError, match="No space left"):
            three.publish(working, "Ana", "four", after=3)

    assert title_of(three.current()) == "three"
    assert not (three.folder / module.NEW).exists()
    assert three.publish(working, "Ana", "four", after=3).number == 4
    assert title_of(three.current()) == "four"


def test_a_file_that_changes_while_it_is_copied_is_not_published_half(
    three: Store, working: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = iter(["one digest", "another"])
    monkeypatch.setattr(WorkingCopy, "digest", lambda self: next(digests))

    with pytest.raises(NotPublished, match="changed while it was copied"):
        three.publish(working, "Ana", "four", after=3)

    assert title_of(three.current()) == "three"


def test_a_link_to_elsewhere_is_refused_and_one_inside_becomes_a_file(
    store: Store, working: WorkingCopy, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("for nobody")
    link = working.content / "more.md"
    link.symlink_to(secret)
    with pytest.raises(NotCopied, match=r"more\.md is a link to a place outside"):
        store.publish(working, "Ana", "x", after=0)
    link.unlink()
    link.symlink_to(working.content / "a-guide" / "guide.yaml")

    version = store.publish(working, "Ana", "x", after=0)

    copied = version.files.content / "more.md"
    assert copied.read_text() == "title: one\n" and not copied.is_symlink()


@pytest.mark.parametrize("name", [b"a\xffb.md", b"a\nb.md", b"a\x1bb.md"])
def test_a_name_that_nobody_can_read_is_refused(store: Store, working: WorkingCopy, name: bytes) -> None:
    (working.content / os.fsdecode(name)).write_text("x")

    with pytest.raises(NotCopied, match="Rename it, or delete it"):
        store.publish(working, "Ana", "x", after=0)

    assert store.current() is None


def test_what_is_no_plain_file_is_no_part_of_a_version(store: Store, working: WorkingCopy) -> None:
    (working.content / "loop.md").symlink_to("loop.md")
    (working.content / "round").symlink_to(working.content, target_is_directory=True)
    os.mkfifo(working.content / "pipe.md")
    (working.notebooks / "folder.ipynb").mkdir()

    version = store.publish(working, "Ana", "x", after=0)

    names = {path.name for path in version.folder.rglob("*") if path.is_file()}
    assert names == {"guide.yaml", "index.ipynb"}


def test_a_version_has_a_ceiling(store: Store, working: WorkingCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    size = sum(path.stat().st_size for path in working.files().values())
    monkeypatch.setattr("widgets.model.published.working_copy.LARGEST", size - 1)
    with pytest.raises(NotCopied, match="can be published"):
        store.publish(working, "Ana", "x", after=0)
    monkeypatch.setattr("widgets.model.published.working_copy.LARGEST", size)

    assert store.publish(working, "Ana", "x", after=0).number == 1


def test_a_history_is_plain_text_that_can_be_read_without_us(three: Store) -> None:
    lines = json.loads((three.folder / "history.json").read_text(encoding="utf-8"))["entries"]

    assert [line["why"] for line in lines] == ["title one", "title two", "title three"]
