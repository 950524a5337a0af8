"""Session tokens: issued and signed by the server, so that nobody can guess or choose another's session."""

import hashlib
import time
from collections.abc import Sequence

from itsdangerous import BadSignature, URLSafeTimedSerializer
from itsdangerous.encoding import base64_decode, base64_encode

from newleaf.errors import SessionEnded

LONGEST_SECONDS = 12 * 3600
LONGEST_TOKEN = 512
"""Characters; a token of ours has about eighty. What is longer is not looked at."""
MOST_FORGOTTEN = 100_000
WRONG = "This token is not valid or has expired. Start a new session."


class Tokens:
    """Signs session ids and reads them back. A session's id itself cannot be guessed: it has 144 random bits."""

    def __init__(self, keys: Sequence[str]) -> None:
        """`keys`: the oldest first; the last one signs, and what any of them signed is taken."""
        self._signer = URLSafeTimedSerializer(
            list(keys),
            salt="newleaf session",
            signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
        )
        self._forgotten: dict[str, float] = {}

    def issue(self, session: str) -> str:
        """The token for a session; good for twelve hours at most, less when the session falls silent."""
        return self._signer.dumps(session)

    def session(self, token: str) -> str:
        """The session of a token. Raises SessionEnded for a token that is wrong, too old, or of a forgotten session."""
        if len(token) > LONGEST_TOKEN:
            raise SessionEnded(WRONG)
        try:
            session = self._signer.loads(token, max_age=LONGEST_SECONDS)
        except BadSignature as error:  # covers SignatureExpired
            raise SessionEnded(WRONG) from error
        if not isinstance(session, str) or not _spelt_as_issued(token):
            raise SessionEnded(WRONG)
        if session in self._forgotten:
            raise SessionEnded("This conversation was forgotten. Start a new one to go on.")
        return session

    def forget(self, session: str) -> None:
        """Take no token of this session any more, even while the database that knows of it is out of reach."""
        now = time.monotonic()
        for each, until in list(self._forgotten.items()):
            if until > now and len(self._forgotten) < MOST_FORGOTTEN:
                break
            del self._forgotten[each]
        self._forgotten[session] = now + LONGEST_SECONDS


def _spelt_as_issued(token: str) -> bool:
    """Whether the signature is written in the one way we write it: base 64 has several for the same bytes."""
    signature = token.rpartition(".")[2].encode()
    return base64_encode(base64_decode(signature)) == signature
