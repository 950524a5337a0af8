"""Sessions on two workers: no turn undoes another, and what the database missed is told as soon as it can be."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain

from newleaf.dialogue.session_memory import CatchingUp, SessionMemory
from newleaf.dialogue.sessions import SessionStore
from newleaf.dialogue.turn import Turn
from newleaf.errors import SessionEnded
from newleaf.web.app import sessions_engine

DOMAIN = Domain.load(str(Path(__file__).resolve().parents[2] / "domain.yml"))
CRY = "partner_violence"


class Worker(SessionMemory):
    """What one worker has, with a database that can be taken away from it."""

    def __init__(self, url: str) -> None:
        self.engine = sessions_engine(url)
        super().__init__(SessionStore(self.engine, silence_seconds=60))
        self.store.domain = DOMAIN
        self.cut_off = self.loses_answers = False
        sa.event.listen(self.engine, "before_cursor_execute", self._before)
        sa.event.listen(self.engine, "commit", self._committing)

    def _before(self, *_: object) -> None:
        if self.cut_off:
            raise sa.exc.OperationalError("", {}, Exception("cut off"))

    def _committing(self, connection: sa.Connection) -> None:
        if self.loses_answers:
            connection.connection.commit()
            raise sa.exc.OperationalError("", {}, Exception("the answer was lost"))

    def begun_turn(self, session: str = "a") -> Turn:
        turn = Turn(session)
        self.recall(turn)
        return turn

    def end(self, turn: Turn, **slots: object) -> None:
        turn.left = {**turn.known, **slots}
        self.save(turn)

    def cry(self, session: str = "a") -> Turn:
        turn = self.begun_turn(session)
        self.end(turn, helped={CRY: (turn.known.get("helped") or {}).get(CRY, 0) + 1})
        return turn

    def cries(self, session: str = "a") -> int:
        return ((self.store.slots(session) or {}).get("helped") or {}).get(CRY, 0)


@pytest.fixture
def workers(database: str) -> Iterator[tuple[Worker, Worker]]:
    both = Worker(database), Worker(database)
    both[0].begin("a", {"country": "GB"})
    yield both
    for each in both:
        each.engine.dispose()


def test_two_turns_at_once_on_two_workers_are_both_kept(workers: tuple[Worker, Worker]) -> None:
    one, other = workers
    first, second = one.begun_turn(), other.begun_turn()
    one.end(first, topic="timing", helped={CRY: 1})
    other.end(second, role="betrayed", helped={CRY: 1})
    assert one.store.slots("a") == {"country": "GB", "topic": "timing", "role": "betrayed", "helped": {CRY: 2}}


def test_many_turns_at_once_are_all_kept(workers: tuple[Worker, Worker]) -> None:
    threads = [threading.Thread(target=lambda each=each: [each.cry() for _ in range(10)]) for each in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for each in workers:
        while each.unsaved.sessions():  # SQLite lets one wait only so long
            each.catch_up()
    assert workers[0].cries() == 20


def test_what_was_answered_without_the_dialogue_adds_to_what_it_saves(workers: tuple[Worker, Worker]) -> None:
    one, other = workers
    late = one.begun_turn()
    other.cry()
    assert late.take()
    one.note("a", late.known, {**late.known, "helped": {CRY: 1}, "gate": "alone"})
    one.end(late, helped={CRY: 1})  # the dialogue comes to its end all the same: it counts once
    one.catch_up()
    assert one.cries() == 2 and other.store.slots("a")["gate"] == "alone"


def test_what_was_said_without_the_database_is_told_when_it_is_back(workers: tuple[Worker, Worker]) -> None:
    one, other = workers
    one.cry()
    knew, elsewhere = one.begun_turn(), other.begun_turn()
    one.cut_off = True
    one.end(knew, helped={CRY: 2}, signals={CRY: "acute"})
    assert knew.fault is not None
    again = one.cry()
    assert again.known["helped"] == {CRY: 2} and again.fault is not None
    other.end(elsewhere, topic="hope", helped={CRY: 2})
    assert other.cries() == 2
    with pytest.raises(sa.exc.SQLAlchemyError):
        one.catch_up()
    one.cut_off = False
    one.catch_up()
    assert other.store.slots("a") == {
        "country": "GB", "topic": "hope", "helped": {CRY: 4}, "signals": {CRY: "acute"}
    }  # fmt: skip
    assert one.unsaved.sessions() == []


def test_a_thread_tells_it_within_a_second(workers: tuple[Worker, Worker]) -> None:
    one, other = workers
    one.cut_off = True
    catching_up = CatchingUp(one)
    catching_up.start()
    one.note("a", {"country": "GB"}, {"country": "GB", "helped": {CRY: 1}})
    time.sleep(0.2)
    assert other.cries() == 0
    one.cut_off = False
    started = time.monotonic()
    while not other.cries():
        assert time.monotonic() - started < 2
        time.sleep(0.02)
    one.cut_off = True
    one.note("a", {}, {"topic": "hope"})
    time.sleep(0.2)
    one.cut_off = False
    catching_up.stop()  # a worker that is replaced takes nothing with it
    assert other.store.slots("a")["topic"] == "hope"


def test_what_is_forgotten_elsewhere_is_not_told_any_more(workers: tuple[Worker, Worker]) -> None:
    one, other = workers
    one.cut_off = True
    one.note("a", {}, {"helped": {CRY: 1}})
    other.forget("a")
    one.cut_off = False
    one.catch_up()
    for each in workers:
        assert each.store.slots("a") is None
        with pytest.raises(SessionEnded):
            each.begun_turn()


def test_a_session_begun_without_the_database_is_told(workers: tuple[Worker, Worker]) -> None:
    one, other = workers
    one.begin_here("b", {"country": "IE"})
    one.cut_off = True
    one.cry("b")
    one.cut_off = False
    one.catch_up()
    other.cry("b")
    assert one.store.slots("b") == {"country": "IE", "helped": {CRY: 2}}


def test_a_session_begun_without_the_database_and_forgotten_elsewhere_stays_so(workers: tuple[Worker, Worker]) -> None:
    one, other = workers
    one.begin_here("b", {"country": "IE"})
    other.forget("b")
    other.forget("b")
    one.catch_up()
    for each in workers:
        with pytest.raises(SessionEnded):
            each.begun_turn("b")
    assert other.store.living() == 1
    assert other.store.erase_silent(10) == 0
    other.store.silence_seconds = -1
    assert other.store.erase_silent(10) == 2  # its place is erased when no worker can know it any more


def test_a_forgotten_session_is_not_saved_by_a_turn_under_way(workers: tuple[Worker, Worker]) -> None:
    one, other = workers
    under_way = one.begun_turn()
    other.forget("a")
    one.end(under_way, topic="hope")
    one.note("a", under_way.known, {**under_way.known, "topic": "timing"})
    one.catch_up()
    assert one.store.slots("a") is None


def test_a_turn_whose_saving_was_not_answered_counts_once(workers: tuple[Worker, Worker]) -> None:
    one, _ = workers
    one.loses_answers = True
    assert one.cry().fault is not None
    one.loses_answers = False
    one.catch_up()
    assert one.cries() == 1 and one.unsaved.sessions() == []


def test_a_database_that_is_away_tells_so(workers: tuple[Worker, Worker]) -> None:
    one, _ = workers
    one.cut_off = True
    with pytest.raises(sa.exc.SQLAlchemyError):
        one.begun_turn()
