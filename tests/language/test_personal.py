"""Personal data are found however they are written, and nothing else is taken out of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.parse import parse
from analysis.language.personal.redaction import personal_data_in, redacted
from config.reading import PersonalData


def without_personal_data(text: str, *keep: str) -> str:
    parsed = parse(text)
    return redacted(parsed.text, personal_data_in(parsed.text, parsed.tokens, parsed.language, frozenset(keep)))


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Мария ме дърпа за косата", "[име] ме дърпа за косата"),
        ("играя с Ванката и Мимето", "играя с [име] и [име]"),
        ("Гошо бе, дай топката", "[име] бе, дай топката"),
        ("иване върни ми якето", "[име] върни ми якето"),
        ("леля Гинка прави мекици", "леля [име] прави мекици"),
        ("igrah s Gosho i Ayshe", "igrah s [име] i [име]"),
        ("казвам се Петър Димитров Колев", "казвам се [име] [име] [име]"),
        ("майка съм на Сабрие Юсеинова", "майка съм на [име] [име]"),
        ("на Петьовата майка", "на [име] майка"),
    ],
)
def test_a_name_is_taken_out_in_every_form(text: str, published: str) -> None:
    assert without_personal_data(text) == published


@pytest.mark.parametrize(
    "phone",
    [
        "0888123456", "0888 123 456", "0888-12-34-56", "088 812 3456", "+359 88 812 3456", "00359888123456",
        "(02) 987 65 43", "02/9876543", "082 123 456", "+44 7700 900123", "нула осем осем три две едно",
    ],
)  # fmt: skip
def test_a_telephone_number_is_taken_out_however_it_is_written(phone: str) -> None:
    assert without_personal_data(f"обадете се на {phone} след пет") == "обадете се на [телефон] след пет"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("ЕГН 7523169263 е на мама", "[ЕГН] е на мама"),
        ("egn-to mi e 7523169263", "mi e [ЕГН]"),
        ("пишете на maria.p@abv.bg", "пишете на [имейл]"),
        ("vijte www.example.com/az.jpg, tam sam", "vijte [връзка], tam sam"),
        ("в инста съм mimi.07", "в инста съм [профил]"),
        ("живеем на ул. „Роза“ 5, вх. Б, ет. 2", "живеем на [адрес]"),
        ("аз съм от ОУ „Васил Левски“, 5б", "аз съм от [училище]"),
        ("роден съм на 12.05.2014 г.", "роден съм на [дата на раждане]"),
    ],
)
def test_whatever_somebody_could_be_found_by_is_taken_out(text: str, published: str) -> None:
    assert published in without_personal_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "имам вяра и надежда",
        "тук е като роза",
        "на 24 май ходихме до Шипка",
        "обадете се на 116 111 или на 112",
        "резултатът беше 12:4, а билетът 3,50 лв.",
        "играхме Роблокс и Майнкрафт",
        "в Русе е топло",
        "Хубаво е. Тук ме слушат. Много.",
        "ВСИЧКО Е СУПЕР",
        "на 8 години съм, в трети клас",
        "the food is great and i like my room",
    ],
)
def test_a_text_without_personal_data_stays_as_it_is(text: str) -> None:
    assert without_personal_data(text) == text


def test_the_names_to_keep_stay() -> None:
    assert without_personal_data("в „Света Мария“ е хубаво", "Света Мария") == "в „Света Мария“ е хубаво"


def test_a_number_with_a_wrong_check_digit_is_one_where_the_text_says_so() -> None:
    assert without_personal_data("егн: 7523169264") == "егн: [ЕГН]"


@given(st.text(max_size=400), st.frozensets(st.text(max_size=5), max_size=3))
def test_whatever_the_text_spans_are_in_order_and_apart_and_marks_stand_in_their_place(
    text: str, keep: frozenset[str]
) -> None:
    parsed = parse(text)
    spans = personal_data_in(parsed.text, parsed.tokens, parsed.language, keep)
    places = [place for span in spans for place in (span.start, span.end)]
    assert places == sorted(places)
    assert all(isinstance(span.kind, PersonalData) and span.start < span.end for span in spans)
    assert redacted(text, spans).count("[") >= len(spans)
