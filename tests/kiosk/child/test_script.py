"""The modules of the page as two scripts, its styles as two, and the font of all pages."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from kiosk.child.script import MODULES, joined_script, later_script
from kiosk.child.styles import LATER, STYLES, joined_styles, later_styles
from kiosk.fonts import LETTERS, TARGET, write_font
from tests.kiosk.page_client import PageClient

EXPORTED = re.compile("^export (.+?)(?= =|\\()", re.MULTILINE)


def test_the_two_scripts_hold_every_module_once_between_them() -> None:
    scripts = joined_script() + later_script()
    for module in MODULES.rglob("*.js"):
        first = EXPORTED.search(module.read_text(encoding="utf-8"))
        assert first is None or len(re.findall(rf"^{re.escape(first[1])}\b", scripts, re.MULTILINE)) == 1, module
    assert not re.search("^(//| )", scripts, re.MULTILINE)
    assert "keyboard" in later_script() and "keyboard" not in joined_script()


def test_the_later_script_gets_from_the_first_what_that_holds(tmp_path: Path) -> None:
    (tmp_path / "main.js").write_text('import { a, b } from "./deep/both.js";\na(b);\n')
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "both.js").write_text("export function a() {}\nexport const b = 1;\n")
    (tmp_path / "c.js").write_text('import { b } from "./deep/both.js";\nexport const c = b;\n')
    (tmp_path / "later.js").write_text('import { c } from "./c.js";\nexport const touched = { c };\n')
    assert joined_script(tmp_path) == "function a() {}\nconst b = 1;\na(b);\nexport { b };\n"
    later = 'import { b } from "/child.js";\nconst c = b;\nconst touched = { c };\nexport { touched };\n'
    assert later_script(tmp_path) == later


def test_no_text_of_a_module_goes_over_several_lines() -> None:
    for module in MODULES.rglob("*.js"):
        assert not [line for line in module.read_text(encoding="utf-8").splitlines() if line.count("`") % 2], module


def test_what_is_needed_stands_before_what_needs_it(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./deep/b.js";\nimport { c } from "./c.js";\nb(c);\n')
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.js").write_text('import { c } from "../c.js";\nexport function b() { c; }\n')
    (tmp_path / "c.js").write_text("export const c = 1;\n")
    assert joined_script(tmp_path, "a.js") == "const c = 1;\nfunction b() { c; }\nb(c);\n"


def test_what_is_written_for_people_is_not_sent(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('// Why.\n\nconst a = "// b"; // and so\n  // How.\n  a();\n')
    (tmp_path / "frame.css").write_text("/* Why,\n  and how. */\n.a {\n  color: red;\n}\n\n/* More. */\n.b { }\n")
    assert joined_script(tmp_path, "a.js") == 'const a = "// b"; // and so\na();\n'
    assert joined_styles(tmp_path) == ".a {\ncolor: red;\n}\n.b { }\n"


def test_the_frame_is_dressed_before_what_stands_in_it(tmp_path: Path) -> None:
    for name in ("board", "frame", "words"):
        (tmp_path / f"{name}.css").write_text(f".{name} {{ }}\n")
    assert joined_styles(tmp_path) == ".frame { }\n.board { }\n.words { }\n"


def test_each_file_of_styles_is_in_the_whole_and_says_first_what_it_dresses() -> None:
    for folder, whole in ((STYLES, joined_styles()), (LATER, later_styles())):
        for file in folder.glob("*.css"):
            opening, *rules = file.read_text(encoding="utf-8").splitlines()
            assert opening.startswith("/* ") and rules[-1] in whole, file


@pytest.mark.parametrize(("ending", "kind"), [("js", "text/javascript"), ("css", "text/css")])
@pytest.mark.parametrize("name", ["child", "later"])
def test_a_browser_that_has_script_and_styles_does_not_get_them_again(
    client: PageClient, name: str, ending: str, kind: str
) -> None:
    path = f"/{name}.{ending}"
    first = client.get(path)
    assert first.mimetype == kind
    assert client.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_the_font_has_every_letter_of_the_four_languages_and_is_small() -> None:
    write_font()
    letters = TTFont(TARGET).getBestCmap()
    assert not [letter for letter in LETTERS if ord(letter) not in letters]
    assert TARGET.stat().st_size < 30_000


def test_the_font_is_not_written_again_while_nothing_has_changed() -> None:
    write_font()
    assert not write_font()
