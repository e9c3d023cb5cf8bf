"""What the room is asked, the worked cases of a talk, and whether every slide leads somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..triage.body_sites import places
from ..triage.rules import Outcome, assess
from .content import Content
from .entry_names import unknown
from .findings import Finding, nearest
from .schema import Example
from .schema.plan import Programme
from .schema.workshop import Case, Choice, Poll, QuizQuestion, Slide, TeachBack
from .yaml_document import Path, Tree

BEFORE, AFTER = "before", "after"
CHOSEN = ("one", "several", "order")
LEAST_OPTIONS = 2
ONE_BLOCK = ("section", "option", "plan", "case", "poll", "quiz before", "quiz after", "teach-back")
NO_BLOCK = ("title", "part", "join", "emergency", "change")


def asked(content: Content) -> dict[str, Poll]:
    """Every question the room can be asked, by id, its answers written out.

    A quiz question is asked twice: as `<id>.before`, whose results stay hidden, and as `<id>.after`.
    """
    workshop = content.workshop
    quiz = [_quiz_poll(question, when) for question in workshop.quiz for when in (BEFORE, AFTER)]
    return {poll.id: _written_out(content, poll) for poll in (*workshop.polls, *quiz)}


def asked_by(slide: Slide) -> str:
    """The id in `asked` that a slide opens, or "" for a slide that asks nothing."""
    if slide.kind == "poll":
        return slide.shows[0]
    kind, _, when = slide.kind.partition(" ")
    return f"{slide.shows[0]}.{when}" if kind == "quiz" else ""


def case_of(content: Content, example: str) -> tuple[Case, Example]:
    """A case of the talk, and the worked example it tells."""
    case = next(case for case in content.workshop.cases if case.example == example)
    return case, next(each for each in content.examples if each.id == example)


def outcome_of(content: Content, example: str) -> Outcome:
    """What the guide's own rules say to a case."""
    return assess(content, case_of(content, example)[1].answers)


def programme_of(content: Content, name: str) -> Programme:
    """The programme of plan.yaml that a slide shows."""
    return next(each for each in content.plan.programmes if each.id == name)


def teach_back_of(content: Content, name: str) -> TeachBack:
    """The prompt of this id."""
    return next(each for each in content.workshop.teach_back if each.id == name)


def blocks(content: Content, kind: str) -> Mapping[str, object] | Iterable[str]:
    """The names that a slide of some kind can show."""
    workshop = content.workshop
    questions = [question.id for question in workshop.quiz]
    known: dict[str, Mapping[str, object] | Iterable[str]] = {
        "flags": content.flags,
        "section": content.sections,
        "options": content.options,
        "option": content.options,
        "body map": places(content),
        "plan": [each.id for each in content.plan.programmes] if content.has("plan.yaml") else [],
        "case": [case.example for case in workshop.cases],
        "poll": [poll.id for poll in workshop.polls],
        "quiz before": questions,
        "quiz after": questions,
        "teach-back": [prompt.id for prompt in workshop.teach_back],
    }
    return known.get(kind, ())


def check_workshop(content: Content) -> list[Finding]:
    """One finding for each slide, poll, question and case that leads nowhere or cannot be answered."""
    tree = content.trees[f"{content.name}/workshop.yaml"]
    return [*_slides(content, tree), *_polls(content, tree), *_quiz(content, tree), *_cases(content, tree)]


def _quiz_poll(question: QuizQuestion, when: str) -> Poll:
    return Poll(
        id=f"{question.id}.{when}",
        kind="one",
        ask=question.ask,
        options=question.options,
        show="hidden" if when == BEFORE else "closed",
        section=question.section,
        right=question.right,
    )


def _written_out(content: Content, poll: Poll) -> Poll:
    titles = _titles(content)
    options = (each.model_copy(update={"label": each.label or titles[each.id]}) for each in poll.options)
    return poll.model_copy(update={"options": tuple(options)})


def _titles(content: Content) -> dict[str, str]:
    options = {option.id: option.name for option in content.options.values()}
    steps = content.treatments.steps if content.has("treatments.yaml") else ()
    return {step.id: step.title for step in steps} | options


def _slides(content: Content, tree: Tree) -> Iterator[Finding]:
    for number, slide in enumerate(content.workshop.slides):
        here: Path = ("slides", number, "shows")
        if slide.kind == "part" and not slide.title:
            yield tree.finding('A slide of the kind "part" needs a "title".', "slides", number, "kind")
        if slide.kind in NO_BLOCK and slide.shows:
            yield tree.finding(f'A slide of the kind "{slide.kind}" shows nothing by name.', *here)
        elif slide.kind in ONE_BLOCK and len(slide.shows) != 1:
            yield tree.finding(f'A slide of the kind "{slide.kind}" shows one thing. Name it.', *here)
        else:
            yield from _known(content, tree, here, slide)


def _known(content: Content, tree: Tree, here: Path, slide: Slide) -> Iterator[Finding]:
    those = blocks(content, slide.kind)
    for place, name in enumerate(slide.shows):
        if name not in those:
            kind = slide.kind.partition(" ")[0] if slide.kind.startswith("quiz") else slide.kind
            yield tree.finding(unknown(kind.removesuffix("s"), name, those), *here, place)


def _polls(content: Content, tree: Tree) -> Iterator[Finding]:
    for number, poll in enumerate(content.workshop.polls):
        here: Path = ("polls", number)
        if poll.kind in CHOSEN and len(poll.options) < LEAST_OPTIONS:
            yield tree.finding(f'"{poll.id}" needs two or more options.', *here, "options")
        if poll.kind not in CHOSEN and poll.options:
            yield tree.finding(f'A poll of the kind "{poll.kind}" has no options.', *here, "options")
        if poll.kind == "scale" and not (poll.low and poll.high):
            text = f'Say what 0 and 10 mean for "{poll.id}": add "low" and "high".'
            yield tree.finding(text, *here, "kind")
        yield from _choices(content, tree, here, poll.options)


def _choices(content: Content, tree: Tree, here: Path, options: tuple[Choice, ...]) -> Iterator[Finding]:
    titles = _titles(content)
    for place, option in enumerate(options):
        if not option.label and option.id not in titles:
            text = f'"{option.id}" needs a "label", or the id of a step of treatments.yaml.'
            yield tree.finding(text + nearest(option.id, titles), *here, "options", place, "id")


def _quiz(content: Content, tree: Tree) -> Iterator[Finding]:
    for number, question in enumerate(content.workshop.quiz):
        options = [option.id for option in question.options]
        if question.right not in options:
            yield tree.finding(unknown("option", question.right, options), "quiz", number, "right")
        yield from _choices(content, tree, ("quiz", number), question.options)


def _cases(content: Content, tree: Tree) -> Iterator[Finding]:
    examples = {example.id: example for example in content.examples}
    for number, case in enumerate(content.workshop.cases):
        if case.example not in examples:
            text = unknown("example", case.example, examples)
            yield tree.finding(text, "cases", number, "example")
            continue
        given = examples[case.example].answers
        for step, names in enumerate(case.reveal):
            for place, name in enumerate(names):
                if name not in given:
                    text = unknown("answer of this example", name, given)
                    yield tree.finding(text, "cases", number, "reveal", step, place)
