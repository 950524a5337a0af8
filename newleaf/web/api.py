"""The JSON routes of the HTTP contract."""

from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from newleaf.directory import TOPICS_OF_SIGNAL, Audience, ChannelKind, GoodFor, guessed_country
from newleaf.directory.topics import topic_named, topics_of
from newleaf.errors import SessionEnded, TooMany
from newleaf.web.conversation import Conversation
from newleaf.web.limits import Limits, counted_address
from newleaf.web.over_limit import OverLimit
from newleaf.web.problems import MEDIA_TYPE
from newleaf.web.schemas import (
    Countries,
    CountryCode,
    CoveredCountry,
    Input,
    NewSession,
    Problem,
    Reply,
    Services,
    StartedSession,
    TooManyProblem,
)
from newleaf.web.tokens import Tokens
from newleaf.web.worker import Hanging


def _problems(*codes: int) -> dict[int | str, dict[str, Any]]:
    models = {code: TooManyProblem if code == 429 else Problem for code in codes}
    return {
        code: {
            "model": model,
            "description": "Problem details",
            "content": {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}}},
        }
        for code, model in models.items()
    }


router = APIRouter(prefix="/v1")
bearer = HTTPBearer(auto_error=False, description="The token that POST /v1/sessions returned.")
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]


# Coroutines, although they wait for nothing: FastAPI would send plain functions to a thread at every message.
async def conversation(request: Request) -> Conversation:
    """The application's conversation."""
    return request.app.state.conversation


async def session(request: Request, credentials: Credentials) -> str:
    """The session that the token belongs to. Raises SessionEnded, which becomes 401."""
    if credentials is None:
        raise SessionEnded("Send the session's token as `Authorization: Bearer <token>`.")
    tokens: Tokens = request.app.state.tokens
    return tokens.session(credentials.credentials)


async def address(request: Request) -> str | None:
    """What is counted as the visitor's address."""
    return counted_address(request.client.host if request.client else None)


Address = Annotated[str | None, Depends(address)]
Talk = Annotated[Conversation, Depends(conversation)]
Session = Annotated[str, Depends(session)]


@router.post("/sessions", status_code=201, responses=_problems(400, 403, 413, 415, 422, 429))
async def start_session(
    request: Request, talk: Talk, address: Address, wishes: NewSession | None = None
) -> StartedSession:
    """Begin a conversation. The first message says that this is an automated guide, for adults."""
    wishes = wishes or NewSession()
    accepted = request.headers.get("accept-language")
    limits: Limits = request.app.state.limits
    if wait := await limits.session(address):
        over: OverLimit = request.app.state.over_limit
        raise TooMany(wait, over.lines(wishes.country, guessed_country(wishes.language) or guessed_country(accepted)))
    new, messages = await talk.start(wishes.country, wishes.language, accepted)
    return StartedSession(token=request.app.state.tokens.issue(new), messages=messages)


@router.post("/messages", responses=_problems(400, 401, 403, 413, 415, 422, 429))
async def send_message(request: Request, talk: Talk, session: Session, address: Address, message: Input) -> Reply:
    """Say something or take a choice. A reply to distress has a help message, and it comes first.

    Over the limit, a message that shows distress or asks for help is answered all the same; any other gets 429.
    """
    limits: Limits = request.app.state.limits
    accepted = request.headers.get("accept-language")
    said = {"text": message.text, "choice": message.choice, "accepted": accepted}
    wait = await limits.message(session, address)
    try:
        if wait:
            over: OverLimit = request.app.state.over_limit
            messages = await over.answer(session, address, wait, **said)
        else:
            messages = await talk.answer(session, **said)
    except KeyError:
        raise HTTPException(422, "choice: there is no such choice; send a key from a message's choices.") from None
    return Reply(messages=messages)


@router.delete("/sessions", status_code=204, responses=_problems(401, 403, 503))
async def forget_session(request: Request, talk: Talk, session: Session) -> Response:
    """Forget this conversation at once."""
    try:
        await talk.forget(session)
        request.app.state.tokens.forget(session)
    except (sa.exc.SQLAlchemyError, TimeoutError, Hanging):
        raise HTTPException(
            503, "The conversation could not be erased now; it ends by itself after silence. Try again."
        ) from None
    return Response(status_code=204)


@router.get("/services", responses=_problems(422))
def services(
    talk: Talk,
    topic: Annotated[str, Query(description="A signal such as partner_violence, or a topic of services.")] = "ask_help",
    country: CountryCode | None = None,
    region: Annotated[str | None, Query(pattern="^[A-Z]{2}-[A-Z0-9]{1,3}$", description="Such as GB-SCT.")] = None,
    audience: Audience | None = None,
    channel: ChannelKind | None = None,
    language: Annotated[str | None, Query(pattern="^[a-z]{2,3}$")] = None,
    open_now: bool = False,
) -> Services:
    """Services for a signal or topic; without a country, those of the default country and international ones.

    With region, audience, channel, language or open_now: everything in the country that fits, best first.
    """
    desk = talk.desk
    if region or audience or channel or language or open_now:
        topics = topics_of(topic) if topic in TOPICS_OF_SIGNAL else (topic_named(topic),)
        found = desk.snapshot.search(
            country or desk.default_country,
            topics=topics,
            region=region,
            audience=audience,
            channel=channel,
            language=language,
            open_now=open_now,
        )
    elif topic in TOPICS_OF_SIGNAL:
        found = desk.services(topic, country)
    else:
        found = desk.snapshot.services_for_topic(topic, country, desk.default_country)
    return Services(services=[service.to_dict() for service in found])


@router.get("/professionals", responses=_problems(422))
def professionals(
    talk: Talk, country: CountryCode | None = None, good_for: Annotated[list[GoodFor] | None, Query()] = None
) -> Services:
    """Finders of couple, sex and trauma therapists; what is good for more of what is asked comes first."""
    found = talk.desk.snapshot.professionals(country, talk.desk.default_country, good_for=good_for or ())
    return Services(services=[finder.to_dict() for finder in found])


@router.get("/countries")
def countries(talk: Talk) -> Countries:
    """The countries that have services of their own, by English name."""
    return Countries(countries=[CoveredCountry(code=each.code, name=each.name) for each in talk.desk.countries()])
