"""The words that all contestants show: those of our own page, taken from it in a browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

COLLECT = """() => {
  const text = (part) => part?.textContent.replace(/\\s+/g, " ").trim();
  const said = (flag) => {
    const copy = flag?.cloneNode(true);
    for (const part of copy?.querySelectorAll("strong, sup, button") ?? []) part.remove();
    return text(copy);
  };
  const blocks = "p, li, dt, dd, h1, h2, h3, h4, h5, summary, .sw-why";
  const taken = (part) => part.closest("[data-ask], [data-flag], [data-component='emergency-card']");
  const kept = [...document.querySelectorAll("main [data-deferred]")].map((part) => part.textContent);
  const later = new DOMParser().parseFromString(`<main>${kept.join("")}</main>`, "text/html");
  const every = (what) => [document, later].flatMap((root) => [...root.querySelectorAll(what)]);
  const ticks = every("fieldset[data-ask]").map((question) => ({
    ask: text(question.querySelector("legend > strong + span") ?? question.querySelector("legend")),
    advice: said(later.querySelector(`[data-flag="${question.dataset.ask}"]`))
      ?? text(question.querySelector(".sw-why p")),
  }));
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
    words: dict[str, Any] = page.evaluate(COLLECT)
    path.write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    return words


def signs_of(words: dict[str, Any]) -> dict[str, str]:
    """What the probe looks for: the start of the card and of a first question, and the end of its advice,
    which stands nowhere else and holds no link.
    """
    tick = next(tick for tick in words["ticks"] if not _stands_elsewhere(_end(tick), words))
    return {"card": words["card"][0][:FRAGMENT], "ask": tick["ask"][:FRAGMENT], "advice": _end(tick)}


def _end(tick: dict[str, str]) -> str:
    return tick["advice"][-FRAGMENT:]


def _stands_elsewhere(end: str, words: dict[str, Any]) -> bool:
    again = [tick for tick in words["ticks"] if end in tick["ask"] + tick["advice"]]
    return len(again) > 1 or any(end in passage for passage in words["passages"])
