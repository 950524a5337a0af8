"""Measures the served guide: start, size, memory, and messages a second. Run on an otherwise idle machine.

    .venv/bin/python bench/serving.py

Prints a table in Markdown. It starts `newleaf serve` on a free port with a database of its own.
"""

import concurrent.futures
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

PROJECT = Path(__file__).resolve().parent.parent
MESSAGES = (
    "how long should we wait before we sleep together again?",
    "tell me more",
    "what can we try?",
    "My wife had an affair last year. We are trying, most days are good. Last night I froze when she reached for me. "
    "How do I know that I am ready?",
    "he hit me last night and I am scared of him",
    "thank you",
    "what is the weather tomorrow",
    "is there any hope for us",
)
ONE_CLIENT, EIGHT_CLIENTS, CLIENTS = 400, 1600, 8


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "NEWLEAF_DATABASE_URL": f"sqlite:///{folder}/newleaf.db",
            "NEWLEAF_LIMITS_URL": "off",  # all of it comes from one address
        }
        started = time.perf_counter()
        command = [sys.executable, "-m", "newleaf", "serve", "--port", "0"]
        server = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            url = next(found.group(1) for line in server.stdout if (found := re.search(r"Ready: (http\S+?)/ ", line)))
            talk(url, 1)
            start = time.perf_counter() - started
            talk(url, 200)
            memory = resident_megabytes(server.pid)
            one = talk(url, ONE_CLIENT)
            rate = eight_clients(url)
            later = resident_megabytes(server.pid)
        finally:
            server.terminate()
            server.wait(20)
    print("| figure | measured | wanted |\n| --- | --- | --- |")
    print(f"| `newleaf serve` with a trained model to the first answer | {start:.1f} s | 8 s |")
    print(f"| installed environment without development tools | {installed_gigabytes():.2f} GB | 0.6 GB |")
    print(f"| memory after 200 messages, with the encoder | {memory:.0f} MB | 400 MB |")
    print(f"| memory after {200 + ONE_CLIENT + EIGHT_CLIENTS} messages | {later:.0f} MB | - |")
    print(f"| one client, median a message over HTTP | {statistics.median(one) * 1000:.1f} ms | 10 ms |")
    print(f"| one client, 95th percentile | {statistics.quantiles(one, n=20)[-1] * 1000:.1f} ms | - |")
    print(f"| eight clients, messages a second | {rate:.0f} | 120 |")


def talk(url: str, messages: int) -> list[float]:
    """Seconds each of so many messages took; a new session every twenty."""
    seconds = []
    with httpx.Client(base_url=url, timeout=30) as http:
        for number in range(messages):
            if number % 20 == 0:
                token = http.post("/v1/sessions", json={"country": "GB"}).json()["token"]
            body = json.dumps({"text": MESSAGES[number % len(MESSAGES)]})
            headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
            before = time.perf_counter()
            answer = http.post("/v1/messages", content=body, headers=headers)
            seconds.append(time.perf_counter() - before)
            assert answer.status_code == 200, answer.text
    return seconds


def eight_clients(url: str) -> float:
    """Messages a second with eight clients in processes of their own, so that they do not slow each other down."""
    with concurrent.futures.ProcessPoolExecutor(CLIENTS) as pool:
        list(pool.map(talk, [url] * CLIENTS, [1] * CLIENTS))  # processes are up
        before = time.perf_counter()
        list(pool.map(talk, [url] * CLIENTS, [EIGHT_CLIENTS // CLIENTS] * CLIENTS))
        return EIGHT_CLIENTS / (time.perf_counter() - before)


def resident_megabytes(process: int) -> float:
    """Resident memory of a process, from /proc."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status).group(1)) / 1000


def installed_gigabytes() -> float:
    """Size of an environment made from requirements.lock alone."""
    with tempfile.TemporaryDirectory() as folder:
        uv = next(path for path in (PROJECT / ".tools/bin/uv", Path("uv")) if path.name == "uv")
        uv = str(uv) if uv.exists() else "uv"
        python = f"{folder}/venv/bin/python"
        subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, f"{folder}/venv"], check=True, cwd=PROJECT)
        install = [uv, "pip", "sync", "--quiet", "--link-mode=copy", "--python", python, "requirements.lock"]
        subprocess.run(install, check=True, cwd=PROJECT)
        import_all = "import newleaf.web.app, rasa.model_training"
        # Bytecode counts, as `make env` makes it.
        writing = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
        subprocess.run([python, "-W", "ignore", "-c", import_all], check=True, cwd=PROJECT, env=writing)
        used = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file() and not path.is_symlink())
        return used / 1e9


if __name__ == "__main__":
    main()
