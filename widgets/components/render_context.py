"""The render context: a guide in the words of one reader, and the templates filled with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

from babel.dates import format_date
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.filters import make_attrgetter
from markupsafe import Markup

from ..model.content.content import Content
from ..model.content.languages.on_disk import locale_of
from ..model.content.locale_choice import LocaleChoice
from ..model.content.pages import Page, pages_of
from ..model.content.schema import LEVELS, Review
from ..model.content.topics import page_files, topics_of
from ..model.content.translations import Catalogue, mark
from ..model.triage.body_sites import BodySite
from .bilingual import with_languages
from .markdown import Prose

FOLDER = Path(__file__).parent
TEMPLATES = (FOLDER, FOLDER.parent / "workshop")
SOONEST = tuple(level for level in reversed(LEVELS) if level != "none")


class LanguageName(NamedTuple):
    """A language by its code and by what it calls itself."""

    code: str
    name: str
    direction: str


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


# JSON in a page, without blanks. Letters stay escaped: marks of languages are made into markup afterwards.
COMPACT = {"sort_keys": True, "separators": (",", ":")}
COMPILED = _Compiled()


@dataclass(frozen=True)
class RenderContext:
    """Content and catalogue together; `render` fills a component's template with them.

    `find_languages` finds those the guide may be read in, once a page asks: it reads all their files.
    `lacks_language` is the name of one that was asked for and that it may not be read in.
    """

    content: Content
    words: Catalogue
    choice: LocaleChoice
    today: date = field(default_factory=date.today)
    find_languages: Callable[[], tuple[LanguageName, ...]] = tuple
    lacks_language: str = ""

    def __repr__(self) -> str:
        choice = self.choice
        return f"<RenderContext {self.content.name}, language {choice.language}, region {choice.region}>"

    def is_due(self, review: Review) -> bool:
        """Whether the day of a text's next review has gone by."""
        return review.is_due(self.today)

    @cached_property
    def languages(self) -> tuple[LanguageName, ...]:
        """Those the guide may be read in."""
        return self.find_languages()

    @cached_property
    def alone(self) -> RenderContext:
        """The same words without English beside them, for a place that shows the English itself."""
        return replace(self, words=replace(self.words, beside=frozenset()))

    @cached_property
    def in_both(self) -> RenderContext:
        """The same words, each with its English beside it: for whoever translates at a visit."""
        return replace(self, words=replace(self.words, beside=frozenset(self.words.messages)))

    @cached_property
    def in_english(self) -> RenderContext:
        """The same guide and region in English."""
        return replace(self, words=self.words.english)

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
        environment.policies["json.dumps_kwargs"] = COMPACT
        environment.filters |= {
            "say": self.words.say,
            "alone": self.words.say_alone,
            "english": self.words.english.say,
            "line": self.prose.line,
            "block": self.prose.block,
            "place_name": self.place_name,
            "in_order": self.in_order,
            "tel": lambda number: "tel:" + number.replace(" ", ""),
        }
        # Not Jinja's own extension for gettext: it takes what a translation says for markup.
        environment.globals |= {
            "_": self.words.fill,
            "mark": mark,
            "pgettext": self.words.pgettext,
            "ngettext": self.words.count,
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
        return Html(with_languages(self._environment.get_template(template).render(**values)))

    def figure(self, name: str, instead: str = "") -> Markup:
        """A picture by its name in pictures.yaml, described by the words there or by others `instead`."""
        from .pictures.anatomy import ANATOMY

        says, to_scale = instead or self.content.pictures[name].says, name not in ANATOMY
        return self._picture("figure", name, says=says, to_scale=to_scale)

    def bare_figure(self, name: str) -> Markup:
        """A picture without a caption: for a slide, where somebody says the words."""
        return self._picture("bare", name)

    def clinic_logo(self) -> str:
        """An address that holds the clinic's own sign."""
        from .pictures.own import own_picture

        return own_picture(self.content.logo).address

    def moving(self, name: str) -> Markup:
        """A move as two drawings in one place, between which a script or a style goes to and fro."""
        return self._picture("moving", name)

    def scene(self, name: str) -> Markup:
        """A small picture beside words that say the same."""
        return self._picture("scene", name)

    def _picture(self, template: str, name: str, **values: Any) -> Markup:
        """A picture as one of the templates shows it: `drawn` by the project, or the educators' `own`."""
        from .pictures.gallery import drawing
        from .pictures.label_room import has_room
        from .pictures.own import own_picture

        body, words = self.content.own_pictures.get(name), self.content.pictures[name]
        drawn = None if body else drawing(name)
        values |= {"own": body and own_picture(body), "drawn": drawn, "numbered": False}
        if drawn and self.words.is_translation:
            lettering = words.lettering
            values["numbered"] = not has_room(drawn, lambda label: self.words.say(lettering[label.word]))
        return self.mark(self.render(f"pictures/{template}.html", words=words, **values))

    def figure_elsewhere(self, name: str, instead: str = "") -> Markup:
        """A link to a picture on the page of the topic that shows it; the picture itself where none does."""
        topic = next((each.id for each in topics_of(self.content) if name in each.pictures), None)
        if topic is None:
            return self.figure(name, instead)
        words, address = self.content.pictures[name], f"{self.address(topic)}#picture-{name}"
        return self.mark(self.render("pictures/elsewhere.html", words=words, address=address))

    def in_order(self, items: Iterable[Any], name: str) -> list[Any]:
        """Items in the order of their texts called `name`, such as "1.name", as the reader has them."""
        say, text = self.words.say_alone, make_attrgetter(self._environment, name)
        return sorted(items, key=lambda each: _collation_key(say(text(each)), self.words.language))

    def day(self, day: date | None) -> str:
        """A day as the language writes it; English pages have it as it is written in the content."""
        locale = locale_of(self.words.language) if self.words.is_translation else None
        return format_date(day, "long", locale) if day and locale else str(day or "")

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

    def guide_address(self, name: str) -> str:
        """The address of another guide's start page; the first guide's pages stand above all others."""
        first = self.content.guides[0]
        up = "" if self.content.name == first else "../"
        return f"{up}{'' if name == first else f'{name}/'}index.ipynb{self.choice.query()}"

    def _section_address(self, name: str) -> str:
        for place in self.content.guide.order:
            if name in place.sections:
                return f"{place.page}.ipynb{self.choice.query()}#{name}"
        return f"#{name}"

    def mark(self, html: str) -> Markup:
        """Markup made by another component, kept as it is; never for words, which are text."""
        return Markup(html)  # noqa: S704 - rendered with autoescape


def _collation_key(text: str, language: str) -> bytes | str:
    """What to sort a text by. The common Chinese characters stand in GB 2312 in the order of their pinyin."""
    folded = normalize("NFKD", text).casefold()
    return folded.encode("gb18030") if language.startswith("zh") else folded
