"""Whoever types a part of a town or a name finds their service, in whatever letters and with a slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.finding import fitting_services
from feedback_store.social_services import Service

NAMES = {
    "cop-ruse": "ЦОП Русе",
    "cnst-byala": "ЦНСТ „Слънце“, Бяла",
    "cnst-4-ruse": "ЦНСТ 4 Русе",
    "dc-targovishte": "Дневен център за деца с увреждания, гр. Търговище",
    "csri-vt": "ЦСРИ Велико Търново",
    "zmb-shumen": "ЗМБ Шумен",
    "fc-stara-zagora": "Приемна грижа Стара Загора",
}
SERVICES = tuple(Service(key, name, 40) for key, name in NAMES.items())


def found(typed: str) -> list[str]:
    return [service.key for service in fitting_services(SERVICES, typed)]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("Русе", ["cop-ruse", "cnst-4-ruse"]),
        ("русе цоп", ["cop-ruse"]),
        ("ruse", ["cop-ruse", "cnst-4-ruse"]),
        ("Rousse", ["cop-ruse", "cnst-4-ruse"]),
        ("Рсуе", ["cop-ruse", "cnst-4-ruse"]),
        ("рус", ["cop-ruse", "cnst-4-ruse"]),
        ("цнст 4", ["cnst-4-ruse"]),
        ("бяла", ["cnst-byala"]),
        ("bqla", ["cnst-byala"]),
        ("Byala", ["cnst-byala"]),
        ("слънце", ["cnst-byala"]),
        ("slance", ["cnst-byala"]),
        ("slunce", ["cnst-byala"]),
        ("Търговище", ["dc-targovishte"]),
        ("turgovishte", ["dc-targovishte"]),
        ("tyrgovi6te", ["dc-targovishte"]),
        ("търновище", ["dc-targovishte"]),
        ("велико", ["csri-vt"]),
        ("Велико Търново", ["csri-vt"]),
        ("veliko turnovo", ["csri-vt"]),
        ("Şumen", ["zmb-shumen"]),
        ("6umen", ["zmb-shumen"]),
        ("шумн", ["zmb-shumen"]),
        ("загора", ["fc-stara-zagora"]),
        ("Стара Загора приемна грижа", ["fc-stara-zagora"]),
        ("център за обществена подкрепа в Шумен", ["dc-targovishte", "zmb-shumen"]),
        ("fc-stara-zagora", ["fc-stara-zagora"]),
        ("Пловдив", []),
        ("вкъщи ме бият", []),
        ("🙂", []),
        ("", []),
    ],
)
def test_what_is_typed_finds_what_it_means(typed: str, keys: list[str]) -> None:
    assert found(typed) == keys


@given(typed=st.text(max_size=200))
def test_no_text_breaks_the_search(typed: str) -> None:
    assert set(found(typed)) <= set(NAMES)


@given(service=st.sampled_from(SERVICES), cut=st.integers(3, 40))
def test_the_beginning_of_a_name_finds_it(service: Service, cut: int) -> None:
    assert service.key in found(service.name[:cut])
