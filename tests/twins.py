"""The list of twins: what Python and the scripts both work out, and the test that holds each pair equal."""

from __future__ import annotations

from typing import NamedTuple

MODEL, PARTS, BROWSER = "widgets/model", "widgets/components", "tests/browser"


class Twin(NamedTuple):
    """A function of Python, its twin in a script, and a test with generated cases, as `file::name`."""

    python: str
    script: str
    test: str


TWINS = (
    Twin(
        f"{MODEL}/triage/rules.py::assess",
        f"{PARTS}/checklist/match.js::assess",
        f"{BROWSER}/test_matcher.py::test_the_browser_equals_python_on_thousands_of_answer_sets",
    ),
    Twin(
        f"{MODEL}/triage/interview.py::screens",
        f"{PARTS}/checklist/interview.js::screensOf",
        f"{BROWSER}/test_matcher.py::test_the_browser_walks_as_python_does",
    ),
    Twin(
        f"{MODEL}/triage/answers.py::numbers",
        f"{PARTS}/checklist/values.js::numbers",
        "tests/test_twins.py::test_answers_have_the_same_values",
    ),
    Twin(
        f"{MODEL}/triage/question_versions.py::as_of_now",
        "widgets/page/static/question_versions.js::asOfNow",
        "tests/test_twins.py::test_answers_of_every_edition_hold_or_are_asked_again_alike",
    ),
    *(
        Twin(
            f"{MODEL}/content/context_links.py::{python}",
            f"widgets/serve/export/context_links.js::{script}",
            "tests/serve/export/test_context_links.py::test_the_script_reads_a_link_as_the_server_does",
        )
        for python, script in (
            ("words_of", "wordsOf"),
            ("page_for", "pageFor"),
            ("language_for", "languageFor"),
        )
    ),
    Twin(
        f"{MODEL}/triage/pain_relievers.py::verdicts",
        f"{PARTS}/treatments/relievers.js::verdictOf",
        f"{BROWSER}/test_treatments.py::test_the_browser_equals_python_on_every_pain_reliever_case",
    ),
    Twin(
        "tests/model/content/open_state.py::open_state",
        f"{PARTS}/find_help/hours.js::openState",
        f"{BROWSER}/test_clinic.py::test_the_browser_says_open_as_python_does_at_thousands_of_moments",
    ),
    Twin(
        f"{MODEL}/plan/schedule.py::schedule",
        f"{PARTS}/plan_builder/schedule.js::schedule",
        f"{BROWSER}/test_plan_builder.py::test_the_browser_makes_the_same_plans_as_python",
    ),
    Twin(
        f"{MODEL}/plan/schedule.py::repeated",
        f"{PARTS}/plan_builder/schedule.js::repeated",
        f"{BROWSER}/test_plan_gate.py::test_the_browser_dates_the_one_step_as_python_does",
    ),
    Twin(
        f"{MODEL}/plan/calendar.py::write_calendar",
        f"{PARTS}/plan_builder/calendar.js::writeCalendar",
        "tests/components/test_calendar_files.py::test_the_phone_writes_the_same_calendar_as_python",
    ),
    Twin(
        f"{MODEL}/plan/calendar.py::write_cancellations",
        f"{PARTS}/plan_builder/calendar.js::writeCancellations",
        "tests/components/test_calendar_files.py::test_the_phone_writes_the_same_calendar_as_python",
    ),
    Twin(
        f"{MODEL}/plan/calendar.py::next_sequence",
        f"{PARTS}/plan_builder/calendar.js::nextSequence",
        "tests/components/test_calendar_files.py::test_the_phone_counts_versions_as_python_does",
    ),
    Twin(
        f"{MODEL}/plan/calendar.py::entry_uid",
        f"{PARTS}/plan_builder/calendar.js::entryUid",
        "tests/components/test_calendar_files.py::test_a_phone_and_python_hand_out_the_same_plan",
    ),
    Twin(
        f"{MODEL}/plan/runs.py::light_of",
        f"{PARTS}/diary/replay.js::lightOf",
        "tests/test_twins.py::test_a_run_has_the_same_light",
    ),
    Twin(
        f"{MODEL}/plan/runs.py::deciding_runs",
        f"{PARTS}/diary/replay.js::decidingRuns",
        "tests/test_twins.py::test_the_worse_run_of_a_day_decides_alike",
    ),
    Twin(
        f"{MODEL}/plan/progress.py::progress",
        f"{PARTS}/diary/replay.js::standing",
        "tests/test_twins.py::test_days_with_several_runs_lead_to_the_same_step_and_lock",
    ),
    Twin(
        f"{MODEL}/plan/replay.py::replay",
        f"{PARTS}/diary/replay.js::replay",
        f"{BROWSER}/test_diary.py::test_the_browser_replays_as_python_on_thousands_of_diaries",
    ),
    Twin(
        f"{MODEL}/plan/progression.py::after_time_off",
        f"{PARTS}/diary/replay.js::afterTimeOff",
        f"{BROWSER}/test_diary.py::test_time_off_is_the_same_in_browser_and_python",
    ),
    Twin(
        f"{MODEL}/plan/progress.py::rescheduled",
        f"{PARTS}/diary/replay.js::rescheduled",
        f"{BROWSER}/test_plan_builder.py::test_the_diary_moves_plans_in_the_browser_as_in_python",
    ),
    Twin(
        "tests/model/plan/longest_run.py::longest_run_next",
        f"{PARTS}/diary/replay.js::longestNext",
        f"{BROWSER}/test_plan_builder.py::test_the_diary_moves_plans_in_the_browser_as_in_python",
    ),
    Twin(
        f"{MODEL}/plan/progress.py::cleared_sessions",
        f"{PARTS}/diary/replay.js::clearedSessions",
        f"{BROWSER}/test_plan_gate.py::test_the_browser_dates_the_one_step_as_python_does",
    ),
    Twin(
        f"{MODEL}/plan/locks.py::locks_on",
        f"{PARTS}/plan_builder/locks.js::locksOf",
        f"{BROWSER}/test_plan_gate.py::test_the_browser_locks_and_clears_as_python_does",
    ),
    Twin(
        f"{MODEL}/plan/clearance.py::refusal",
        f"{PARTS}/plan_builder/clearance.js::refusalOf",
        f"{BROWSER}/test_plan_gate.py::test_the_browser_locks_and_clears_as_python_does",
    ),
    Twin(
        f"{MODEL}/visit/sign_status.py::statuses",
        f"{PARTS}/visit_summary/signs.js::statuses",
        f"{BROWSER}/test_visit_summary.py::test_the_browser_and_python_give_each_sign_the_same_status",
    ),
    *(
        Twin(
            f"{MODEL}/csv_cells.py::{python}",
            f"{PARTS}/shared/csv_cells.js::{script}",
            "tests/model/test_csv_cells.py::test_the_phone_writes_and_reads_as_python_does",
        )
        for python, script in (
            ("escape_formula", "escapeFormula"),
            ("unescape_formula", "unescapeFormula"),
            ("csv_text", "csvText"),
        )
    ),
    Twin(
        f"{MODEL}/visit/diary_file.py::table_rows",
        f"{PARTS}/diary/table.js::tableRows",
        "tests/test_twins.py::test_a_table_from_a_spreadsheet_is_read_or_refused_alike",
    ),
    Twin(
        f"{MODEL}/visit/visit_file.py::DiaryEntry",
        f"{PARTS}/diary/files.js::readFile",
        "tests/test_twins.py::test_python_reads_every_diary_that_a_phone_writes",
    ),
    Twin(
        f"{MODEL}/visit/qr_text.py::read_code",
        f"{PARTS}/visit_summary/visit_file.js::codeText",
        "tests/test_twins.py::test_python_reads_every_code_that_a_phone_makes",
    ),
    Twin(
        f"{MODEL}/visit/fhir/document.py::write_document",
        f"{PARTS}/visit_fhir/visit_fhir.js::writeDocument",
        "tests/model/visit/test_fhir.py::test_the_phone_writes_the_same_document_as_python",
    ),
)
