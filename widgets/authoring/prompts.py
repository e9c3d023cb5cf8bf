"""Prompts for what a new entry needs: taken from options, or asked for on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..model.content.findings import nearest, one_of

Reads = Callable[[str], str]


class MissingOption(Exception):  # noqa: N818 - it asks for more, it is no mistake of the program
    """Raised when there is no terminal to ask on; its text says which options to add."""


@dataclass(frozen=True)
class Ask:
    """One thing to know. `choices` are the only answers; `usual` is taken when nothing is said."""

    name: str
    question: str
    choices: tuple[str, ...] = ()
    usual: str = ""

    def refusal(self, word: str) -> str:
        """Why a word cannot stand, or "" when it can."""
        if not word:
            return f"{self.question}?"
        if "\n" in word or (self.choices and word not in self.choices):
            return f'"{word}" is not known for --{self.name}.{nearest(word, self.choices)}{self._known()}'
        return ""

    def option(self) -> str:
        """The option to add, with what it means."""
        return f'  --{self.name} "…"   {self.question}.{self._known()}'

    def _known(self) -> str:
        return one_of(self.choices[:40]) if self.choices else ""


def answers(asks: Iterable[Ask], given: Mapping[str, str | None], read: Reads | None) -> dict[str, str]:
    """An answer to each: the option given, else the usual one, else what `read` (a prompt) brings.

    Raises MissingOption for those that are missing when there is nothing to `read` from, and for wrong ones.
    """
    found, missing = {}, []
    for ask in asks:
        word = given.get(ask.name) or ""
        if not word and read:
            word = _asked(ask, read)
        word = word.strip() or ask.usual
        if not word:
            missing.append(ask.option())
        elif refusal := ask.refusal(word):
            missing.append(f"  {refusal}")
        found[ask.name] = word
    if missing:
        raise MissingOption("\n".join(["Add what is missing:", *missing]))
    return found


def _asked(ask: Ask, read: Reads) -> str:
    known = f" ({', '.join(ask.choices[:12])}{', …' if len(ask.choices) > 12 else ''})" if ask.choices else ""
    usual = f" [{ask.usual}]" if ask.usual else ""
    while True:
        word = read(f"{ask.question}{known}{usual}: ").strip() or ask.usual
        refusal = ask.refusal(word)
        if not refusal:
            return word
        print(refusal)
