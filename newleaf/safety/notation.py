"""Turns what the files in data/safety say into patterns, in English and in every other language alike."""

from collections.abc import Iterable, Mapping, Sequence

from newleaf.safety.patterns import Choice, Expand, Pattern, PatternError, Phrase, parse, phrases
from newleaf.safety.yaml_file import Block, Place, Source


class Notation:
    """Reads the entries of one file: its own lists, in its own way of writing words.

    Every method raises SafetyDataError, which names file and line of what is wrong.
    """

    def __init__(self, source: Source, lists: Mapping[str, Block], expand: Expand) -> None:
        """`expand` gives the plain words of a written one."""
        self._expand = expand
        self._lists: dict[str, Sequence[Phrase]] = {}
        for name, block in lists.items():
            found = self.patterns(source, block, ("lists", name))
            try:
                self._lists[name] = [phrase for pattern in found for phrase in phrases(pattern)]
            except PatternError as error:
                raise source.error(("lists", name), str(error)) from error

    def patterns(self, source: Source, block: Block, place: Place) -> tuple[Pattern, ...]:
        """The patterns of a block of text, each once. `place`: where the block stands in `source`."""
        found: dict[Pattern, None] = {}
        for number, line in block:
            try:
                found |= dict.fromkeys(parse(line, self._lists, self._expand))
            except PatternError as error:
                raise source.error(place, f"'{line}': {error}", below=number) from error
        return tuple(found)


def vocabulary(patterns: Iterable[Pattern]) -> set[str]:
    """Every word the patterns are made of."""
    return {
        word
        for pattern in patterns
        for step in pattern
        if isinstance(step, Choice)
        for phrase in step.phrases
        for word in phrase
    }
