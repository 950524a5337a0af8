"""When many write at once, the second reading is left out before the learned layer is."""

import asyncio
import time
from pathlib import Path

from newleaf.dialogue.help import help_desk
from newleaf.dialogue.sessions import SessionStore
from newleaf.safety import Assessment, Screen
from newleaf.safety.screen import NOT_USED, OK, SECOND
from newleaf.screening import open_screen
from newleaf.web.app import sessions_engine
from newleaf.web.conversation import AGAIN_SECONDS, Conversation

PROJECT = Path(__file__).resolve().parents[2]


class Slow(Screen):
    """Takes its time, and remembers what it read."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.layers = {SECOND: OK}

    def assess(self, text: str) -> Assessment:
        self.seen.append(text)
        time.sleep(AGAIN_SECONDS * 1.2)
        return Assessment()


def test_who_has_waited_is_read_once(tmp_path: Path) -> None:
    store = SessionStore(sessions_engine(f"sqlite:///{tmp_path / 'sessions.db'}"), 60)
    screen = open_screen(PROJECT)
    talk = Conversation(screen, help_desk(), None, store, 1.0)
    assert talk.once.layers[SECOND] == NOT_USED and talk.once.layers["learned"] == "ok"
    assert screen.layers[SECOND] == "ok"
    talk.screen, talk.once = Slow(), Slow()

    async def at_once() -> None:
        await asyncio.gather(talk.screened("first"), talk.screened("second"))

    asyncio.run(at_once())
    assert (talk.screen.seen, talk.once.seen) == (["first"], ["second"])
