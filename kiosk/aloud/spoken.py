"""A text as it is said: phone numbers digit by digit; dates, money and numbers in words."""

import re
from collections.abc import Callable, Mapping, Sequence

from babel.dates import get_month_names

from config.vocabulary import OFFERED
from kiosk.aloud.bulgarian_numbers import Gender, cardinal, digit_by_digit, ordinal

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
"""What is found in a text, and what is said in its place."""

PHONE = r"(?<![\d,.])(?:116 ?\d{3}|112|0\d{2,3}(?: ?\d{2,3}){2,3})(?![\d,.]\d|\d)"
"""The numbers of help, and numbers that begin with the zero of an area."""
MONTHS = {language: get_month_names("wide", locale=language) for language in ("bg", "en")}
BULGARIAN_MONTH = "|".join(MONTHS["bg"].values())


def spoken(text: str, language: str) -> str:
    """Return a text as a person would say it who reads it to a child."""
    for pattern, say in RULES.get(language) or PHONES_ALONE.get(language, ()):
        text = pattern.sub(say, text)
    return text


def _phone(found: re.Match[str]) -> str:
    return digit_by_digit(re.sub(r"\D", "", found[0]))


def _date_in_figures(found: re.Match[str]) -> str:
    if not 1 <= int(found["month"]) <= 12:
        return found[0]
    return _date(found["day"], MONTHS["bg"][int(found["month"])], found["year"])


def _date_with_month(found: re.Match[str]) -> str:
    return _date(found["day"], found["month"], found["year"])


def _date(day: str, month: str, year: str | None) -> str:
    return " ".join([ordinal(int(day), Gender.MASCULINE), month, *([_year(year)] if year else [])])


def _year(year: str) -> str:
    return f"{ordinal(int(year), Gender.FEMININE)} година"


def _money(one: str, many: str, one_part: str, many_parts: str, gender: Gender) -> Callable[[re.Match[str]], str]:
    def say(found: re.Match[str]) -> str:
        whole, part = int(found["whole"].replace(" ", "")), int(found["part"] or 0)
        said = f"{cardinal(whole, gender)} {one if whole == 1 else many}"
        part_gender = Gender.FEMININE if one_part.endswith("а") else Gender.MASCULINE
        parts = f" и {cardinal(part, part_gender)} {one_part if part == 1 else many_parts}"
        return said + (parts if part else "")

    return say


def _number(found: re.Match[str]) -> str:
    return cardinal(int(found[0].replace(" ", "")))


def _phone_in(language: str) -> Rule:
    names = OFFERED[language].digits
    return re.compile(PHONE), lambda found: ", ".join(names[int(digit)] for digit in found[0] if digit.isdigit())


def _english_date(found: re.Match[str]) -> str:
    if not 1 <= int(found["month"]) <= 12:
        return found[0]
    return f"{int(found['day'])} {MONTHS['en'][int(found['month'])]} {found['year']}"


def _english_euros(found: re.Match[str]) -> str:
    whole, part = int(found["whole"].replace(",", "")), int(found["part"] or 0)
    said = f"{whole} {'euro' if whole == 1 else 'euros'}"
    return said + (f" and {part} {'cent' if part == 1 else 'cents'}" if part else "")


SUM = r"(?<!\d)(?P<whole>\d{1,3}(?: \d{3})+|\d+)(?:[,.](?P<part>\d\d))? ?"

RULES: Mapping[str, Sequence[Rule]] = {
    "bg": (
        (re.compile(PHONE), _phone),
        (re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?: ?г\.)?"), _date_in_figures),
        (
            re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{BULGARIAN_MONTH})\b(?: (?P<year>\d{{4}})(?: ?г\.)?)?"),
            _date_with_month,
        ),
        (re.compile(r"\b(?P<year>\d{4}) ?г\."), lambda found: _year(found["year"])),
        (re.compile(rf"{SUM}(?:€|евро\b)"), _money("евро", "евро", "цент", "цента", Gender.NEUTER)),
        (re.compile(rf"{SUM}(?:лв\.|лев\b|лева\b)"), _money("лев", "лева", "стотинка", "стотинки", Gender.MASCULINE)),
        (re.compile(r"(?<![\d,.])(?:\d{1,3}(?: \d{3})+|\d+)(?![\d]|[,.]\d)"), _number),
    ),
    "en": (
        _phone_in("en"),
        (re.compile(r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})\b"), _english_date),
        (re.compile(r"€ ?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d\d))?\b"), _english_euros),
    ),
}
"""By language, in the order in which they are tried; what their voices read well in digits is left so."""

PHONES_ALONE: Mapping[str, Sequence[Rule]] = {code: (_phone_in(code),) for code, one in OFFERED.items() if one.digits}
"""The languages of which we know no more than how they say a digit."""
