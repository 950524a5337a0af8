"""The result of reading one message: values only, in the order in which help is given."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newleaf.safety.signals import Signal, Tier, Who

# The one place that says what comes first when a message shows several things: danger to life, then a
# child, then violence, then the rest. Acute comes before concern within each of these groups, so that
# an acute violence is never placed behind a passing worry of its own group; a concern about life still
# comes before acute violence, because the crisis line is the help that must not be missed.
_GROUP: Mapping[Signal, int] = {
    Signal.SUICIDE_SELF_HARM: 0,
    Signal.HARM_TO_OTHERS: 0,
    Signal.CHILD_AT_RISK: 1,
    Signal.MINOR: 1,
    Signal.PARTNER_VIOLENCE: 2,
    Signal.SEXUAL_COERCION: 2,
    Signal.COERCING_PARTNER: 2,
    Signal.ACUTE_TRAUMA: 3,
    Signal.DESPAIR: 3,
}
_PLACE: Mapping[Signal, int] = {signal: place for place, signal in enumerate(_GROUP)}
_TIER: Mapping[Tier, int] = {Tier.ACUTE: 0, Tier.CONCERN: 1, Tier.NONE: 2}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a rule matched: `text` is `message[start:end]` of the message as it was sent.

    `rule` is the name of the rule, for the people who edit rules. Never log or store `text`.
    """

    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One signal in a message, with everything that shows it.

    `life_in_danger`: an act that can kill is done or under way (rules with `life: true`), so minutes count. `guessed`:
    the learned layer alone says so, and no rule.
    """

    signal: Signal
    tier: Tier
    who: Who
    evidence: tuple[Evidence, ...] = ()
    life_in_danger: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the screen found in one message; the most urgent finding comes first.

    Tier is none exactly when there are no findings; then `signal` is None and `who` is unknown. `language` is the
    code of the language in which the first finding was said; None for English.
    """

    tier: Tier = Tier.NONE
    signal: Signal | None = None
    who: Who = Who.UNKNOWN
    findings: tuple[Finding, ...] = ()
    language: str | None = None

    @classmethod
    def of(cls, findings: Iterable[Finding], language: str | None = None) -> "Assessment":
        """Sort the findings by urgency; the first gives signal and who, the highest tier is the tier.

        Being young is no emergency by itself; a minor to whom anything acute happens is one.
        """
        found = list(findings)
        if not found:
            return cls()
        tier = most_urgent(finding.tier for finding in found)
        raised = (replace(each, tier=tier) if each.signal is Signal.MINOR else each for each in found)
        ordered = tuple(sorted(raised, key=_urgency))
        return cls(tier, ordered[0].signal, ordered[0].who, ordered, language)

    def placed(self, text: str, order: Sequence[int]) -> "Assessment":
        """The same with its evidence in `text`, where it was found in characters that stand at `order` there."""

        def moved(each: Evidence) -> Evidence:
            start, end = min(order[each.start : each.end]), max(order[each.start : each.end]) + 1
            return replace(each, start=start, end=end, text=text[start:end])

        found = (replace(each, evidence=tuple(map(moved, each.evidence))) for each in self.findings)
        return replace(self, findings=tuple(found))

    @property
    def life_in_danger(self) -> bool:
        """Whether somebody may die within minutes, so that the emergency number comes before everything else."""
        return any(finding.life_in_danger for finding in self.findings)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for a message's metadata. It carries no text of the message."""
        return {
            "tier": str(self.tier),
            "signal": str(self.signal) if self.signal else None,
            "who": str(self.who),
            "life_in_danger": self.life_in_danger,
            "signals": [
                {
                    "signal": str(each.signal),
                    "tier": str(each.tier),
                    "who": str(each.who),
                    "life_in_danger": each.life_in_danger,
                    "guessed": each.guessed,
                }
                for each in self.findings
            ],
        } | ({"language": self.language} if self.language else {})

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Assessment":
        """Read what `to_dict` wrote; the findings come back without evidence. ValueError if it is not that."""
        try:
            findings = [
                Finding(
                    Signal(each["signal"]),
                    Tier(each["tier"]),
                    Who(each["who"]),
                    life_in_danger=bool(each["life_in_danger"]),
                    guessed=bool(each.get("guessed")),  # another version may not say it
                )
                for each in data["signals"]
            ]
            return cls.of(findings, data.get("language"))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"This is not an assessment as Assessment.to_dict writes it: {error!r}") from error


def most_urgent(tiers: Iterable[Tier]) -> Tier:
    """The highest of one or more tiers."""
    return min(tiers, key=_TIER.__getitem__)


def most_concerned(people: Collection[Who]) -> Who:
    """Whom a finding is about that several things show: oneself before anybody else."""
    return next(each for each in (Who.SELF, Who.OTHER, Who.UNKNOWN) if each in people)


def _urgency(finding: Finding) -> tuple[bool, int, int, int]:
    return not finding.life_in_danger, _GROUP[finding.signal], _TIER[finding.tier], _PLACE[finding.signal]


def comes_before(signal: Signal, others: Iterable[Signal]) -> bool:
    """Whether a signal is of a group whose help comes before that of all the others."""
    return all(_GROUP[signal] < _GROUP[other] for other in others)
