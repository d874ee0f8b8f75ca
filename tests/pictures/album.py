"""The folder of pictures: small files, the same names at each run; what was asked for, or all."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

import click
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, FloatRect, Page, StorageState

from tests.pictures.faults import faults_of
from tests.pictures.sheet import Sheet

COLOURS = 128
EFFORT = 60
"""Of packing, of 100: WebP keeps each pixel, so letters stay crisp, in a third less than PNG (measured)."""
PATIENCE_SECONDS = 90
LONGEST = 2400
"""Of a page that is shown whole (CSS pixels)."""
LOCALES = {"bg": "bg-BG", "en": "en-GB", "tr": "tr-TR", "uk": "uk-UA"}
ALL_IS_THERE = """async () => {
  await document.fonts.ready;
  const drawn = (each) => Object.assign(each, { loading: "eager" }).decode().catch(() => null);
  await Promise.all([...document.images].filter((each) => each.src).map(drawn));
}"""
"""Waits for letters and pictures, also those that a page loads only when somebody comes near."""


@dataclass(frozen=True)
class Size:
    """A screen, in pixels."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


USUAL = 0.4
"""Of pictures on a contact sheet (pixels of a CSS pixel): their letters can still be read."""
KIOSK, DESKTOP, PHONE, DESK = Size(800, 1280), Size(1920, 1080), Size(360, 740), Size(1280, 900)
SMALL = {PHONE: 0.5, DESKTOP: 0.36}


@dataclass
class Album:
    """A folder in which pictures are laid; after a whole run, what lay there from an earlier one is thrown away.

    Where names are asked for (with `*` where they may differ), only these are taken, each as a file of its own.
    """

    folder: Path
    asked: tuple[str, ...] = ()
    laid: set[Path] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    sheets: dict[str, Sheet] = field(default_factory=dict)

    def wants(self, pattern: str) -> bool:
        """Return whether a picture with such a name is taken; the pattern may hold `*` for what is not known yet."""
        return not self.asked or any(fnmatch(pattern, f"{one}*") or fnmatch(one, pattern) for one in self.asked)

    def scale_of(self, size: Size) -> float:
        """Return how large pictures on contact sheets are taken; those that are asked for by name stay whole."""
        return 1 if self.asked else SMALL.get(size, USUAL)

    def lay(self, name: str, content: bytes, *, sheet: str | None = None) -> None:
        """Write a picture (PNG) as small WebP with few colours, or lay it on a contact sheet."""
        if not self.wants(name):
            return
        if sheet is None or self.asked:
            self._write(name, Image.open(io.BytesIO(content)))
        else:
            self.sheets.setdefault(sheet, Sheet()).add(name.partition(".")[0], content)

    def take(self, page: Page, name: str, *, is_whole: bool = False, sheet: str | None = None) -> None:
        """Take a picture of what the browser shows, or of the whole page, and look for what nobody should see.

        Args:
            page: the page as it stands.
            name: screen, language and size, such as `mood_board-mood.bg.800x1280`.
            is_whole: whether what lies below the edge is shown too.
            sheet: the contact sheet on which it is laid in a whole run, in place of a file of its own.
        """
        if not self.wants(name):
            return
        page.evaluate(ALL_IS_THERE)
        self.faults += [f"{name}: {fault}" for fault in faults_of(page)]
        content = page.screenshot(animations="disabled", caret="hide", full_page=is_whole, clip=clip_of(page, is_whole))
        self.lay(name, content, sheet=sheet)

    def close(self) -> int:
        """Lay the contact sheets, and throw away what is taken no more; return the size of the others (bytes)."""
        for name, sheet in self.sheets.items():
            self._write(name, sheet.drawn())
        if not self.asked:
            for path in set(self.folder.glob("*.webp")) - self.laid:
                path.unlink()
        return sum(path.stat().st_size for path in self.laid)

    def _write(self, name: str, picture: Image.Image) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{name}.webp"
        few = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.convert("RGB").save(path, lossless=True, quality=EFFORT)
        self.laid.add(path)
        click.echo(f"  {path.name}  {path.stat().st_size // 1024} KB")


def clip_of(page: Page, is_whole: bool) -> FloatRect | None:
    """Return what is taken of a page that goes on and on, as long lists do: its beginning."""
    size = page.viewport_size
    if not is_whole or size is None:
        return None
    height = page.evaluate("document.documentElement.scrollHeight")
    return {"x": 0, "y": 0, "width": size["width"], "height": min(height, LONGEST)}


def all_of(sizes: Iterable[Size], languages: Iterable[str]) -> Iterator[tuple[str, Size]]:
    """Return each language in each size."""
    return ((language, size) for language in languages for size in sizes)


@contextmanager
def a_browser(
    browser: Browser,
    size: Size,
    language: str = "bg",
    *,
    kept: StorageState | None = None,
    has_touch: bool = False,
    scale: float = 1,
) -> Iterator[BrowserContext]:
    """Return a fresh browser of a size, that stands still: nothing moves that need not.

    Args:
        browser: in which it is opened.
        size: of the page (CSS pixels).
        language: of whoever sits before it.
        kept: what it remembers from before.
        has_touch: whether it is touched.
        scale: how large its pictures are (pixels of a CSS pixel).
    """
    context = browser.new_context(
        viewport={"width": size.width, "height": size.height},
        has_touch=has_touch,
        device_scale_factor=scale,
        locale=LOCALES[language],
        reduced_motion="reduce",
        service_workers="block",
        storage_state=kept,
    )
    context.set_default_timeout(PATIENCE_SECONDS * 1000)
    yield context
    context.close()
