"""The checklist in marimo."""

import marimo

app = marimo.App()


@app.cell
def _():
    import json
    import os
    from pathlib import Path

    import marimo as mo

    words = json.loads(Path(os.environ["BENCH_WORDS"]).read_text())
    return mo, words


@app.cell
def _(mo, words):
    mo.md(f"# {words['title']}\n\n" + "\n".join(f"- {line}" for line in words["card"]))
    return


@app.cell
def _(mo, words):
    ticks = mo.ui.array([mo.ui.checkbox(label=tick["ask"]) for tick in words["ticks"]])
    return (ticks,)


@app.cell
def _(mo, ticks, words):
    mo.vstack(
        [
            mo.vstack([box, mo.md(tick["advice"])] if box.value else [box])
            for box, tick in zip(ticks, words["ticks"], strict=True)
        ]
    )
    return


@app.cell
def _(mo, words):
    mo.md("\n\n".join(words["passages"]))
    return


if __name__ == "__main__":
    app.run()
