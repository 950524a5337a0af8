"""Runs Rasa's stock pipeline (DIET) on our examples, for bench/understanding.py to compare with.

It needs an environment of its own, as it brings TensorFlow and runs on Python 3.10 at most:

    uv venv --python 3.10 DIET && uv pip install --python DIET "rasa==3.6.21" "setuptools<81"
    nice DIET/bin/python bench/diet.py FOLDER --part work

Trains into FOLDER (half an hour or more on two cores) unless a model lies there, reads the gate's part, and writes
FOLDER/<part>.json: seconds of training, bytes of the model, milliseconds a message, and the ranking of every message.
"""

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from pathlib import Path

from rasa.core.agent import Agent
from rasa.model_training import train_nlu

PROJECT = Path(__file__).resolve().parent.parent
CONFIG = """
recipe: default.v1
language: en
pipeline:
- name: WhitespaceTokenizer
- name: RegexFeaturizer
- name: LexicalSyntacticFeaturizer
- name: CountVectorsFeaturizer
- name: CountVectorsFeaturizer
  analyzer: char_wb
  min_ngram: 1
  max_ngram: 4
- name: DIETClassifier
  epochs: 100
  constrain_similarities: true
- name: EntitySynonymMapper
"""
"""What `rasa init` gives, without what is not asked here (fallback, response selection)."""


def main() -> None:
    """Train, read, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("work", "report"), default="work")
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    model, seconds = folder / "diet.tar.gz", folder / "seconds.txt"
    if not model.exists():
        seconds.write_text(f"{trained(model):.0f}")
    rows = (PROJECT / f"tests/understanding/gate/{arguments.part}.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(row)["text"] for row in rows]
    found, times = asyncio.run(understood(model, texts))
    result = {
        "training_seconds": float(seconds.read_text()),
        "model_bytes": model.stat().st_size,
        "milliseconds": statistics.median(times),
        "rankings": found,
    }
    (folder / f"{arguments.part}.json").write_text(json.dumps(result))


def trained(model: Path) -> float:
    """Train into `model`; seconds it took."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        config = Path(name) / "config.yml"
        config.write_text(CONFIG)
        train_nlu(str(config), str(PROJECT / "data/nlu"), str(model.parent), fixed_model_name=model.name.split(".")[0])
    return time.perf_counter() - started


async def understood(model: Path, texts: list[str]) -> tuple[list[dict[str, float]], list[float]]:
    """The ranking of each text as {intent: confidence}, and milliseconds each took."""
    agent = Agent.load(str(model))
    await agent.parse_message("hello")
    found, times = [], []
    for text in texts:
        started = time.perf_counter()
        parsed = await agent.parse_message(text)
        times.append(1000 * (time.perf_counter() - started))
        found.append({each["name"]: each["confidence"] for each in parsed["intent_ranking"]})
    return found, times


if __name__ == "__main__":
    main()
