"""Holds the options to the rules of a fair decision aid (rules.md §6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from .content import Content
from .findings import Finding
from .markdown_extensions import GLOSSARY, SOURCE
from .roles import with_role
from .schema import Sourced
from .schema.treatments import Option, Result
from .treatment_figures import check_figures
from .yaml_document import Path, Tree

HARMS = 4
SHORTEST, LONGEST = 0.65, 1.5
LEAST_RATIO, MAX_RATIO = 0.5, 2.0
NEEDS_SOURCES = ("published", "reported")
PARTS = ("what", "suits", "benefit", "like", "helps", "helps_not", "who_gains")
RELATIVE = re.compile(
    r"\d+ ?%|\bper ?cent\b|\b(?:twice|double|half|\w+ times) (?:as|more|less)\b|\b(?:doubl|halv)(?:es|ed)\b",
    re.IGNORECASE,
)


def check_treatments(content: Content) -> Iterator[Finding]:
    """One finding for each way in which an option is not shown as fairly as the others."""
    tree = content.trees[f"{content.name}/treatments.yaml"]
    options = content.treatments.options
    yield from _waiting(tree, options)
    yield from _order(content, tree)
    usual = median(_words(option) for option in options) if options else 0
    for number, option in enumerate(options):
        here: Path = ("options", number)
        yield from _harms(tree, here, option)
        yield from _length(tree, here, option, usual)
        yield from _relative(tree, here, option)
        yield from _clinic(tree, here, option)
        yield from _cited(tree, here, option)
        yield from _sourced(tree, here, option.id, option)
        yield from _uses(tree, here, option)
        yield from check_figures(tree, here, option)
        for place, side, each in _results(option):
            yield from _sourced(tree, (*here, "numbers", place, side), f"A number of {option.id}", each)
    if content.has("medicines.yaml"):
        yield from _medicines(content)


def _medicines(content: Content) -> Iterator[Finding]:
    medicines = content.trees[f"{content.name}/medicines.yaml"]
    for number, situation in enumerate(content.medicines.situations):
        yield from _sourced(medicines, ("situations", number), f'"{situation.id}"', situation)


def _waiting(tree: Tree, options: tuple[Option, ...]) -> Iterator[Finding]:
    if not with_role(options, "wait"):
        text = 'To wait and watch is missing. It is always an option: put it back, with "role: wait".'
        yield tree.finding(text, "options", code="SW304", words="role: wait")


def _order(content: Content, tree: Tree) -> Iterator[Finding]:
    steps = [step.id for step in content.treatments.steps]
    seen: list[Option] = []
    for option in content.treatments.options:
        later = [each for each in seen if _stands_wrongly(each, option, steps)]
        if later:
            text = f"{later[0].id} stands above {option.id}, against the order of care. Move it below."
            yield tree.finding(text, "options", seen.index(later[0]), "id", code="SW306", words=later[0].id)
        seen.append(option)


def _stands_wrongly(above: Option, below: Option, steps: list[str]) -> bool:
    if above.role == "procedure" and below.role == "physio":
        return True
    known = above.step in steps and below.step in steps
    return known and steps.index(above.step) > steps.index(below.step)


def _harms(tree: Tree, here: Path, option: Option) -> Iterator[Finding]:
    if len(option.harms) != HARMS:
        text = (
            f"{option.id} lists {len(option.harms)} harms. Every option lists {HARMS}, so that none looks "
            "milder than it is."
        )
        yield tree.finding(text, *here, "harms", code="SW301", words=option.id)


def _uses(tree: Tree, here: Path, option: Option) -> Iterator[Finding]:
    if not option.uses:
        text = f'{option.id} does not say what it is for, and how sure that is. Fill in "uses".'
        yield tree.finding(text, *here, "uses", code="SW308", words=option.id)
    for place, each in enumerate(option.uses):
        yield from _sourced(tree, (*here, "uses", place), f'"{each.says}" of {option.id}', each)


def _results(option: Option) -> Iterator[tuple[int, str, Result]]:
    for place, each in enumerate(option.numbers):
        for side, result in each.results.items():
            yield place, side, result


def _length(tree: Tree, here: Path, option: Option, usual: float) -> Iterator[Finding]:
    share = _words(option) / usual
    if not SHORTEST <= share <= LONGEST:
        word = "short" if share < SHORTEST else "long"
        text = f"{option.id} has {_words(option)} words, too {word} beside the others (about {usual:.0f})."
        yield tree.finding(text, *here, "id", code="SW303", words=option.id)
    benefits = [option.benefit, *(part.benefit for part in option.parts)]
    ratio = _count(" ".join(all_harms(option))) / _count(" ".join(benefits))
    if not LEAST_RATIO <= ratio <= MAX_RATIO:
        text = f"{option.id} says much {'less' if ratio < LEAST_RATIO else 'more'} on harms than on benefits."
        yield tree.finding(text, *here, "harms", code="SW301", words=option.id)


def _relative(tree: Tree, here: Path, option: Option) -> Iterator[Finding]:
    for name in ("benefit", "harms", "parts", "uses"):
        for match in RELATIVE.finditer(str(getattr(option, name))):
            text = f'"{match.group()}" compares without a count. Say how many of 100 people, in both groups.'
            yield tree.finding(text, *here, name, code="SW305", words=match.group())


def _clinic(tree: Tree, here: Path, option: Option) -> Iterator[Finding]:
    if option.clinic_offers and "clinic" not in option.who_gains.lower():
        text = f'The clinic offers {option.id}. Say so in "who_gains".'
        yield tree.finding(text, *here, "who_gains", code="SW307", words=option.id)


def _cited(tree: Tree, here: Path, option: Option) -> Iterator[Finding]:
    """A source is both listed and named where it is used, so that neither can go missing unseen."""
    shown = [*option.uses, *(result for _, _, result in _results(option))]
    used = {
        *SOURCE.findall(" ".join(option_texts(option))),
        *(name for each in shown for name in each.sources),
    }
    for name in sorted(used - {*option.sources}):
        text = f"{option.id} names [{name}] but does not list it in sources."
        yield tree.finding(text, *here, "sources", code="SW404", words=name)
    for name in sorted({*option.sources} - used):
        text = f"{option.id} lists {name}, but no sentence names [{name}]."
        yield tree.finding(text, *here, "sources", code="SW404", words=name)


def _sourced(tree: Tree, here: Path, name: str, entry: Sourced) -> Iterator[Finding]:
    if entry.evidence in NEEDS_SOURCES and not entry.sources:
        text = f'{name} has no source. Add "sources: [R…]", or say where it comes from in "evidence".'
        yield tree.finding(text, *here, "evidence", code="SW401", words=entry.evidence)


def all_harms(option: Option) -> list[str]:
    """What can go wrong: with the option as a whole, then with each of its parts."""
    return [*option.harms, *(part.harms for part in option.parts)]


def option_texts(option: Option) -> list[str]:
    """All that an option says in sentences, part by part."""
    told = [getattr(option, part) for part in PARTS]
    parts = [text for part in option.parts for text in (part.name, part.benefit)]
    uses = [text for use in option.uses for text in (use.says, use.basis)]
    return [*told, *parts, *all_harms(option), *uses, *option.ask]


def _words(option: Option) -> int:
    return sum(_count(text) for text in option_texts(option))


def _count(text: str) -> int:
    return len(SOURCE.sub("", GLOSSARY.sub("]", text)).split())
