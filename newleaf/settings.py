"""Every setting in one typed place, read once from `NEWLEAF_*` environment variables."""

import functools
import os
import secrets
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from newleaf.errors import SettingsError

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
    session_minutes: float = Field(30, gt=0, description="Minutes of silence after which a session is erased.")
    retention_seconds: float = Field(60, gt=0, description="Seconds between two passes that erase ended sessions.")
    answer_seconds: float = Field(5, gt=0, description="Seconds the dialogue may take before help is sent without it.")
    max_body: int = Field(16_384, ge=1_024, description="Largest request body in bytes.")
    allowed_origins: list[str] = Field(
        [], description='Sites that may embed the widget, e.g. ["https://www.example.org"]; the own site always may.'
    )
    leave_url: str = Field("https://www.wikipedia.org/", description="Neutral page that 'Leave now' opens.")
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR; no level ever logs what visitors write.")
    log_format: Literal["plain", "json"] = Field("plain", description="json writes one JSON object a line.")
    drain_seconds: float = Field(0, ge=0, description="Seconds after SIGTERM in which new connections are still taken.")
    shutdown_seconds: float = Field(15, gt=0, description="Seconds that replies under way may take once it stops.")

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
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            key = path.read_text().strip()
            if len(key) < 32:
                raise SettingsError(f"{path} holds no usable key: delete it and start again.") from None
            return key
        with os.fdopen(handle, "w") as file:
            key = secrets.token_urlsafe(48)
            file.write(key)
        return key


@functools.cache
def settings() -> Settings:
    """The settings of this process.

    Raises: SettingsError that names the environment variable and what it must be.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "NEWLEAF_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"The environment variable {name} {first['msg']} (it is {first['input']!r}).") from error
