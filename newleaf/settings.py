"""Every setting in one typed place, read once from `NEWLEAF_*` environment variables."""

import difflib
import functools
import ipaddress
import os
import re
import secrets
import stat
from pathlib import Path
from typing import Literal

from limits import parse_many
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings import SettingsError as UnreadableSettings

from newleaf.errors import SettingsError

SHORTEST_SECRET = 32
ORIGIN = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?")
"""What a browser sends as Origin: scheme, host in small letters, a port only where it is not the scheme's own."""
PROJECT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Settings of one installation; each default works on a laptop."""

    model_config = SettingsConfigDict(env_prefix="NEWLEAF_", extra="ignore")

    project: Path = Field(PROJECT, description="Folder with config.yml, domain.yml, data/ and content/.")
    database_url: str = Field(
        "sqlite:///{project}/var/newleaf.db",
        description="SQLAlchemy URL of the directory and the sessions; {project} is filled in.",
    )
    redis_url: SecretStr | None = Field(
        None, description="Redis that keeps the turns of a conversation in order where several workers serve."
    )
    actions_url: str | None = Field(
        None, description="Webhook of `newleaf actions` servers; without it actions run in the process."
    )
    events_file: Path | None = Field(
        None, description="YAML file with Rasa's `event_broker` section, to which counts are sent."
    )
    default_country: str | None = Field(
        None,
        description="Country whose lines are shown, with international ones, until the visitor's is known; without it "
        "the region of the browser's language is taken.",
    )
    directory_file: Path | None = Field(
        None, description="YAML file with your own practice and services near you; without it directory.yml, if any."
    )
    secret: SecretStr | None = Field(
        None, description="Key that signs session tokens; without it one is made in var/secret."
    )
    old_secrets: list[SecretStr] = Field(
        [], description="Keys that signed tokens before: tokens they signed are still taken, none is signed anew."
    )
    session_minutes: float = Field(30, gt=0, description="Minutes of silence after which a session is erased.")
    retention_seconds: float = Field(60, gt=0, description="Seconds between two passes that erase ended sessions.")
    answer_seconds: float = Field(5, gt=0, description="Seconds the dialogue may take before help is sent without it.")
    max_body: int = Field(16_384, ge=1_024, description="Largest request body in bytes.")
    allowed_origins: list[str] = Field(
        [], description='Sites that may embed the widget, e.g. ["https://www.example.org"]; the own site always may.'
    )
    limits_url: str = Field(
        "memory://", description="Where requests are counted: memory://, redis://host:6379/0, or off."
    )
    limit_messages: str = Field("60/minute", description="Messages of one session; empty: any number.")
    limit_address_messages: str = Field("600/minute", description="Messages from one address; empty: any number.")
    limit_sessions: str = Field(
        "60/minute;600/hour", description="Sessions begun from one address; empty: any number."
    )
    trusted_proxies: list[str] = Field(
        [], description='Proxies whose X-Forwarded-For and -Proto are believed, e.g. ["127.0.0.1", "10.0.0.0/8"].'
    )
    request_seconds: float = Field(15, gt=0, description="Seconds within which a request must have arrived whole.")
    max_connections: int = Field(1_000, ge=8, description="Open connections of the process.")
    max_connections_per_address: int = Field(256, ge=4, description="Open connections of one address.")
    hsts_seconds: int = Field(
        0, ge=0, description="Seconds for which browsers shall come by https alone; 0 sends no such header."
    )
    leave_url: str = Field("https://www.wikipedia.org/", description="Neutral page that 'Leave now' opens.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR; no level ever logs what visitors write."
    )
    log_format: Literal["plain", "json"] = Field("plain", description="json writes one JSON object a line.")
    drain_seconds: float = Field(0, ge=0, description="Seconds after SIGTERM in which new connections are still taken.")
    shutdown_seconds: float = Field(15, gt=0, description="Seconds that replies under way may take once it stops.")

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("default_country")
    @classmethod
    def _two_letters(cls, value: str | None) -> str | None:
        if value is None:
            return None
        if len(value) != 2 or not value.isalpha():
            raise ValueError("must be a two-letter country code such as GB")
        return value.upper()

    @field_validator("leave_url")
    @classmethod
    def _https(cls, value: str) -> str:
        if not value.startswith("https://"):
            raise ValueError("must start with https://")
        return value

    @field_validator("secret", "old_secrets")
    @classmethod
    def _long_enough(cls, value: SecretStr | list[SecretStr] | None) -> SecretStr | list[SecretStr] | None:
        for each in value if isinstance(value, list) else [value]:
            key = None if each is None else each.get_secret_value()
            if key is not None and (len(key) < SHORTEST_SECRET or len(set(key)) < SHORTEST_SECRET // 4):
                raise ValueError(f"must hold {SHORTEST_SECRET} random characters or more: openssl rand -base64 48")
        return value

    @field_validator("allowed_origins")
    @classmethod
    def _exact(cls, value: list[str]) -> list[str]:
        for each in value:
            if not ORIGIN.fullmatch(each) or each.endswith(":443" if each.startswith("https") else ":80"):
                raise ValueError(
                    'must be origins as browsers send them, such as "https://www.example.org": no path, no wildcard, '
                    "small letters, no default port"
                )
        return value

    @field_validator("limit_messages", "limit_address_messages", "limit_sessions")
    @classmethod
    def _windows(cls, value: str) -> str:
        if value.strip():
            try:
                parse_many(value)
            except ValueError:
                raise ValueError('must be such as "60/minute" or "60/minute;600/hour"') from None
        return value

    @field_validator("limits_url")
    @classmethod
    def _known_store(cls, value: str) -> str:
        if value not in ("off", "memory://") and not value.startswith(("redis://", "rediss://")):
            raise ValueError("must be memory://, off, or redis://host:6379/0")
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _addresses(cls, value: list[str]) -> list[str]:
        for each in value:
            try:
                network = ipaddress.ip_network(each)
            except ValueError:
                raise ValueError('must be addresses or networks, such as ["127.0.0.1", "10.0.0.0/8"]') from None
            if network.prefixlen == 0:
                raise ValueError("must not hold every address: anybody could then pretend to be anybody")
        return value

    @property
    def var(self) -> Path:
        """Folder for what the guide itself writes: database and local secret. Made on first use."""
        folder = self.project / "var"
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    @property
    def database(self) -> str:
        """The database's URL with the project's folder filled in."""
        if "{project}" in self.database_url:
            assert self.var
        return self.database_url.replace("{project}", str(self.project))

    @property
    def own_directory_path(self) -> Path:
        """Where the owner's own services are, or would be."""
        return self.directory_file or self.project / "directory.yml"

    @property
    def own_directory(self) -> Path | None:
        """The file of the owner's own services, when there is one. One that is named must be there."""
        path = self.own_directory_path
        return path if self.directory_file or path.exists() else None

    def signing_key(self) -> str:
        """The configured secret, or a random one kept in var/secret, readable by its owner alone."""
        if self.secret:
            return self.secret.get_secret_value()
        path = self.var / "secret"
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise SettingsError(f"{path} can be read by others on this machine: chmod 600 {path}")
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            key = path.read_text().strip()
            if len(key) < SHORTEST_SECRET:
                raise SettingsError(f"{path} holds no usable key: delete it and start again.") from None
            return key
        with os.fdopen(handle, "w") as file:
            key = secrets.token_urlsafe(48)
            file.write(key)
        return key

    def signing_keys(self) -> list[str]:
        """Every key whose tokens are taken, the oldest first; the last one signs."""
        return [*(each.get_secret_value() for each in self.old_secrets), self.signing_key()]


def likely_mistakes() -> list[tuple[str, str]]:
    """Environment variables that are no setting, each with the setting that it looks like.

    Those like no setting are left alone: Kubernetes, for one, makes NEWLEAF_SERVICE_HOST for a service of that name.
    """
    known = {f"NEWLEAF_{name.upper()}" for name in Settings.model_fields}
    found = []
    for name in sorted(os.environ):
        if name.startswith("NEWLEAF_") and name not in known:
            found += [(name, like) for like in difflib.get_close_matches(name, known, n=1, cutoff=0.85)]
    return found


@functools.cache
def settings() -> Settings:
    """The settings of this process.

    Raises: SettingsError that names the environment variable and what it must be.
    """
    try:
        return Settings()
    except UnreadableSettings as error:  # what is not JSON where a list is due
        name = str(error).partition('"')[2].partition('"')[0].upper()
        raise SettingsError(f'The environment variable NEWLEAF_{name} must be JSON, such as ["one"].') from None
    except ValidationError as error:
        first = error.errors()[0]
        name = "NEWLEAF_" + "_".join(str(part) for part in first["loc"]).upper()
        given = "" if "SECRET" in name else f" (it is {first['input']!r})"
        raise SettingsError(f"The environment variable {name}: {first['msg']}{given}.") from None
