"""A network's layers in stages."""

from small_network import small_network

from cnnlab.core.inspect.layers import shown_layers, stages_of
from cnnlab.digits import default_network


def names(network):
    return [[layer.name for layer in stage.layers] for stage in stages_of(network)]


def test_a_convolution_and_what_follows_it_are_a_stage():
    assert names(small_network(norm=True)) == [
        ["input", "normalise"],
        ["conv1", "norm1", "relu1", "pool1"],
        ["conv2", "norm2", "relu2"],
        ["fc", "temperature"],
        ["softmax"],
    ]


def test_the_last_layer_stands_for_its_stage_and_the_image_for_the_input():
    shown = [stage.shown.name for stage in stages_of(small_network())]
    assert shown == ["input", "pool1", "relu2", "temperature", "softmax"]


def test_every_shown_layer_is_in_one_stage():
    network = default_network()
    assert [name for stage in names(network) for name in stage] == [
        layer.name for layer in shown_layers(network)
    ]
