"""The network that hears disclosures: the same sum in whatever order, and shown part by part."""

import random
from math import inf, isclose

from hypothesis import given
from hypothesis import strategies as st

from analysis.language.learned import learned
from analysis.language.network import network
from analysis.language.parse import parse
from analysis.language.reader import read

TOLD = "тати ме бие с колана"


@given(seed=st.integers(0, 1000))
def test_a_score_does_not_depend_on_the_order_of_the_features(seed: int) -> None:
    features = list(parse(TOLD).features.items())
    whole = network().score(learned().sums(dict(features)))
    random.Random(seed).shuffle(features)
    assert isclose(network().score(learned().sums(dict(features))), whole, abs_tol=1e-9)


def test_who_does_what_to_whom_matters_together() -> None:
    for told, harmless in (
        (TOLD, "тати ме бие на шах"),
        ("батко ме удря всяка вечер", "батко удря топката всяка вечер"),
        ("искам да умра", "ще умра от смях"),
    ):
        assert read(told).concern is not None, told
        assert network().score(parse(told).sums) > network().score(parse(harmless).sums), harmless


def test_a_text_without_any_known_feature_is_no_disclosure() -> None:
    assert network().score(learned().sums({})) == network().score(learned().sums({"word:нямаматакава": 1.0})) == -inf
    assert read("").concern is None


def test_the_parts_name_what_was_heard_strongest_first() -> None:
    parts = network().parts(parse(TOLD).features)
    assert [abs(part.weight) for part in parts] == sorted((abs(part.weight) for part in parts), reverse=True)
    assert any("би" in part.feature or "колан" in part.feature for part in parts[:5])
