"""`newleaf directory ...`: check the files, add one's own services, bring the database in line."""

from collections import Counter
from datetime import date
from typing import Any

import click

from newleaf.directory.topics import Topic
from newleaf.settings import settings

TOPICS = [str(topic) for topic in Topic]
AUDIENCES = ("anyone", "women", "men", "lgbt", "young_people")
GOOD_FOR = ("couples", "trauma", "sex_therapy", "low_cost", "online", "faith_neutral")


@click.group()
def directory() -> None:
    """The services and professionals that visitors are shown."""


@directory.command()
@click.option("--open-links", is_flag=True, help="Open every link as well; needs the network and some minutes.")
def check(open_links: bool) -> None:
    """Check all files, yours too, and say what nobody has looked at for 180 days. Exit code 1 for a fault."""
    from newleaf.directory.check import checked_records
    from newleaf.directory.links import broken_links, stale

    read = checked_records(settings().project / "data" / "directory", settings().own_directory)
    records = (*read.services, *read.professionals)
    covered = {service.country for service in read.services} - {"*"}
    own = sum(record.own for record in records)
    click.echo(
        f"{len(read.services)} services in {len(covered)} countries, {len(read.professionals)} professionals, "
        f"{own} of them your own: no fault in the files."
    )
    for trust, count in sorted(Counter(str(record.trust) for record in records).items()):
        click.echo(f"  {trust}: {count}")
    for record, since in stale(records, date.today()):
        click.echo(f"Check again: {record.id} ({record.name}), {since}")
    if open_links:
        faults = list(broken_links(records))
        for id, link, fault in faults:
            click.echo(f"{id}: {link} {fault}", err=True)
        if faults:
            raise click.ClickException(f"{len(faults)} links could not be opened.")


@directory.command()
@click.option("--name", required=True)
@click.option("--for", "purpose", required=True, help="One plain sentence: what it helps with, and whom.")
@click.option("--country", required=True, help="Two-letter code, such as GB.")
@click.option("--region", multiple=True, help="Such as GB-SCT, where it serves a part only. Repeatable.")
@click.option("--phone", multiple=True, help="As people there dial it; spaces are fine. Repeatable.")
@click.option("--text", "sms", multiple=True, help="A number to text. Repeatable.")
@click.option("--web", multiple=True, help="Address of a page, beginning with https://. Repeatable.")
@click.option("--topic", multiple=True, type=click.Choice(TOPICS), help="Of a service. Repeatable.")
@click.option("--good-for", multiple=True, type=click.Choice(GOOD_FOR), help="Of a professional. Repeatable.")
@click.option("--hours", help='"24/7", or like "Mo-Fr 09:00-17:00; PH off".')
@click.option("--timezone", help="Of the hours, such as Europe/London.")
@click.option("--audience", type=click.Choice(AUDIENCES), default="anyone", show_default=True)
@click.option("--language", multiple=True, default=("en",), show_default=True, help="Repeatable.")
@click.option("--cost")
def add(purpose: str, region: tuple[str, ...], topic: tuple[str, ...], hours: str | None, **given: Any) -> None:
    """Add a service near you (with --topic) or your own practice (without) to your file.

    It is checked first. Running servers show it within half a minute.
    """
    from newleaf.directory import Directory
    from newleaf.directory.own_file import add_own

    path, folder = settings().own_directory_path, settings().project / "data" / "directory"
    record: dict[str, Any] = {"name": given["name"], "for": purpose, "read_on": date.today()}
    channels = [
        *({"kind": "phone", "dial": _digits(number), "display": number} for number in given["phone"]),
        *({"kind": "sms", "number": _digits(number), "display_number": number} for number in given["sms"]),
        *({"kind": "web", "url": url} for url in given["web"]),
    ]
    if not channels:
        raise click.UsageError("Give at least one way to reach it: --phone, --text or --web.")
    if topic:
        if given["good_for"]:
            raise click.UsageError("--good-for is for a professional; a service has --topic.")
        extra = {"timezone": given["timezone"], "regions": list(region), "cost": given["cost"]}
        record |= {"country": given["country"].upper(), "topics": list(topic), "channels": channels, "hours": hours}
        record |= {"audience": given["audience"], "languages": list(given["language"])}
        record |= {name: value for name, value in extra.items() if value}
    else:
        if hours or region or given["cost"]:
            raise click.UsageError("--hours, --region and --cost are for a service; give --topic with them.")
        record |= {"countries": [given["country"].upper()], "channels": channels, "good_for": list(given["good_for"])}
    id = add_own(path, folder, "services" if topic else "professionals", record)
    click.echo(f"Added {id} to {path}.")
    Directory(settings().database).fill(folder, path)
    click.echo("The database has it; servers that run show it within half a minute.")


@directory.command()
def fill() -> None:
    """Bring the database in line with the files, as every start does."""
    from newleaf.directory import Directory

    count = Directory(settings().database).fill(settings().project / "data" / "directory", settings().own_directory)
    click.echo(f"The database holds {count} services and professionals.")


@directory.command()
def upgrade() -> None:
    """Bring the directory's tables to the form of this version, as every start does."""
    from newleaf.directory import Directory

    click.echo(f"The directory's tables have the form {Directory(settings().database).upgrade()}.")


def _digits(number: str) -> str:
    return "".join(letter for letter in number if letter.isdecimal() or letter == "*")
