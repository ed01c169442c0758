"""Words of the page of filters: names of filters, parameters, settings, and why there is none."""

from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.filter_settings import Padding
from cnnlab.core.image_filters import ImageFilter
from cnnlab.core.levels import Display
from cnnlab.lessons.image_sheet import Channel, ImageFiltering
from cnnlab.scene.text import number

translate = QCoreApplication.translate
TYPED = "typed"
NETWORK = "network"


def filter_names() -> dict[str, str]:
    """Of all kinds of filters, as textbooks call them, of a network's, and of typed weights."""
    return {
        "identity": translate("Filters", "Identity"),
        "box_blur": translate("Filters", "Box blur (mean)"),
        "gaussian_blur": translate("Filters", "Gaussian blur"),
        "motion_blur": translate("Filters", "Motion blur"),
        "sharpen": translate("Filters", "Sharpen"),
        "unsharp_mask": translate("Filters", "Unsharp mask"),
        "sobel_x": translate("Filters", "Sobel x (vertical edges)"),
        "sobel_y": translate("Filters", "Sobel y (horizontal edges)"),
        "sobel_magnitude": translate("Filters", "Sobel, gradient magnitude"),
        "sobel_direction": translate("Filters", "Sobel, gradient direction"),
        "prewitt_x": translate("Filters", "Prewitt x (vertical edges)"),
        "prewitt_y": translate("Filters", "Prewitt y (horizontal edges)"),
        "laplacian": translate("Filters", "Laplacian"),
        "log": translate("Filters", "Laplacian of Gaussian (LoG)"),
        "emboss": translate("Filters", "Emboss"),
        "emboss_corners": translate("Filters", "Emboss, 4 and −4 in the corners"),
        "gabor": translate("Filters", "Gabor"),
        NETWORK: translate("Filters", "A filter of the digit network"),
        TYPED: translate("Filters", "Typed weights"),
    }


def parameter_name(name: str) -> str:
    """Of a kind's parameter, with its unit."""
    return {
        "size": translate("Filters", "Size, pixels"),
        "sigma": translate("Filters", "σ, pixels"),
        "angle": translate("Filters", "Angle, degrees"),
        "amount": translate("Filters", "Amount"),
        "wavelength": translate("Filters", "Wavelength, pixels"),
    }[name]


def parameter_tip(name: str) -> str:
    """What a parameter does."""
    return {
        "size": translate("Filters", "Rows and columns of the filter, an odd number"),
        "sigma": translate("Filters", "Standard deviation of the bell curve: how wide the blur is"),
        "angle": translate("Filters", "Counter-clockwise from the right"),
        "amount": translate("Filters", "How much of what the blur takes away is added"),
        "wavelength": translate("Filters", "From one wave’s crest to the next"),
    }[name]


def padding_names() -> dict[Padding, str]:
    """What stands beyond the picture's edge."""
    return {
        "zeros": translate("Filters", "Zeros"),
        "edge": translate("Filters", "Nearest pixel"),
        "reflect": translate("Filters", "Mirrored"),
        "none": translate("Filters", "None: whole windows only"),
    }


def display_names() -> dict[Display, str]:
    """How results are shown."""
    return {
        "signed": translate("Filters", "Signed, zero neutral"),
        "absolute": translate("Filters", "Absolute value"),
        "clamped": translate("Filters", "Clamped to 0…255"),
        "stretched": translate("Filters", "Stretched, smallest to largest"),
    }


def channel_names() -> dict[Channel, str]:
    """Of a picture in colour."""
    return {
        "grey": translate("Filters", "Grey, all mixed"),
        0: translate("Filters", "Red"),
        1: translate("Filters", "Green"),
        2: translate("Filters", "Blue"),
    }


def flip_names() -> dict[bool, str]:
    """What networks do, and what mathematics does."""
    return {
        False: translate("Filters", "Cross-correlation"),
        True: translate("Filters", "Convolution, turned 180°"),
    }


def picture_title(name: str) -> str:
    """A shipped picture's name in the language in use; any other name as it is."""
    return {
        "landscape": translate("Filters", "Landscape"),
        "shapes": translate("Filters", "Shapes"),
        "writing": translate("Filters", "Writing"),
        "face": translate("Filters", "Face"),
        "noise": translate("Filters", "Noise"),
        "gradient": translate("Filters", "Gradient"),
    }.get(name, name)


def problem_message(problem: Problem) -> str:
    """Why there is no result, and what helps."""
    text = translate(
        "Filters",
        "No result: the filter reaches over {window} pixels and the picture has only {padded}. Use "
        "a padding, a smaller filter, or less dilation or repetition.",
    )
    return text.format(window=problem.numbers["window"], padded=problem.numbers["padded"])


def labels() -> dict[str, str]:
    """Of rows of the panel."""
    return {
        "filter": translate("Filters", "Filter"),
        "size": translate("Filters", "Size"),
        "use": translate("Filters", "How it is used"),
        "stride": translate("Filters", "Stride"),
        "padding": translate("Filters", "Padding"),
        "dilation": translate("Filters", "Dilation"),
        "repeat": translate("Filters", "Times"),
        "flip": translate("Filters", "Filter is"),
        "result": translate("Filters", "Result"),
        "network": translate("Filters", "Number"),
        "display": translate("Filters", "Shown"),
        "channel": translate("Filters", "Channel"),
        "save": translate("Filters", "Save result…"),
        "cancel": translate("Filters", "Cancel"),
        "convolution": translate("Filters", "Open in Convolution"),
    }


def tips() -> dict[str, str]:
    """What the controls do."""
    return {
        "kind": translate("Filters", "A filter by name; its weights can be changed one by one"),
        "typed_size": translate("Filters", "Rows × columns of the filter: 5, or 3×5; at most 11"),
        "network": translate(
            "Filters", "Which filter of the first layer of the network that reads digits"
        ),
        "stride": translate("Filters", "Pixels from one window to the next: 2, or 2×3"),
        "padding": translate("Filters", "What the filter meets beyond the picture’s edge"),
        "dilation": translate("Filters", "Pixels from one weight to the next: 1 is no gaps"),
        "repeat": translate("Filters", "How often the filter is applied, each time to the result"),
        "flip": translate(
            "Filters",
            "Mathematical convolution turns the filter by 180° first; networks do not. The sums "
            "below show the weights as they are used.",
        ),
        "display": translate(
            "Filters",
            "Results can be below 0 and above 255. Signed: blue above zero, orange below. Clamped: "
            "what does not fit is black or white.",
        ),
        "channel": translate("Filters", "Which channel of the picture is filtered and shown"),
        "cancel": translate("Filters", "Stop what is being saved or copied; no file is written"),
        "convolution": translate(
            "Filters",
            "The pixel whose sum is shown, and what is around it, window by window; a click on a "
            "picture pins one",
        ),
        "save": translate(
            "Filters", "As a picture, as it is shown (.png), or all numbers exactly (.npy)"
        ),
    }


def region_note(pixel: str, pinned: bool) -> str:
    """Which pixel is taken to the Convolution tab; empty where there is none."""
    if not pixel:
        return ""
    text = translate("Filters", "takes {pixel}")
    if pinned:
        text = translate("Filters", "takes {pixel}, pinned")
    return text.format(pixel=pixel)


def edit_names() -> dict[str, str]:
    """Of undo steps."""
    return {
        "kind": translate("Filters", "Choose filter"),
        "parameter": translate("Filters", "Filter parameter"),
        "weights": translate("Filters", "Edit filter weights"),
        "size": translate("Filters", "Filter size"),
        "stride": translate("Filters", "Stride"),
        "padding": translate("Filters", "Padding"),
        "dilation": translate("Filters", "Dilation"),
        "repeat": translate("Filters", "Times"),
        "flip": translate("Filters", "Convolution or cross-correlation"),
        "display": translate("Filters", "How the result is shown"),
        "channel": translate("Filters", "Channel"),
    }


def filter_note(filtering: ImageFiltering) -> str:
    """What the filter's weights add up to, and whether they are turned before they are used."""
    filter_ = filtering.filter
    kernels = filter_.kernels() if isinstance(filter_, ImageFilter) else (filter_,)
    total = number(round(float(kernels[0].sum()), 6) + 0.0, 4)
    note = translate("Filters", "sum of the weights: {sum}").format(sum=total)
    if filtering.settings.flip:
        note += "\n" + translate("Filters", "turned by 180° before it is used")
    return note
