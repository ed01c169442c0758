"""Words for layers and their cells."""

from PySide6.QtCore import QCoreApplication

from cnnlab.core.network import Network
from cnnlab.lab.digits.layer_view import LayerInfo

translate = QCoreApplication.translate


def kind_text(layer: LayerInfo, network: Network) -> str:
    """What a layer does."""
    if layer.kind == "convolution":
        filters, channels, rows, columns = network.parameters[f"{layer.name}.weight"].shape
        text = translate("Layers", "{filters} filters {channels}×{rows}×{columns}")
        return text.format(filters=filters, channels=channels, rows=rows, columns=columns)
    return {
        "input": translate("Layers", "the prepared image"),
        "scale": translate("Layers", "(x − mean) / standard deviation"),
        "activation": "ReLU",
        "pool": translate("Layers", "max pooling 2×2, stride 2"),
        "full": translate("Layers", "fully connected"),
        "temperature": translate("Layers", "divided by the temperature"),
        "softmax": translate("Layers", "probabilities"),
    }[layer.kind]
