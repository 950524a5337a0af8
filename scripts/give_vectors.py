"""Writes data/vectors.npz: the vectors of the project's examples, so that a first training need not encode them.

    .venv/bin/python scripts/give_vectors.py    # four minutes on two cores; seconds where the last training was here

Needed after the encoder has changed. After a change of examples it may wait: what is not in the file is encoded.
"""

from pathlib import Path

from newleaf.safety.examples import intent_examples
from newleaf.safety.learning import learnt_from
from newleaf.screening import examples
from newleaf.understanding.encoder import encoder_path, loaded_encoder, make_encoder, turn
from newleaf.understanding.kept_vectors import kept_vectors
from newleaf.understanding.spans import spans
from newleaf.understanding.subject_examples import read_subject_files

PROJECT = Path(__file__).resolve().parent.parent
TARGET = PROJECT / "data" / "vectors.npz"


def main() -> None:
    """Encode what both trainings encode, and write."""
    models = PROJECT / "models"
    make_encoder(models)
    texts = {part for example in intent_examples(PROJECT / "data" / "nlu") for part in spans(example.text)}
    asked = (text for file in read_subject_files(PROJECT / "data" / "subjects") for text in (*file.asked, *file.other))
    texts.update(part for text in asked for part in spans(text))
    texts.update(example.text for example in learnt_from(list(examples(PROJECT))))
    with kept_vectors(models) as vectors, turn(vectors):
        loaded_encoder(models).encode_apart(list(texts))
    vectors.give(TARGET, encoder_path(models).name, texts)
    print(f"{TARGET}: {len(texts)} vectors, {TARGET.stat().st_size / 1e6:.0f} MB. Now: newleaf train --force")


if __name__ == "__main__":
    main()
