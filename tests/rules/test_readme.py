"""Both READMEs name the two commands, and every local link and picture in the documents leads somewhere."""

import re
from pathlib import Path

import pytest

from tests.rules.sources import ROOT, files, text_of

READMES = (Path("README.md"), Path("README.bg.md"))
DOCUMENTS = (*READMES, *(file for file in files("*.md") if file.parts[0] == "docs"))
LINK = re.compile(r"""\]\(([^)\s]+)[^)]*\)|(?:src|href)="([^"]+)\"""")
MOST_PICTURE_BYTES = 6_500_000
PICTURES = {".gif", ".jpeg", ".jpg", ".png", ".webp"}


def local_links(text: str) -> list[str]:
    found = ["".join(hit) for hit in LINK.findall(text)]
    return [link for link in found if not re.match(r"[a-z]+:", link)]


def anchors_of(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("document", READMES, ids=str)
def test_a_readme_names_the_two_commands_first(document: Path) -> None:
    first = text_of(document)[:4000]
    assert "make run" in first and "make test" in first


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_local_link_and_picture_is_there(document: Path) -> None:
    folder = (ROOT / document).parent
    links = [link.partition("#")[::2] for link in local_links(text_of(document))]
    assert not [path for path, _ in links if path and not (folder / path).exists()]
    targets = [(folder / path if path else ROOT / document, anchor) for path, anchor in links if anchor]
    assert not [anchor for file, anchor in targets if anchor not in anchors_of(file.read_text(encoding="utf-8"))]


def test_a_broken_link_is_seen() -> None:
    text = 'See [this](docs/no.md#part), <img src="docs/no.png" width="30"> and [that](https://example.org).'
    assert local_links(text) == ["docs/no.md#part", "docs/no.png"]


def pictures_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix.lower() in PICTURES]


def test_the_pictures_stay_small() -> None:
    pictures = pictures_below(ROOT / "docs")
    assert pictures
    assert sum(picture.stat().st_size for picture in pictures) < MOST_PICTURE_BYTES


def test_pictures_of_the_documents_are_webp() -> None:
    assert {picture.suffix for picture in pictures_below(ROOT / "docs")} == {".webp"}


def test_a_picture_of_another_kind_is_seen_in_any_folder(tmp_path: Path) -> None:
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "voice.PNG").touch()
    assert pictures_below(tmp_path) == [tmp_path / "guide" / "voice.PNG"]
