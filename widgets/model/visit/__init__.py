"""The visit file: what a person takes to a clinician, its code for a camera, and how both are read."""

from .read import VisitError, read_visit
from .visit import Visit

__all__ = ["Visit", "VisitError", "read_visit"]
