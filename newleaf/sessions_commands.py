"""The commands `newleaf sessions ...`: what is kept of conversations, counted and erased by hand."""

from typing import TYPE_CHECKING

import click

from newleaf.settings import settings

if TYPE_CHECKING:
    from newleaf.dialogue.sessions import SessionStore


@click.group()
def sessions() -> None:
    """What is kept of conversations: a running server erases it by itself."""


@sessions.command()
@click.option("--all", "every", is_flag=True, help="The others, too: they end for their visitors.")
def purge(every: bool) -> None:
    """Erase sessions that have fallen silent, from the database and from its files.

    For cron where no server runs for long, and to see that it works.
    """
    import sqlalchemy as sa

    from newleaf.web.readiness import SESSIONS_FAULT
    from newleaf.web.retention import erase_silent

    try:
        store = _store()
        erased = store.erase_all() if every else erase_silent(store)
        scrubbed = store.scrub()
        left = store.living()
        store.close()
    except sa.exc.SQLAlchemyError as error:
        raise click.ClickException(SESSIONS_FAULT.format(type(error).__name__)) from error
    click.echo(f"Erased {erased}; {left} go on.")
    if not scrubbed:
        raise click.ClickException(
            "Another program is reading the database: what was erased may still be in its -wal file. Try again."
        )


def _store() -> "SessionStore":
    from newleaf.dialogue.sessions import SessionStore
    from newleaf.web.app import sessions_engine

    return SessionStore(sessions_engine(settings().database), settings().session_minutes * 60)
