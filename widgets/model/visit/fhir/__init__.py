"""A visit as a FHIR R4 document, and back: one mapping, compiled from content, for Python and for the page.

See https://hl7.org/fhir/R4/documents.html. No server is asked, and nothing of it is sent.
"""

from .document import compile_document, to_document, write_document
from .reader import is_fhir, read_document

__all__ = ["compile_document", "is_fhir", "read_document", "to_document", "write_document"]
