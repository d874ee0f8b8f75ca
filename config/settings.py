"""The settings, read once from the environment at the door and passed along; docs/settings.md lists them."""

import ipaddress
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from config.errors import SettingsError

PREFIX = "GLASCHE_"
ZONE = ZoneInfo("Europe/Sofia")
SMALLEST_GROUP_FLOOR = 3
RETENTION_FLOOR_DAYS = 90


def _web_address(address: str) -> str:
    if not address.startswith(("http://", "https://")):
        raise ValueError("must begin with http:// or https://")
    if not _host_of(address):
        raise ValueError("must name a host after http:// or https://, such as https://voices.example.bg")
    return address.rstrip("/")


def _host_of(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:  # such as half a pair of brackets
        return None


def _postgresql_address(address: str) -> str:
    if not address.startswith(("postgresql://", "postgresql+psycopg://")):
        raise ValueError("must look like postgresql://user:password@host/name")
    return address


def _days(written: object) -> object:
    return tuple(str(written).replace(",", " ").split()) if isinstance(written, str) else written


WebAddress = Annotated[str, AfterValidator(_web_address)]


class Settings(BaseSettings):
    """All settings; each is the environment variable GLASCHE_ followed by its name in capitals."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, validate_default=True, extra="ignore")

    home: Path = Field(Path("var"), description="folder of the database, the boxes and the keys")
    bind: str = Field("127.0.0.1", description="address on which kiosk and staff pages are served")
    port: int = Field(8080, ge=1, le=65535, description="port on which they are served")
    public_url: WebAddress | None = Field(None, description="address by which browsers reach it, behind a proxy")
    allow_http: bool = Field(False, description="serve beyond this machine without https (not advised)")
    database_url: Annotated[str, AfterValidator(_postgresql_address)] | None = Field(
        None, repr=False, description="SQLAlchemy address of a PostgreSQL database; SQLite without it"
    )
    language: str = Field("bg", pattern="^(bg|en)$", description="language of pages before one is chosen: bg or en")
    smallest_group: int = Field(
        5, ge=SMALLEST_GROUP_FLOOR, le=50, description="fewest voices that open a box or stand behind a figure"
    )
    opening_hour: int = Field(19, ge=0, le=23, description="hour of the day at which the boxes are opened, Sofia time")
    retention_days: int = Field(
        365, ge=RETENTION_FLOOR_DAYS, le=3650, description="days after which voices and their words are deleted"
    )
    journal_years: int = Field(
        5, ge=1, le=20, description="years after that of a complaint in which the journal keeps it and its replies"
    )
    reply_working_days: int = Field(
        5, ge=1, le=60, description="working days within which an idea or complaint gets a reply"
    )
    complaint_days: int = Field(30, ge=1, le=365, description="days within which an idea or complaint is settled")
    backups: Path | None = Field(
        None, description="folder of the backups, best on another disk; `backups` in GLASCHE_HOME without it"
    )
    telegram_token: SecretStr | None = Field(None, description="token of the bot from BotFather; no bot without it")
    telegram_api: WebAddress = Field("https://api.telegram.org", description="base address of the Bot API")
    telegram_webhook: WebAddress | None = Field(
        None, description="public https address for Telegram's calls; the bot polls without it"
    )
    telegram_port: int = Field(8081, ge=1, le=65535, description="local port on which the webhook listens")
    voice_messages: bool = Field(False, description="let people answer by a voice message in Telegram; staff hear it")
    concern_hour: int = Field(
        8, ge=0, le=23, description="hour at which people are told of concerns that are not urgent, Sofia time"
    )
    smtp_host: str | None = Field(
        None, description="mail server by which people are told of concerns; no e-mail without"
    )
    smtp_port: int = Field(587, ge=1, le=65535, description="port of the mail server")
    smtp_user: str | None = Field(None, description="user of the mail server; without one it is asked for no password")
    smtp_password: SecretStr | None = Field(None, description="password of that user")
    smtp_from: str = Field("glasche@localhost", description="address from which e-mails come")
    days_off: Annotated[tuple[date, ...], BeforeValidator(_days)] | None = Field(
        None,
        description="days off that the Council of Ministers gives besides the holidays, such as 2026-01-02 2026-12-31",
    )
    password_memory_kib: int = Field(65536, ge=8, description="memory that hashing a password takes, in KiB")
    password_rounds: int = Field(3, ge=1, description="passes that hashing a password takes")

    second_factor: bool = Field(True, description="ask who sees words for a second factor (not advised: false)")

    @field_validator("allow_http")
    @classmethod
    def _refuse_open_http(cls, allowed: bool, others: ValidationInfo) -> bool:
        bind = others.data.get("bind", "127.0.0.1")
        secure = str(others.data.get("public_url") or "").startswith("https://")
        if not (_is_loopback(bind) or secure or allowed):
            raise ValueError(
                f"GLASCHE_BIND={bind} opens the pages beyond this machine without https: put a proxy with https "
                "before it and set GLASCHE_PUBLIC_URL=https://…, or set GLASCHE_ALLOW_HTTP=true to do it all the same"
            )
        return allowed

    @field_validator("smtp_password")
    @classmethod
    def _need_password(cls, password: SecretStr | None, others: ValidationInfo) -> SecretStr | None:
        if others.data.get("smtp_user") and password is None:
            raise ValueError("GLASCHE_SMTP_USER is set, so its password is needed too")
        return password

    @property
    def address(self) -> str:
        """The address of the first page, without a slash at its end."""
        host = f"[{self.bind}]" if ":" in self.bind else self.bind
        return self.public_url or f"http://{host}:{self.port}"

    @property
    def backup_folder(self) -> Path:
        """The folder in which backups are kept."""
        return self.backups or self.home / "backups"

    @property
    def is_postgresql(self) -> bool:
        """Whether the store lies in PostgreSQL."""
        return self.database_url is not None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        *_others: PydanticBaseSettingsSource,
        **_named: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take values from `read_settings` only, so that nothing is read twice."""
        return (init_settings,)


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of an environment, by default that of this process.

    Raises:
        SettingsError: values are wrong or unknown names begin with GLASCHE_; all of them are listed together.
    """
    given = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in (os.environ if environment is None else environment).items()
        if name.startswith(PREFIX) and value != ""
    }
    unknown = [
        f"{PREFIX}{name.upper()}: there is no such setting" for name in given if name not in Settings.model_fields
    ]
    try:
        settings = Settings(**given)  # type: ignore[arg-type]
    except ValidationError as broken:
        raise SettingsError(_list_problems([*unknown, *map(_sentence, broken.errors())])) from None
    if unknown:
        raise SettingsError(_list_problems(unknown))
    return settings


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def _sentence(problem: Any) -> str:
    name = str(problem["loc"][0])
    about = Settings.model_fields[name].description
    return f"{PREFIX}{name.upper()}: {problem['msg']} ({about})"


def _list_problems(problems: list[str]) -> str:
    return "settings are wrong:\n" + "\n".join(f"  - {problem}" for problem in problems)
