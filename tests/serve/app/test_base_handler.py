"""Promises of refusals that Tornado makes: the error page that is kept, or one that is bare and at once."""

from __future__ import annotations

import asyncio

from tests.serve.in_process import answering
from widgets.serve.app.base_handler import BaseHandler
from widgets.serve.app.error_pages import NOT_FOUND


class OnlyGet(BaseHandler):
    """Something to look at."""

    async def get(self) -> None:
        await self.show_error(NOT_FOUND)


def test_a_wrong_method_is_told_the_right_ones_on_a_whole_page() -> None:
    async def visit() -> None:
        async with answering([("/", OnlyGet)], {}) as ask:
            answer = await ask("/", method="DELETE")

        assert (answer.code, answer.headers["Allow"]) == (405, "GET, HEAD")
        assert b'data-component="emergency-card"' in answer.body

    asyncio.run(visit())
