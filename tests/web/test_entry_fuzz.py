"""A short run of bench/fuzz.py, and the served description tried by schemathesis."""

import sys
from collections.abc import Callable

import hypothesis
import pytest
import schemathesis
from schemathesis.specs.openapi.checks import positive_data_acceptance, unsupported_method

from tests.conftest import PROJECT, Server

sys.path.append(str(PROJECT / "bench"))
import fuzz
import fuzz_inputs

INPUTS, EXAMPLES, SECONDS = 600, 25, 60


def test_odd_input_brings_no_fault_no_empty_reply_and_no_stuck_session(server: Server) -> None:
    found = fuzz.run(server.url, INPUTS, 2, "tests")
    assert not found.faults, "\n".join(found.faults[:10])
    assert sum(found.kinds.values()) == INPUTS and len(found.kinds) > 18
    assert found.statuses[200] > INPUTS / 2 and found.statuses[401] and found.statuses[422]


@pytest.mark.parametrize(
    ("status", "body", "fault"),
    [
        (200, b'{"messages": [{"kind": "text", "text": "Hello."}]}', None),
        (200, b'{"messages": []}', "empty"),
        (200, b'{"messages": [{"kind": "text", "text": " "}]}', "empty"),
        (200, b'{"messages": [{"kind": "help", "text": "Call.", "services": []}]}', "nobody|anybody"),
        (500, b"{}", "status 500"),
        (422, b'{"detail": "no"}', "way to help"),
        (422, fuzz_inputs.MARK.encode(), "repeats"),
        (200, b"<html>", "without JSON"),
    ],
)
def test_the_fuzzer_knows_a_fault_when_it_sees_one(status: int, body: bytes, fault: str | None) -> None:
    found = fuzz.judged(status, body)
    assert found is None if fault is None else any(each in str(found) for each in fault.split("|"))


def test_the_fuzzer_sends_the_same_for_the_same_seed() -> None:
    import random

    rows = [[fuzz_inputs.Inputs(random.Random("a")).next("t" * 80) for _ in range(3)] for _ in range(2)]
    assert rows[0] == rows[1]


def test_every_operation_keeps_to_the_served_description(server: Server, new_token: Callable[[], str]) -> None:
    """No 5xx; only described statuses, types, headers and bodies; wrong data refused; right data taken."""
    schema = schemathesis.openapi.from_url(f"{server.url}/openapi.json", timeout=SECONDS)
    operations = [each.ok() for each in schema.get_all_operations()]
    assert len(operations) >= 8
    for operation in operations:
        # One that erases needs a session of its own each time.
        token = None if operation.method == "delete" else new_token()
        keeps_to_its_description(operation, lambda token=token: token or new_token())


def keeps_to_its_description(operation: schemathesis.APIOperation, token: Callable[[], str]) -> None:
    """Try an operation with data that fit its description and data that do not."""

    @hypothesis.settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )  # fmt: skip
    @hypothesis.given(case=operation.as_strategy())
    def try_it(case: schemathesis.Case) -> None:
        # A country that is written rightly may still be unknown, and so may a topic: 422 is right then.
        excluded = [positive_data_acceptance, unsupported_method]
        headers = {"Authorization": f"Bearer {token()}"}
        case.call_and_validate(headers=headers, excluded_checks=excluded, timeout=SECONDS)

    try_it()


@pytest.fixture
def new_token(http: object) -> Callable[[], str]:
    """Begins a session."""
    return lambda: http.post("/v1/sessions", json={}).json()["token"]  # type: ignore[attr-defined]
