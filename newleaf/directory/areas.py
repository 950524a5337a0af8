"""Where in a country most people live: whose lines fit most readers while nobody has said their region."""

MOST_PEOPLE = {"GB": "GB-ENG"}
"""The area in which by far the most people of a country live: its lines stand beside those of the whole country.

Source: Office for National Statistics, mid-year population estimates (England about 84 in 100 of the United Kingdom).
"""
LARGEST = {
    "AR": "AR-B", "AT": "AT-9", "AU": "AU-NSW", "CA": "CA-ON", "CH": "CH-ZH", "CL": "CL-RM", "CO": "CO-DC",
    "DE": "DE-NW", "ES": "ES-AN", "GR": "GR-I", "JP": "JP-13", "MX": "MX-MEX", "PK": "PK-PB", "TR": "TR-34",
    "ZA": "ZA-GP",
}  # fmt: skip
"""The area with the most people, of countries with lines for some areas. Source: their national statistics offices."""


def remoteness(country: str, regions: frozenset[str], region: str | None) -> int:
    """How few readers a service is for: 0 for everybody in the country or in this region, 1 for many, 2 for few.

    `regions`: of the service, empty for the whole country; `region`: the reader's, where it is known.
    """
    if not regions or region in regions or (region is None and MOST_PEOPLE.get(country) in regions):
        return 0
    return 1 if region is None and LARGEST.get(country) in regions else 2
