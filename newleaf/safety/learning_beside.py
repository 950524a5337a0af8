"""More examples to learn from: short messages of danger, and others, beside calm questions.

People tell what is dangerous in passing, before or after what they ask. A message made so is what it was alone: danger
beside a calm question is danger. As many harmless ones are made so that length says nothing.
"""

import random
from collections.abc import Sequence
from dataclasses import replace

from newleaf.safety.examples import Example

_SHARE = {True: 0.35, False: 0.2}
"""How many of the short examples are taken, of those that show danger and of those that do not."""
_SHORT, _FEWEST, _MOST = 26, 5, 35
"""Words: of an example that is put beside others, and of these."""
_CALM = ("intent faq_", "intent scope_")
_GROUP = "beside"


def beside_calm(examples: Sequence[Example]) -> list[Example]:
    """New examples, each an old one before, after or between one or two questions to the guide; always the same."""
    chance = random.Random(0)
    calm = [each.text for each in examples if each.group.startswith(_CALM) and _FEWEST <= _words(each) <= _MOST]
    found = []
    for example in examples:
        if calm and _words(example) <= _SHORT and chance.random() < _SHARE[example.signal is not None]:
            texts = [chance.choice(calm) for _ in range(chance.choice((1, 2)))]
            texts.insert(chance.randint(0, len(texts)), example.text)
            found.append(replace(example, text=" ".join(map(_closed, texts)), group=_GROUP))
    return found


def _words(example: Example) -> int:
    return len(example.text.split())


def _closed(text: str) -> str:
    """A text that ends, so that it is a sentence of its own."""
    return text if text[-1] in ".?!" else f"{text}."
