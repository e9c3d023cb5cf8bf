"""The running diary: a run, the next morning, and what follows, all on the phone."""

from __future__ import annotations

from typing import Any

import traitlets

from ...model.plan.diary_tables import compile_diary, compile_programmes, compile_readiness, compile_safety
from ...model.plan.lights import PAIN
from ...model.plan.progression import diary_programme
from ...model.plan.runs import read_runs
from ...model.plan.schedule import undated
from ...model.triage.compiled_tables import compile_tables
from ..component import Component, next_uid
from ..declaration import DECLARED
from ..plan.session_words import STOPPED, session_title
from ..plan_builder.gate import lock_signs
from ..render_context import RenderContext


class Diary(Component):
    """The diary as a widget. `entries` is a list of runs, oldest first: day (ISO date), stage, minutes (none
    when not given), during (pain 0-10), pelvic (none, slight, new), stopped, and morning (usual, settled,
    worse or ""). `filed` is the day (ISO date) they were last saved as a file, or "".
    """

    declared = DECLARED["diary"]
    tells = "read .entries"
    state = (
        "entries", "filed", "checked", "choices", "rules", "safety", "tables", "programmes", "lists", "signs",
    )  # fmt: skip
    kept = ("entries", "filed")
    store = "diary"
    reads = (("checked", "", "answers"), ("choices", "plan", "choices"))

    entries: traitlets.List[Any] = traitlets.List().tag(sync=True)
    filed = traitlets.Unicode("").tag(sync=True)
    checked = traitlets.Dict().tag(sync=True)
    rules = traitlets.Dict().tag(sync=True)
    safety = traitlets.Dict().tag(sync=True)
    tables = traitlets.Dict().tag(sync=True)
    choices = traitlets.Dict().tag(sync=True)
    programmes: traitlets.List[Any] = traitlets.List().tag(sync=True)
    lists: traitlets.List[Any] = traitlets.List().tag(sync=True)
    signs = traitlets.Dict().tag(sync=True)

    def __init__(self, view: RenderContext, entries: list[dict[str, Any]] | None = None) -> None:
        content = view.content
        read_runs(entries or ())
        super().__init__(
            view,
            entries=list(entries or []),
            markup=view.render("diary/diary.html", uid=next_uid(), **asked_of_a_run(view)),
            rules=compile_tables(content),
            safety=compile_safety(content),
            tables=compile_diary(content),
            programmes=compile_programmes(content),
            lists=compile_readiness(content),
            signs=lock_signs(view),
            words=run_words(view) | _words(view),
        )


def asked_of_a_run(view: RenderContext) -> dict[str, Any]:
    """What run_form.html needs: the steps of the diary's programme with their titles, and the pains."""
    programme = diary_programme(view.content)
    steps = [
        (session, session_title(view.words.say, session)) for session, _ in undated(view.content, programme)
    ]
    return {"steps": steps, "pains": _pains(view)}


def _pains(view: RenderContext) -> dict[str, str]:
    """The answers for pain during a run, from 0 to 10."""
    numbers = {str(number): str(number) for number in PAIN}
    return view.content.checklist.scales.get("pain", numbers)


def run_words(view: RenderContext) -> dict[str, str]:
    """What the scripts say of a run, its morning and what follows: for the diary and the plan."""
    say, signs = view.words.say, view.content.plan.run_signs
    return {
        "green": say("Green: carry on."),
        "amber": say("Amber: hold steady."),
        "red": say("Red: step back."),
        "black": say(STOPPED),
        "waiting": say("Saved. The light is not decided yet."),
        "name-green": say("green"),
        "name-amber": say("amber"),
        "name-red": say("red"),
        "name-black": say("stop"),
        "name-waiting": say("waiting for the next morning"),
        "of": say("Your run on {day}"),
        "because": say("Because {why}."),
        "why-during": say("pain was {during} out of 10"),
        "why-usual": say("you felt the same as usual the next morning"),
        "why-settled": say("it settled within 24 hours"),
        "why-worse": say("it was worse the next morning, or had not settled after 24 hours"),
        "why-none": "",
        "why-slight": say("you had other signs, but they were slight"),
        "why-new": say("a sign was new or worse"),
        "why-stopped": say("you had to stop, or had a sign that stops all running"),
        "move-carry-on": say("Run step {stage} again. You move up after {plan.greens_in_a_row}."),
        "move-greens": say("{plan.greens_in_a_row}: go on to step {stage}."),
        "move-repeat": say("Repeat step {stage}."),
        "move-ambers": say("{plan.ambers_in_a_row}: go back to step {stage}."),
        "move-red": say("Rest from running for {plan.rest}. Then go to step {stage}."),
        "unlessHeld": say("If nothing here says that you should not run:"),
        "move-cleared": say("Run step {stage} again. That is the only step open for now."),
        "move-stop": say("Check your signs, and follow the advice you get."),
        "waitsTomorrow": say(
            "Come back tomorrow and tell us how you feel in the morning, because it can change the light."
        ),
        "waitsNow": say("Tell us how you felt the next morning, because it can change the light."),
        "longest": say(
            "Your next run: {minutes} minutes at most. "
            "That is {plan.longest_run_percent}% more than your longest run in the past {plan.longest_of}."
        ),
        "timeOff": say("It is {days} days since that run, and that is fine. Start again at step {stage}."),
        "thisMorning": say("Your run on {day}: how do you feel this morning?"),
        "nextMorning": say("Your run on {day}: how did you feel the next morning?"),
        "noMorning": say("Choose how you felt."),
        "noDay": say("Choose the day of the run, today or earlier."),
        "noPain": say("Choose how bad the pain was during the run."),
        "noSigns": say(signs.missing) if signs else "",
        "noMinutes": say("Enter the minutes as a number from 0 to 600."),
        "entry": say("Step {stage}, {minutes} min, pain {during} out of 10."),
        "entryNoMinutes": say("Step {stage}, minutes not given, pain {during} out of 10."),
        "saved": say("Saved."),
        "undone": say("Everything is as it was."),
    }


def _words(view: RenderContext) -> dict[str, str]:
    """What the script of the diary says beside, through the catalogue."""
    say = view.words.say
    return {
        "caption": say(
            "Pain during each run, oldest first. Runs so far: {n}. Pain in the last one: {last} out of 10."
        ),
        "neverFiled": say(
            "Your diary is only on this phone. Save it as a file, in case the browser deletes it."
        ),
        "filedLong": say(
            "You last saved a file on {day}. Save a new one, so that it includes the runs since then."
        ),
        "askRun": say("Delete the run of {day}?"),
        "askAll": say("Delete your whole diary?"),
        "deletedRun": say("The run is deleted."),
        "deleted": say("Your diary is deleted."),
        "opened": say("{added} of {all} runs added. The others were here already."),
        "tooLarge": say("This file is too large for a diary. Nothing was changed."),
        "tooMany": say("This file has more than 1000 runs. Nothing was changed."),
        "notDiary": say("This is not a saved diary, or it is not complete. Nothing was changed."),
        "wrongRow": say("Run {line} in this file cannot be read. Nothing was changed."),
        "wrongCell": say("Run {line} in this file cannot be read: look at “{column}”. Nothing was changed."),
        "unsureDays": say(
            "The dates in this table can be read in two ways, such as 3 April or 4 March. "
            "Write them like 2027-05-24, and open it again. Nothing was changed."
        ),
        "newer": say("This file was made by a newer version of this page. Nothing was changed."),
    }
