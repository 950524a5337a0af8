"""Counts for operators. Labels come from fixed vocabularies: nothing a visitor writes gets here."""

from prometheus_client import Counter, Gauge, Histogram

MESSAGES = Counter("newleaf_messages_total", "Messages answered, by kind of input.", ["kind"])
SIGNALS = Counter("newleaf_signals_total", "Signals found by the screen.", ["signal", "tier"])
DEGRADED = Counter("newleaf_degraded_total", "Replies given without a part that was broken.", ["part"])
LIMITED = Counter("newleaf_limited_total", "Requests over a limit, by limit.", ["limit"])
REFUSED = Counter("newleaf_refused_total", "Requests refused before they were whole, by status.", ["status"])
HELPED = Counter("newleaf_helped_over_limit_total", "Messages over a limit that were given help all the same.")
REMOVED = Counter("newleaf_removed_total", "Numbers and links that were not in the directory, taken out.", ["kind"])
READY = Gauge("newleaf_ready", "1 when a part is in order, 0 when the guide goes on without it.", ["part"])
SECONDS = Histogram(
    "newleaf_message_seconds",
    "Seconds to answer one message.",
    buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
