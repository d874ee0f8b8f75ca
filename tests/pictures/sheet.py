"""A contact sheet: many small pictures on one, each with its name below."""

import io
from dataclasses import dataclass, field

from PIL import Image, ImageDraw, ImageFont

WIDTH = 3200
"""Of the whole sheet (pixels)."""
GAP, LINE = 16, 24
GROUND, INK = "#8d8578", "#000000"


@dataclass
class Sheet:
    """Pictures of one size in the order in which they came."""

    pictures: list[tuple[str, Image.Image]] = field(default_factory=list)

    def add(self, name: str, content: bytes) -> None:
        """Lay a picture (PNG) after the others."""
        self.pictures.append((name, Image.open(io.BytesIO(content)).convert("RGB")))

    def drawn(self) -> Image.Image:
        """Return the sheet as one picture, in rows."""
        width, height = (max(getattr(each, side) for _, each in self.pictures) for side in ("width", "height"))
        columns = max(1, (WIDTH - GAP) // (width + GAP))
        rows = -(-len(self.pictures) // columns)
        sheet = Image.new("RGB", (columns * (width + GAP) + GAP, rows * (height + GAP + LINE) + GAP), GROUND)
        pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(16)
        for place, (name, picture) in enumerate(self.pictures):
            x = GAP + place % columns * (width + GAP)
            y = GAP + place // columns * (height + GAP + LINE)
            sheet.paste(picture, (x, y))
            pen.text((x, y + picture.height + 2), name, fill=INK, font=font)
        return sheet
