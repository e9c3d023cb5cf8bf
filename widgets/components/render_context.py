"""The render context: a guide in the words of one reader, and the templates filled with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from ..model.content.content import Content
from ..model.content.locale_choice import LocaleChoice
from ..model.content.pages import Page, pages_of
from ..model.content.schema import LEVELS, Review
from ..model.content.topics import page_files, topics_of
from ..model.content.translations import Catalogue
from ..model.triage.body_sites import BodySite
from .markdown import Prose

FOLDER = Path(__file__).parent
TEMPLATES = (FOLDER, FOLDER.parent / "workshop")
SOONEST = tuple(level for level in reversed(LEVELS) if level != "none")


class Html(str):
    """Markup that Jupyter shows as it is."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)

    def __repr__(self) -> str:
        return f"<{len(self)} characters of HTML>"


class _Compiled(BytecodeCache):
    """Compiled templates, kept in memory for every view; Jinja looks whether their source is the same."""

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._codes:
            bucket.bytecode_from_string(self._codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.bytecode_to_string()


COMPILED = _Compiled()


@dataclass(frozen=True)
class RenderContext:
    """Content and catalogue together; `render` fills a component's template with them."""

    content: Content
    words: Catalogue
    choice: LocaleChoice
    today: date = field(default_factory=date.today)

    def __repr__(self) -> str:
        choice = self.choice
        return f"<RenderContext {self.content.name}, language {choice.language}, region {choice.region}>"

    def is_due(self, review: Review) -> bool:
        """Whether the day of a text's next review has gone by."""
        return review.is_due(self.today)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages the guide has."""
        return pages_of(self.content)

    @cached_property
    def files(self) -> frozenset[str]:
        """The names of all pages that a link may lead to, topics among them."""
        return frozenset(page_files(self.content))

    @cached_property
    def prose(self) -> Prose:
        """The Markdown renderer of this view."""
        return Prose(self.words.say, self.address, self.figure)

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=COMPILED,
        )
        environment.filters |= {
            "say": self.words.say,
            "line": self.prose.line,
            "block": self.prose.block,
            "place_name": self.place_name,
            "tel": lambda number: "tel:" + number.replace(" ", ""),
        }
        # Not Jinja's own extension for gettext: it takes what a translation says for markup.
        environment.globals |= {
            "_": self.words.fill,
            "view": self,
            "content": self.content,
            "words": self.words,
            "levels": SOONEST,
        }
        return environment

    def compile_templates(self) -> None:
        """Compiles every component's template ahead of the first page that is filled."""
        environment = self._environment
        for name in environment.list_templates(extensions=["html"]):
            environment.get_template(name)

    def render(self, template: str, **values: Any) -> Html:
        """A component's template, such as `section/section.html`, as HTML."""
        return Html(self._environment.get_template(template).render(**values))

    def figure(self, name: str, instead: str = "") -> Markup:
        """A picture by its name in pictures.yaml, described by the words there or by others `instead`."""
        from .pictures.anatomy import ANATOMY

        says, to_scale = instead or self.content.pictures[name].says, name not in ANATOMY
        return self._picture("figure", name, says=says, to_scale=to_scale)

    def bare_figure(self, name: str) -> Markup:
        """A picture without a caption: for a slide, where somebody says the words."""
        return self._picture("bare", name)

    def moving(self, name: str) -> Markup:
        """A move as two drawings in one place, between which a script or a style goes to and fro."""
        return self._picture("moving", name)

    def scene(self, name: str) -> Markup:
        """A small picture beside words that say the same."""
        return self._picture("scene", name)

    def _picture(self, template: str, name: str, **values: Any) -> Markup:
        """A picture as one of the templates shows it: `drawn` by the project, or the educators' `own`."""
        from .pictures.gallery import drawing
        from .pictures.own import own_picture

        body = self.content.own_pictures.get(name)
        values |= {"own": body and own_picture(body), "drawn": None if body else drawing(name)}
        words = self.content.pictures[name]
        return self.mark(self.render(f"pictures/{template}.html", words=words, **values))

    def figure_elsewhere(self, name: str, instead: str = "") -> Markup:
        """A link to a picture on the page of the topic that shows it; the picture itself where none does."""
        topic = next((each.id for each in topics_of(self.content) if name in each.pictures), None)
        if topic is None:
            return self.figure(name, instead)
        words, address = self.content.pictures[name], f"{self.address(topic)}#picture-{name}"
        return self.mark(self.render("pictures/elsewhere.html", words=words, address=address))

    def place_name(self, place: BodySite) -> str:
        """A place of the body map in words, such as "Inner thigh, right"."""
        say = self.words.say
        area = say(place.area.label)
        if place.side == "l":
            return say("%(place)s, left").replace("%(place)s", area)
        return say("%(place)s, right").replace("%(place)s", area) if place.side else area

    def address(self, target: str) -> str:
        """The address of a link in the content: a page, a section, a term, or the web as it is."""
        if target in self.files:
            return f"{target}.ipynb{self.choice.query()}"
        if target.startswith("#"):
            return self._section_address(target[1:])
        if target in self.content.options:
            return f"treatments.ipynb{self.choice.query()}#{target}"
        return f"#{target}" if target in self.content.glossary else target

    def _section_address(self, name: str) -> str:
        for place in self.content.guide.order:
            if name in place.sections:
                return f"{place.page}.ipynb{self.choice.query()}#{name}"
        return f"#{name}"

    def mark(self, html: str) -> Markup:
        """Markup made by another component, kept as it is; never for words, which are text."""
        return Markup(html)  # noqa: S704 - rendered with autoescape
