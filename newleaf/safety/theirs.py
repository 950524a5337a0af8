"""Of what was found in another language: what lies inside words about somebody else is theirs, and not the writer's."""

from collections.abc import Iterable

from newleaf.safety.assessment import Evidence, Finding
from newleaf.safety.signals import Signal, Who

_PAUSES = (",", "،", ":")
"""Behind these somebody may begin to speak of themselves."""


def without_what_is_theirs(findings: Iterable[Finding], said: Iterable[Finding]) -> list[Finding]:
    """The findings without those in words `said` to be about somebody else: "my friend [wants to die]".

    Behind a comma the writer may go on about themselves: "I lost my friend, [want to die]".
    """
    theirs = [(finding.signal, each) for finding in said if finding.who is Who.OTHER for each in finding.evidence]

    def is_theirs(own: Evidence, signal: Signal) -> bool:
        return any(
            signal is of and each.start <= own.start and own.end <= each.end
            and not each.text[: own.start - each.start].rstrip().endswith(_PAUSES)
            for of, each in theirs
        )  # fmt: skip

    return [
        each for each in findings
        if each.who is Who.OTHER or not all(is_theirs(own, each.signal) for own in each.evidence)
    ]  # fmt: skip
