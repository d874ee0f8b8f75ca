"""The folder of pictures: small files, the same names at each run."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, StorageState

COLOURS = 128
PATIENCE_SECONDS = 10
LOCALES = {"bg": "bg-BG", "en": "en-GB"}


@dataclass(frozen=True)
class Size:
    """A screen, in pixels."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


KIOSK, DESKTOP, PHONE, DESK = Size(800, 1280), Size(1920, 1080), Size(360, 740), Size(1280, 900)


@dataclass
class Album:
    """A folder in which pictures are laid; what lay there from an earlier run is thrown away at the end."""

    folder: Path
    laid: set[Path] = field(default_factory=set)

    def lay(self, name: str, content: bytes) -> None:
        """Write a picture (PNG) with few colours, so that the folder stays small."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{name}.png"
        picture = Image.open(io.BytesIO(content)).convert("RGB")
        few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
        self.laid.add(path)
        click.echo(f"  {path.name}  {path.stat().st_size // 1024} KB")

    def take(self, page: Page, name: str, *, is_whole: bool = False) -> None:
        """Take a picture of what the browser shows, or of the whole page."""
        page.evaluate("document.fonts.ready")
        self.lay(name, page.screenshot(animations="disabled", caret="hide", full_page=is_whole))

    def close(self) -> int:
        """Throw away pictures that are no longer taken; return the size of the others (bytes)."""
        for path in set(self.folder.glob("*.png")) - self.laid:
            path.unlink()
        return sum(path.stat().st_size for path in self.laid)


@contextmanager
def a_browser(
    browser: Browser, size: Size, language: str = "bg", *, kept: StorageState | None = None, has_touch: bool = False
) -> Iterator[BrowserContext]:
    """Return a fresh browser of a size, that stands still: nothing moves that need not."""
    context = browser.new_context(
        viewport={"width": size.width, "height": size.height},
        has_touch=has_touch,
        locale=LOCALES[language],
        reduced_motion="reduce",
        storage_state=kept,
    )
    context.set_default_timeout(PATIENCE_SECONDS * 1000)
    yield context
    context.close()
