"""Ended by `kill -9` again and again: every voice that was thanked for stands there exactly once."""

import click
import pytest

from tests.trouble.kills import kill_again_and_again

pytestmark = pytest.mark.timeout(7200)


def survives(what: str, database: str, cycles: int) -> None:
    proof = kill_again_and_again(what, database, cycles, 1, click.echo)
    assert proof.is_sound, proof
    assert proof.thanked >= cycles


def test_every_voice_that_was_thanked_is_counted_once_after_50_kills_under_load() -> None:
    survives("load", "sqlite", 50)


@pytest.mark.parametrize("what", ["opening", "migration", "restore", "rotation", "backup"])
def test_every_voice_that_was_thanked_is_counted_once_after_5_kills_in_the_middle_of(what: str) -> None:
    survives(what, "sqlite", 5)


@pytest.mark.slow
def test_every_voice_that_was_thanked_is_counted_once_after_1000_kills_under_load() -> None:
    survives("load", "sqlite", 1000)


@pytest.mark.slow
@pytest.mark.postgresql
def test_every_voice_that_was_thanked_is_counted_once_after_100_kills_under_load_on_postgresql() -> None:
    survives("load", "postgresql", 100)


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
@pytest.mark.parametrize("what", ["opening", "migration", "restore", "rotation", "backup"])
def test_every_voice_that_was_thanked_is_counted_once_after_50_kills_in_the_middle_of(what: str, database: str) -> None:
    survives(what, database, 50)
