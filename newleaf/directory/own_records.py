"""The shape of the YAML file in which owners list their own practice and services near them."""

from __future__ import annotations

from datetime import date

from pydantic import field_validator, model_validator

from newleaf.directory.countries import country_names
from newleaf.directory.hours import ALWAYS
from newleaf.directory.records import Dialled, FileDefaults, ProfessionalRecord, Record, ServiceRecord, SourceRecord
from newleaf.directory.values import Professional, Service, Trust


class OwnServiceRecord(ServiceRecord):
    """A service near the owner, who answers for it: no source is asked for."""

    country: str
    trust: Trust = Trust.OWNER
    verified_on: date | None = None
    source: tuple[SourceRecord, ...] = ()

    @field_validator("country")
    @classmethod
    def _is_a_country(cls, code: str) -> str:
        if code not in country_names():
            raise ValueError(f"{code!r} is not a country code of ISO 3166; write one like GB")
        return code

    @model_validator(mode="after")
    def _fits_together(self) -> OwnServiceRecord:
        if self.hours not in (None, ALWAYS) and not self.timezone:
            raise ValueError(f"{self.id} has hours and no time zone; add one like timezone: Europe/London")
        return self

    def value(self, position: int) -> Service:
        """The value that readers are shown."""
        return self.to_service(FileDefaults(self.country, own=True), position)


class OwnProfessionalRecord(ProfessionalRecord):
    """The owner's practice, or a colleague's."""

    trust: Trust = Trust.OWNER
    verified_on: date | None = None
    source: tuple[SourceRecord, ...] = ()

    def value(self, position: int) -> Professional:
        """The value that readers are shown."""
        return self.to_professional(FileDefaults(own=True), position)


class OwnFile(Record):
    """The owner's file. `dials`: numbers of theirs that libphonenumber does not know."""

    dials: tuple[Dialled, ...] = ()
    services: tuple[OwnServiceRecord, ...] = ()
    professionals: tuple[OwnProfessionalRecord, ...] = ()
