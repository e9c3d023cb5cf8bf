"""What is stored, all of it: `README.md` beside this file says it in words, and a test reads it back."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, MetaData, String, Table

metadata = MetaData()

rooms = Table(
    "rooms",
    metadata,
    Column("code", String(6), primary_key=True),
    Column("guide", String(100), nullable=False),
    Column("secret", String(64), nullable=False),
    Column("until", Integer, nullable=False),
    Column("slide", String(64), nullable=False, default=""),
    Column("step", Integer, nullable=False, default=0),
    Column("size", Integer, nullable=False),
    Column("extra", Integer, nullable=False, default=0),
    Column("at_door", Boolean, nullable=False, default=False),
    Column("blank", Boolean, nullable=False, default=False),
    Column("phones", Integer, nullable=False, default=0),
    Column("here", Integer, nullable=False, default=0),
    Column("told", Integer, nullable=False, default=0),
    Column("untold", Integer, nullable=False, default=0),
)

present = Table(
    "present",
    metadata,
    Column("code", String(6), primary_key=True),
    Column("server", String(16), primary_key=True),
    Column("phones", Integer, nullable=False),
    Column("until", Integer, nullable=False),
)

polls = Table(
    "polls",
    metadata,
    Column("code", String(6), primary_key=True),
    Column("poll", String(32), primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("most", Integer, nullable=False),
    Column("right", String(32), nullable=False, default=""),
    Column("round", String(8), nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("show", String(8), nullable=False),
    Column("revealed", Boolean, nullable=False, default=False),
    Column("released", Boolean, nullable=False, default=False),
    Column("closings", Integer, nullable=False, default=0),
    Column("number", Integer, nullable=False, default=0),
    Column("told", Integer, nullable=False, default=0),
    Column("untold", Integer, nullable=False, default=0),
    Column("fresh", Integer, nullable=False, default=0),
    Column("step_at", Integer, nullable=False),
)

# Without a row number, rows lie in the order of their names, which tells nothing of when they came.
tally = Table(
    "tally",
    metadata,
    Column("code", String(6), primary_key=True),
    Column("poll", String(32), primary_key=True),
    Column("cell", String(40), primary_key=True),
    Column("place", Integer, nullable=False, default=0),
    Column("text", String(200), nullable=False, default=""),
    Column("allowed", Boolean, nullable=False, default=True),
    Column("seen", Boolean, nullable=False, default=False),
    Column("since", Integer, nullable=False, default=0),
    Column("waiting", Integer, nullable=False, default=0),
    Column("shown", Integer, nullable=False, default=0),
    Column("settled", Integer, nullable=False, default=0),
    sqlite_with_rowid=False,
)

traces = Table(
    "traces",
    metadata,
    Column("code", String(6), primary_key=True),
    Column("poll", String(32), primary_key=True),
    Column("trace", String(32), primary_key=True),
    sqlite_with_rowid=False,
)
