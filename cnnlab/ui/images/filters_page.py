"""Filters on a picture: picture, filter and result side by side."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from cnnlab.export.picture_code import PictureWork
from cnnlab.lab.images.document import ImageDocument
from cnnlab.lab.images.filtering import kernels_of
from cnnlab.lab.images.layer_region import Region
from cnnlab.lessons.image_sheet import ImagePage
from cnnlab.scene.colours import Theme
from cnnlab.ui.images import filter_words as words
from cnnlab.ui.images.filter_controls import FilterControls
from cnnlab.ui.images.filter_edits import FilterEdits
from cnnlab.ui.images.filter_gestures import (
    gestures,
    page_actions,
    picture_entries,
    weight_entries,
)
from cnnlab.ui.images.filter_layout import FilterParts, lay_out
from cnnlab.ui.images.filter_pointing import pixel_name
from cnnlab.ui.images.filter_save import FilterSave
from cnnlab.ui.images.filter_views import FilterViews
from cnnlab.ui.images.filter_ways import opened_text, place_of, region_at, why_no_region, work_of
from cnnlab.ui.images.page import ImagesPage
from cnnlab.ui.widgets.table_mime import holds_cells
from cnnlab.ui.window.notice import done, refused
from cnnlab.ui.window.tab import Action


class FiltersPage(ImagesPage):
    """A picture, a filter on it, and the result, with the sum of every pixel."""

    name: ImagePage = "filters"
    has_regions = True

    def __init__(self, document: ImageDocument) -> None:
        super().__init__(document)
        self.edits = FilterEdits(document, lambda say: self.notice.emit(refused(say)))
        self.parts, self.panel = FilterParts(), FilterControls()
        self.views = FilterViews(self.parts, self)
        self.saving = FilterSave(self.views.levels_of, self)
        lay_out(self, self.parts)
        filled = QVBoxLayout(self.controls)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.addWidget(self.panel)
        self._name_objects()
        self._connect()
        self.retranslate()

    # what a page is asked for

    def pull(self) -> None:
        sheet = self.document.sheet
        self._pull_panel()
        self.parts.filter.set_weights(kernels_of(sheet.filtering))
        self.views.pull(sheet, self.isVisible())
        self._pull_titles()
        self.status_changed.emit()

    def set_theme(self, theme: Theme) -> None:
        self.parts.set_theme(theme)

    def status(self) -> str:
        size, task = self.views.size, self.views.task
        if size is None or task is None:
            return ""
        count = sum(weights.size for weights in task.kernels)
        products = task.windows * count
        text = self.tr("{size} pixels    {count} products a pixel    {products} products")
        return text.format(
            size=f"{size[0]} × {size[1]}",
            count=count,
            products=f"{products:,}".replace(",", " "),
        )

    def page_actions(self) -> Sequence[Action]:
        to_pixels = self.views.pointer.zoom_to_pixels
        return page_actions(self.views.zoom, to_pixels, self.save, lambda: not self.isHidden())

    def gestures(self) -> list[tuple[str, str]]:
        return gestures()

    def region_shown(self) -> Region | None:
        """What is done around the pixel whose sum is shown."""
        return region_at(self.views.task, self.views.at)

    def region_name(self) -> str:
        return "" if self.views.at is None else pixel_name(self.views.at)

    def why_no_region(self) -> str:
        return why_no_region(self.views.task)

    def picture_work(self) -> PictureWork | None:
        """What the filter does to any picture."""
        return work_of(self.document.sheet.filtering, self._theme)

    def open_region(self) -> None:
        """Take that pixel and what is around it to the Convolution tab."""
        region, task, at = self.region_shown(), self.views.task, self.views.at
        if region is None or task is None or at is None:
            self.notice.emit(refused(self.why_no_region))
            return
        self.go_to.emit("convolutionTab", place_of(region, task, at))
        if opened_text(task):
            self.notice.emit(done(partial(opened_text, task)))

    def copy(self) -> None:
        """The weights that have the keyboard, else the result as a picture."""
        if self.parts.filter.grid.hasFocus():
            self.parts.filter.grid.copy()
            return
        self._copy_result()

    def paste(self, mime: QMimeData) -> bool:
        """Weights, into the filter that has the keyboard."""
        grid = self.parts.filter.grid
        if grid.hasFocus() and holds_cells(mime):
            grid.paste()
            return True
        return False

    def close_down(self) -> None:
        self.views.run.close_down()
        self.saving.out.close_down()

    def retranslate(self) -> None:
        parts = self.parts
        parts.picture.setAccessibleName(self.tr("Picture"))
        parts.result.setAccessibleName(self.tr("Result of the filter"))
        parts.picture_scale.setAccessibleName(self.tr("Levels of the picture"))
        parts.result_scale.setAccessibleName(self.tr("Levels of the result"))
        parts.ledger.setAccessibleName(self.tr("The sum, term by term"))
        parts.wipe_label.setText(self.tr("Wipe"))
        parts.wipe.setAccessibleName(self.tr("Wipe between picture and result"))
        parts.wipe.setToolTip(self.tr("Lay the picture over the result, from the left"))
        hint = self.tr(
            "A click pins a pixel, Escape lets go. The wheel zooms, a drag moves, a double click "
            "shows it whole"
        )
        for title in (parts.picture_title, parts.result_title):  # over a view it would hide pixels
            title.setToolTip(hint)
        self.pull()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape lets go of the pinned pixel."""
        if event.key() != Qt.Key.Key_Escape or not self.views.pointer.let_go():
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.views.pull(self.document.sheet, True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.views.rest()

    # building

    def _name_objects(self) -> None:
        parts, panel = self.parts, self.panel
        for widget, name in (
            (parts.picture, "imageView"),
            (parts.result, "imageResult"),
            (parts.filter.grid, "imageFilterGrid"),
            (parts.filter.second, "imageSecondFilterGrid"),
            (parts.ledger, "imageLedger"),
            (parts.wipe, "imageWipe"),
            (panel.kind, "imageFilterBox"),
            (panel.save, "imageSaveButton"),
            (panel.convolution, "imageConvolutionButton"),
            (panel.display, "imageDisplayBox"),
            (panel.channel, "imageChannelBox"),
        ):
            widget.setObjectName(name)

    def _connect(self) -> None:
        edits, panel, grid = self.edits, self.panel, self.parts.filter
        grid.weight_set.connect(edits.set_weight)
        grid.block_set.connect(edits.set_block)
        grid.refused.connect(lambda say: self.notice.emit(refused(say)))
        grid.menu_asked.connect(self._on_menu_asked)
        self.parts.ledger.left.connect(self.parts.picture.setFocus)
        panel.kind.chosen.connect(edits.use_kind)
        panel.parameter_set.connect(self._on_parameter_set)
        panel.typed_size.value_changed.connect(edits.use_size)
        panel.network.valueChanged.connect(edits.use_network)
        panel.stride.value_changed.connect(edits.use_stride)
        panel.dilation.value_changed.connect(edits.use_dilation)
        panel.padding.chosen.connect(edits.use_padding)
        panel.repeat.valueChanged.connect(edits.use_repeat)
        panel.flip.chosen.connect(edits.use_flip)
        panel.display.chosen.connect(edits.use_display)
        panel.channel.chosen.connect(edits.use_channel)
        panel.save.clicked.connect(self.save)
        panel.cancel.clicked.connect(self.saving.out.cancel)
        self.saving.notice.connect(self.notice)
        self.saving.progressed.connect(panel.set_progress)
        panel.convolution.clicked.connect(self.open_region)
        self.views.pointer.noted.connect(self.note_changed)
        self.views.pointer.menu_asked.connect(self._on_view_menu_asked)
        self.views.pointer.moved.connect(self._pull_region)

    # what happened

    def save(self) -> None:
        """The result into a file that is asked for."""
        if self.views.task is not None:
            self.saving.save(self.views.task, self._theme, self.document.sheet.picture.name)

    def _copy_result(self) -> None:
        if self.views.task is not None:
            self.saving.copy(self.views.task, self._theme)

    def _copy_picture(self) -> None:
        if self.views.task is not None:
            self.saving.copy_picture(self.views.task)

    def _on_view_menu_asked(self, at: QPoint, of_result: bool) -> None:
        copy = self._copy_result if of_result else self._copy_picture
        self.menu_asked.emit(at, picture_entries(copy, self.views.zoom.fit))

    def _on_parameter_set(self, name: str, value: float) -> None:
        self.edits.use_parameter(name, value)
        self._pull_panel()  # an even size has become an odd one, which may be the one before

    def _on_menu_asked(self, at: QPoint) -> None:
        self.menu_asked.emit(at, weight_entries(self.parts.filter.grid))

    @property
    def _theme(self) -> Theme:
        return self.parts.result.theme

    def _pull_panel(self) -> None:
        sheet = self.document.sheet
        self.panel.set_filtering(sheet.filtering, len(sheet.picture.pixels) > 1)

    def _pull_region(self) -> None:
        """Which pixel the panel's button takes."""
        pinned = self.views.pointer.pinned
        self.panel.region.set_text(words.region_note(self.region_name(), pinned))

    def _pull_titles(self) -> None:
        sheet, parts, size = self.document.sheet, self.parts, self.views.size
        channels, rows, columns = sheet.picture.pixels.shape
        name = words.picture_title(sheet.picture.name)
        text = f"{name}  {rows} × {columns}" + (f" × {channels}" if channels > 1 else "")
        parts.picture_title.setText(text)
        kernel = kernels_of(sheet.filtering)[0].shape
        parts.filter_title.setText(self.tr("Filter") + f"  {kernel[0]} × {kernel[1]}")
        sized = "" if size is None else f"  {size[0]} × {size[1]}"
        parts.result_title.setText(self.tr("Result") + sized)
        parts.filter_note.set_text(words.filter_note(sheet.filtering))
