"""What each content file may hold: one frozen model for each kind of entry."""

from .basics import LEVELS, Certainty, Evidence, Review, Seen, Sourced
from .cards import Card, Cards, Example
from .checklist import Checklist, Item
from .flags import Flag, RedFlags
from .guide import Claims, GuideFile, Heading, Section
from .library import Clinic, Reference, Region, Term
from .plan import PlanFile
from .visit import VisitPage

__all__ = [
    "LEVELS",
    "Card",
    "Cards",
    "Certainty",
    "Checklist",
    "Claims",
    "Clinic",
    "Evidence",
    "Example",
    "Flag",
    "GuideFile",
    "Heading",
    "Item",
    "PlanFile",
    "RedFlags",
    "Reference",
    "Region",
    "Review",
    "Section",
    "Seen",
    "Sourced",
    "Term",
    "VisitPage",
]
