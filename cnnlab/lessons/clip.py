"""An experiment as one line of text, to send to someone and to paste.

``cnnlab1:`` (name and version), then base64url, without padding, of four bytes of checksum (CRC-32
of what follows, big-endian) and the experiment as JSON, compressed with zlib.
"""

import binascii
import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lessons.form import WHOLE, experiment_data, experiment_from, white_from
from cnnlab.lessons.form_checks import FormError

NAME: Final = "cnnlab"
VERSION: Final = 1
MOST_TEXT: Final = 256 * 1024  # letters of the text
MOST_DATA: Final = 2_000_000  # bytes of JSON
_PREFIX: Final = re.compile(NAME + r"([1-9][0-9]{0,5}):")
_SPACE: Final = re.compile(r"[\s\u200b\u2060\ufeff]+")  # with what messengers add unseen
_CHECKSUM: Final = 4  # bytes

ClipCode: TypeAlias = Literal["none", "damaged", "large", "newer", "invalid"]


class ClipError(ValueError):
    """A text that holds no experiment to use, or an experiment that no text can hold.

    ``none``: not such a text. ``damaged``: something is missing or changed. ``large``: beyond the
    limits. ``newer``: of a later version. ``invalid``: no experiment, for the ``reason``.
    """

    def __init__(self, code: ClipCode, reason: FormError | None = None) -> None:
        super().__init__(f"{code}: {reason}" if reason else code)
        self.code: ClipCode = code
        self.reason = reason


class Clip(NamedTuple):
    """An experiment, and the value of its picture's white where its input is a picture."""

    experiment: Experiment
    white: float | None = None


def to_text(experiment: Experiment, white: float | None = None) -> str:
    """One line of text that ``from_text`` reads as the same experiment.

    Raises ClipError, "large" or "invalid", for an experiment beyond the limits.
    """
    data = experiment_data(experiment)
    try:
        experiment_from(data)
    except FormError as error:
        raise ClipError("invalid", error) from error
    if white is not None:
        data["white"] = white
    content = json.dumps(data, separators=(",", ":"), allow_nan=False).encode("ascii")
    packed = zlib.compress(content, 9)
    coded = urlsafe_b64encode(_checksum(packed) + packed).decode("ascii").rstrip("=")
    text = f"{NAME}{VERSION}:{coded}"
    if len(content) > MOST_DATA or len(text) > MOST_TEXT:
        raise ClipError("large")
    return text


def from_text(text: str) -> Clip:
    """What such a text holds; spaces and line breaks anywhere in it don't matter.

    Raises ClipError. Memory is taken up to the limits, whatever the text claims to hold.
    """
    if not (prefix := _PREFIX.match(_SPACE.sub("", text[:1000]))):
        raise ClipError("none")
    if len(text) > MOST_TEXT:
        raise ClipError("large")
    if int(prefix[1]) > VERSION:
        raise ClipError("newer")
    raw = _decoded(_SPACE.sub("", text)[prefix.end() :])
    checksum, packed = raw[:_CHECKSUM], raw[_CHECKSUM:]
    if checksum != _checksum(packed):
        raise ClipError("damaged")
    try:
        return _clip(_parsed(_unpacked(packed)))
    except FormError as error:
        raise ClipError("invalid", error) from error


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise FormError("syntax", WHOLE) from error


def _clip(data: Any) -> Clip:
    if not isinstance(data, dict):
        return Clip(experiment_from(data))
    rest = {name: value for name, value in data.items() if name != "white"}
    return Clip(experiment_from(rest), white_from(data.get("white")))


def _checksum(packed: bytes) -> bytes:
    return zlib.crc32(packed).to_bytes(_CHECKSUM, "big")


def _decoded(coded: str) -> bytes:
    """Bytes of base64url, which must be exactly how these bytes are written."""
    try:
        raw = urlsafe_b64decode(coded.encode("ascii") + b"=" * (-len(coded) % 4))
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ClipError("damaged") from error
    if urlsafe_b64encode(raw).decode("ascii").rstrip("=") != coded:
        raise ClipError("damaged")
    return raw


def _unpacked(packed: bytes) -> bytes:
    """What was compressed, as long as it stays within the limit."""
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(packed, MOST_DATA + 1)
    except zlib.error as error:
        raise ClipError("damaged") from error
    if len(content) > MOST_DATA:
        raise ClipError("large")
    if not unpacking.eof or unpacking.unused_data:
        raise ClipError("damaged")
    return content
