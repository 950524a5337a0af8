"""Sessions are erased in every kind of database, by several processes at once. Here beside the server they need."""

import time
from concurrent.futures import ThreadPoolExecutor

from newleaf.dialogue.sessions import SESSIONS, SessionStore
from newleaf.web.app import sessions_engine
from newleaf.web.retention import erase_silent


def test_several_processes_erase_what_fell_silent_once_and_let_the_living_be(database: str) -> None:
    stores = [SessionStore(sessions_engine(database), silence_seconds=60) for _ in range(3)]
    with stores[0]._engine.begin() as connection:
        long_ago = [{"id": f"silent {number}", "slots": {}, "seen_at": float(number)} for number in range(3_000)]
        connection.execute(SESSIONS.insert(), [*long_ago, {"id": "living", "slots": {}, "seen_at": time.time()}])
    with ThreadPoolExecutor(len(stores)) as pool:
        erased = list(pool.map(erase_silent, stores))
    assert sum(erased) == 3_000
    assert stores[0].living() == 1 and stores[0].slots("living") == {}
    assert all(store.scrub() for store in stores)
    stores[0].forget("living")
    stores[1].try_writing()
    assert stores[1].living() == 0
