"""Promise: text is text. Whatever content, a translation or a finding holds, no output takes it for markup.

Ids, levels, fixed words, numbers, dates and addresses are refused before anything is shown (see `REFUSED` of
tests/payload.py); prose has no tags, since our Markdown takes none (widgets/components/markdown.py).
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import ipywidgets
import nbformat
import pytest
from icalendar import Calendar
from jinja2 import Environment, FileSystemLoader
from nbconvert.filters.markdown_mistune import markdown2html_mistune

from tests.payload import IN_CONTENT, IN_MESSAGE, LANGUAGE, Tags, with_payload, write_translation
from widgets import Guide
from widgets.authoring.flow import flow_page
from widgets.authoring.review import pack_page
from widgets.check.check import Report
from widgets.model.content.findings import Finding
from widgets.model.content.loader import guide_names
from widgets.page import nbconvert_html
from widgets.page.layout import Layout
from widgets.page.voila_hooks import first_view
from widgets.serve.app.error_pages import BROKEN, NOT_FOUND, error_page, framed_page
from widgets.serve.clinic.desk import Group, Link
from widgets.serve.pages.assets import Assets
from widgets.serve.pages.finish import finish
from widgets.serve.pages.urls import ServedUrls
from widgets.workshop.phone.phone import room_values
from widgets.workshop.slides.handout import handout
from widgets.workshop.slides.lesson_plan import talks
from widgets.workshop.slides.slide_words import speaker_words

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "widgets"
ASSETS = Assets("v1", {}, "/")
URLS = ServedUrls("", lambda name: f"assets/{name}", lambda name: "")
FOR_COLLEAGUES = ("check", "edit", "review", "workshop")  # notebooks without a page for patients
FINISHED = ("index", "find-help")  # pages that are looked at as they are sent, too
REGIONS = ("au", "eu", "sg", "uk", "us")
LINK = Link(IN_CONTENT, IN_CONTENT, IN_CONTENT)
QUERY = f"lang={LANGUAGE}&region=uk"
# Where a script makes markup of a text: of a component, or of a page, which Python has escaped.
MARKUP_OF = {
    'el.innerHTML = withOwnIds(model.get("markup"))',
    # Templates of ours filled these, with every text escaped
    "el.innerHTML = message.html",
    "if (html !== undefined) el.innerHTML = html",
    "if (place) place.innerHTML = text",
    "text.outerHTML = text.textContent",
    'new DOMParser().parseFromString(list, "text/html")',
    'new DOMParser().parseFromString(now.qr, "image/svg+xml")',
}
SINK = re.compile(
    r"[^;\n]*\b(?:innerHTML|outerHTML|insertAdjacentHTML|DOMParser|createContextualFragment|srcdoc|setHTML\w*|"
    r"parseHTML\w*|document\.write)\b[^;\n]*"
)
# Every value that a template takes for markup: what another template, pandas or segno has made.
MARKED = {"card", "component.markup", "html", "map", "qr", "section", "table"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, int, int]]:
    """The folder, and the numbers of places and messages."""
    folder, places = with_payload(tmp_path_factory.mktemp("hostile"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STRIDEWELL_CONTENT", str(folder))
        patch.setenv("STRIDEWELL_CACHE", str(folder.parent / "cache"))
        patch.setenv("QUERY_STRING", QUERY)
        yield folder, places, write_translation(folder)


def page(path: Path) -> str:
    """The page of a notebook through Voila's template, and finished; its cells run here, without a kernel."""
    notebook = nbformat.read(path, as_version=4)
    room: dict[str, Any] = {}
    for cell in (each for each in notebook.cells if each.cell_type == "code"):
        html = shown(cell.source, room)
        cell.outputs = [nbformat.v4.new_output("display_data", {"text/html": html})] if html else []
    failed = nbformat.v4.new_output("error", ename="E", evalue=IN_CONTENT, traceback=[])
    notebook.cells.append(nbformat.v4.new_code_cell("", outputs=[failed]))
    environment = Environment(loader=FileSystemLoader(PACKAGE / "page" / "template"))  # noqa: S701 - as Voila's
    environment.filters |= {
        "stridewell_layout": lambda nb: Layout(nb, room["guide"].view, path.stem),
        "stridewell_release": lambda kernel: "",
    }
    written = environment.get_template("index.html.j2").render(
        nb=notebook,
        static_url=lambda name: name,
        kernel_start=lambda nb: "",
        cell_generator=lambda nb, kernel: nb.cells,
    )
    return written + (finish(written, URLS).html if path.stem in FINISHED else "")


def shown(source: str, room: dict[str, Any]) -> str:
    """What a cell shows, as Jupyter asks for it."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), room)  # noqa: S102 - our own notebook
    if last is None:
        return ""
    return html_of(eval(compile(ast.Expression(last.value), "cell", "eval"), room))  # noqa: S307 - as above


def html_of(value: Any) -> str:
    if isinstance(value, ipywidgets.Box):
        return "".join(html_of(each) for each in value.children)
    if isinstance(value, ipywidgets.HTML):
        return str(value.value)
    if hasattr(value, "_repr_mimebundle_"):
        made = value._repr_mimebundle_()
        data = made[0] if isinstance(made, tuple) else made
        return str((data or {}).get("text/html", "")) + getattr(value, "markup", "")
    return str(value._repr_html_()) if hasattr(value, "_repr_html_") else ""


def patient_pages(of: str) -> Iterator[tuple[str, str]]:
    """The pages of the guides whose notebooks these are."""
    for path in sorted((ROOT / "notebooks").glob(of)):
        if path.stem not in FOR_COLLEAGUES and ".ipynb_checkpoints" not in path.parts:
            yield str(path.relative_to(ROOT)), page(path)


def other_outputs(guide: Guide) -> Iterator[tuple[str, str]]:
    view, content = guide.view, guide.content
    urgent = next(flag.id for flag in content.red_flags.flags if flag.level == "emergency")
    yield "plan", html_of(guide.plan(start="2027-01-04", stage=1))
    yield "locked plan", html_of(guide.plan(start="2027-01-04", answers={urgent: "yes"}))
    yield "table", html_of(guide.plan(start="2027-01-04", stage=1).to_frame())
    yield "options", html_of(guide.options())
    yield "flow", flow_page(content)
    yield "review", pack_page(content, date(2027, 1, 4))
    slides = [slide.id for slide in content.workshop.slides]
    yield "slides", html_of(guide.workshop().slides(*slides))
    yield "deck", html_of(guide.workshop())
    yield "handout", handout(view, slides, "http://192.0.2.7/", sheets=(), pdf="", is_page=True)
    rest = {"id": "", "kind": "", "minutes": 1, "asks": "", "steps": 0}
    noted = [{"tell": each.tell, "title": each.title, **rest} for each in content.workshop.slides]
    yield (
        "speaker",
        view.render(
            "slides/speaker.html", slides=noted, say=speaker_words(view), handout="", assets=ASSETS, sheets=()
        ),
    )
    plan = talks(view, [slide.id for slide in content.workshop.slides])
    yield "lesson", view.render("slides/lesson_plan.html", talks=plan, assets=ASSETS, sheets=())
    for name, values in (
        ("phone/page.html", room_values(view)),
        ("phone/join.html", {"wrong": True}),
        ("layout/access_key.html", {"folder": "clinic", "to": IN_CONTENT, "wrong": True}),
        ("layout/clinic.html", {"groups": [Group(IN_CONTENT, [LINK])], "phones": IN_CONTENT}),
    ):
        yield name, framed_page(view, name, ASSETS, title=IN_CONTENT, **values).plain.decode()
    for kind in (NOT_FOUND, BROKEN):
        yield kind.title, error_page(kind, QUERY, ASSETS).plain.decode()
    yield "nbconvert", markdown2html_mistune(nbconvert_html._note().source)
    yield (
        "findings",
        Report(
            (Finding(IN_CONTENT, 1, IN_CONTENT, "SW100", 1, IN_CONTENT, IN_CONTENT, IN_CONTENT),), ""
        )._repr_html_(),
    )


def clinic_visit(guide: Guide) -> str:
    clinic = guide.clinic_visit()
    visit = {
        "kind": "stridewell-visit",
        "version": 1,
        "guide": guide.content.name,
        "answers": {"RF-02": "yes", "CK-11": "8"},
        "questions": [IN_CONTENT],
    }
    clinic.read(json.dumps(visit))
    assert clinic.visit.answers
    return html_of(clinic)


def test_the_payload_stands_in_every_text_and_every_message(hostile: tuple[Path, int, int]) -> None:
    folder, places, messages = hostile

    assert places > 3000 and messages > 3000
    assert all(Guide(name) for name in guide_names(folder))


@pytest.mark.parametrize(
    ("of", "region"),
    [
        ("*.ipynb", "uk"),
        *(pytest.param("**/*.ipynb", region, marks=pytest.mark.long) for region in REGIONS),
    ],
)
def test_no_page_takes_text_for_markup(
    hostile: tuple[Path, int, int], monkeypatch: pytest.MonkeyPatch, of: str, region: str
) -> None:
    monkeypatch.setenv("QUERY_STRING", f"lang={LANGUAGE}&region={region}")

    pages = dict(patient_pages(of))

    assert len(pages) >= (20 if "/" in of else 8)
    assert {name: found[:3] for name, html in pages.items() if (found := Tags(html).found)} == {}
    assert all("&lt;img/onerror=message" in html for html in pages.values())
    assert all("&lt;img/onerror=content" in html for html in pages.values())


@pytest.mark.long
def test_no_other_output_takes_text_for_markup(
    hostile: tuple[Path, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nbconvert_html, "first_view", lambda query: first_view(QUERY))
    guides = [Guide(name) for name in ("pelvic-pain-after-running", "knee-pain-after-running")]

    outputs = {f"{guide}: {name}": html for guide in guides for name, html in other_outputs(guide)}
    outputs["clinic visit"] = clinic_visit(guides[0])

    assert {name: found[:3] for name, html in outputs.items() if (found := Tags(html).found)} == {}
    without = [name for name, html in outputs.items() if "onerror=" not in html]
    assert without == [f"{guides[1]}: options"]  # pandas cuts its long cells before the payload


def test_no_figure_takes_text_for_markup(hostile: tuple[Path, int, int]) -> None:
    figure = Guide("pelvic-pain-after-running").plan(start="2027-01-04", answers={"RF-02": "yes"}).figure()

    texts = [figure.layout.title.text, figure.layout.yaxis.title.text, figure.layout.annotations[0].text]

    assert all("&lt;img" in text and "<img" not in text for text in texts)


def test_no_calendar_takes_text_for_an_entry(hostile: tuple[Path, int, int]) -> None:
    plan = Guide("pelvic-pain-after-running").plan(start="2027-01-04", stage=14)

    calendar = Calendar.from_ical(plan.to_ics())

    assert len(calendar.walk("VEVENT")) == len(plan.sessions)
    assert all(IN_MESSAGE in str(event["SUMMARY"]) for event in calendar.walk("VEVENT"))


def test_the_look_for_markup_sees_it() -> None:
    for live in (
        f"<p>{IN_CONTENT}",
        '<a href="javascript:x">',
        f"<script data-deferred>{IN_CONTENT[9:]}</script>",
    ):
        assert Tags(live).found
    assert not Tags("<p>&lt;img/onerror=content onerror=alert(1)&gt;").found


def test_scripts_make_no_markup_of_text() -> None:
    sinks = {
        found.strip()
        for path in PACKAGE.rglob("*.js")
        for found in SINK.findall(path.read_text(encoding="utf-8"))
    }

    assert [sink for sink in sinks if not any(known in sink for known in MARKUP_OF)] == []


def test_templates_take_no_text_for_markup() -> None:
    templates = [*PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.j2")]
    texts = {path: path.read_text(encoding="utf-8") for path in templates}

    assert {mark for text in texts.values() for mark in re.findall(r"view\.mark\(([^)]*)\)", text)} == MARKED
    assert not [path for path, text in texts.items() if re.search(r"\|\s*safe\b|autoescape|xmlattr", text)]
    by_hand = [line for path, text in texts.items() if path.suffix == ".j2" for line in text.splitlines()]
    said = [part for line in by_hand for part in re.findall(r"\{\{ page\.(?:say|title).*?\}\}", line)]
    assert said and all(re.search(r"\| e \}\}$", part) for part in said)
