"""Stridewell: patient-education notebooks. Start with `guide = Guide("pelvic-pain-after-running")`."""

from .authoring.forms.edit import edit
from .authoring.review_notebook import review
from .check.check import check
from .guide import Guide

__all__ = ["Guide", "check", "edit", "review"]
