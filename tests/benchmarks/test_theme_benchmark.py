"""Another theme until the window is painted in it; run with --benchmark-enable."""

from PySide6.QtWidgets import QApplication


def test_another_theme_with_both_tabs_made(window, benchmark):
    window.resize(1440, 900)
    window.tabs.setCurrentIndex(1)
    window.tab("digitsTab").look_inside()
    QApplication.processEvents()
    window.tabs.setCurrentIndex(0)
    window.tab("convolutionTab").player.pause()
    window.tab("convolutionTab").player.advance(1000)
    QApplication.processEvents()
    themes = ["light", "dark"]

    def switch():
        themes.reverse()
        window.use_theme(themes[0])
        QApplication.processEvents()

    benchmark.pedantic(switch, rounds=20, warmup_rounds=2)
