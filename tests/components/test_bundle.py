"""Promises of joining: one script does what its modules did."""

from __future__ import annotations

import pytest

from widgets.components.bundle import joined_script, page_script
from widgets.serve.pages.assets import as_sent, asset_bodies

MODULES = {
    "a/a.js": 'import { b, c as d } from "../b/b.js";\n\nfunction render() { return b(d); }\n\n'
    "export default { render };\n",
    "b/b.js": '// A note.\nimport { e } from "./e.js";\n\n'
    'export const c = new URL("x.html", import.meta.url);\n'
    "export function b() {\n  return e; // stays\n}\n",
    "b/e.js": "export const e = 1;\n",
}


def test_a_script_is_joined_with_all_it_imports_in_the_order_they_run() -> None:
    script = joined_script("a/a.js", MODULES)

    assert "import {" not in script
    assert script.index("const e = 1") < script.index("function b()") < script.index("function render()")
    assert "const { b, c: d } = $module1;" in script
    assert "return { c, b };" in script
    assert script.endswith("export default { render };\n")


def test_a_module_still_finds_what_stands_beside_it() -> None:
    assert 'new URL("x.html", new URL("./../b/b.js", import.meta.url).href)' in joined_script(
        "a/a.js", MODULES
    )


def test_notes_on_their_own_lines_are_not_sent() -> None:
    script = joined_script("a/a.js", MODULES)

    assert "A note." not in script
    assert "// stays" in script


def test_a_module_that_two_import_runs_once() -> None:
    modules = {
        "a.js": 'import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n',
        "b.js": 'import { c } from "./c.js";\nexport const b = (x) => x + c;\n',
        "c.js": "export const c = {};\n",
    }

    assert joined_script("a.js", modules).count("const c = {};") == 1


@pytest.mark.parametrize(
    "line", ['import x from "./x.js";', 'import "./x.js";', "export let a = 1;", "export * from './x.js';"]
)
def test_a_form_that_is_not_known_is_refused_in_words(line: str) -> None:
    with pytest.raises(ValueError, match=r"cannot be joined\. Import and export by names in braces"):
        joined_script("a.js", {"a.js": f"{line}\n", "x.js": ""})


def test_a_circle_of_imports_is_refused() -> None:
    modules = {
        name: f'import {{ x }} from "./{other}";\n' for name, other in (("a.js", "b.js"), ("b.js", "a.js"))
    }

    with pytest.raises(ValueError, match="imports itself"):
        joined_script("a.js", modules)


def test_the_script_of_a_page_opens_it_with_its_components_and_has_what_they_share_once() -> None:
    modules = {
        "host.js": "export function openPage(parts) { return parts; }\n",
        "a/a.js": 'import { e } from "../b/e.js";\n\nexport default { render: e };\n',
        "b/b.js": 'import { e } from "./e.js";\n\nexport const name = 1;\n\nexport default { render: e };\n',
        "b/e.js": "export const e = import.meta.url;\n",
    }

    script = page_script("page.js+a/a.js+b/b.js", ["a/a.js", "b/b.js"], modules)

    assert script.endswith('openPage({"a/a.js":part0,"b/b.js":part1});')
    assert "const{default:part1}=$module3;" in script
    assert "const $default={render:e};" in script
    assert "return{name,default:$default};" in script
    assert script.count("const e=") == 1
    assert 'new URL("./../../b/e.js",import.meta.url)' in script
    assert "export" not in script


def test_what_our_pages_ask_for_imports_nothing_more() -> None:
    bodies = as_sent(asset_bodies())

    asked = ["page.js", *(name for name in bodies if name.split("/")[-2:-1] == [name.split("/")[-1][:-3]])]
    assert len(asked) > 5
    assert not [name for name in asked if b"\nimport {" in b"\n" + bodies[name]]
