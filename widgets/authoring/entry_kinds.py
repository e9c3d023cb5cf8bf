"""The kinds of entry that can be started: what each needs to know, and the lines it writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import get_args

from ..model.content.content import Content
from ..model.content.pages import pages_of
from ..model.content.roles import section_in_role
from ..model.content.schema import LEVELS
from ..model.content.schema.basics import Kind as SourceKind
from ..model.content.schema.cards import Expected
from .entry_location import Draft, Site, next_free
from .entry_templates import filled, quoted
from .new_page import new_page
from .open_guide import GuideRefused
from .prompts import Ask
from .yaml_insert import inserted

Words = Mapping[str, str]
UNTIL_DRAFT = "Write your own words in place of the draft's, then run: stridewell check"
URGENT_FIRST = tuple(reversed(LEVELS[1:]))


@dataclass(frozen=True)
class Kind:
    """`file` and `start` say where its names stand and how they begin; `asks` what it needs to know."""

    taken: Callable[[Content], dict[str, str]]
    start: str
    asks: Callable[[Content], tuple[Ask, ...]]
    draft: Callable[[Site, str, Words], Draft]


def _section(site: Site, name: str, words: Words) -> Draft:
    order = [place.page for place in site.content.guide.order]
    when = section_in_role(site.content, "when")
    led_to = when.id if when else name
    section = filled("section.md", name=name, title=quoted(words["title"]), when=led_to)
    files = site.added("guide.yaml", ("order", order.index(words["page"]), "sections"), f"- {name}")
    files[f"{site.content.name}/sections/{name}.md"] = section
    return Draft(files, {}, UNTIL_DRAFT)


def _flag(site: Site, name: str, words: Words) -> Draft:
    sign = name.lower()
    flag = filled("flag.yaml", name=name, sign=sign, ask=quoted(words["ask"]), term=quoted(words["term"]))
    entry = filled("sign.yaml", sign=sign, level=words["level"], short=quoted(words["short"]))
    files = site.added("red-flags.yaml", ("flags",), flag) | site.added("signs.yaml", (), entry)
    if words["level"] == "emergency":
        file = f"{site.content.name}/red-flags.yaml"
        files[file] = inserted(files[file], ("card", "signs"), f"- {sign}")
    return Draft(files | _example(site, {name: "yes"}, words["short"]), {}, UNTIL_DRAFT)


def _item(site: Site, name: str, words: Words) -> Draft:
    told = {part: quoted(words[part]) for part in ("ask", "short", "term")}
    choices = _choices(site.content, words["scale"])
    least, most = choices[1], choices[-1]
    entry = filled("item.yaml", name=name, group=words["group"], scale=words["scale"], least=least, **told)
    files = site.added("checklist.yaml", ("items",), entry)
    return Draft(files | _example(site, {name: most}, words["short"]), {}, UNTIL_DRAFT)


def _card(site: Site, name: str, words: Words) -> Draft:
    title = quoted(f"Signs worth discussing: {words['title']}")
    entry = filled("card.yaml", **{**words, "name": name, "title": title, "says": quoted(words["says"])})
    files = site.added("cards.yaml", ("cards",), entry)
    item = site.content.items[words["item"]]
    asked = dict.fromkeys(item.reopens, "no") | {item.id: _choices(site.content, item.scale or "")[-1]}
    return Draft(files | _example(site, asked, item.short or item.ask), {}, UNTIL_DRAFT)


def _stage(site: Site, name: str, words: Words) -> Draft:
    programmes = site.content.plan.programmes
    at = [programme.id for programme in programmes].index(words["programme"])
    after = int(words["after"]) - programmes[at].first
    entry = filled("stage.yaml", run=words["run"], walk=words["walk"], times=words["times"])
    files = site.added("plan.yaml", ("programmes", at, "steps"), entry, after)
    return Draft(files, {}, "The steps after it have moved up by one number. Run: stridewell check")


def _treatment(site: Site, name: str, words: Words) -> Draft:
    steps = [step.id for step in site.content.treatments.steps]
    most = steps.index(words["step"])
    options = site.content.treatments.options
    before = [number for number, each in enumerate(options) if steps.index(each.step) <= most]
    told = {"step": words["step"], "section": words["section"]}
    entry = filled("treatment.yaml", name=name, title=quoted(words["title"]), **told)
    after = before[-1] if before else None
    return Draft(site.added("treatments.yaml", ("options",), entry, after), {}, UNTIL_DRAFT)


def _word(site: Site, name: str, words: Words) -> Draft:
    entry = filled("word.yaml", name=name, term=quoted(words["term"]), means=quoted(words["means"]))
    return Draft(site.shared("glossary.yaml", entry), {}, f"Show it in a text: [{words['term']}]({name})")


def _source(site: Site, name: str, words: Words) -> Draft:
    told = {part: quoted(words[part]) for part in ("cite", "where")}
    entry = filled("source.yaml", name=name, kind=words["type"], **told)
    says = f"Read it, write how much of it and when, then name it after what it supports: [{name}]"
    return Draft(site.shared("references.yaml", entry), {}, says)


def _region(site: Site, name: str, words: Words) -> Draft:
    told = {part: quoted(words[part]) for part in ("title", "number", "doctor", "now")}
    says = "Write what official pages of that place say, with their sources, then run: stridewell check"
    return Draft({f"regions/{name}.yaml": filled("region.yaml", **told)}, {}, says)


def _picture(site: Site, name: str, words: Words) -> Draft:
    told = {part: quoted(words[part]) for part in ("title", "says", "file", "licence")}
    entry = filled("picture.yaml", name=name, **told)
    return Draft(site.shared("pictures.yaml", entry), {}, f"Show it in a text: ![](picture:{name})")


def _case(site: Site, name: str, words: Words) -> Draft:
    pairs = words["answers"].replace(",", " ").split()
    if wrong := next((pair for pair in pairs if not re.fullmatch(r"[\w.-]+=[\w.-]+", pair)), ""):
        raise GuideRefused(f'"{wrong}" is no answer. Write the id of a question, "=" and the answer.')
    told = ", ".join(pair.replace("=", ": ") for pair in pairs)
    entry = filled("example.yaml", id=name, who=quoted(words["who"]), answers=f"{{{told}}}", expect=EXPECT)
    says = "It expects what the rules say now. Write what you expect where that is something else."
    return Draft(site.added("examples.yaml", (), entry), {}, says)


def _example(site: Site, answers: Words, who: str) -> dict[str, str]:
    """The worked case of a new rule; what it expects is filled in once the rules can be asked.

    It takes the place of a case with the same answers that expected nothing to show yet.
    """
    file, examples = f"{site.content.name}/examples.yaml", site.content.examples
    lines = site.text("examples.yaml").splitlines(keepends=True)
    for number, each in enumerate(examples):
        if each.answers == answers and each.expect == Expected(level=each.expect.level):
            tree = site.content.trees[file]
            last = tree.line(number + 1) if number + 1 < len(examples) else len(lines) + 1
            del lines[tree.line(number) - 1 : last - 1]
    name = next_free((example.id for example in examples), "E-")
    told = ", ".join(f"{question}: {word}" for question, word in answers.items())
    entry = filled("example.yaml", id=name, who=quoted(who), answers=f"{{{told}}}", expect=EXPECT)
    return {file: inserted("".join(lines), (), entry)}


EXPECT = "{level: none}"


def _choices(content: Content, scale: str) -> list[str]:
    """The answers of a scale from least to most."""
    choices = list(content.checklist.scales.get(scale, {}))
    return ["no", "yes"] if "yes" in choices else choices


def _titled(content: Content) -> Ask:
    return Ask("title", "The heading that patients read")


SHORT = Ask("short", "The same in a few words, for a list")
TERM = Ask("term", "The word that clinicians use for it")


def _sections(content: Content) -> tuple[str, ...]:
    return tuple(content.sections)


def _scaled(content: Content) -> tuple[str, ...]:
    return tuple(item.id for item in content.checklist.items if item.scale)


def _stages(content: Content) -> tuple[Ask, ...]:
    programmes = content.plan.programmes
    last = str(programmes[0].last)
    return (
        Ask("programme", "The programme", tuple(each.id for each in programmes), programmes[0].id),
        Ask("after", "The number of the step it comes after", usual=last),
        Ask("run", "Minutes of running in one round"),
        Ask("walk", "Minutes of walking in one round"),
        Ask("times", "How many rounds"),
    )


KINDS: dict[str, Kind] = {
    "section": Kind(
        lambda content: {name: f"sections/{name}.md" for name in content.sections},
        "",
        lambda content: (
            _titled(content),
            Ask("page", "The page it stands on", tuple(place.page for place in content.guide.order)),
        ),
        _section,
    ),
    "flag": Kind(
        lambda content: dict.fromkeys(content.flags, "red-flags.yaml"),
        "RF-",
        lambda content: (
            Ask("level", "How soon it should be looked at", URGENT_FIRST),
            Ask("ask", "The question, as patients read it"),
            SHORT,
            TERM,
        ),
        _flag,
    ),
    "item": Kind(
        lambda content: dict.fromkeys(content.items, "checklist.yaml"),
        "CK-",
        lambda content: (
            Ask("group", "The group it is asked in", tuple(group.id for group in content.checklist.groups)),
            Ask("ask", "The question, as patients read it"),
            SHORT,
            TERM,
            Ask("scale", "The answers to choose from", tuple(content.checklist.scales), "yes-no"),
        ),
        _item,
    ),
    "card": Kind(
        lambda content: {card.id: "cards.yaml" for card in content.cards.cards},
        "P-",
        lambda content: (
            Ask("title", 'What comes after "Signs worth discussing:"'),
            Ask("says", "What the card says first"),
            Ask("item", "The question that shows it", _scaled(content)),
            Ask("level", "How soon it should be looked at", ("days", "routine"), "routine"),
            Ask("link", "The section to read on", _sections(content)),
        ),
        _card,
    ),
    "stage": Kind(lambda content: {}, "", _stages, _stage),
    "treatment": Kind(
        lambda content: dict.fromkeys(content.options, "treatments.yaml"),
        "T-",
        lambda content: (
            Ask("title", "The name of the option"),
            Ask("step", "The step of care it belongs to", tuple(s.id for s in content.treatments.steps)),
            Ask("section", "The section that tells more", _sections(content)),
        ),
        _treatment,
    ),
    "word": Kind(
        lambda content: dict.fromkeys(content.glossary, "glossary.yaml"),
        "G-",
        lambda content: (Ask("term", "The word, as it stands in a text"), Ask("means", "What it means")),
        _word,
    ),
    "source": Kind(
        lambda content: dict.fromkeys(content.references, "references.yaml"),
        "R",
        lambda content: (
            Ask("cite", "Who wrote it, what it is called, and when"),
            Ask("type", "What kind of source it is", get_args(SourceKind)),
            Ask("where", "Where it can be found, such as nice.org.uk/guidance/ng210"),
        ),
        _source,
    ),
    "region": Kind(
        lambda content: {name: f"regions/{name}.yaml" for name in content.regions},
        "",
        lambda content: (
            Ask("title", "Its name"),
            Ask("number", "The number to call in an emergency"),
            Ask("doctor", "What people call the doctor they see first", usual="doctor"),
            Ask("now", "Whom they reach on the same day, also at night"),
        ),
        _region,
    ),
    "picture": Kind(
        lambda content: dict.fromkeys((each.id for each in content.pictures.values()), "pictures.yaml"),
        "",
        lambda content: (
            Ask("title", "What it is called"),
            Ask("says", "What matters in it, for those who cannot see it"),
            Ask("file", "The name of its file in content/pictures"),
            Ask("licence", "Whose it is, and that it may be shown"),
        ),
        _picture,
    ),
    "example": Kind(
        lambda content: {example.id: "examples.yaml" for example in content.examples},
        "E-",
        lambda content: (
            Ask("who", "The made-up person, in a few words"),
            Ask("answers", "What the person answers: the id of a question, = and the answer"),
        ),
        _case,
    ),
    "page": Kind(
        lambda content: {page.file: "guide.yaml" for page in pages_of(content)},
        "",
        lambda content: (
            Ask("title", "The heading, and the word on the links to it"),
            Ask("says", "What the page offers, in one sentence"),
        ),
        new_page,
    ),
}
