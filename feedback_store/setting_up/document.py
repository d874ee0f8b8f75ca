"""The file `centre.toml` as frozen objects: what may stand in it, and what each part must look like."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt

from config.load import instruments
from config.plain_lines import is_one_line
from config.vocabulary import ASKED_AGE_BANDS, LANGUAGES
from feedback_store.errors import ServiceRefusedError
from feedback_store.hours import read_hours, write_hours
from feedback_store.social_services import KEY_FORM, LONGEST_NAME, MOST_USERS
from feedback_store.topics.kept import FIRST_LANGUAGE
from feedback_store.topics.kept import LONGEST_NAME as LONGEST_TOPIC

UNKNOWN = "unknown"
"""In place of a number of users: nobody has counted them."""
MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
BANDS = tuple(band.value for band in ASKED_AGE_BANDS)
LONGEST_TEXT = 300


def _trimmed(text: object) -> object:
    return text.strip() if isinstance(text, str) else text


def _plain(text: str) -> str:
    if not is_one_line(text):
        raise ValueError("write it in one line, without control signs")
    return text


def _one_of(known: Mapping[str, Any] | tuple[str, ...], called: str) -> AfterValidator:
    def check(one: str) -> str:
        if one not in known:
            raise ValueError(f"choose {called}: {', '.join(known)}")
        return one

    return AfterValidator(check)


def _once(many: list[str]) -> list[str]:
    if len(set(many)) < len(many):
        raise ValueError("name each once")
    return many


def _key(key: str) -> str:
    if not KEY_FORM.fullmatch(key):
        raise ValueError("take 2 to 40 small Latin letters, digits and hyphens: cop-ruse")
    return key


def _hours(written: str) -> str:
    try:
        return write_hours(read_hours(written))
    except ServiceRefusedError as refused:
        raise ValueError(str(refused).partition("; ")[2]) from None


def _month(month: str) -> str:
    if not MONTH.fullmatch(month):
        raise ValueError("write the month as 2026-11")
    return month


def _users(users: object) -> object:
    is_number = isinstance(users, int) and not isinstance(users, bool) and 0 <= users <= MOST_USERS
    if not is_number and users != UNKNOWN:
        raise ValueError(f'give a number from 0 to {MOST_USERS}, or "{UNKNOWN}"')
    return users


def _topic_names(names: dict[str, str]) -> dict[str, str]:
    if not names.get(FIRST_LANGUAGE):
        raise ValueError("give it a Bulgarian name, as children call it: { bg = … }")
    if set(names) - set(LANGUAGES) or any(not 0 < len(name) <= LONGEST_TOPIC for name in names.values()):
        raise ValueError(f"give names of at most {LONGEST_TOPIC} letters in {', '.join(LANGUAGES)}")
    return names


Line = Annotated[str, BeforeValidator(_trimmed), AfterValidator(_plain)]
Text = Annotated[Line, Field(max_length=LONGEST_TEXT)]
Short = Annotated[Line, Field(max_length=LONGEST_NAME)]
Name = Annotated[Line, Field(min_length=1, max_length=LONGEST_NAME)]
Languages = Annotated[list[Annotated[str, _one_of(LANGUAGES, "languages")]], AfterValidator(_once)]
Instruments = Annotated[list[Annotated[str, _one_of(instruments(), "instruments")]], AfterValidator(_once)]
Band = Annotated[str, _one_of(BANDS, "a band of age")]
MonthOfYear = Annotated[StrictInt, Field(ge=1, le=12)]


class Part(BaseModel):
    """A table of the file; a key that is not known is refused, what is left out stays as it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ProviderPart(Part):
    """Who runs the services."""

    name: Text | None = None
    address: Text | None = None
    contact: Text | None = None


class RecipientPart(Part):
    """Somebody who receives concerns, by login."""

    login: Annotated[Name, AfterValidator(str.lower)]
    place: Annotated[str, _one_of(("in_house", "outside"), "a place")]


class DevicePart(Part):
    """A tablet, by name; it is enrolled with a code, never by a file."""

    name: Name
    age_band: Band = "unknown"
    try_out: StrictBool = False
    languages: Languages = []
    instruments: Instruments = []


class TopicPart(Part):
    """A topic that children are asked about besides; a photo is added on its page only."""

    names: Annotated[dict[str, Line], AfterValidator(_topic_names)]
    picture: Short | None = None
    photo: StrictBool = False
    months: Annotated[list[MonthOfYear], Field(min_length=2, max_length=2)] | None = None


class ServicePart(Part):
    """A social service; a list that is named is the whole list."""

    key: Annotated[str, AfterValidator(_key)]
    name: Name
    type: Short | None = None
    municipality: Short | None = None
    region: Short | None = None
    users: Annotated[int | str | None, BeforeValidator(_users)] = None
    hours: Annotated[str, AfterValidator(_hours)] | None = None
    open_on_holidays: StrictBool | None = None
    morning_circle: StrictBool | None = None
    languages: Languages | None = None
    instruments_off: Instruments | None = None
    recipients: list[RecipientPart] | None = None
    tablets: list[DevicePart] | None = None
    topics: list[TopicPart] | None = None
    users_by_age: (
        dict[
            Annotated[str, AfterValidator(_month)],
            dict[Band, Annotated[StrictInt, Field(ge=0, le=MOST_USERS)]],
        ]
        | None
    ) = None


class SettingsPart(Part):
    """Settings of the installation; they are set where it is started, and here only compared."""

    retention_days: StrictInt | None = None
    journal_years: StrictInt | None = None
    smallest_group: StrictInt | None = None
    opening_hour: StrictInt | None = None
    concern_hour: StrictInt | None = None
    reply_working_days: StrictInt | None = None
    complaint_days: StrictInt | None = None


class Centre(Part):
    """All that the file holds."""

    format: Literal[1]
    provider: ProviderPart = ProviderPart()
    settings: SettingsPart = SettingsPart()
    services: list[ServicePart] = []
