"""A filter on a whole picture as a program: reads a file, filters it, writes the result.

Axis order: pictures (H, W), filters (kh, kw); pairs are (rows, columns).
"""

from typing import Final, Literal, NamedTuple

import numpy as np

from cnnlab.core.arrays import Floats
from cnnlab.core.filter_settings import FilterSettings
from cnnlab.core.image_filters import Combined
from cnnlab.core.levels import Display
from cnnlab.core.picture import LUMA
from cnnlab.core.shapes import Pair, effective_field
from cnnlab.export.code_text import Words, numbers, tidy
from cnnlab.export.filter_code import FilterLibrary, base_of, combined_line, wide_lines

Colour = tuple[int, int, int]
_IMPORTS: Final[dict[FilterLibrary, str]] = {
    "numpy": "import numpy as np\nfrom PIL import Image, ImageOps",
    "torch": "import numpy as np\nimport torch\nimport torch.nn.functional as F\n"
    "from PIL import Image, ImageOps",
    "scipy": "import numpy as np\nfrom PIL import Image, ImageOps\nfrom scipy import ndimage",
}
_MODES: Final[dict[FilterLibrary, dict[str, str]]] = {
    "numpy": {"zeros": "constant", "edge": "edge", "reflect": "reflect"},
    "torch": {"zeros": "constant", "edge": "replicate"},
    "scipy": {"zeros": "constant", "edge": "nearest", "reflect": "mirror", "none": "constant"},
}


class PictureWork(NamedTuple):
    """What is done to a picture: weights (kh, kw) of a filter or of a pair, and how.

    ``channel`` is which one of a picture in colour is filtered, all mixed to grey or one of them.
    Results are shown by ``display``, signed ones in the ``colours`` of the lowest number, zero and
    the highest; ``bound`` is the largest absolute value there can be, None for that of the result.
    """

    kernels: tuple[Floats, ...]
    settings: FilterSettings
    combined: Combined | None
    channel: Literal["grey", 0, 1, 2]
    display: Display
    colours: tuple[Colour, Colour, Colour]
    bound: float | None = None


def picture_program(work: PictureWork, library: FilterLibrary, language: str = "en") -> str:
    """Program ``program.py PICTURE RESULT`` that writes a .npy exactly, else a picture as shown."""
    say = Words(language)
    lines = [
        f"# {say('A filter on a picture file, as it is used here. Run it with two names:')}",
        "# python program.py picture.png result.png",
        f"# {say('A result called .npy holds the numbers, any other is a picture of them.')}",
        "import sys",
        "",
        _IMPORTS[library],
        "",
        *_reading(work, library, say),
        "",
        *_applying(work, library, say),
        "",
        "",
        *_results(work, library, say),
        "",
        *_writing(work, library, say),
    ]
    return tidy("\n".join(lines))


def _reading(work: PictureWork, library: FilterLibrary, say: Words) -> list[str]:
    channel = f"rgb[:, :, {work.channel}]"
    note = say("the channel")
    if work.channel == "grey":
        channel = f"rgb @ [{LUMA.red}, {LUMA.green}, {LUMA.blue}] / 1000"
        note = say("grey, 0 to 255")
    lines = [
        "source, target = sys.argv[1:3]",
        "picture = ImageOps.exif_transpose(Image.open(source))",
        f'if picture.mode[0] in "IF":  # {say("more than 8 bits: the range that is used")}',
        "    v = np.asarray(picture, dtype=float)",
        "    v = (v - v.min()) * 255 / (np.ptp(v) or 1)",
        "    picture = Image.fromarray(np.floor(v + 0.5).astype(np.uint8))",
        'picture = picture.convert("RGBA")',
        'white = Image.new("RGBA", picture.size, "white")',
        'rgb = np.asarray(Image.alpha_composite(white, picture).convert("RGB"), dtype=float)',
        f"x = {channel}  # {note}",
    ]
    if library == "torch":
        lines.append("x = torch.from_numpy(np.ascontiguousarray(x))")
    return lines


def _applying(work: PictureWork, library: FilterLibrary, say: Words) -> list[str]:
    """The function that applies a filter once."""
    shape = work.kernels[0].shape
    reach = tuple(map(effective_field, shape, work.settings.dilation))
    ways = {"numpy": _numpy, "torch": _torch, "scipy": _scipy}
    body = ways[library](work.settings, (reach[0], reach[1]), say)
    return ["def apply(x, w):", *(f"    {line}" for line in body)]


def _padding(reach: Pair) -> list[Pair]:
    """Before and after, for rows and for columns."""
    return [((r - 1) // 2, r - 1 - (r - 1) // 2) for r in reach]


def _numpy(how: FilterSettings, reach: Pair, say: Words) -> list[str]:
    lines = []
    if how.padding != "none":
        mode = _MODES["numpy"][how.padding]
        lines.append(f'x = np.pad(x, {tuple(_padding(reach))}, mode="{mode}")')
    steps = ", ".join(f"::{step}" for step in (*how.stride, *how.dilation))
    return [
        *lines,
        f"windows = np.lib.stride_tricks.sliding_window_view(x, {reach})",
        f"windows = windows[{steps}]  # {say('strides of windows, then of weights in them')}",
        'return np.einsum("ijkl,kl->ij", windows, w)',
    ]


def _torch(how: FilterSettings, reach: Pair, say: Words) -> list[str]:
    rows, columns = _padding(reach)
    lines = ["x = x[None, None]"]
    if how.padding == "reflect":
        note = say("PyTorch would mirror the picture only once")
        padded = f'np.pad(x.numpy(), {(rows, columns)}, mode="reflect")'
        lines = [f"x = torch.from_numpy({padded})  # {note}", *lines]
    elif how.padding != "none":
        mode = _MODES["torch"][how.padding]
        lines.append(f'x = F.pad(x, {(*columns, *rows)}, mode="{mode}")')
    call = f"F.conv2d(x, w[None, None], stride={how.stride}, dilation={how.dilation})"
    return [*lines, f"return {call}[0, 0]"]


def _scipy(how: FilterSettings, reach: Pair, say: Words) -> list[str]:
    lines, name = wide_lines(reach, how.dilation, say)
    origin = tuple(-1 if r % 2 == 0 else 0 for r in reach)
    mode = _MODES["scipy"][how.padding]
    part = [f"::{step}" for step in how.stride]
    if how.padding == "none":
        part = [
            f"{before} : x.shape[{a}] - {after} : {step}"
            for a, ((before, after), step) in enumerate(
                zip(_padding(reach), how.stride, strict=True)
            )
        ]
    call = f'ndimage.correlate(x, {name}, mode="{mode}", origin={origin})'
    return [*lines, f"return {call}[{', '.join(part)}]"]


def _results(work: PictureWork, library: FilterLibrary, say: Words) -> list[str]:
    if work.combined is None:
        return _result("y", work.kernels[0], work, library, say)
    lines = []
    for name, weights in zip(("right", "down"), work.kernels, strict=True):
        lines += [*_result(name, weights, work, library, say), ""]
    return [*lines, combined_line(work.combined, base_of(library), say)]


def _result(
    name: str, weights: Floats, work: PictureWork, library: FilterLibrary, say: Words
) -> list[str]:
    """One filter, as often as it is applied."""
    w = numbers(weights.astype(np.float64), base_of(library))
    if library == "torch":
        w = w[:-1] + ", dtype=torch.float64)"
    lines = [f"w = {w}  # {say('the filter')}"]
    if work.settings.flip:
        flipped = "w.flip(-2, -1)" if library == "torch" else "w[::-1, ::-1]"
        lines.append(f"w = {flipped}  # {say('turned by 180 degrees, as in mathematics')}")
    if work.settings.repeat == 1:
        return [*lines, f"{name} = apply(x, w)"]
    again = [f"for _ in range({work.settings.repeat}):", f"    {name} = apply({name}, w)"]
    return [*lines, f"{name} = x", *again]


def _writing(work: PictureWork, library: FilterLibrary, say: Words) -> list[str]:
    lines = ["y = y.numpy()"] if library == "torch" else []
    reach = "np.abs(y).max() or 1" if work.bound is None else repr(work.bound)
    shares = {
        "signed": [f"share = (y / ({reach}) + 1) / 2  # {say('zero is a half')}"],
        "absolute": [f"share = np.abs(y) / ({reach})"],
        "clamped": ["share = np.clip(y / 255, 0, 1)"],
        "stretched": [
            "low, high = y.min(), y.max()",
            "share = (y - low) / (high - low) if high > low else np.full(y.shape, 0.5)",
        ],
    }
    pixels = ["pixels = 255 * share"]
    if work.display == "signed":
        ends = list(zip(*work.colours, strict=True))
        pixels = [
            f"ends = {ends}  # {say('red, green, blue: lowest, zero, highest')}",
            "pixels = np.stack([np.interp(share, (0, 0.5, 1), end) for end in ends], axis=2)",
        ]
    shown = [*shares[work.display], *pixels, "pixels = (pixels + 0.5).astype(np.uint8)"]
    return [
        *lines,
        'if target.endswith(".npy"):',
        "    np.save(target, y)",
        "else:",
        *(f"    {line}" for line in shown),
        "    Image.fromarray(pixels).save(target)",
    ]
