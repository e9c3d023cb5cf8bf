"""Topics as pages, and whether each leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from .content import Content
from .findings import Finding
from .pages import CLINIC_FILE, PAGES, VISIT, pages_of
from .roles import item_in_role
from .schema.topics import Topic
from .yaml_document import Tree

FILE = "topics.yaml"


def topics_of(content: Content) -> tuple[Topic, ...]:
    """The topics of a guide, in order; none for a guide without them."""
    return content.topics.topics if content.has(FILE) else ()


def page_files(content: Content) -> list[str]:
    """The names of all notebooks that patients of a guide see: its pages, what belongs to one, its topics."""
    pages = [page.file for page in pages_of(content)]
    told = [CLINIC_FILE] if VISIT in pages else []
    return [*pages, *told, *(topic.id for topic in topics_of(content))]


def link_to(content: Content, name: str) -> str:
    """Where a name of `next` leads, as `RenderContext.address` takes it: a section has a mark before it."""
    return f"#{name}" if name in content.sections else name


def name_of(content: Content, name: str) -> str:
    """What the page, topic, section or option is called that a name of `next` leads to."""
    topics = {topic.id: topic.title for topic in topics_of(content)}
    pages = {page.file: page.name for page in pages_of(content)}
    sections = {section.id: section.title for section in content.sections.values()}
    options = {option.id: option.name for option in content.options.values()}
    return {**options, **sections, **pages, **topics}[name]


def check_topics(content: Content) -> Iterator[Finding]:
    """A finding for each topic with the name of a page, and for each name in one that leads nowhere."""
    tree = content.trees[f"{content.name}/{FILE}"]
    pages = {CLINIC_FILE, *(page.file for page in (*PAGES, *pages_of(content)))}
    complaint = item_in_role(content, "complaint")
    answers = set(content.checklist.scales[complaint.scale]) if complaint and complaint.scale else set()
    for number, topic in enumerate(topics_of(content)):
        if topic.id in pages:
            says = f'"{topic.id}" is the name of a page already. Choose another id for this topic.'
            yield tree.finding(says, "topics", number, "id", words=topic.id)
        goals = {*pages, *content.sections, *content.options, *(each.id for each in topics_of(content))}
        yield from _unknown(tree, number, "complaints", topic.complaints, answers, "answer of the complaint")
        yield from _unknown(tree, number, "next", topic.next, goals, "page, topic, section or option")


def _unknown(
    tree: Tree, number: int, word: str, named: tuple[str, ...], known: set[str], kind: str
) -> Iterator[Finding]:
    for place, name in enumerate(named):
        if name not in known:
            says = f'"{name}" is no {kind}. Write one of: {", ".join(sorted(known))}.'
            yield tree.finding(says, "topics", number, word, place, code="SW107", words=name)
