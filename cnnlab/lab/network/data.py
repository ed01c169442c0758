"""Examples to train on and to validate with, as a frozen value; labels are mended by copies."""

from __future__ import annotations

import zlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias, get_args

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Array, Floats, Mask
from cnnlab.digits.augmentation import Strengths, augment
from cnnlab.files.data_error import DataError
from cnnlab.lab.network.origins import Ints, Origins
from cnnlab.lessons.label_edits import LabelEdits

SourceName: TypeAlias = Literal["strokes", "mine", "mixed", "folder", "mnist", "points"]
SOURCES: tuple[SourceName, ...] = get_args(SourceName)
Refusal: TypeAlias = Literal[
    "empty", "no own digits", "none usable", "one class", "no validation", "not finite"
]
PIECE = 2000  # examples that are added up at once
VALIDATION = 1 / 6  # share of examples that are held out where nothing else says which
_SENTENCES: dict[Refusal, str] = {
    "empty": "got no examples, expected digits of at least two classes",
    "no own digits": "got no digits of your own: keep some in the Digits tab first",
    "none usable": "got {count} files of your own, none a digit of 28 x 28 pixels: keep others",
    "one class": "got examples of {name} only, expected two classes: add those of another",
    "no validation": "got {count} examples, expected one more to validate with: add some",
    "not finite": "got infinite numbers or NaN, expected finite ones",
}


class DataRefusedError(DataError):
    """Examples that no network can be trained on: a code and its details."""

    def __init__(self, code: Refusal, **details: object) -> None:
        super().__init__(_SENTENCES[code].format(**details))
        self.code: Refusal = code
        self.details = details


@dataclass(frozen=True, eq=False)
class DigitData:
    """N examples; an index is an example's own, whatever is dropped.

    Training sees those that are neither ``held_out`` nor ``dropped``; validation those that are
    held out and not dropped.
    """

    source: SourceName
    images: npt.NDArray[Any]
    """(N, 1, 28, 28) of bytes, ink 255, or points (N, 2) of float32."""
    labels: Ints
    """(N,): places in ``classes``."""
    classes: tuple[str, ...]
    held_out: Mask
    origins: Origins
    times: Ints
    """(N,): how often an example comes in an epoch."""
    given: Ints
    """(N,): labels as they came."""
    dropped: Mask
    unread: tuple[DataError, ...] = ()
    """Why, of each file that could not be used."""
    sums: Array | None = None
    """Sums of the training examples of each class (K, …), once they are ``summed``."""

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def shape(self) -> tuple[int, ...]:
        """Of one example: (1, 28, 28) or (2,)."""
        return self.images.shape[1:]

    @property
    def training_indices(self) -> Ints:
        """Examples to train on (n,), each once."""
        return np.flatnonzero(~self.held_out & ~self.dropped)

    @property
    def validation_indices(self) -> Ints:
        """Examples to validate with (n,)."""
        return np.flatnonzero(self.held_out & ~self.dropped)

    @property
    def relabelled_indices(self) -> Ints:
        """Examples whose label is not the one that they came with."""
        return np.flatnonzero(self.labels != self.given)

    def without(self, indices: Collection[int]) -> DigitData:
        """The same with some examples dropped."""
        changed = self._mask(indices) & ~self.dropped
        return self._changed(changed, dropped=self.dropped | changed)

    def with_again(self, indices: Collection[int]) -> DigitData:
        """The same with examples that were dropped back in."""
        changed = self._mask(indices) & self.dropped
        return self._changed(changed, dropped=self.dropped & ~changed)

    def relabelled(self, index: int, label: int) -> DigitData:
        """The same with another label for an example. Raises IndexError for no class."""
        if not 0 <= label < len(self.classes):
            raise IndexError(f"label: got {label}, expected 0 to {len(self.classes) - 1}")
        labels = self.labels.copy()
        labels[index] = label
        return self._changed(self._mask([index]), labels=labels)

    def edited(self, edits: LabelEdits) -> DigitData:
        """The same examples as they came, but for these edits; those that do not fit are left out.

        Fit is the key of an example that there is and a label that is a class.
        """
        labels, dropped = self.given.copy(), np.zeros(len(self), bool)
        for key, label in edits.labels:
            index = self.origins.index(key)
            if index is not None and label < len(self.classes):
                labels[index] = label
        found = map(self.origins.index, edits.dropped)
        dropped[[index for index in found if index is not None]] = True
        changed = (labels != self.labels) | (dropped != self.dropped)
        if not changed.any():
            return self
        if (dropped == self.dropped).all():
            dropped = self.dropped  # so that it is seen that nothing was dropped
        return self._changed(changed, labels=labels, dropped=dropped)

    def summed(self) -> DigitData:
        """The same with its ``sums``, which takes a while; edits keep them up to date."""
        sums = np.zeros((len(self.classes), *self.shape))
        for first in range(0, len(self), PIECE):
            piece = np.arange(first, min(first + PIECE, len(self)))
            self._add(sums, piece[~(self.held_out | self.dropped)[piece]], 1)
        return replace(self, sums=sums)

    def counts(self) -> Ints:
        """Examples of each class (K, 2): to train on, and to validate with."""
        parts = (self.training_indices, self.validation_indices)
        size = len(self.classes)
        return np.stack([np.bincount(self.labels[part], minlength=size) for part in parts], axis=1)

    def class_means(self) -> Array:
        """Mean of the training examples of each class (K, …), as plain images; 0 without any."""
        sums = self.sums if self.sums is not None else self.summed().sums
        assert sums is not None  # noqa: S101 - summed
        counts = np.maximum(1, self.counts()[:, 0]).reshape(-1, *(1 for _ in self.shape))
        return sums / counts / (255 if self.images.dtype == np.uint8 else 1)

    def training(self, strength: float = 0.0) -> DigitDataset:
        """What a network is trained on; ``strength`` is that of the augmentation, 1 the usual."""
        indices = self.training_indices
        return DigitDataset(
            self.images, self.labels, np.repeat(indices, self.times[indices]), strength
        )

    def validation(self) -> tuple[Floats, Ints]:
        """Plain examples (M, …), float32, and their labels (M,)."""
        indices = self.validation_indices
        return plain(self.images[indices]), self.labels[indices]

    def check(self) -> None:
        """Raise DataRefusedError unless a network can be trained and validated on it."""
        indices = self.training_indices
        if not len(indices):
            raise DataRefusedError("empty")
        first = int(self.labels[indices[0]])
        if (self.labels[indices] == first).all():
            raise DataRefusedError("one class", name=self.classes[first])
        if not len(self.validation_indices):
            raise DataRefusedError("no validation", count=len(indices))
        if self.images.dtype != np.uint8 and not np.isfinite(self.images).all():
            raise DataRefusedError("not finite")

    def joined(self, other: DigitData) -> DigitData:
        """These examples and others of the same shape and classes after them."""
        return replace(
            self,
            images=np.concatenate([self.images, other.images]),
            labels=np.concatenate([self.labels, other.labels]),
            held_out=np.concatenate([self.held_out, other.held_out]),
            origins=self.origins.joined(other.origins),
            times=np.concatenate([self.times, other.times]),
            given=np.concatenate([self.given, other.given]),
            dropped=np.concatenate([self.dropped, other.dropped]),
            unread=self.unread + other.unread,
            sums=None,
        )

    def _changed(self, which: Mask, **fields: Any) -> DigitData:
        """Another value of fields that concern some examples."""
        found = replace(self, **fields)
        if self.sums is None:
            return found
        sums = self.sums.copy()
        for data, sign in ((self, -1), (found, 1)):
            data._add(sums, np.flatnonzero(which & ~data.held_out & ~data.dropped), sign)
        return replace(found, sums=sums)

    def _add(self, sums: Array, indices: Ints, sign: int) -> None:
        """Add examples to the sums of their classes, or take them off."""
        for label in np.unique(self.labels[indices]):
            own = self.images[indices[self.labels[indices] == label]]
            sums[label] += sign * own.sum(axis=0, dtype=np.float64)

    def _mask(self, indices: Collection[int]) -> Mask:
        mask = np.zeros(len(self), bool)
        mask[list(indices)] = True
        return mask


class DigitDataset:
    """Examples as ``core.training`` takes them, distorted by chance; ``strength`` may be changed.

    Points are never distorted.
    """

    def __init__(
        self, images: npt.NDArray[Any], labels: Ints, order: Ints, strength: float
    ) -> None:
        self._images, self._labels, self._order = images, labels, order
        self.strength = strength

    def __len__(self) -> int:
        return len(self._order)

    def fingerprint(self) -> str:
        """A text that is another for other labels, or examples in another order."""
        found = zlib.crc32(self._order.astype("<i8").data)
        return f"{zlib.crc32(self._labels[self._order].astype('<i8').data, found):08x}"

    def draw(self, which: Ints, rng: np.random.Generator) -> tuple[Floats, Ints]:
        """Examples (n, …), float32, and their labels (n,)."""
        indices = self._order[which]
        images = plain(self._images[indices])
        strength = self.strength
        if strength > 0 and self._images.dtype == np.uint8:
            images = augment(images[:, 0], rng, Strengths().times(strength))[:, None]
        return images, self._labels[indices]


def data_of(
    source: SourceName,
    images: npt.NDArray[Any],
    labels: npt.NDArray[np.integer],
    classes: tuple[str, ...],
    held_out: Mask,
    origins: Origins,
) -> DigitData:
    """Examples as they came: each once an epoch, none dropped."""
    own: Ints = labels.astype(np.int_)
    ones, none = np.ones(len(own), np.int_), np.zeros(len(own), bool)
    return DigitData(source, images, own, classes, held_out, origins, ones, own, none)


def plain(images: npt.NDArray[Any]) -> Floats:
    """Bytes as 0…1, and numbers as they are, float32."""
    if images.dtype != np.uint8:
        return images.astype(np.float32)
    return images * np.float32(1 / 255)


def hold_out(labels: npt.NDArray[np.integer], seed: int = 0, share: float = VALIDATION) -> Mask:
    """Which examples (N,) are held out: of each class that share, at least one of two or more."""
    held = np.zeros(len(labels), bool)
    for label in np.unique(labels):
        own = np.flatnonzero(labels == label)
        count = max(1, round(len(own) * share)) if len(own) > 1 else 0
        rng = np.random.default_rng([seed, 16, int(label)])
        held[rng.permutation(own)[:count]] = True
    return held
