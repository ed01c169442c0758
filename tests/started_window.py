"""The program started in this process, once or once more."""

from cnnlab.app import create_window


def started(qtbot, settings_path, **more):
    """Its window, shown."""
    made = create_window(settings_path, **more)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def started_again(qtbot, window, settings_path, **more):
    """The window is closed, and the program started once more."""
    window.close()
    return started(qtbot, settings_path, **more)
