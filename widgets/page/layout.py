"""The layout of a page: language, title, emergency card, links between pages, and footer."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from ..components.bilingual import with_languages
from ..components.declaration import sheets_of
from ..components.render_context import Html, RenderContext
from ..model.content.pages import CLINIC_FILE, LEARN, VISIT, bar_of
from ..model.content.region_detection import signs_of
from ..model.content.topics import topics_of

END_OF_TITLE = "</h1>"
CALL = re.compile(r"\bguide\.(\w+)\(")


def code_of(notebook: Any) -> str:
    """All code of a notebook."""
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")


def calls_of(notebook: Any) -> list[str]:
    """The methods of its guide that a notebook calls, in their order."""
    return CALL.findall(code_of(notebook))


class Layout:
    """What the Voila template prints around a notebook; `view` is none when content is broken."""

    def __init__(self, notebook: Any, view: RenderContext | None, file: str = "") -> None:
        self._notebook, self.view, self._file = notebook, view, file

    @property
    def language(self) -> str:
        """The page's language for `lang`, English with its region, so that dates read as they do there."""
        return self.view.words.tag if self.view else "en"

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, for `dir`."""
        return self.view.words.direction if self.view else "ltr"

    def say(self, text: str) -> str:
        """A text through the catalogue."""
        return self.view.words.say(text) if self.view else text

    @cached_property
    def title(self) -> str:
        """The first heading of the notebook, as the page's title."""
        words = (cell.source for cell in self._notebook.cells if cell.cell_type == "markdown")
        lines = (line for source in words for line in source.splitlines())
        heading = next((line[2:].strip() for line in lines if line.startswith("# ")), "Stridewell")
        return self.say(heading)

    @cached_property
    def styles(self) -> list[str]:
        """The style sheets of the components that the notebook calls, each once, those they share first."""
        return sheets_of(calls_of(self._notebook))

    @property
    def emergency_card(self) -> Html:
        """The static card for the top of the page."""
        return self._render("emergency_card/emergency_card.html")

    @property
    def region_question(self) -> Html:
        """A question that a script shows when the phone points to another region than the page's."""
        regions = self.view.content.regions if self.view else {}
        table = {code: signs_of(each) for code, each in regions.items()}
        return self._render("region_question/region_question.html", table=table)

    @property
    def example(self) -> Html:
        """A line that says so where a guide is only an example."""
        return self._render("layout/example.html")

    @property
    def navigation(self) -> Html:
        """The links between the pages."""
        pages = self.view.pages if self.view else ()
        topics = topics_of(self.view.content) if self.view else ()
        belongs = {topic.id: LEARN for topic in topics} | {CLINIC_FILE: VISIT}
        current = belongs.get(self._file, self._file)
        return self._render("layout/navigation.html", bar=bar_of(pages), current=current)

    @property
    def languages(self) -> list[tuple[str, str]]:
        """The languages the page can be read in, with the query of each; none where there is only one."""
        known = self.view.languages if self.view else ()
        one_of = [each.code for each in known] if self.view and len(known) > 1 else []
        return [(code, self.view.choice.query(lang=code)) for code in one_of] if self.view else []

    @property
    def footer(self) -> Html:
        """Purpose, review state and privacy, at the end of every page."""
        return self._render("layout/footer.html", live="voila" in self._notebook.metadata)

    def markdown(self, source: str) -> str:
        """A Markdown cell as HTML; its headings keep their level, and the title is followed by a notice."""
        html = with_languages(self.view.prose.block(source)) if self.view else ""
        return html.replace(END_OF_TITLE, END_OF_TITLE + self._render("layout/language.html").strip(), 1)

    def _render(self, template: str, **values: Any) -> Html:
        return self.view.render(template, **values) if self.view else Html("")
