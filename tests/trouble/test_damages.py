"""Damaged databases, boxes, backups, manifests and key files are found or harmless, and never served."""

from collections.abc import Iterator

import pytest

from tests.trouble.damages import Template, a_template, damaged_days

pytestmark = pytest.mark.timeout(1200)


@pytest.fixture(scope="module")
def template() -> Iterator[Template]:
    """Return a healthy installation."""
    with a_template() as made:
        yield made


@pytest.mark.parametrize("first", range(0, 200, 40))
def test_of_200_damaged_files_each_is_found_or_harmless_and_none_is_served(template: Template, first: int) -> None:
    wrong = [(seen.done, found) for seen, found in damaged_days(template, range(first, first + 40)) if found]
    assert not wrong
