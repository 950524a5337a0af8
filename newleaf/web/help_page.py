"""The pages /help and /help/<country>: every line of a country, in plain HTML that also prints."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import HTMLResponse

from newleaf.dialogue.help import HelpDesk
from newleaf.directory import Country, Professional, Service, Topic, UnknownCountry, guessed_country
from newleaf.directory.openness import current_time, now_in_words, timetable
from newleaf.settings import settings
from newleaf.web.templating import templates

router = APIRouter()

SECTIONS: tuple[tuple[str, tuple[Topic, ...]], ...] = (
    ("In immediate danger", (Topic.EMERGENCY,)),
    ("Thoughts of suicide, or a crisis", (Topic.SUICIDE_CRISIS, Topic.MENTAL_HEALTH_CRISIS)),
    ("Violence or control by a partner", (Topic.PARTNER_VIOLENCE,)),
    ("Sexual violence or pressure", (Topic.SEXUAL_VIOLENCE,)),
    ("Worried about your own behaviour", (Topic.OWN_BEHAVIOUR,)),
    ("Under 18, or worried about a child", (Topic.YOUNG_PEOPLE, Topic.CHILD_PROTECTION)),
    ("Trouble in a relationship", (Topic.RELATIONSHIP_SUPPORT,)),
)


@router.get("/help", response_class=HTMLResponse, include_in_schema=False)
def help_page(request: Request, country: Annotated[str | None, Query(max_length=40)] = None) -> Response:
    """Help lines for the country named, else for the owner's, else for the one the browser's language suggests."""
    return _page(request, country)


@router.get("/help/{country}", response_class=HTMLResponse, include_in_schema=False)
def help_page_of(request: Request, country: Annotated[str, Path(max_length=40)]) -> Response:
    """Help lines for one country."""
    return _page(request, country)


def _page(request: Request, named: str | None) -> Response:
    desk: HelpDesk = request.app.state.conversation.desk
    now = current_time()
    # An unknown country shows the international lines rather than an error, and says so.
    said = _known(desk, named) if named else None
    guess = None if named else desk.assumed_country(guessed_country(request.headers.get("accept-language")))
    shown = said or guess
    covered = {country.code: country for country in desk.countries()}
    often = [each for each in desk.offered_countries(shown.code if shown else None) if each.code in covered]
    code = shown.code if shown else None
    page = {
        "country": shown,
        "guessed": guess is not None,
        "unknown": bool(named) and said is None,
        "often": often,
        "others": [country for country in covered.values() if country not in often],
        "sections": _sections(desk.snapshot.search(code, now=now), now) if code in covered else [],
        "international": _sections(desk.snapshot.search(None, now=now), now),
        "professionals": [_finder(each) for each in desk.snapshot.professionals(code, None)],
        "leave_url": settings().leave_url,
    }
    answer = templates.TemplateResponse(request, "help.html", page)
    answer.headers["Vary"] = "Accept-Language"
    return answer


def _known(desk: HelpDesk, named: str) -> Country | None:
    try:
        return desk.snapshot.country(named)
    except UnknownCountry:
        return None


def _sections(services: Iterable[Service], now: datetime) -> list[dict[str, Any]]:
    """Each service once, in the first section it belongs to; later sections point to it."""
    best, told, sections = list(services), set[str](), []
    for title, topics in SECTIONS:
        fitting = [service for service in best if not service.topics.isdisjoint(topics)]
        new = [service for service in fitting if service.id not in told]
        again = [service for service in fitting if service.id in told]
        told.update(service.id for service in new)
        if fitting:
            sections.append(
                {"title": title, "services": [_told(each, now) for each in new], "again": [each.name for each in again]}
            )
    return sections


def _told(service: Service, now: datetime) -> dict[str, Any]:
    return {**service.to_dict(now), "now": now_in_words(service, now), "hours": timetable(service)}


def _finder(finder: Professional) -> dict[str, Any]:
    return {**finder.to_dict(), "hours": ""}
