"""The parts of a long message that are read beside the whole: its beginning and its end.

People who tell a story ask at its start, at its end, or say there what they wish for; what lies between is often about
something else.
"""

import re

LONG = 40
"""Words from which a message has parts."""
_SENTENCES = 2
_FEWEST, _MOST = 5, 60
"""Words of a sentence that stands by itself, and of a part: somebody may write without a full stop."""
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def spans(text: str) -> tuple[str, str, str]:
    """The whole, its beginning and its end; of a short message, the whole three times."""
    if len(text.split()) < LONG:
        return text, text, text
    found = _sentences(text)
    beginning, end = (" ".join(part).split() for part in (found[:_SENTENCES], found[-_SENTENCES:]))
    return text, " ".join(beginning[:_MOST]), " ".join(end[-_MOST:])


def _sentences(text: str) -> list[str]:
    """Sentences in their order, a very short one together with the one before."""
    found: list[list[str]] = []
    words = 0  # of the last one: counting them anew would take longer and longer
    for sentence in _END_OF_SENTENCE.split(text.strip()):
        own = len(sentence.split())
        if found and min(words, own) < _FEWEST:
            found[-1].append(sentence)
            words += own
        else:
            found.append([sentence])
            words = own
    return [" ".join(parts) for parts in found]
