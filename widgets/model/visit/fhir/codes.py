"""Codes of a FHIR document: those of our own systems, and the few of LOINC, each for the clinic to confirm.

See https://hl7.org/fhir/R4/terminologies.html. SNOMED CT and ICD-10 are left out: the first may not be
shipped everywhere, the second names diagnoses.
"""

from __future__ import annotations

from typing import Any

OWN = "urn:stridewell"
LOINC = "http://loinc.org"
LOINC_NOTICE = (
    "This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, "
    "Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no "
    "cost under the license at http://loinc.org/license. LOINC is a registered United States trademark of "
    "Regenstrief Institute, Inc."
)
UCUM = "http://unitsofmeasure.org"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
TO_BE_CONFIRMED = f"{OWN}:to-be-confirmed-by-the-clinic"
Json = dict[str, Any]


def system(kind: str, guide: str = "") -> str:
    """The address of one of our code systems, such as `urn:stridewell:question:a-guide`."""
    return ":".join(filter(None, (OWN, kind, guide)))


def coding(of: str, code: str, display: str = "") -> Json:
    """A Coding (https://hl7.org/fhir/R4/datatypes.html#Coding)."""
    return {"system": of, "code": code} | ({"display": display} if display else {})


def concept(*codings: Json, text: str = "") -> Json:
    """A CodeableConcept (https://hl7.org/fhir/R4/datatypes.html#CodeableConcept)."""
    return {"coding": list(codings)} | ({"text": text} if text else {})


def _of_loinc(code: str, display: str) -> Json:
    marked = {"extension": [{"url": TO_BE_CONFIRMED, "valueBoolean": True}]}
    return marked | coding(LOINC, code, display)


PAIN = _of_loinc("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
PATIENT_NOTE = _of_loinc("51855-5", "Patient Note")
