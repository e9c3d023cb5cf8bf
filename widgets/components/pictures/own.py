"""Pictures of the educators' own as a page shows them: upright, no larger than needed, inside the page."""

from __future__ import annotations

import io
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache

from ...model.content.own_pictures import is_drawing

WIDEST = 680  # pixels: twice the width on a phone
QUALITY = 72  # of WebP


@dataclass(frozen=True)
class OwnPicture:
    """An `address` that holds the picture itself, and its size in pixels (none for a drawing)."""

    address: str
    wide: int = 0
    high: int = 0


@lru_cache(maxsize=64)
def own_picture(body: bytes) -> OwnPicture:
    """A picture by its bytes, which `read_pictures` has found fit to show."""
    if is_drawing(body):
        return OwnPicture(_address("image/svg+xml", body))
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(body)) as image:
        upright = ImageOps.exif_transpose(image).convert("RGBA" if "A" in image.getbands() else "RGB")
        upright.thumbnail((WIDEST, 4 * WIDEST))
        small = io.BytesIO()
        upright.save(small, "WEBP", quality=QUALITY)
        return OwnPicture(_address("image/webp", small.getvalue()), *upright.size)


def _address(kind: str, body: bytes) -> str:
    return f"data:{kind};base64,{b64encode(body).decode()}"
