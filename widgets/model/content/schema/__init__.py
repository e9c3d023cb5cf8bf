"""What each content file may hold: one frozen model for each kind of entry."""

from .basics import LEVELS, Certainty, Evidence, Kind, Read, Review, Sourced
from .body_map import BodyDrawing, BodyMap
from .cards import Card, Cards, Example
from .checklist import Checklist, Item
from .clinic import Clinic, ClinicPlace
from .find_help import FindHelp
from .flags import EmergencyLines, Flag, FlagEntry, RedFlags, RedFlagsFile, Sign
from .guide import Claims, GuideFile, Heading, Section
from .library import Reference, Term
from .medicines import Medicines
from .plan import PlanFile
from .region import Line, Region
from .treatments import Option, Treatments
from .visit import VisitPage
from .workshop import Workshop

__all__ = [
    "LEVELS",
    "BodyDrawing",
    "BodyMap",
    "Card",
    "Cards",
    "Certainty",
    "Checklist",
    "Claims",
    "Clinic",
    "ClinicPlace",
    "EmergencyLines",
    "Evidence",
    "Example",
    "FindHelp",
    "Flag",
    "FlagEntry",
    "GuideFile",
    "Heading",
    "Item",
    "Kind",
    "Line",
    "Medicines",
    "Option",
    "PlanFile",
    "Read",
    "RedFlags",
    "RedFlagsFile",
    "Reference",
    "Region",
    "Review",
    "Section",
    "Sign",
    "Sourced",
    "Term",
    "Treatments",
    "VisitPage",
    "Workshop",
]
