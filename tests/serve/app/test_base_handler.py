"""Promises of refusals that Tornado makes: the error page that is kept, or one that is bare and at once."""

from __future__ import annotations

import asyncio

from tests.serve.in_process import answering
from widgets.serve.app.base_handler import BaseHandler
from widgets.serve.app.error_pages import BARE, NOT_FOUND


class OnlyGet(BaseHandler):
    """Something to look at."""

    async def get(self) -> None:
        await self.show_error(NOT_FOUND)


def test_it_is_bare_until_the_page_is_kept() -> None:
    async def visit() -> None:
        async with answering([("/", OnlyGet)], {}) as ask:
            early = await ask("/", method="DELETE")
            await ask("/")
            late = await ask("/", method="DELETE")

        assert (early.code, early.body.decode()) == (404, BARE)
        assert (late.code, late.body.decode()) == (404, NOT_FOUND.title)

    asyncio.run(visit())
