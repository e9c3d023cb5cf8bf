"""Promises of the FHIR document: valid in two tools, nothing lost or concluded; others get a sentence."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.conftest import NAME, read_content
from tests.deno import call
from tests.fhir_tools import r4_findings, r4b_findings, r5_findings
from tests.model.triage.answer_sets import answer_sets
from tests.model.visit.files import PLAN, RUN, VALUES, VISIT, text_of, visits
from widgets import Guide
from widgets.guide import make_view
from widgets.model.content.content import Content
from widgets.model.visit import Visit, VisitError, read_visit
from widgets.model.visit.fhir import to_document, write_document
from widgets.model.visit.fhir.advice import advised
from widgets.model.visit.fhir.document import PREFIX, compile_document
from widgets.model.visit.fhir.questionnaire import leaves
from widgets.model.visit.visit_file import VERSION

PERSONAS = [f"V{number}" for number in range(1, 13)]
SCRIPT = "widgets/components/visit_fhir/visit_fhir.js"
STAMP = {"id": "12345678-1234-4123-8123-999999999999"[:PREFIX], "at": "2026-11-30T08:05:00.123Z"}
STRANGE = "a\u00a0b\u2028c\u0000d\ufeff\x85 <b>&\"'</b> \U0001f642 {answer}"
KNOWN_SYSTEMS = ("urn:stridewell", "http://loinc.org", "http://unitsofmeasure.org", "urn:ietf:rfc:3986")
OF_HL7 = ("http://terminology.hl7.org/", "http://hl7.org/fhir/")
THE_CONTENT = read_content()
assert THE_CONTENT
WORDS = make_view(THE_CONTENT, "").words
MADE_OF = compile_document(THE_CONTENT, WORDS)


def visit(**changes: Any) -> Visit:
    return Visit.model_validate({**VISIT, **changes})


def document(given: Visit) -> dict[str, Any]:
    assert THE_CONTENT
    return to_document(THE_CONTENT, WORDS, given)


def resources(found: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in found["entry"] if entry["resource"]["resourceType"] == kind]


def persona(content: Content, name: str) -> Visit:
    example = next(each for each in content.examples if each.id == name)
    answers = {link: word.split() if link in LISTS else word for link, word in dict(example.answers).items()}
    return visit(answers=answers)


LISTS = {item["linkId"] for item in leaves(MADE_OF["questionnaire"]["item"]) if item.get("repeats")}


def everywhere(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from everywhere(each)
    elif isinstance(value, list):
        for each in value:
            yield from everywhere(each)


def told(found: dict[str, Any]) -> str:
    """The words of a document that a person reads."""
    divs = [each["div"] for each in everywhere(found) if "div" in each]
    return " ".join("".join(ElementTree.fromstring(div).itertext()) for div in divs)  # noqa: S314 - our own


@pytest.mark.parametrize("name", PERSONAS)
def test_the_document_of_a_persona_is_valid_in_two_tools_and_comes_back(content: Content, name: str) -> None:
    given = persona(content, name)

    found = document(given)

    assert r4_findings(found) == [] and r4b_findings(found) == []
    assert read_visit(json.dumps(found), NAME) == given


@pytest.mark.parametrize(
    "given",
    [
        visit(diary=[], plan=None, treatments=None, answers={}, now=None, made=None),
        visit(diary=[{**RUN, "minutes": None, "morning": "", "stopped": True, "pelvic": "new"}] * 3),
        visit(helps=STRANGE, goals=" ", questions=["", STRANGE], plan={**PLAN, "goal": STRANGE}),
        visit(plan={**PLAN, "weekdays": [], "programme": ""}, answers={"CK-77": "1", "RF-01": "perhaps"}),
        Visit(guide=NAME),
    ],
    ids=["empty", "diary", "strange", "unknown", "nothing"],
)
def test_a_document_at_the_edges_is_valid_in_two_tools_and_comes_back(given: Visit) -> None:
    found = document(given)

    assert r4_findings(found) == [] and r4b_findings(found) == []
    assert read_visit(json.dumps(found), NAME) == given


@settings(max_examples=30)
@given(visits())
def test_any_visit_comes_back_from_its_document(given: Visit) -> None:
    named = given.model_copy(update={"guide": NAME})

    assert read_visit(json.dumps(document(named))) == named


@settings(max_examples=8)
@given(visits())
def test_the_document_of_any_visit_is_valid_in_two_tools(given: Visit) -> None:
    found = document(given.model_copy(update={"guide": NAME}))

    assert r4_findings(found) == [] and r4b_findings(found) == []


def test_a_mistake_would_be_found_by_both_tools() -> None:
    found = document(visit())
    broken = copy.deepcopy(found)
    resources(broken, "CarePlan")[0]["activity"][0]["detail"]["status"] = "wish"
    resources(broken, "Composition")[0].pop("author")

    assert any("wish" in each for each in r4_findings(broken))
    assert any("author" in each for each in r4b_findings(broken))


def test_what_r5_wants_otherwise_is_known() -> None:
    found = {each.partition(".")[2].partition(".")[2] for each in r5_findings(document(visit(goals="run")))}

    assert found == {
        "resource.subject: list_type",  # of a Composition: several
        "resource.deviceName: extra_forbidden",  # of a Device: "name"
        "resource.activity.0.detail: extra_forbidden",  # of a CarePlan: a resource of its own
        "resource.author: extra_forbidden",  # of a CarePlan: "custodian" and "contributor"
    }


def test_the_composition_comes_first_and_every_reference_leads_to_an_entry() -> None:
    found = document(visit(plan={**PLAN, "goal": "run with Ana"}, answers={"CK-77": "1", "RF-36": "yes"}))

    addresses = [entry["fullUrl"] for entry in found["entry"]]
    named = [each["reference"] for each in everywhere(found) if "reference" in each]
    assert found["type"] == "document" and found["entry"][0]["resource"]["resourceType"] == "Composition"
    assert len(set(addresses)) == len(addresses)
    assert set(named) <= set(addresses) and set(addresses[1:]) <= set(named)
    assert found["identifier"]["value"] not in addresses


def test_two_documents_of_one_visit_have_addresses_of_their_own() -> None:
    first, second = document(visit()), document(visit())

    assert not {entry["fullUrl"] for entry in first["entry"]} & {
        entry["fullUrl"] for entry in second["entry"]
    }


def test_the_document_draws_no_conclusion(content: Content) -> None:
    found = document(persona(content, "V6"))

    kinds = {entry["resource"]["resourceType"] for entry in found["entry"]}
    assert not kinds & {"RiskAssessment", "Condition", "Flag", "DetectedIssue", "ClinicalImpression"}
    (advice,) = [each for each in resources(found, "Observation") if "derivedFrom" in each]
    assert advice["status"] == "preliminary"
    assert advice["valueCodeableConcept"]["coding"][0]["code"] == "emergency"
    flags = [part for part in advice["component"] if "valueCodeableConcept" in part]
    assert [part["code"]["coding"][0]["code"] for part in flags] == ["RF-03"]
    assert not any(word in json.dumps(found) for word in ("probability", "qualitativeRisk", 'score"'))
    assert "Nobody has examined" in told(found)


def test_with_nothing_answered_nothing_is_advised(content: Content) -> None:
    found = document(persona(content, "V10").model_copy(update={"diary": ()}))

    assert resources(found, "Observation") == []
    assert "Get" not in told(found)


def test_that_no_sign_was_ticked_is_told_once_something_was_answered() -> None:
    (advice,) = resources(document(visit(answers={"CK-11": "0"}, diary=[])), "Observation")

    assert advice["valueCodeableConcept"]["coding"][0]["code"] == "none"


def test_a_sign_of_a_list_that_was_left_unsure_is_told() -> None:
    found = document(visit(answers={"RF-08.list": "unsure"}))

    (advice,) = [each for each in resources(found, "Observation") if "derivedFrom" in each]
    assert "RF-08" in json.dumps(advice["component"]) and "unsure" in json.dumps(advice["component"])
    assert read_visit(json.dumps(found)).answers == {"RF-08.list": "unsure"}


@pytest.mark.parametrize(
    ("answers", "status"),
    [({"CK-09": "yes"}, "on-hold"), ({"CK-07": "unsure"}, "on-hold"), ({"CK-11": "0"}, "active")],
)
def test_a_plan_that_the_guide_locks_is_on_hold(answers: dict[str, str], status: str) -> None:
    found = document(visit(answers=answers))

    (plan,) = resources(found, "CarePlan")
    assert plan["status"] == status
    assert plan["activity"][0]["detail"]["status"] == ("on-hold" if status == "on-hold" else "scheduled")
    assert ("On hold" in told(found)) == ("note" in plan) == (status == "on-hold")


def test_answers_that_no_question_takes_stand_apart_and_are_not_lost() -> None:
    given = visit(answers={"CK-11": "3", "CK-77": "1", "CK-17": "99", "CK-14.bother": "2", "CK-01": "BM-03"})

    found = document(given)

    asked, other = resources(found, "QuestionnaireResponse")
    links = [each["linkId"] for each in everywhere(asked) if "answer" in each]
    assert [link for link in links if link[0] in "CR"] == ["CK-11"]
    assert {each["linkId"] for each in other["item"]} == {"CK-77", "CK-17", "CK-14.bother", "CK-01"}
    assert "questionnaire" not in other
    assert read_visit(json.dumps(found)) == given


def test_how_well_an_activity_goes_is_told_only_where_it_was_answered() -> None:
    given = visit(activities=[{"text": "sit", "ability": 0}, {"text": "run", "ability": None}])

    found = document(given)

    (answers,) = resources(found, "QuestionnaireResponse")
    said = {each["linkId"]: each["answer"][0] for each in everywhere(answers) if "answer" in each}
    assert {link: value for link, value in said.items() if link.startswith("visit.activity")} == {
        "visit.activity.1": {"valueString": "sit"},
        "visit.activity.1.ability": {"valueInteger": 0},
        "visit.activity.2": {"valueString": "run"},
    }
    assert read_visit(json.dumps(found)) == given


def test_a_document_from_before_activities_opens() -> None:
    older = json.dumps(document(visit(activities=[]))).replace('"code": "2"}]}', '"code": "1"}]}', 1)

    assert json.loads(older)["meta"]["tag"][0]["code"] == "1"
    assert read_visit(older) == visit(activities=[])


def test_answers_to_older_words_stand_apart(content: Content) -> None:
    changed = next(name for name in content.guide.questions.asked_again[1] if name in content.flags)
    given = visit(edition=1, version=1, treatments=None, answers={changed: "yes", "CK-11": "3"})

    found = document(given)

    _, other = resources(found, "QuestionnaireResponse")
    assert [each["linkId"] for each in other["item"]] == [changed]
    assert read_visit(json.dumps(found)) == given.model_copy(update={"version": VERSION})


def test_every_answer_of_a_questionnaire_response_is_to_a_question_that_is_asked(content: Content) -> None:
    links = [item["linkId"] for item in leaves(MADE_OF["questionnaire"]["item"])]
    assert len(set(links)) == len(links)
    assert {*content.flags, *content.items} <= set(links)
    for answers in answer_sets(content, 20, seed=7):
        asked = resources(document(visit(answers=answers)), "QuestionnaireResponse")[0]
        answered = [each["linkId"] for each in everywhere(asked) if "answer" in each]
        assert answered == [link for link in links if link in set(answered)]


def test_no_sign_is_hidden_because_of_another_answer(content: Content) -> None:
    waiting = {i["linkId"] for i in leaves(MADE_OF["questionnaire"]["item"]) if "enableWhen" in i}

    assert waiting and not waiting & {*content.flags, *content.items}


def test_codes_of_others_are_marked_for_the_clinic_to_confirm() -> None:
    found = [each for each in everywhere(document(visit())) if "system" in each]

    for each in found:
        assert each["system"].startswith((*KNOWN_SYSTEMS, *OF_HL7)), each
        marks = [extension["url"] for extension in each.get("extension", ())]
        is_loinc = each["system"] == "http://loinc.org"
        assert ("urn:stridewell:to-be-confirmed-by-the-clinic" in marks) == is_loinc
    assert {each["code"] for each in found if each["system"] == "http://loinc.org"} == {"72514-3", "51855-5"}
    assert "confirmed by the clinic" in told(document(visit()))


def test_words_of_a_person_cannot_become_markup() -> None:
    found = document(visit(goals=STRANGE, questions=["</div><script>alert(1)</script>"]))

    assert "<script>" not in json.dumps(found["entry"][0])
    assert "</div><script>alert(1)</script>" in told(found)


def test_the_narrative_names_what_was_answered(content: Content) -> None:
    said = told(document(visit(answers={"RF-36": "yes", "RF-01": "no", "CK-11": "3"}, helps="a warm bath")))

    assert f"{content.flags['RF-36'].term}: Yes" in said
    assert f"Asked and answered no: {content.flags['RF-01'].term}." in said
    assert "a warm bath" in said and "2026-11-02" in said and "Gentle" in said
    assert content.red_flags.levels["days"].title in said or "See" in said


def test_python_gives_the_document_of_a_visit_and_of_what_a_clinic_has_opened() -> None:
    clinic = Guide(NAME).clinic_visit()
    clinic.read(text_of())

    assert read_visit(json.dumps(clinic.visit.to_fhir())) == clinic.visit
    assert read_visit(json.dumps(clinic.to_fhir())) == clinic.visit
    clinic.read(json.dumps(clinic.to_fhir()))
    assert "Opened" in clinic.message and clinic.visit.goals == "run with Ana"
    with pytest.raises(LookupError, match="names no guide"):
        Visit().to_fhir()


def test_a_guide_without_treatments_or_bodies_has_a_document_too() -> None:
    view = Guide("knee-pain-after-running").view
    given = Visit(guide="knee-pain-after-running", answers={"COMPLAINT": ("pain",)}, now=3)

    found = to_document(view.content, view.words, given)

    assert r4_findings(found) == [] and r4b_findings(found) == []
    assert read_visit(json.dumps(found)) == given


def test_another_language_changes_words_and_nothing_else() -> None:
    view = Guide(NAME, language="en-XA").view

    found = to_document(view.content, view.words, visit())

    assert found["entry"][0]["resource"]["language"] == "en-XA" and "⟦" in told(found)
    assert r4_findings(found) == [] and read_visit(json.dumps(found)) == visit()


# What others bring.


def sentence(raw: bytes | str) -> str:
    with pytest.raises(VisitError) as error:
        read_visit(raw, NAME)
    said = str(error.value)
    assert said.endswith(".") and said.isprintable() and len(said) < 250
    return said


TEXT = json.dumps(document(visit()))
FOREIGN: list[tuple[bytes | str, str]] = [
    ('{"resourceType": "Patient", "id": "a"}', "not one of this guide"),
    ('{"resourceType": "Bundle", "type": "collection"}', "not one of this guide"),
    ('{"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Task"}}]}', "not one of this"),
    ('{"resourceType": "QuestionnaireResponse", "questionnaire": "http://example.org/q"}', "not one of this"),
    ('{"resourceType": "Bundle", "entry": 5}', "not whole"),
    ('{"resourceType": "Bundle", "entry": [{}]}', "not whole"),
    ('{"resourceType": 7}', "not one of this guide"),
    (TEXT[:-30], "not whole"),
    (TEXT.replace('"code": "2"}]}', '"code": "3"}]}', 1), "newer Stridewell"),
    (TEXT.replace(f"questionnaire:{NAME}", "questionnaire:knee-pain"), 'another guide, "knee-pain"'),
    (TEXT.replace('"valueInteger": 3', '"valueInteger": 77'), "should be"),
    (TEXT.replace('"effectiveDateTime": "2026-11-02"', '"effectiveDateTime": "in May"'), "should be a day"),
    (json.dumps({**json.loads(TEXT), "more": "x" * 5_000_000}), "too large (5."),
    (TEXT.replace("visit.activity.1\"", "visit.activity.7\""), 'activity 1, "text"'),
    (TEXT.encode("utf-16"), "UTF-16"),
    (TEXT.encode("utf-16-be"), "not"),
    ('{"resourceType": "Bundle", "entry":' + "[" * 90_000, "not whole"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "words"), FOREIGN, ids=range(len(FOREIGN)))
def test_fhir_of_others_gets_a_clear_sentence(raw: bytes | str, words: str) -> None:
    assert words in sentence(raw)


@given(st.integers(0, len(TEXT) - 1))
def test_a_document_cut_anywhere_gets_a_sentence(length: int) -> None:
    assert "not" in sentence(TEXT[:length])


@settings(max_examples=60)
@given(st.data())
def test_any_value_anywhere_in_a_document_opens_or_gets_a_sentence(data: st.DataObject) -> None:
    found = json.loads(TEXT)
    places = [each for each in everywhere(found) if each and ("linkId" not in each or "answer" in each)]
    place = data.draw(st.sampled_from(places))
    name = data.draw(st.sampled_from(sorted(place)))
    place[name] = data.draw(VALUES)

    try:
        opened = read_visit(json.dumps(found))
    except VisitError as error:
        assert str(error).endswith(".")
    else:
        assert opened.kind == "stridewell-visit"


def test_answers_that_another_form_filler_saved_alone_open() -> None:
    answered = resources(document(visit()), "QuestionnaireResponse")[0]

    opened = read_visit(json.dumps(answered))

    assert opened.answers["RF-36"] == "yes" and opened.treatments == visit().treatments
    assert opened.diary == () and opened.questions == ("When can I run?",)


# The twin.


def made_by_both(given: list[Visit]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    assert THE_CONTENT
    cases = [(each.model_dump(mode="json"), _facts(each, at % 2 == 0)) for at, each in enumerate(given)]
    scripts = call(SCRIPT, "writeDocument", [[MADE_OF, *case, STAMP] for case in cases])
    return [
        (found, write_document(MADE_OF, *case, STAMP, set()))
        for found, case in zip(scripts, cases, strict=True)
    ]


def _facts(given: Visit, is_locked: bool) -> dict[str, Any]:
    assert THE_CONTENT
    known = {link: word for link, word in given.answers.items() if link in ANSWERABLE}
    try:
        return {**advised(THE_CONTENT, known), "isLocked": is_locked}
    except ValueError:
        return {**advised(THE_CONTENT, {}), "isLocked": is_locked}


ANSWERABLE = {item["linkId"] for item in leaves(MADE_OF["questionnaire"]["item"])}


@settings(max_examples=8, phases=[Phase.explicit, Phase.generate])  # shrinking takes minutes
@given(st.lists(visits(), min_size=10, max_size=20))
def test_the_phone_writes_the_same_document_as_python(given: list[Visit]) -> None:
    for script, python in made_by_both(given):
        assert script == python


def test_the_phone_writes_the_same_document_of_real_answers(content: Content) -> None:
    sets = [visit(answers=answers) for answers in answer_sets(content, 30, seed=3)]
    odd = [visit(goals=STRANGE, questions=["", "constructor"], plan={**PLAN, "programme": "constructor"})]

    for script, python in made_by_both([*sets, *odd, *(persona(content, name) for name in PERSONAS)]):
        assert script == python
