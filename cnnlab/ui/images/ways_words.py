"""Names of the shipped pictures."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def picture_title(name: str) -> str:
    """A shipped picture's name in the language in use; any other name as it is."""
    titles = {
        "landscape": translate("ImagesTab", "Landscape"),
        "shapes": translate("ImagesTab", "Shapes"),
        "writing": translate("ImagesTab", "Writing"),
        "face": translate("ImagesTab", "Face"),
        "noise": translate("ImagesTab", "Noise"),
        "gradient": translate("ImagesTab", "Gradient"),
    }
    return titles.get(name, name)
