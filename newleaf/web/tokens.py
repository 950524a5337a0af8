"""Session tokens: issued and signed by the server, so that nobody can guess or choose another's session."""

from itsdangerous import BadSignature, URLSafeTimedSerializer

from newleaf.errors import SessionEnded

LONGEST_SECONDS = 12 * 3600


class Tokens:
    """Signs session ids and reads them back."""

    def __init__(self, key: str) -> None:
        self._signer = URLSafeTimedSerializer(key, salt="newleaf session")

    def issue(self, session: str) -> str:
        """The token for a session; good for twelve hours at most, less when the session falls silent."""
        return self._signer.dumps(session)

    def session(self, token: str) -> str:
        """The session of a token. Raises SessionEnded for a token that is wrong or too old."""
        try:
            session = self._signer.loads(token, max_age=LONGEST_SECONDS)
        except BadSignature as error:  # covers SignatureExpired
            raise SessionEnded("This token is not valid or has expired. Start a new session.") from error
        if not isinstance(session, str):
            raise SessionEnded("This token is not valid. Start a new session.")
        return session
