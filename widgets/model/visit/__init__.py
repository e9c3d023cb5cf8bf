"""The visit file: what a person takes to a clinician, its code for a camera, and how both are read."""

from .file_errors import VisitError
from .reader import read_visit
from .visit_file import Visit

__all__ = ["Visit", "VisitError", "read_visit"]
