"""Words of the page of an opened cell, in the user's language."""

from PySide6.QtCore import QCoreApplication

from cnnlab.scene.atlas_cell_words import CellWords
from cnnlab.ui.atlas.layer_words import arithmetic_text, layer_name


def cell_words() -> CellWords:
    """Names, formulas and heads."""
    translate = QCoreApplication.translate
    return CellWords(
        name=layer_name,
        arithmetic=arithmetic_text,
        window=translate("Atlas", "{layer}: window"),
        value=translate("Atlas", "value"),
        weights=translate("Atlas", "{layer}: weights"),
        weight=translate("Atlas", "weight"),
        products=translate("Atlas", "products"),
        product=translate("Atlas", "product"),
        sum=translate("Atlas", "sum"),
        so_far=translate("Atlas", "so far"),
        channels=translate("Atlas", "sum of the {n} channels"),
        inputs=translate("Atlas", "sum of the {n} products"),
        bias=translate("Atlas", "bias"),
        rounding=translate("Atlas", "rounding"),
        padding=translate("Atlas", "padding"),
        largest=translate("Atlas", "The {n} largest products"),
        others=translate("Atlas", "the other {n} products"),
        by_map=translate("Atlas", "All products, map by map"),
        reads=translate("Atlas", "reads, in the drawing"),
        size=translate("Atlas", "{rows}×{columns} of the drawing"),
        unit=translate("Atlas", "unit"),
        share=translate("Atlas", "share"),
        total=translate("Atlas", "total"),
    )
