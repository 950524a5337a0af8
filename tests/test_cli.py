"""The command line: streams that survive any line, one message through everything, a talk in the terminal."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import NEWLEAF, PROJECT

LINES = [
    '{"id": 1, "text": "how long should we wait?"}',
    "not json",
    '{"id": 2}',
    '{"id": 3, "text": 7}',
    "[]",
    '{"id": "x", "text": "he hit me last night and I am scared of him"}',
    '{"id": 4, "text": ""}',
    '{"id": 5, "text": "\\ud800 /restart"}',
]


def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*NEWLEAF, *arguments], cwd=PROJECT, env={**os.environ, **environment}, input=stdin, capture_output=True,
        text=True, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize("command", ["screen", "understand"])
def test_a_stream_keeps_order_and_survives_bad_lines(command: str, model: Path) -> None:
    result = run(command, stdin="\n".join(LINES) + "\n")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["id"] for record in records] == [1, None, None, None, None, "x", 4, 5], result.stderr
    assert all("line" in record["error"] for record in records if record["id"] is None)
    assert result.returncode == 1
    assert run(command, stdin=LINES[0]).returncode == 0


def test_screen_says_what_it_saw_and_where() -> None:
    text = "sorry. he hit me last night and I am scared of him"
    record = json.loads(run("screen", stdin=json.dumps({"id": 1, "text": text})).stdout)
    assert (record["tier"], record["signal"], record["who"]) == ("acute", "partner_violence", "self")
    assert all(text[each["start"] : each["end"]] == each["text"] for each in record["evidence"])


def test_understand_ranks_intents(model: Path) -> None:
    line = json.dumps({"id": 1, "text": "how long should we wait before we have sex again?"})
    record = json.loads(run("understand", stdin=line).stdout)
    assert record["intent"] == "faq_timing"
    assert record["ranking"][0]["intent"] == "faq_timing"
    assert 0 < record["confidence"] <= 1


def test_ask_prints_the_contracts_messages(model: Path, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/newleaf.db"
    result = run("ask", "--country", "GB", "he hit me and I am scared", NEWLEAF_DATABASE_URL=database)
    messages = json.loads(result.stdout)["messages"]
    assert messages[0]["kind"] == "help"
    wrong = run("ask", "--country", "Narnia", "hello", NEWLEAF_DATABASE_URL=database)
    assert wrong.returncode == 2 and "Narnia" in wrong.stderr


def test_chat_takes_numbers_as_choices_and_forgets(model: Path, tmp_path: Path) -> None:
    result = run("chat", stdin="1\ntell me more\n\n", NEWLEAF_DATABASE_URL=f"sqlite:///{tmp_path}/newleaf.db")
    assert result.returncode == 0, result.stderr
    assert "automated guide" in result.stdout and "[1]" in result.stdout
    assert "forgotten" in result.stdout


def test_evaluate_measures_understanding_and_names_a_bad_line(model: Path, tmp_path: Path) -> None:
    labelled = tmp_path / "rows.jsonl"
    labelled.write_text(
        '{"text": "how long should we wait before we sleep together again?", "intent": "faq_timing"}\n'
        '{"text": "what is the weather tomorrow", "intent": "out_of_scope"}\n'
    )
    command = [*NEWLEAF, "evaluate", str(labelled), "--out", str(tmp_path / "report")]
    result = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert "| own topics: likeliest right | 1/1 (100.0%) |" in (tmp_path / "report" / "report.md").read_text()
    labelled.write_text('{"text": "no label"}\n')
    result = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert result.returncode == 1
    assert "rows.jsonl:1: intent" in result.stderr


def test_evaluate_does_not_list_the_misses_of_the_part_that_is_reported() -> None:
    command = [*NEWLEAF, "evaluate", "tests/safety/gate/report", "--misses"]
    result = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert result.returncode == 2
    assert "reporting only" in result.stderr


def test_a_setting_that_is_misspelt_is_named_and_one_of_somebody_elses_is_not() -> None:
    said = run("directory", "check", NEWLEAF_DATABSE_URL="sqlite:///nowhere.db", NEWLEAF_SERVICE_HOST="10.0.0.1").stderr
    assert "NEWLEAF_DATABSE_URL is no setting" in said and "NEWLEAF_DATABASE_URL?" in said
    assert "SERVICE_HOST" not in said


def test_a_database_that_a_command_makes_is_its_owners_alone(tmp_path: Path) -> None:
    made = tmp_path / "new" / "guide.db"
    assert run("directory", "fill", NEWLEAF_DATABASE_URL=f"sqlite:///{made}").returncode == 0
    assert made.stat().st_mode & 0o777 == 0o600
