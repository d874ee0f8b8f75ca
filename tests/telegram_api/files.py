"""Files in messages: what is kept of an upload, and its JSON."""

import hashlib
import io

from PIL import Image, UnidentifiedImageError

from tests.telegram_api.errors import bad_request
from tests.telegram_api.objects import Json
from tests.telegram_api.world import World

THUMBNAIL_SIDE = 90


def photo_of(world: World, content: bytes, name: str, mime_type: str) -> Json:
    """Return the `photo` of a message: the sizes that Telegram makes of a picture."""
    try:
        width, height = Image.open(io.BytesIO(content)).size
    except UnidentifiedImageError:
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    shrink = min(1.0, THUMBNAIL_SIDE / max(width, height))
    sizes = {(max(1, round(width * part)), max(1, round(height * part))) for part in (shrink, 1.0)}
    kept = keep_file(world, content)
    return {"photo": [{**kept, "width": width, "height": height} for width, height in sorted(sizes)]}


def document_of(world: World, content: bytes, name: str, mime_type: str) -> Json:
    """Return the `document` of a message."""
    kept = keep_file(world, content)
    return {"document": {"file_name": name, "mime_type": mime_type or "application/octet-stream", **kept}}


def keep_file(world: World, content: bytes) -> Json:
    """Keep a file for `getFile`, and return its identifiers and size in bytes."""
    unique = hashlib.sha256(content).hexdigest()[:16]
    file_id = f"BQAC{unique}{world.next_id()}"
    world.files[file_id] = content
    return {"file_id": file_id, "file_unique_id": unique, "file_size": len(content)}
