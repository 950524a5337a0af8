"""Counts for operators. Labels come from fixed vocabularies: nothing a visitor writes gets here."""

from collections.abc import Collection

from prometheus_client import Counter, Gauge, Histogram, disable_created_metrics

# They would tell to the microsecond when somebody first spoke of each danger.
disable_created_metrics()

MESSAGES = Counter("newleaf_messages_total", "Messages answered, by kind of input.", ["kind"])
INTENTS = Counter("newleaf_intents_total", "Messages answered by the dialogue, by intent.", ["intent"])
SIGNALS = Counter("newleaf_signals_total", "Signals found by the screen.", ["signal", "tier"])
DEGRADED = Counter("newleaf_degraded_total", "Replies given without a part that was broken.", ["part"])
LIMITED = Counter("newleaf_limited_total", "Requests over a limit, by limit.", ["limit"])
REFUSED = Counter("newleaf_refused_total", "Requests refused before they were whole, by status.", ["status"])
HELPED = Counter("newleaf_helped_over_limit_total", "Messages over a limit that were given help all the same.")
REMOVED = Counter("newleaf_removed_total", "Numbers and links that were not in the directory, taken out.", ["kind"])
UNKEPT = Counter("newleaf_slots_refused_total", "Values of slots that no vocabulary knows, not kept.", ["slot"])
ERASED = Counter("newleaf_sessions_erased_total", "Sessions erased, by why: silence, forgotten.", ["why"])
SESSIONS = Gauge("newleaf_sessions_open", "Sessions not fallen silent, as of the last retention pass.")
RETENTION = Gauge("newleaf_retention_passed_seconds", "When the last retention pass ended well, in seconds since 1970.")
UNSCRUBBED = Gauge("newleaf_unscrubbed", "1 while erased sessions may still be in the database's log.")
READY = Gauge("newleaf_ready", "1 when a part is in order, 0 when the guide goes on without it.", ["part"])
UNDER_WAY = Gauge("newleaf_requests_under_way", "Requests that are being answered.")
_SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
SECONDS = Histogram("newleaf_message_seconds", "Seconds to answer one message.", buckets=_SECONDS)
PART_SECONDS = Histogram(
    "newleaf_part_seconds", "Seconds that a part of answering took: screen, dialogue.", ["part"], buckets=_SECONDS
)

OTHER = "other"


def count_intent(intent: str | None, known: Collection[str]) -> None:
    """Count a message by its intent; one that the domain does not know counts as other."""
    INTENTS.labels(intent if intent in known else OTHER).inc()
