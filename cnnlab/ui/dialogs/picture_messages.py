"""What went wrong with a file from outside, in the user's language: what it is and the mend."""

from PySide6.QtCore import QCoreApplication

from cnnlab.files.picture_error import PictureError


def picture_message(error: PictureError) -> str:
    """Word the error as plain text that names the file; to be shown as plain text too."""
    words = {key: detail_text(value) for key, value in error.details.items()}
    return _sentence(error).format(**words)


def detail_text(value: object) -> str:
    """A name or a number of an error's details, a shape as 28 × 28."""
    if isinstance(value, tuple):
        return " × ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:,.7g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _sentence(error: PictureError) -> str:
    translate = QCoreApplication.translate
    match error.code:
        case "missing":
            return translate(
                "PictureError",
                "“{name}” is not there. It may have been moved or renamed: choose it again.",
            )
        case "empty":
            return translate(
                "PictureError", "“{name}” is empty. Choose another picture, or save this one again."
            )
        case "none":
            return translate(
                "PictureError",
                "“{name}” is not a picture that can be read here: PNG, JPEG, GIF, BMP, WebP, TIFF, "
                "PBM, PGM or PPM. Choose another file, or save it as PNG in another program.",
            )
        case "too_large":
            return translate(
                "PictureError",
                "“{name}” is too large: {width} × {height} pixels, and at most {most} are read. "
                "Make it smaller in another program first.",
            )
        case "too_long":
            return translate(
                "PictureError",
                "“{name}” is too large: at most {most} MB of a file are read. "
                "Make it smaller in another program first.",
            )
        case "memory":
            return translate(
                "PictureError",
                "“{name}” takes more memory than there is. "
                "Make it smaller in another program first.",
            )
        case "closed":
            return translate(
                "PictureError",
                "“{name}” cannot be opened: the system does not allow it. "
                "Choose another picture, or a copy in a folder of yours.",
            )
        case "damaged":
            return translate(
                "PictureError",
                "“{name}” is damaged or incomplete, or a kind of {format} that cannot be read "
                "here. Save it again as PNG in another program, or choose another picture.",
            )
