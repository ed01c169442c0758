"""What a person does with worked examples of their own, in any tab that has them."""

from dialog_hands import answered
from hands import CONTROL, Hands, Key
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cnnlab.app import create_window


def titled(hands: Hands, ask, title, key=Key.Key_Return):
    """A title typed into the dialog that ``ask`` opens; gives the dialog's heading and text."""
    seen = []

    def answer(dialog):
        line = dialog.findChild(QLineEdit)
        seen.extend((dialog.windowTitle(), line.text()))
        line.selectAll()
        line.insert(title)  # QTest has no keys for Chinese
        QTest.keyClick(line, key)

    answered(ask, answer)
    hands.window.activateWindow()  # as the window system does once a dialog is closed
    QApplication.processEvents()
    return tuple(seen)


def keep(hands, title, key=Key.Key_Return):
    return titled(hands, lambda: hands.press(Key.Key_K, CONTROL), title, key)


def menu(hands, name):
    """What the File menu's entry does, if it can be chosen once the menu is open."""
    hands.window.menu.refresh()
    action = hands.window.menu[name]
    assert action.isEnabled()
    action.trigger()


def able(hands):
    """Whether what is shown can be kept, renamed and deleted."""
    hands.window.menu.refresh()
    names = ("keep", "rename", "delete")
    return [hands.window.menu[name].isEnabled() for name in names]


def listed(hands, box, shipped: int):
    """Titles of the user's own, in the box behind the program's, and in the menu."""
    in_box = [box.itemText(row) for row in range(shipped + 1, box.count())]
    actions = hands.window.menu.examples.actions()
    assert [action.text() for action in actions[shipped + 1 :]] == in_box
    assert all(action.isSeparator() for action in actions[shipped : shipped + 1])
    return in_box


def notice(hands):
    bar = hands.widget("noticeBar")
    return bar.kind(), bar.text()


def again(hands, qtbot, settings_path):
    """The window is closed, what came back is forgotten, and the program starts once more."""
    hands.window.close()
    (settings_path.parent / f"{settings_path.stem}-session.cnnlab").unlink()
    made = create_window(settings_path, at_once=False)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    return type(hands)(made)


def keeps_and_brings_back(hands, later, folder, page, elsewhere, views):
    """An example is kept, found after another start, chosen, renamed, deleted and brought back.

    ``later`` starts the program once more; ``views`` gives of some hands the titles of the user's
    own, the box, the data of the page's part, and of the whole document.
    """
    own, box, part, whole = views
    mine, title = part(hands), f"Mine ({page})"
    assert keep(hands, "Mine") == ("Keep as example", "My example")
    assert notice(hands) == ("done", "“Mine” was kept.")
    assert (own(hands), box(hands).currentText()) == ([title], title)
    assert [path.name for path in folder.iterdir()] == ["mine.json"]

    hands = later()
    hands.show_page(elsewhere)
    assert own(hands) == [title]
    assert part(hands) != mine
    before = whole(hands)
    hands.window.menu.examples.actions()[-1].trigger()
    assert (hands.page, box(hands).currentText()) == (page, title)
    assert part(hands) == mine
    assert hands.tab.undo_stack.undoText() == "Example “Mine”"
    assert hands.tab.undo_stack.count() == 1
    hands.tab.undo_stack.undo()
    assert whole(hands) == before
    hands.tab.undo_stack.redo()

    said = titled(hands, lambda: menu(hands, "rename"), "Ours")
    assert said == ("Rename example", "Mine")
    title = f"Ours ({page})"
    assert notice(hands) == ("done", "“Mine” is now “Ours”.")
    assert (own(hands), box(hands).currentText()) == ([title], title)

    menu(hands, "delete")
    assert notice(hands) == ("done", "“Ours” was deleted.")
    assert (own(hands), box(hands).currentIndex()) == ([], -1)
    assert list(folder.iterdir()) == []
    bar = hands.widget("noticeBar")
    assert bar.offer.text() == "Undo"
    Hands.press_on(hands, bar.offer)
    assert (own(hands), box(hands).currentText()) == ([title], title)
    assert notice(hands) == ("", "")
    assert part(hands) == mine
    hands.window.close()


def bad_files_are_skipped_and_named(hands, later, folder, bad, own, subtests):
    """Bad files beside a good one, each as its name, what makes it of the good one, and the reason.

    ``later`` starts the program once more after some hands; ``own`` gives the titles that are
    listed, which stay.
    """
    whole, titles = (folder / "mine.json").read_text(encoding="utf-8"), own(hands)
    for name, damage, reason in bad:
        with subtests.test(name=name):
            path, text = folder / f"{name}.json", damage(whole)
            path.write_text(text, encoding="utf-8")
            hands = later(hands)
            kind, said = notice(hands)
            assert kind == "failed"
            assert said.startswith(f"1 of your own examples can’t be read: {name}.json: ")
            assert reason in said
            assert own(hands) == titles
            assert path.read_text(encoding="utf-8") == text
            path.unlink()
    hands.window.close()
