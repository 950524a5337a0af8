"""Log records lose their words where all of them pass: no library, logger or later handler gets round it."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT

START = "import logging\nfrom newleaf.logs import start_logging\nstart_logging('DEBUG', '{form}')\n"
LOGGED = {"debug", "info", "warning", "error", "exception", "critical", "log"}


def run(code: str, form: str = "plain") -> str:
    """What a process says that starts logging as the command line does, and then runs the code."""
    result = subprocess.run(
        [sys.executable, "-c", START.format(form=form) + code], cwd=PROJECT, capture_output=True, text=True, timeout=60
    )
    assert "secret" not in result.stdout + result.stderr, result.stderr
    return result.stderr


def test_a_record_of_a_library_keeps_its_place_and_not_its_words() -> None:
    said = run("logging.getLogger('rasa.core').warning('secret %s', 'secret')")
    assert said == "WARNING rasa.core: words withheld, at <string>:4\n"


@pytest.mark.parametrize("message", ["['secret']", "{'secret': 1}", "ValueError('secret')", "b'secret'", "None"])
def test_a_message_may_be_anything(message: str) -> None:
    assert run(f"logging.getLogger('rasa').error({message})") == "ERROR rasa: words withheld, at <string>:4\n"


def test_an_error_as_the_message_is_told_by_its_kind() -> None:
    assert run("logging.getLogger('newleaf.x').error(ValueError('secret'))") == "ERROR newleaf.x: ValueError\n"


def test_what_a_library_tells_below_a_warning_is_dropped() -> None:
    assert run("logging.getLogger('rasa').debug('secret'); logging.getLogger('sqlalchemy.engine').info('secret')") == ""


def test_structlog_of_a_library_goes_the_same_way() -> None:
    said = run("import structlog\nstructlog.get_logger('rasa.x').error('secret', text='secret', exc_info=True)")
    assert "words withheld" in said


def test_a_warning_goes_the_same_way_even_when_a_library_turns_it_on() -> None:
    said = run("import warnings\nwarnings.simplefilter('always')\nwarnings.warn('secret')")
    assert said.startswith("WARNING py.warnings: words withheld")


def test_our_own_errors_tell_their_advice_and_others_their_kind() -> None:
    said = run(
        "from newleaf.errors import ModelError\nfrom newleaf.directory import UnknownCountry\n"
        "log = logging.getLogger('newleaf.x')\n"
        "for each in (ModelError('train anew'), ValueError('secret'), UnknownCountry('secret')): log.error('%s', each)"
    )
    assert "train anew" in said and "ERROR newleaf.x: ValueError" in said and "This is not a country code" in said


def test_an_error_is_told_by_its_kinds_and_its_calls() -> None:
    said = run(
        "def failing():\n"
        "    try:\n        raise KeyError('secret')\n"
        "    except KeyError as error:\n        raise ValueError('secret') from error\n"
        "try:\n    failing()\nexcept ValueError:\n    logging.getLogger('newleaf.x').exception('It failed.')"
    )
    assert said == "ERROR newleaf.x: It failed. (ValueError from KeyError; <string>:8 failing < <string>:10 <module>)\n"


@pytest.mark.parametrize(
    "failing",
    [
        "raise ValueError('secret')",
        "import threading\nthread = threading.Thread(target=lambda: {}['secret'])\nthread.start()\nthread.join()",
        "class A:\n    def __del__(self): raise ValueError('secret')\nA()",
        "import asyncio\nasync def main():\n"
        "    asyncio.get_running_loop().call_exception_handler({'message': 'secret', 'exception': OSError('secret')})\n"
        "asyncio.run(main())",
    ],
    ids=["nobody caught", "in a thread", "while thrown away", "in the event loop"],
)
def test_an_error_that_nobody_caught_is_told_without_its_message(failing: str) -> None:
    said = run("from newleaf.quiet import keep_words_out_of_crashes\nkeep_words_out_of_crashes()\n" + failing)
    assert "Error" in said and ("<string>:" in said or "base_events" in said)


def test_a_line_is_a_json_object_with_what_a_collector_needs() -> None:
    said = run(
        "logging.getLogger('newleaf.x').error('Went on\\nwithout %s', 'it', exc_info=ValueError('secret'))", "json"
    )
    (line,) = said.splitlines()
    record = json.loads(line)
    assert record.pop("time").endswith("Z")
    assert record == {
        "level": "error", "logger": "newleaf.x", "event": "Went on\nwithout it", "error": "ValueError", "trace": []
    }  # fmt: skip


@pytest.mark.parametrize("package", ["newleaf", "actions"])
def test_our_own_log_calls_say_fixed_sentences(package: str) -> None:
    """Their words are not withheld: so what is said must stand in the code, not come from a message."""
    for path in (PROJECT / package).rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
                continue
            named = call.func.value
            if isinstance(named, ast.Name) and named.id in ("log", "logger") and call.func.attr in LOGGED:
                assert isinstance(call.args[0], ast.Constant), f"{path.name}:{call.lineno}"


CRASH = "import os, resource\nresource.setrlimit(resource.RLIMIT_CORE, (-1, -1))\n{hide}\nos.abort()"
HIDE = "from newleaf.quiet import keep_words_out_of_crashes\nkeep_words_out_of_crashes()"


def _dumped(folder: Path, hide: str) -> bool:
    code = CRASH.format(hide=hide)
    subprocess.run([sys.executable, "-c", code], cwd=folder, env={"PYTHONPATH": str(PROJECT)}, capture_output=True)
    return any(path.name.startswith("core") for path in folder.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="core dumps as Linux makes them")
def test_a_crash_leaves_no_image_of_the_memory(tmp_path: Path) -> None:
    (tmp_path / "without").mkdir()
    (tmp_path / "with").mkdir()
    if not _dumped(tmp_path / "without", ""):
        pytest.skip("this system keeps core dumps elsewhere, or none")
    assert not _dumped(tmp_path / "with", HIDE)


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel")
def test_the_kernel_is_told_to_make_no_dump_even_for_a_collector() -> None:
    asked = (
        "import ctypes, resource\n"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))"
    )
    result = subprocess.run([sys.executable, "-c", f"{HIDE}\n{asked}"], cwd=PROJECT, capture_output=True, text=True)
    assert result.stdout == "0 (0, 0)\n", result.stderr
