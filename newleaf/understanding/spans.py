"""The part of a long message that is read beside the whole: its end.

People who tell a story mostly ask at its end, or say there what they wish for; what lies before is often about
something else.
"""

from newleaf.understanding.courtesies import without_courtesies
from newleaf.understanding.sentences import sentences

LONG = 40
"""Words from which the end of a message is read by itself."""
_SENTENCES, _MOST = 2, 60
"""Of the end, and its words: of more, the last sentence is enough."""


def spans(text: str) -> tuple[str, str]:
    """The whole, without courtesies around it, and its end; of a short message, the whole twice."""
    text = without_courtesies(text)
    if len(text.split()) < LONG:
        return text, text
    end = sentences(text)[-_SENTENCES:]
    if sum(len(sentence.split()) for sentence in end) > _MOST:
        end = end[-1:]
    return text, "\n".join(end)
