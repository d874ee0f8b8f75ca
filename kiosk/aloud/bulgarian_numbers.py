"""Numbers in Bulgarian words, since the synthesiser reads phone numbers as thousands and years without their gender."""

from enum import StrEnum


class Gender(StrEnum):
    """What is counted: един, една, едно."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"


LARGEST = 999_999
ONE = {Gender.MASCULINE: "един", Gender.FEMININE: "една", Gender.NEUTER: "едно"}
TWO = {Gender.MASCULINE: "два", Gender.FEMININE: "две", Gender.NEUTER: "две"}
UNITS = ("нула", "", "", "три", "четири", "пет", "шест", "седем", "осем", "девет")
TEENS = ("десет", "единадесет", "дванадесет", *(f"{unit}надесет" for unit in UNITS[3:]))
TENS = ("", "", "двадесет", "тридесет", "четиридесет", "петдесет", "шестдесет", *(f"{u}десет" for u in UNITS[7:]))
HUNDREDS = ("", "сто", "двеста", "триста", *(f"{unit}стотин" for unit in UNITS[4:]))
AND = "и"

STEMS = {
    "нула": "нулев",
    "един": "първ",
    "една": "първ",
    "едно": "първ",
    "два": "втор",
    "две": "втор",
    "три": "трет",
    "четири": "четвърт",
    "седем": "седм",
    "осем": "осм",
    "сто": "стот",
    "двеста": "двестот",
    "триста": "тристот",
    "хиляда": "хилядн",
    "хиляди": "хилядн",
}
"""Words that lose letters when they become an ordinal; all others only get an ending."""
ENDINGS = {Gender.MASCULINE: "и", Gender.FEMININE: "а", Gender.NEUTER: "о"}


def cardinal(number: int, gender: Gender = Gender.NEUTER) -> str:
    """Return a whole number in words, such as "двеста двадесет и една".

    Args:
        number: 0 to LARGEST; others stay in digits.
        gender: of what is counted.
    """
    if not 0 <= number <= LARGEST:
        return str(number)
    return " ".join(_words(number, gender))


def ordinal(number: int, gender: Gender) -> str:
    """Return which one in a row, such as "двадесет и втори" or "две хиляди двадесет и шеста"."""
    *before, last = cardinal(number, gender).split(" ")
    stem = f"{last.removesuffix('ин')}н" if last.endswith("стотин") else STEMS.get(last, last)
    return " ".join([*before, stem + ENDINGS[gender]])


def digit_by_digit(digits: str) -> str:
    """Return the name of each digit, as phone numbers are read out."""
    return ", ".join(cardinal(int(digit)) for digit in digits)


def _words(number: int, gender: Gender) -> list[str]:
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _below_thousand(number, gender)
    before = ["хиляда"] if thousands == 1 else [*_below_thousand(thousands, Gender.FEMININE), "хиляди"]
    after = _below_thousand(rest, gender) if rest else []
    return [*before, *([AND] if after and AND not in after else []), *after]


def _below_thousand(number: int, gender: Gender) -> list[str]:
    parts = [HUNDREDS[number // 100], *_below_hundred(number % 100, gender)] if number >= 100 else []
    parts = [part for part in parts or _below_hundred(number, gender) if part]
    return [*parts[:-1], AND, parts[-1]] if len(parts) > 1 else parts or [UNITS[0]]


def _below_hundred(number: int, gender: Gender) -> list[str]:
    if 10 <= number < 20:
        return [TEENS[number - 10]]
    unit = {0: "", 1: ONE[gender], 2: TWO[gender]}.get(number % 10, UNITS[number % 10])
    return [TENS[number // 10], unit]
