"""What each content file may hold: one frozen model for each kind of entry."""

from .basics import LEVELS, Certainty, Evidence, Kind, Read, Review, Sourced
from .body_map import BodyDrawing, BodyMapFile
from .cards import Card, Cards, Example
from .checklist import ChecklistFile, Item
from .clinic import Clinic, ClinicPlace
from .context_links import ContextLinksFile
from .find_help import FindHelpFile
from .flags import EmergencyLines, Flag, FlagEntry, RedFlags, RedFlagsFile, Sign
from .form_terms import FormTerms
from .guide import Claims, GuideFile, Heading, Section
from .library import PictureWords, Reference, Term
from .medicines import Medicines
from .plan import PlanFile
from .region import HelpLine, Region
from .topics import Topic, TopicsFile
from .treatments import Option, TreatmentsFile
from .visit import VisitPage
from .workshop import Workshop

__all__ = [
    "LEVELS",
    "BodyDrawing",
    "BodyMapFile",
    "Card",
    "Cards",
    "Certainty",
    "ChecklistFile",
    "Claims",
    "Clinic",
    "ClinicPlace",
    "ContextLinksFile",
    "EmergencyLines",
    "Evidence",
    "Example",
    "FindHelpFile",
    "Flag",
    "FlagEntry",
    "FormTerms",
    "GuideFile",
    "Heading",
    "HelpLine",
    "Item",
    "Kind",
    "Medicines",
    "Option",
    "PictureWords",
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
    "Topic",
    "TopicsFile",
    "TreatmentsFile",
    "VisitPage",
    "Workshop",
]
