"""The user's own digits: a folder of images, and of the strokes they were drawn with.

Images are PNG files of 28 × 28 in folders 0 to 9, ink black on white, so that any program can use
them, ``cnnlab train`` too; beside each lies a JSON file of strokes, if it was drawn.
"""

import json
import shutil
from pathlib import Path

import numpy as np
from PySide6.QtCore import QByteArray, QSaveFile
from PySide6.QtGui import QImage

from cnnlab.digits.ink import Image
from cnnlab.lab.digits.sketch import Drawing

MOST = 5000
SIZE = 28


class CollectionError(Exception):
    """A digit can't be stored or read: "full" or "closed", with the system's reason."""

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(f"{code}: {reason}")
        self.code, self.reason = code, reason


class Collection:
    """Labelled digits in a folder, which is made when the first is stored."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __len__(self) -> int:
        return len(self._files())

    def counts(self) -> list[int]:
        """How many of each digit there are."""
        labels = [int(path.parent.name) for path in self._files()]
        return [labels.count(digit) for digit in range(10)]

    def keep(self, image: Image, label: int, drawing: Drawing) -> Path:
        """Store a prepared image (28, 28) and the drawing it came from. Raises CollectionError."""
        if len(self) >= MOST:
            raise CollectionError("full")
        place = self.folder / str(label)
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CollectionError("closed", error.strerror or str(error)) from error
        taken = [int(p.stem) for p in place.glob("*.png") if p.stem.isdecimal()]
        path = place / f"{max(taken, default=0) + 1:04d}.png"
        grey = np.ascontiguousarray(255 - np.round(image * 255).astype(np.uint8))
        picture = QImage(grey.data, SIZE, SIZE, SIZE, QImage.Format.Format_Grayscale8)
        file = QSaveFile(str(path))
        if not (file.open(QSaveFile.OpenModeFlag.WriteOnly) and picture.save(file, "PNG")):  # type: ignore[call-overload]
            raise CollectionError("closed", file.errorString())
        if not file.commit():
            raise CollectionError("closed", file.errorString())
        if drawing.strokes:
            strokes = [np.round(stroke.points, 4).tolist() for stroke in drawing.strokes]
            self._write(path.with_suffix(".json"), {"label": str(label), "strokes": strokes})
        return path

    def forget(self, path: Path) -> None:
        """Delete one."""
        path.unlink(missing_ok=True)
        path.with_suffix(".json").unlink(missing_ok=True)

    def read(self) -> tuple[np.ndarray, np.ndarray]:
        """Images (N, 28, 28) of bytes, ink 255, and labels (N,); what is no image is skipped."""
        images, labels = [], []
        for path in self._files():
            picture = QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8)
            if (picture.width(), picture.height()) != (SIZE, SIZE):
                continue
            rows = np.frombuffer(picture.constBits(), np.uint8)
            images.append(255 - rows.reshape(SIZE, picture.bytesPerLine())[:, :SIZE])
            labels.append(int(path.parent.name))
        if not images:
            return np.zeros((0, SIZE, SIZE), np.uint8), np.zeros(0, int)
        return np.stack(images), np.array(labels)

    def export(self, target: Path) -> int:
        """Copy all of it into a folder, which may hold others; gives how many. Raises OSError."""
        files = self._files()
        for path in files:
            place = target / path.parent.name
            place.mkdir(parents=True, exist_ok=True)
            for file in (path, path.with_suffix(".json")):
                if file.is_file():
                    shutil.copy2(file, place / f"own-{file.name}")
        return len(files)

    def erase(self) -> None:
        """Delete every digit; the folder stays."""
        for path in self._files():
            self.forget(path)

    def _files(self) -> list[Path]:
        return [
            path for digit in range(10) for path in sorted((self.folder / str(digit)).glob("*.png"))
        ]

    def _write(self, path: Path, data: dict[str, object]) -> None:
        file = QSaveFile(str(path))
        content = QByteArray(json.dumps(data).encode("ascii"))
        written = file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(content) >= 0
        if not written or not file.commit():
            raise CollectionError("closed", file.errorString())
