"""The workshop's part of the server: its addresses, its limits, and the queue of votes."""

from __future__ import annotations

from functools import partial

from ...serve.app.extension import Extension
from ...serve.app.routes import CODE, FOLDER, NAME
from ...serve.pages.on_request import Maker, away_from_loop
from .phone_handlers import JoinHandler, RoomHandler, StateHandler, SubmissionHandler
from .phone_pages import make_join, make_room_page
from .presenter import PresenterAction, ResultsFile, RoomForPresenter, RoomsHandler
from .services import SETTING, WorkshopServices
from .slides_pages import MAKERS, HandoutHandler, LessonHandler, PdfHandler, SpeakerHandler


def workshop_extension() -> Extension:
    """What `stridewell serve` is started with, so that rooms can be opened on it."""
    services = WorkshopServices()
    return Extension(
        patient_routes=[
            ("join", JoinHandler),
            (rf"room/{CODE}", RoomHandler),
            (rf"room/{CODE}/state", StateHandler),
            (rf"room/{CODE}/(join|vote|ask|upvote)", SubmissionHandler),
            (rf"{FOLDER}handout(?:/{NAME})?", HandoutHandler),
            (rf"{FOLDER}handout(?:/{NAME})?\.pdf", PdfHandler),
        ],
        clinic_routes=[
            (f"{FOLDER}speaker", SpeakerHandler),
            (f"{FOLDER}lesson", LessonHandler),
            (f"{FOLDER}rooms", RoomsHandler),
            (rf"{FOLDER}rooms/{CODE}", RoomForPresenter),
            (rf"{FOLDER}rooms/{CODE}/(slide|blank|poll|word|door|end)", PresenterAction),
            (rf"{FOLDER}rooms/{CODE}/results\.csv", ResultsFile),
        ],
        makers={
            "join": Maker(away_from_loop(make_join)),
            "room": Maker(away_from_loop(make_room_page)),
            **MAKERS,
        },
        background=[services.votes.sweep, partial(services.heard.report, services.votes)],
        checks=[services.votes.trouble],
        settings={SETTING: services},
    )
