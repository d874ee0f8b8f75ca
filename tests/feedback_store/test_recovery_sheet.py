"""The recovery sheet: the master key on paper, read back however it is typed, and in no other output."""

import random
import re
import stat
from collections.abc import Callable
from datetime import date
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from config.commands import main
from config.settings import Settings
from config.texts import speech
from feedback_store import checks
from feedback_store.engine import Store, open_store
from feedback_store.errors import MistypedKeyError, SheetNotWrittenError
from feedback_store.keys.installation import Keys
from feedback_store.keys.recovery_key import ALPHABET, GROUPS, groups_of, master_of, read_group
from feedback_store.keys.recovery_sheet import Sheet, is_confirmed, make_sheet, sheet_as_pdf, sheet_as_text, write_sheet
from feedback_store.keys.ring_copy import put_copy

MASTERS = st.binary(min_size=32, max_size=32)
MASTER = bytes(range(100, 132))
CYRILLIC = str.maketrans("ABEKMHPCTYX3", "АВЕКМНРСТУХЗ")


@given(MASTERS)
def test_what_stands_on_the_sheet_gives_back_the_key(master: bytes) -> None:
    groups = groups_of(master)
    assert len(groups) == GROUPS and set("".join(groups)) <= set(ALPHABET)
    assert master_of(" ".join(groups)) == master_of("".join(groups)) == master


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda text: "-".join(text),
        lambda text: text.replace("0", "O").replace("1", "l"),
        lambda text: text.replace("0", "o").replace("1", "I"),
        lambda text: text.translate(CYRILLIC),
        lambda text: text.lower().translate(str.maketrans("acekopxy", "асекорху")),
        lambda text: text.replace(" ", "\n"),
        lambda text: "  ".join(f"{number}. {group}" for number, group in enumerate(text.split(), 1)),
    ],
)
def test_it_is_read_however_it_is_typed(typed: Callable[[str], str]) -> None:
    chance = random.Random(1)
    for master in (MASTER, *(chance.randbytes(32) for _ in range(50))):
        assert master_of(typed(" ".join(groups_of(master)))) == master


def test_every_single_wrong_sign_is_found_and_its_group_named() -> None:
    groups = groups_of(MASTER)
    for number, group in enumerate(groups, 1):
        for place, wrong in ((place, sign) for place in range(5) for sign in ALPHABET if sign != group[place]):
            typed = [*groups]
            typed[number - 1] = group[:place] + wrong + group[place + 1 :]
            with pytest.raises(MistypedKeyError, match=rf"^group {number} is mistyped"):
                master_of(" ".join(typed))


@given(MASTERS)
def test_signs_or_groups_that_changed_places_are_found(master: bytes) -> None:
    groups = groups_of(master)
    for number, group in enumerate(groups, 1):
        for one, other in combinations(range(5), 2):
            signs = [*group]
            signs[one], signs[other] = signs[other], signs[one]
            if signs != [*group]:
                with pytest.raises(MistypedKeyError, match=f"group {number}"):
                    read_group("".join(signs), number)
    with pytest.raises(MistypedKeyError, match="groups 3 and 7 are mistyped"):
        master_of(" ".join([*groups[:2], groups[6], *groups[3:6], groups[2], *groups[7:]]))


@pytest.mark.parametrize("typed", ["", "7KQ2M", "?" * 70, "Ж" * 70, "\x00", "0" * 71])
def test_anything_else_is_refused_in_words(typed: str) -> None:
    with pytest.raises(MistypedKeyError):
        master_of(typed)


def test_a_group_that_is_too_short_is_named() -> None:
    groups = groups_of(MASTER)
    with pytest.raises(MistypedKeyError, match="group 5 is mistyped"):
        master_of(" ".join([*groups[:4], groups[4][:4], *groups[5:]]))


def test_groups_of_two_sheets_do_not_pass_for_one() -> None:
    with pytest.raises(MistypedKeyError, match="do not belong together"):
        master_of(" ".join([*groups_of(MASTER)[:7], *groups_of(MASTER[::-1])[7:]]))


@pytest.fixture(params=["bg", "en"])
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return make_sheet(MASTER, date(2026, 11, 22), speech(request.param))


def key_in(text: str) -> bytes:
    numbered = re.findall(rf"(\d{{1,2}})\.\s+([{ALPHABET}]{{5}})\b", text)
    return master_of(" ".join(group for _, group in sorted(numbered, key=lambda found: int(found[0]))))


def test_the_text_form_holds_the_key_and_fits_a_terminal(sheet: Sheet) -> None:
    text = sheet_as_text(sheet)
    assert key_in(text) == MASTER and "keys restore --sheet" in text and "2026" in text
    assert max(map(len, text.splitlines())) <= 80


def test_the_pdf_is_one_page_that_says_the_same(sheet: Sheet) -> None:
    (page,) = PdfReader(BytesIO(sheet_as_pdf(sheet))).pages
    text = page.extract_text()
    assert key_in(text) == MASTER
    words = re.sub(r"\s+", "", text)
    said = (
        sheet.title,
        sheet.about,
        *sheet.what,
        *sheet.keep,
        *sheet.typing,
        *(part for row in sheet.needed for part in row),
    )
    assert all(re.sub(r"\s+", "", sentence) in words for sentence in said)


def test_the_pdf_is_set_in_fonts_that_come_along(sheet: Sheet) -> None:
    fonts = set(re.findall(rb"/BaseFont ?/(?:[A-Z]+\+)?([A-Za-z]+)", sheet_as_pdf(sheet)))
    assert fonts and all(font.startswith((b"SofiaSans", b"DejaVuSansMono")) for font in fonts)


@pytest.mark.parametrize("name", ["sheet.pdf", "sheet.txt"])
def test_a_written_sheet_is_for_its_owner_and_replaces_nothing(sheet: Sheet, tmp_path: Path, name: str) -> None:
    write_sheet(sheet, tmp_path / name)
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    with pytest.raises(SheetNotWrittenError, match="already a file"):
        write_sheet(sheet, tmp_path / name)
    with pytest.raises(SheetNotWrittenError, match="choose a folder"):
        write_sheet(sheet, tmp_path / "nowhere" / name)


# The commands


@pytest.fixture
def run(environment: dict[str, str], store: Store) -> Callable[..., Result]:
    def typed(*words: str, typing: str = "") -> Result:
        line = ["store", "keys", *words]
        return CliRunner(env=environment).invoke(main, line, input=typing, catch_exceptions=False)

    return typed


def right_groups(store: Store, asked: str) -> str:
    return "\n".join(groups_of(store.keys.master())[int(number) - 1] for number in re.findall(r"Group (\d+)", asked))


def test_the_sheet_is_printed_as_text_or_into_a_folder(
    run: Callable[..., Result], store: Store, tmp_path: Path
) -> None:
    assert key_in(run("print").stdout) == store.keys.master()
    said = run("print", "--out", str(tmp_path))
    assert "Print it, then delete the file: it holds the key." in said.output
    assert (tmp_path / "glasche-recovery-sheet.pdf").exists()
    assert run("print", "--out", str(tmp_path / "sheet.docx")).exit_code == 2


def test_the_doctor_warns_until_two_groups_are_typed_from_paper(
    run: Callable[..., Result], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secrets.SystemRandom.sample", lambda self, numbers, many: [5, 2])
    assert _warns_of_sheet(store)
    groups = groups_of(store.keys.master())
    said = run("confirm", typing=f"{groups[1].lower()}\nwrong\n{groups[4]}\n")
    assert "group 5 is mistyped" in said.output and "Confirmed" in said.output
    assert is_confirmed(store) and not _warns_of_sheet(store)
    store.keys.rotate()
    assert not is_confirmed(store) and _warns_of_sheet(store)


def test_the_groups_of_another_sheet_confirm_nothing(run: Callable[..., Result], store: Store) -> None:
    said = run("confirm", typing="\n".join(["00000"] * 6))
    assert said.exit_code == 1 and "print it anew" in said.output and not is_confirmed(store)


def _warns_of_sheet(store: Store) -> bool:
    return any("recovery sheet" in finding.sentence for finding in checks.check_store(store.settings))


def test_the_doctor_sees_a_rotation_that_was_stopped_and_keys_that_do_not_open(store: Store) -> None:
    store.keys.next_master_file.write_text("ab" * 32)
    found = [finding.sentence for finding in checks.check_store(store.settings)]
    assert "the master key opens every key of the key ring" in found
    assert any("stopped in the middle" in sentence for sentence in found)


def test_no_command_but_print_shows_a_key(run: Callable[..., Result], store: Store) -> None:
    before = secrets_of(store.keys)
    keys = [store.keys.current(purpose).id for purpose in ("2026-10", "2026-11", "backup")]
    before |= secrets_of(store.keys)
    said = [run(*line.split(), typing="x\n" * 9).output for line in ("list", "rotate", "list", "confirm", "restore")]
    shown = "".join(said).lower()
    assert all(key_id in said[0] for key_id in keys) and "2026-11" in said[0]
    assert not [secret for secret in before | secrets_of(store.keys) if secret.lower() in shown]


def secrets_of(keys: Keys) -> set[str]:
    master, ring = keys.master(), keys.ring()
    opened = {keys.data_key(key_id).hex() for key_id in ring.keys}
    return {master.hex(), *groups_of(master), *opened, *(key.wrapped for key in ring.keys.values())}


def test_rotating_says_what_changed_and_rewrites_the_copy(run: Callable[..., Result], store: Store) -> None:
    folder = store.settings.backup_folder
    old, copy = store.keys.ring().master, put_copy(store.keys, folder).read_bytes()
    said = run("rotate")
    assert said.exit_code == 0 and old in said.output and store.keys.ring().master in said.output
    assert "new recovery sheet" in said.output and "Staff sign in anew" in said.output
    assert (folder / "glasche.keyring").read_bytes() != copy


def test_a_lost_ring_and_a_lost_master_key_come_back_by_command(run: Callable[..., Result], store: Store) -> None:
    put_copy(store.keys, store.settings.backup_folder)
    groups = groups_of(store.keys.master())
    store.keys.ring_file.path.unlink()
    assert "Put back: ring.json" in run("restore").output
    store.keys.master_file.unlink()
    assert "keys restore --sheet" in run("restore").output
    said = run("restore", "--sheet", typing="\n".join([*groups[:3], "00000", *groups[3:]]))
    assert "group 4 is mistyped" in said.output and "Put back: master.key" in said.output
    assert is_confirmed(store)


def test_without_the_sheet_a_lost_key_is_a_clear_end(run: Callable[..., Result], settings: Settings) -> None:
    Keys(settings.home / "keys").master_file.unlink()
    said = run("restore", "--sheet", typing="")
    assert said.exit_code == 1 and "Aborted" in said.output
    with pytest.raises(Exception, match="recovery sheet"):
        open_store(settings)
