"""Time zones as people say them."""

from __future__ import annotations

_CENTRAL_EUROPE = (
    "Amsterdam Andorra Belgrade Berlin Bratislava Brussels Budapest Copenhagen Ljubljana Luxembourg Madrid Malta "
    "Monaco Oslo Paris Podgorica Prague Rome San_Marino Sarajevo Skopje Stockholm Tirane Vaduz Vienna "
    "Warsaw Zagreb Zurich"
)
_EASTERN_EUROPE = "Athens Bucharest Chisinau Helsinki Kyiv Riga Sofia Tallinn Vilnius"
_NAMES = {
    **{f"Europe/{city}": "Central European time" for city in _CENTRAL_EUROPE.split()},
    **{f"Europe/{city}": "Eastern European time" for city in _EASTERN_EUROPE.split()},
    "Europe/London": "UK time",
    "Europe/Dublin": "Irish time",
    "Europe/Lisbon": "time of mainland Portugal",
    "Europe/Istanbul": "Turkish time",
    "America/New_York": "Eastern time",
    "America/Toronto": "Eastern time",
    "America/Chicago": "Central time",
    "America/Winnipeg": "Central time",
    "America/Denver": "Mountain time",
    "America/Edmonton": "Mountain time",
    "America/Los_Angeles": "Pacific time",
    "America/Vancouver": "Pacific time",
    "America/Halifax": "Atlantic time",
    "America/St_Johns": "Newfoundland time",
    "America/Sao_Paulo": "Brasília time",
    "America/Mexico_City": "Mexico City time",
    "America/Argentina/Buenos_Aires": "Argentine time",
    "America/Santiago": "Chilean time",
    "America/Bogota": "Colombian time",
    "Africa/Johannesburg": "South African time",
    "Africa/Nairobi": "Kenyan time",
    "Africa/Lagos": "Nigerian time",
    "Asia/Kolkata": "Indian time",
    "Asia/Jerusalem": "Israel time",
    "Asia/Tokyo": "Japanese time",
    "Asia/Seoul": "Korean time",
    "Asia/Singapore": "Singapore time",
    "Asia/Manila": "Philippine time",
    "Pacific/Auckland": "New Zealand time",
    "Australia/Perth": "Western Australian time",
    "UTC": "universal time",
}


def zone_in_words(name: str) -> str:
    """A zone of the IANA database in words: its everyday name, or that of its city ("Sydney time")."""
    return _NAMES.get(name) or f"{name.rpartition('/')[2].replace('_', ' ')} time"
