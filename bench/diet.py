"""Runs Rasa's stock pipeline (DIET) on our examples, for bench/understanding.py to compare with.

It needs an environment of its own, as it brings TensorFlow and runs on Python 3.10 at most:

    uv venv --python 3.10 DIET && uv pip install --python DIET "rasa==3.6.21" "setuptools<81"
    nice DIET/bin/python bench/diet.py FOLDER --part work --one-of 5

Trains into FOLDER unless a model lies there, reads the gate's part, and writes FOLDER/<part>.json: seconds of training,
bytes of the model, milliseconds a message, and the ranking of every message. A round over all examples takes two and a
half minutes of a core, and the stock pipeline makes a hundred: `--one-of 5` learns from a fifth of the short ones.
"""

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from pathlib import Path

from fewer import kept
from rasa.core.agent import Agent
from rasa.model_training import train_nlu
from rasa.shared.nlu.training_data.loading import load_data

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
    parser.add_argument("--one-of", type=int, default=1, help="learn from one short example of so many")
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    model, seconds = folder / "diet.tar.gz", folder / "seconds.txt"
    if not model.exists():
        seconds.write_text(f"{trained(model, arguments.one_of):.0f}")
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


def trained(model: Path, one_of: int) -> float:
    """Train into `model` on one example of so many; seconds it took."""
    data = load_data(str(PROJECT / "data/nlu"))
    examples = data.filter_training_examples(lambda each: kept(each.get("text"), one_of))
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        config = Path(name) / "config.yml"
        config.write_text(CONFIG)
        file = Path(name) / "nlu.yml"
        file.write_text(examples.nlu_as_yaml())
        train_nlu(str(config), str(file), str(model.parent), fixed_model_name=model.name.split(".")[0])
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
