"""pytest-qt's robot, which waits as long as a busy machine may need."""

from pytestqt.qtbot import QtBot

PATIENCE = 60_000  # ms until what was waited for is thought never to come


class PatientBot(QtBot):
    """Waits return at once when what they wait for comes; only a failure takes all the time."""

    def waitUntil(self, callback, *, timeout=PATIENCE):
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE, **options):
        return super().waitSignal(signal, timeout=timeout, **options)

    def waitSignals(self, signals, *, timeout=PATIENCE, **options):
        return super().waitSignals(signals, timeout=timeout, **options)

    def waitExposed(self, widget, *, timeout=PATIENCE):
        return super().waitExposed(widget, timeout=timeout)
