"""Makes the tables of the store, and anew where a server of another version left others."""

from __future__ import annotations

import logging

from sqlalchemy import Connection, Engine, inspect, text

from .database_tables import metadata

log = logging.getLogger("stridewell")
ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(7483)")  # a number that is ours


def prepare_tables(engine: Engine) -> None:
    """Makes the tables where there are none.

    Rooms live for a day: where a table has other columns than ours, all are dropped, and the log says so.
    """
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(ONE_AT_A_TIME)
        if _differs(connection):
            log.warning("The stored rooms are of another version of Stridewell. They have been deleted.")
            metadata.drop_all(connection)
        metadata.create_all(connection)


def _differs(connection: Connection) -> bool:
    look = inspect(connection)
    there = set(look.get_table_names())
    return any(
        {column["name"] for column in look.get_columns(table.name)} != {*table.columns.keys()}
        for table in metadata.sorted_tables
        if table.name in there
    )
