"""Every step of every published instrument is on a way that the pictures are taken on."""

import pytest

from config.load import instruments
from tests.pictures.ways import ways_through


@pytest.mark.parametrize("key", sorted(instruments()))
def test_the_ways_meet_every_step(key: str) -> None:
    table = instruments()[key].table
    ways = ways_through(table)
    assert {step for way in ways for step, _ in way} == set(table["steps"])
    assert len(ways) <= len(table["steps"])
