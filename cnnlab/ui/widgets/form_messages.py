"""What is wrong with data that came from outside, and where."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from cnnlab.lessons.form_checks import FormError

translate = QCoreApplication.translate


def form_message(error: "FormError") -> str:
    """The fault in the language in use."""
    texts = {
        "syntax": translate("Form", "What it holds is not valid JSON."),
        "object": translate("Form", "{place}: expected an object in braces, got {came}."),
        "missing": translate("Form", "{place} is missing."),
        "unknown": translate("Form", "{place}: there is no such setting."),
        "choice": translate("Form", "{place}: expected one of {choices}, got {came}."),
        "flag": translate("Form", "{place}: expected true or false, got {came}."),
        "pair": translate(
            "Form", "{place}: expected [rows, columns] from {least} to {most}, got {came}."
        ),
        "scale": translate("Form", "{place}: expected 1 or a fraction such as 1/9, got {came}."),
        "slope": translate("Form", "{place}: expected a number within ±{most}, got {came}."),
        "list": translate("Form", "{place}: expected a list of {least} to {most} entries."),
        "lengths": translate("Form", "{place}: expected lists of equal length."),
        "numbers": translate("Form", "{place}: expected numbers and nothing else."),
        "range": translate("Form", "{place}: expected a number within ±{most}."),
        "white": translate("Form", "{place}: expected 1 or 255, got {came}."),
        "picture": translate("Form", "{place}: there is no picture that can be read."),
        "bounds": translate("Form", "{place}: expected a number, {bounds}, got {came}."),
        "whole": translate("Form", "{place}: expected an integer, {bounds}, got {came}."),
        "count": translate("Form", "{place}: expected {wanted} numbers, got {came}."),
    }
    details = {name: f"{v:,}" if name == "most" else v for name, v in error.details.items()}
    return texts[error.code].format(place=error.place, **details)
