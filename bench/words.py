"""The words that all contestants show: those of our own page, taken from it in a browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

COLLECT = """() => {
  const text = (part) => part?.textContent.replace(/\\s+/g, " ").trim();
  const blocks = "p, li, dt, dd, h1, h2, h3, h4, h5, summary, .sw-why";
  const others = "[data-ask], [data-section], [data-flag], [data-component='emergency-card']";
  const taken = (part) => part.closest(others);
  const kept = [...document.querySelectorAll("main [data-deferred]")].map((part) => part.textContent);
  const later = new DOMParser().parseFromString(`<main>${kept.join("")}</main>`, "text/html");
  const every = (what) => [document, later].flatMap((root) => [...root.querySelectorAll(what)]);
  const [first, second] = every("[data-section]");
  const lines = every("[data-ask]:has(> label > [data-line])");
  const pair = (ask, advice) => ({ ask: text(ask), advice: text(advice) });
  const ticks = [
    pair(first.querySelector("h2"), second.querySelector("legend")),
    ...lines.map((line) => pair(line.querySelector("label"), line.querySelector("legend"))),
  ];
  const passages = every(`main :is(${blocks})`)
    .filter((part) => !taken(part) && !part.querySelector(blocks)).map(text).filter(Boolean);
  return {
    title: text(document.querySelector("h1")),
    card: every("[data-component='emergency-card'] :is(.sw-first span, li)").map(text),
    ticks, passages,
  };
}"""
FRAGMENT = 24


def collect(page: Page, path: Path) -> dict[str, Any]:
    """The words of the symptoms page that `page` shows; written to `path` for the contestants."""
    page.locator("[data-flow].is-whole").wait_for()  # the full question of each line has come
    words: dict[str, Any] = page.evaluate(COLLECT)
    path.write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    return words


def signs_of(words: dict[str, Any]) -> dict[str, str]:
    """What the probe looks for: the start of the strip and of the first question, and the end of what answers
    it (the next screen on our page, its advice on another's), which must stand nowhere else.
    """
    tick = words["ticks"][0]
    if _stands_elsewhere(_end(tick), words):
        raise ValueError(f'"{_end(tick)}" stands more than once. Let COLLECT take other words.')
    return {"card": words["card"][0][:FRAGMENT], "ask": tick["ask"][:FRAGMENT], "advice": _end(tick)}


def _end(tick: dict[str, str]) -> str:
    return tick["advice"][-FRAGMENT:]


def _stands_elsewhere(end: str, words: dict[str, Any]) -> bool:
    again = [tick for tick in words["ticks"] if end in tick["ask"] + tick["advice"]]
    return len(again) > 1 or any(end in passage for passage in words["passages"])
