"""What is told of a run that ended unexpectedly, at the start of the next."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from cnnlab.faults import Fault
from cnnlab.ui.window.notice import Notice, Offer

translate = QCoreApplication.translate


def last_run_notice(window: QWidget, fault: Fault) -> Notice:
    """Say that it ended so, and where what is known of it lies; offer to show that."""

    def say() -> str:
        text = translate(
            "LastRun", "cnnlab ended unexpectedly last time. What is known is in {path}."
        )
        return text.format(path=fault.path)

    def show() -> None:
        from cnnlab.ui.dialogs.report import LastRunDialog  # seldom needed

        LastRunDialog.show_to(window, fault.text, fault.path)

    return Notice("failed", say, Offer(lambda: translate("LastRun", "Show"), show), stays=True)
