"""`stridewell publish`: makes the working copy what patients read, goes back, lists what was published."""

from __future__ import annotations

import argparse
import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ..check.gate import holding
from ..check.language_gate import Kept, keep_languages, told
from ..check.progress import Progress
from ..command_line import FINE, TO_MEND, cannot_run
from ..model.content.files import unreadable
from ..model.content.findings import Finding
from ..model.content.folders import content_root
from ..model.published.settings import DIRECT, is_direct, store_folder
from ..model.published.store import Damaged, Entry, NotPublished, Store, Version
from ..model.published.working_copy import NotCopied, WorkingCopy
from .diff import COLOURS, NOTHING, SIGNS, written
from .prompts import Ask, MissingOption, Reads, answers
from .version_changes import VersionChanges, version_changes

LONGEST = 200  # letters of a name, and of a reason
ASKS = (Ask("by", "Your name"), Ask("why", "Why, in a few words"))
FIRST = "Nothing was published yet: patients will see all of it."
AS_IT_WAS = "Nothing was published; patients see what they saw."
DIRECT_IS_ON = f"{DIRECT} is set: servers that have it show the working copy, whatever is published."
DONE = (
    "{} Servers show it within seconds; an export shows it once it is made again. To go back: "
    "stridewell publish --undo"
)
TROUBLE = (NotPublished, NotCopied, Damaged, MissingOption, ValueError)


@dataclass(frozen=True)
class Draft:
    """A copy of the working copy as it is now, what keeps it from being published, and what it changes.

    `published` is the version that patients read, none when there is none; `trouble` says so when the store
    is damaged. `changes` are none for a first version. `kept` has what is wrong in each language that stays
    as it was published.
    """

    copy: WorkingCopy
    digest: str
    published: Version | None
    holding: tuple[Finding, ...]
    changes: VersionChanges | None
    trouble: str = ""
    kept: Kept = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        """Whether it differs from what patients read."""
        return self.published is None or self.published.entry.digest != self.digest

    @property
    def after(self) -> int:
        """The number of the version that it was compared with."""
        return self.published.number if self.published else 0


@contextmanager
def drafted(store: Store, working: WorkingCopy, progress: Progress | None = None) -> Iterator[Draft]:
    """What would be published now: it is checked, compared and published from one copy of the files.

    Raises NotCopied and OSError.
    """
    published, trouble = _published(store)
    with tempfile.TemporaryDirectory() as folder:
        copy = working.copy_to(Path(folder))
        digest = copy.digest()
        if published and published.entry.digest == digest:
            yield Draft(copy, digest, published, (), VersionChanges((), ()))
            return
        before = published.files if published else None
        found, kept = keep_languages(copy, before, holding(copy, before, progress=progress))
        changes = version_changes(before, copy) if before else None
        yield Draft(copy, copy.digest(), published, tuple(found), changes, trouble, kept)


def _published(store: Store) -> tuple[Version | None, str]:
    try:
        return store.current(), ""
    except Damaged as error:
        return None, str(error)


def named(by: str, why: str) -> tuple[str, str]:
    """A name and a reason as they are kept. Raises ValueError with what to write instead."""
    for asked, words in (("your name", by), ("why you publish this", why)):
        if not words.strip():
            raise ValueError(f"Write {asked}.")
        if unreadable(words) or "\n" in words or len(words) > LONGEST:
            raise ValueError(f"Write {asked} in one line of at most {LONGEST} letters.")
    return by.strip(), why.strip()


def publish(chosen: argparse.Namespace, read: Reads | None = None, colour: bool = False) -> int:
    """Publishes, goes back or lists; `read` asks on a terminal, if there is one.

    Returns 1 when something is to be mended first, and 2, with the reason, when it could not.
    """
    store = Store(store_folder(content_root()))
    try:
        if chosen.list:
            return _list(store)
        if is_direct():
            print(DIRECT_IS_ON)
        if chosen.undo:
            return _undo(store, chosen, read, colour)
        return _publish(store, chosen, read, colour)
    except TROUBLE as error:
        return cannot_run(error)
    except OSError as error:
        return cannot_run(cannot_write(store, error))


def cannot_write(store: Store, error: OSError) -> str:
    """Why files could not be read, or a store not be written, in words."""
    if error.errno == errno.ENOSPC:
        return f"The disk is full. Make room, then try again. {AS_IT_WAS}"
    return f"{error.filename or store.folder}: {error.strerror or error}. {AS_IT_WAS}"


def _publish(store: Store, chosen: argparse.Namespace, read: Reads | None, colour: bool) -> int:
    with drafted(store, WorkingCopy(content_root(), Path(chosen.notebooks)), Progress()) as draft:
        if draft.kept:
            print(told(draft.kept))
        if not draft.is_new and draft.published:
            if draft.kept:
                return TO_MEND
            print(f"Nothing has changed since {draft.published.entry.said}.")
            return FINE
        if draft.holding:
            print(held(draft.holding))
            return TO_MEND
        if draft.trouble:
            print(draft.trouble)
        print(_told(draft.changes, colour) if draft.changes else FIRST)
        by, why = _agreed(chosen, read, "Publish this")
        version = store.publish(draft.copy, by, why, draft.after)
    print(DONE.format(f"Version {version.number} is published."))
    return FINE


def _undo(store: Store, chosen: argparse.Namespace, read: Reads | None, colour: bool) -> int:
    current = store.current()
    back = store.before(current.number) if current else None
    if current is None or back is None:
        raise NotPublished("There is no version before this one to go back to.")
    print(f"Back to {back.entry.said}. For patients this changes:")
    print(_told(version_changes(current.files, back.files), colour))
    by, why = _agreed(chosen, read, "Go back")
    store.undo(by, why, current.number)
    print(f"Patients see version {back.number} again. Your working copy is as it was.")
    return FINE


def _list(store: Store) -> int:
    current, trouble = _published(store)
    lines = [_line(entry) for entry in store.history()]
    if current:
        lines.append(f"Patients see version {current.number}. All are kept in {store.folder}.")
    print("\n".join(lines) or "Nothing was published yet.")
    return cannot_run(trouble) if trouble else FINE


def _agreed(chosen: argparse.Namespace, read: Reads | None, question: str) -> tuple[str, str]:
    """Who agrees, and why. Raises MissingOption when nobody does."""
    given = answers(ASKS, {"by": chosen.by, "why": chosen.why}, read)
    by, why = named(given["by"], given["why"])
    if not chosen.yes and read is None:
        raise MissingOption(f"{AS_IT_WAS} If this is what you want, add: --yes")
    if not chosen.yes and read and read(f"{question}? Write yes: ").strip().lower() != "yes":
        raise MissingOption(AS_IT_WAS)
    return by, why


def held(findings: tuple[Finding, ...]) -> str:
    """What is to be mended first, as text."""
    count = f"{len(findings)} {'thing' if len(findings) == 1 else 'things'}"
    return "\n".join([*map(str, findings), f"{count} to mend first. {AS_IT_WAS}"])


def _told(changes: VersionChanges, colour: bool) -> str:
    texts = written(changes.texts, COLOURS if colour else SIGNS) if changes.texts else NOTHING
    return "\n".join([texts, "", "FILES", *(f"  {name}" for name in changes.files)])


def _line(entry: Entry) -> str:
    back = f", instead of {entry.undone}" if entry.undone else ""
    return f"{entry.at.replace('T', ' ')[:16]} UTC  version {entry.version}{back}, by {entry.by}: {entry.why}"
