"""Stridewell: patient-education notebooks. Start with `guide = Guide("pelvic-pain-after-running")`."""

from .check.check import check
from .guide import Guide

__all__ = ["Guide", "check"]
