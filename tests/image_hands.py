"""What a person does in the Images tab, by the names that others rely on and by what is seen."""

from paged_hands import PagedHands


class ImageHands(PagedHands):
    """On a window that shows the Images tab."""

    tab_name = "imagesTab"

    def use(self, title: str):
        """An example by the menu, which passes over no other ones."""
        actions = self.window.menu.examples.actions()
        next(action for action in actions if action.text() == title).trigger()

    def example(self, title: str):
        self.choose("imagePresetBox", title)
