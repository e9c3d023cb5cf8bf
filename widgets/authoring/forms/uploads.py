"""Takes a picture from the educator's computer into `content/pictures`, if it may be shown."""

from __future__ import annotations

from pathlib import Path

import ipywidgets as widgets

from ...guide import file_picker
from ...model.content.own_pictures import KINDS, LARGEST, ending_for, what_is_wrong
from .parts import part

HELP = (
    f"PNG, JPEG, WebP or plain SVG, {LARGEST / 1e6:.0f} MB at most. Show nobody who could be known by it, "
    "unless they agreed."
)


class Upload:
    """A field for one picture; `body` holds its bytes once one was chosen that may be shown."""

    def __init__(self) -> None:
        self.body = b""
        self._told = widgets.HTML()
        picker = file_picker("Picture from your computer", LARGEST, self._take, ",".join(KINDS))
        helped = widgets.HTML(part("help", HELP))
        self.widget = widgets.VBox([picker, helped, self._told])

    def _take(self, body: bytes, size: int) -> None:
        wrong = what_is_wrong_with(body, size)
        self.body = b"" if wrong else body
        self._told.value = part("wrong", [wrong]) if wrong else part("told", "The picture was taken.")


def what_is_wrong_with(body: bytes, size: int) -> str:
    """Why the chosen file cannot be shown, or "" when it can."""
    if size > LARGEST:
        return f"The file has {size / 1e6:.1f} MB. Save it with {LARGEST / 1e6:.0f} MB at most."
    ending = ending_for(body)
    return what_is_wrong(f"The picture{ending}", body)


def keep_picture(folder: Path, name: str, body: bytes) -> str:
    """Writes a picture called `name` in `folder`, over no other; the name of its file.

    Raises ValueError with a sentence for one that may not be shown, or when there are too many of that name.
    """
    wrong = what_is_wrong_with(body, len(body))
    if wrong:
        raise ValueError(wrong)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, 1000):
        path = folder / f"{name}{f'-{number}' if number > 1 else ''}{ending_for(body)}"
        if _is_written(path, body):
            return path.name
    raise ValueError(f'Too many pictures are called "{name}". Choose another id.')


def _is_written(path: Path, body: bytes) -> bool:
    """Whether the file holds these bytes now; one with others is left as it is."""
    try:
        with path.open("xb") as stream:
            stream.write(body)
    except FileExistsError:
        return path.read_bytes() == body
    return True
