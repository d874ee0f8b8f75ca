"""The modules of the page as one script, and the font of all pages."""

import re
from pathlib import Path

from fontTools.ttLib import TTFont

from kiosk.child.script import MODULES, joined_script
from kiosk.fonts import LETTERS, TARGET, write_font
from tests.kiosk.page_client import PageClient


def test_one_script_holds_every_module_once() -> None:
    script = joined_script()
    for module in MODULES.rglob("*.js"):
        source = module.read_text(encoding="utf-8")
        for made in re.findall(r"^export ((?:async )?(?:function|const) \w+)", source, re.MULTILINE):
            assert len(re.findall(rf"^{made}\b", script, re.MULTILINE)) == 1, made
        assert source.splitlines()[0].startswith("// ") and source.splitlines()[0] not in script, "comments stay here"
    assert "\nimport " not in script and "\nexport " not in script


def test_what_is_needed_stands_before_what_needs_it(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./deep/b.js";\nimport { c } from "./c.js";\nb(c);\n')
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.js").write_text('import { c } from "../c.js";\nexport function b() { c; }\n')
    (tmp_path / "c.js").write_text("export const c = 1;\n")
    assert joined_script(tmp_path, "a.js") == "const c = 1;\n\nfunction b() { c; }\n\nb(c);\n"


def test_a_browser_that_has_the_script_does_not_get_it_again(client: PageClient) -> None:
    first = client.get("/child.js")
    assert first.mimetype == "text/javascript"
    assert client.get("/child.js", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_the_font_has_every_letter_of_the_four_languages_and_is_small() -> None:
    write_font()
    letters = TTFont(TARGET).getBestCmap()
    assert not [letter for letter in LETTERS if ord(letter) not in letters]
    assert TARGET.stat().st_size < 30_000


def test_the_font_is_not_written_again_while_nothing_has_changed() -> None:
    write_font()
    assert not write_font()
