"""A server whose dialogue takes as long as a message says: `slowly 3` answers after three seconds."""

import asyncio

from newleaf.cli import main
from newleaf.dialogue.guide import Guide

reply = Guide.reply


async def slow_reply(self: Guide, session: str, text: str, *more: object) -> object:
    if text.startswith("slowly "):
        await asyncio.sleep(float(text.removeprefix("slowly ")))
    return await reply(self, session, text, *more)


Guide.reply = slow_reply
main()
