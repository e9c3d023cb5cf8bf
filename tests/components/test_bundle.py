"""Promise of the bundle: JupyterLab gets one module that needs no other file."""

from pathlib import Path

from widgets.components.bundle import bundle


def test_relative_imports_are_carried_inside(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nexport default b;\n')
    (tmp_path / "b.js").write_text('import { c } from "./c.js";\nexport const b = c + " é";\n')
    (tmp_path / "c.js").write_text("export const c = 1;\n")

    made = bundle(tmp_path / "a.js")

    assert 'from "./' not in made
    assert made.count("data:text/javascript") == 1
    assert "%C3%A9" in made


def test_the_same_module_keeps_the_same_address(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import "x";\nimport { c } from "./c.js";\nimport { b } from "./b.js";\n')
    (tmp_path / "b.js").write_text('import { c } from "./c.js";\n')
    (tmp_path / "c.js").write_text("export const c = 1;\n")

    assert 'import "x";' in bundle(tmp_path / "a.js")
