"""The safety screen: reads one message and says whether it shows danger or distress, and to whom.

It needs nothing to be up: no dialogue engine, no database, no network.
"""

from newleaf.safety.assessment import Assessment, Evidence, Finding
from newleaf.safety.errors import SafetyDataError
from newleaf.safety.screen import Screen
from newleaf.safety.signals import Signal, Tier, Who

__all__ = ["Assessment", "Evidence", "Finding", "SafetyDataError", "Screen", "Signal", "Tier", "Who"]
