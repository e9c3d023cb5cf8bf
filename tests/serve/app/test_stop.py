"""Promises of a server that is told to stop before it listens."""

from __future__ import annotations

import asyncio
import signal

import pytest

from widgets.serve.app.application import Stridewell


@pytest.mark.parametrize("swallowed", [0, 1, 3])
def test_a_stop_ends_a_first_page_that_takes_it_for_a_failed_cell(swallowed: int) -> None:
    app, loop = Stridewell(), asyncio.new_event_loop()
    app.first_page = loop.create_task(stubborn(swallowed))  # type: ignore[arg-type]
    loop.call_later(0.01, app._handle_signal_stop, signal.SIGTERM, None)

    with pytest.raises(asyncio.CancelledError):
        loop.run_until_complete(app.first_page)

    assert app.is_leaving
    loop.close()


def test_a_stop_while_nothing_is_made_ends_it_at_once() -> None:
    with pytest.raises(SystemExit) as left:
        Stridewell()._handle_signal_stop(signal.SIGTERM, None)

    assert left.value.code == 0


async def stubborn(times: int) -> None:
    """Takes so many cancellations for something else, as nbclient does."""
    for _ in range(times):
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            continue
    await asyncio.sleep(30)
