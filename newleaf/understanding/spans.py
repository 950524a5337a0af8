"""The part of a long message that is read beside the whole: its end.

People who tell a story mostly ask at its end, or say there what they wish for; what lies before is often about
something else. The encoder reads the beginning of a long message anyway, and not always its end.
"""

import re

from newleaf.understanding.courtesies import without_courtesies

LONG = 40
"""Words from which the end of a message is read by itself."""
_SENTENCES = 2
_FEWEST, _MOST = 5, 60
"""Words of a sentence that stands by itself, and of the end: somebody may write without a full stop."""
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def spans(text: str) -> tuple[str, str]:
    """The whole, without courtesies around it, and its end; of a short message, the whole twice."""
    text = without_courtesies(text)
    if len(text.split()) < LONG:
        return text, text
    end = " ".join(_sentences(text)[-_SENTENCES:]).split()
    return text, " ".join(end[-_MOST:])


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
