"""A sheet of the Images tab survives being written as JSON; what is none is refused by place."""

from contextlib import suppress
from dataclasses import MISSING, fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from json_damage import junk, place_of, places, through_json, with_value_at

from cnnlab.core.experiment.experiment import Activation, Pooling
from cnnlab.core.filter_settings import PADDINGS, FilterSettings
from cnnlab.core.image_filters import KINDS, SINGLE, ImageFilter
from cnnlab.core.levels import DISPLAYS
from cnnlab.core.pieces.distort import DISTORTIONS
from cnnlab.core.pipeline import Conv, Pipeline, Pool
from cnnlab.files.png import png_pixels
from cnnlab.lessons.form_checks import FormError
from cnnlab.lessons.image_form import (
    document_data,
    document_from,
    image_sheet_data,
    image_sheet_from,
    picture_from,
)
from cnnlab.lessons.image_presets import first_image_sheet
from cnnlab.lessons.image_sheet import (
    CHANNELS,
    IMAGE_PAGES,
    MOST_SEED,
    PARTS_OF,
    ImageFiltering,
    ImageGuess,
    ImageLayers,
    ImagePicture,
    ImagePieces,
    ImageSheet,
    weights_shape,
)
from cnnlab.lessons.pictures import PICTURES, shipped_pixels

numbers = st.floats(-1e9, 1e9) | st.integers(-9, 9).map(float)
pairs = st.tuples(st.integers(1, 64), st.integers(1, 64))
names = st.text(max_size=8)
sides = st.integers(1, 11)


@st.composite
def settings(draw):
    return FilterSettings(
        *(draw(pairs), draw(pairs)),
        *(draw(st.sampled_from(PADDINGS)), draw(st.booleans()), draw(st.integers(1, 20))),
    )


@st.composite
def filters(draw):
    if draw(st.booleans()):
        return draw(arrays(np.float64, st.tuples(sides, sides), elements=numbers))
    return draw(named_filters(tuple(KINDS)))


@st.composite
def named_filters(draw, kinds):
    kind = draw(st.sampled_from(kinds))
    values = [
        draw(st.sampled_from([p.low, p.default]) if p.name == "size" else st.floats(p.low, p.high))
        for p in KINDS[kind].parameters
    ]
    return ImageFilter(kind, tuple(values))


@st.composite
def steps(draw):
    kind = draw(st.sampled_from(["conv", "activation", "pool"]))
    if kind == "conv":
        few = st.integers(1, 3)
        shape = st.tuples(sides, sides) | st.tuples(few, sides, sides)
        shape |= st.tuples(few, few, sides, sides)
        return Conv(draw(arrays(np.float64, shape, elements=numbers)), draw(settings()))
    if kind == "activation":
        functions = st.sampled_from(["relu", "leaky_relu", "sigmoid", "tanh"])
        return Activation(draw(functions), draw(numbers))
    function = draw(st.sampled_from(["max", "average"]))
    return Pool(Pooling(function, draw(pairs), draw(st.booleans())), draw(st.none() | pairs))


@st.composite
def pictures(draw):
    shape = st.tuples(st.sampled_from([1, 3]), st.integers(1, 9), st.integers(1, 9))
    return ImagePicture(draw(names), draw(arrays(np.uint8, shape)), draw(names))


@st.composite
def pieces(draw):
    partial = draw(st.booleans())
    weights = arrays(np.float64, weights_shape(partial), elements=numbers)
    return ImagePieces(
        draw(arrays(np.float64, (9, 9), elements=st.sampled_from([1.0, -1.0]))),
        draw(arrays(np.float64, (3, 3, 3), elements=numbers)),
        draw(st.none() | weights),
        partial,
        draw(st.sampled_from([*DISTORTIONS])),
        draw(st.floats(0, 1)),
        draw(st.integers(0, 2**31 - 1)),
        draw(st.booleans()),
        draw(names),
    )


@st.composite
def guesses(draw):
    weights = draw(arrays(np.float64, (3, 3), elements=numbers))
    return ImageGuess(draw(st.integers(0, MOST_SEED)), weights, draw(st.booleans()))


@st.composite
def sheets(draw):
    looks = st.sampled_from(DISPLAYS), st.sampled_from(CHANNELS)
    return ImageSheet(
        draw(pictures()),
        ImageFiltering(draw(filters()), draw(settings()), *map(draw, looks), draw(names)),
        ImageLayers(
            Pipeline(tuple(draw(st.lists(steps(), max_size=9)))),
            tuple(draw(st.lists(st.integers(0, 1_000_000), max_size=9))),
            draw(st.sampled_from(CHANNELS)),
            tuple(draw(st.lists(named_filters(SINGLE), max_size=3))),
            draw(names),
        ),
        draw(pieces()),
        draw(guesses()),
    )


GABOR = ImageFilter("gabor", (7, 45, 3.5))


def full_sheet():
    """One in which every field is another than the usual."""
    rng = np.random.default_rng(1)
    settings = FilterSettings((2, 1), (1, 3), "reflect", True, 2)
    steps = Conv(rng.normal(size=(2, 3, 3, 2)), settings), Activation("leaky_relu", 0.3)
    pool = Pool(Pooling("average", (2, 3), True), (1, 2))
    return ImageSheet(
        ImagePicture("holiday.jpg", rng.integers(0, 256, (3, 5, 4), np.uint8), "own-picture"),
        ImageFiltering(rng.normal(size=(11, 2)), settings, "clamped", 2, "own-filter"),
        ImageLayers(Pipeline((*steps, pool)), (1, 0, 1), 0, (GABOR,), "own-layers"),
        ImagePieces(
            *(np.where(rng.random((9, 9)) < 0.5, 1.0, -1.0), rng.normal(size=(3, 3, 3))),
            *(rng.normal(size=(2, 3, 3, 3)), False, "bend", 0.25, 7, True, "own-x"),
        ),
        ImageGuess(42, rng.normal(size=(3, 3)), True),
    )


def assert_same(one, other, where=""):
    """Equal in every field, arrays to the bit."""
    if isinstance(other, np.ndarray):
        np.testing.assert_array_equal(one, other, err_msg=where)
        assert one.dtype == other.dtype, where
    elif hasattr(other, "__dataclass_fields__"):
        assert type(one) is type(other), where
        for field in fields(other):
            name = f"{where}.{field.name}"
            assert_same(getattr(one, field.name), getattr(other, field.name), name)
    elif isinstance(other, tuple):
        assert len(one) == len(other), where
        for part, other_part in zip(one, other, strict=True):
            assert_same(part, other_part, where)
    else:
        assert one == other, where


@given(sheets(), st.sampled_from(IMAGE_PAGES))
def test_any_sheet_comes_back(sheet, page):
    back, shown = document_from(through_json(document_data(sheet, page)))
    assert_same(back, sheet)
    assert shown == page


def test_every_field_of_a_sheet_comes_back():
    assert_same(image_sheet_from(through_json(image_sheet_data(full_sheet()))), full_sheet())


def test_the_sheet_is_unusual_in_every_field():
    """So that a field that is added and not written fails the test above."""
    sheet = full_sheet()
    for part in (sheet.picture, sheet.filtering, sheet.layers, sheet.pieces, sheet.guess):
        for field in fields(part):
            usual = field.default
            if usual is not MISSING:
                assert getattr(part, field.name) is not usual, field.name


def test_the_first_sheet_comes_back_and_is_what_the_tab_is_to_open_on():
    sheet = first_image_sheet()
    assert_same(image_sheet_from(through_json(image_sheet_data(sheet))), sheet)
    assert sheet.picture.pixels.shape[0] == 1
    assert sheet.filtering.settings == FilterSettings()
    assert sheet.filtering.filter.kernels()[0].shape == (3, 3)
    assert {name for parts in PARTS_OF.values() for name in parts} == {
        field.name for field in fields(sheet)
    }


def test_what_is_absent_is_as_by_default():
    data = {"picture": {"name": "face"}, "filtering": {}, "layers": {"pipeline": []}, "pieces": {}}
    sheet, page = document_from({"sheet": data})
    face = ImagePicture("face", shipped_pixels("face"))
    assert page == "filters"
    assert_same(sheet, ImageSheet(face, ImageFiltering(), ImageLayers(Pipeline()), ImagePieces()))
    assert_same(sheet.guess, ImageGuess(5, np.zeros((3, 3)), False))
    assert "guess" not in image_sheet_data(sheet), "an older program can still open it"


@pytest.mark.parametrize("name", PICTURES)
def test_a_shipped_picture_is_named_without_its_pixels(name):
    np.testing.assert_array_equal(picture_from({"name": name}).pixels, shipped_pixels(name))


def test_the_largest_noise_fits_a_lab_file():
    pixels = np.random.default_rng(0).integers(0, 256, (1, 4096, 4096), np.uint8)
    sheet = replace(full_sheet(), picture=ImagePicture("noise", pixels))
    data = image_sheet_data(sheet)["picture"]
    assert len(data["png"]) < 32 * 2**20
    assert_same(picture_from(data).pixels, pixels)


def test_a_picture_is_packed_once():
    picture = full_sheet().picture
    assert picture.png is picture.png
    np.testing.assert_array_equal(png_pixels(picture.png, 9), picture.pixels)


def test_what_comes_back_can_not_be_changed():
    sheet = image_sheet_from(image_sheet_data(full_sheet()))
    conv = sheet.layers.pipeline.steps[0]
    held = sheet.pieces.pixels, sheet.pieces.pieces, sheet.pieces.weights, sheet.guess.weights
    for array in (sheet.picture.pixels, sheet.filtering.filter, conv.weights, *held):
        assert not array.flags.writeable


def test_arrays_are_copied_in():
    pixels = np.zeros((1, 2, 2), np.uint8)
    weights = np.ones((3, 3))
    picture, filtering = ImagePicture("", pixels), ImageFiltering(weights)
    pixels[:], weights[:] = 1, 5
    assert not picture.pixels.any()
    assert (filtering.filter == 1).all()
    assert replace(filtering, channel=1).filter is filtering.filter
    assert replace(picture, name="another").pixels is picture.pixels


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda: ImagePicture("", np.zeros((1, 2, 2))), "float64"),
        (lambda: ImagePicture("", np.zeros((2, 2, 2), np.uint8)), "1 or 3"),
        (lambda: ImagePicture("", np.zeros((4, 4), np.uint8)), "1 or 3"),
        (lambda: ImagePicture("", np.zeros((1, 0, 2), np.uint8)), "sides of 1 to 4096"),
        (lambda: ImagePicture("", np.zeros((1, 1, 4097), np.uint8)), "sides of 1 to 4096"),
        (lambda: ImageFiltering(np.ones((12, 1))), "11×11"),
        (lambda: ImageFiltering(np.ones((0, 3))), "11×11"),
        (lambda: ImageFiltering(np.ones(3)), "11×11"),
        (lambda: ImageFiltering(np.full((1, 1), np.nan)), "finite"),
        (lambda: ImageFiltering(channel=3), "channel"),
        (lambda: ImageLayers(Pipeline(), channel="red"), "channel"),
        (lambda: ImageLayers(Pipeline(), filters=(ImageFilter("sobel_direction"),)), "filters"),
        (lambda: ImageGuess(1, np.ones((2, 3))), "weights"),
        (lambda: ImageGuess(1, np.full((3, 3), np.inf)), "finite"),
        (lambda: ImagePieces(np.zeros((9, 9))), r"\+1 and -1"),
        (lambda: ImagePieces(np.ones((8, 9))), "pixels"),
        (lambda: ImagePieces(pieces=np.ones((2, 3, 3))), "pieces"),
        (lambda: ImagePieces(weights=np.ones((2, 3, 3, 3))), "weights"),
        (lambda: ImagePieces(weights=np.ones((2, 3, 4, 4)), partial=False), "weights"),
    ],
)
def test_a_value_that_can_not_be_is_refused(make, fault):
    with pytest.raises(ValueError, match=fault):
        make()


@pytest.mark.parametrize(
    ("part", "value", "place"),
    [
        ("filtering", ImageFiltering(np.full((1, 2), 1e12)), r"filtering\.filter\.weights\[0\]"),
        ("filtering", ImageFiltering(settings=FilterSettings(repeat=21)), "settings.repeat"),
        ("layers", ImageLayers(Pipeline((Conv(np.ones((12, 1))),))), "conv.weights"),
        ("guess", ImageGuess(1_000_000), r"guess\.seed"),
        ("guess", ImageGuess(1, np.full((3, 3), 1e12)), r"guess\.weights\[0\]"),
        ("pieces", ImagePieces(pieces=np.full((3, 3, 3), -1e10)), r"pieces\.pieces\[0\]"),
    ],
)
def test_what_could_not_be_read_back_is_not_given(part, value, place):
    with pytest.raises(FormError, match=place):
        document_data(replace(full_sheet(), **{part: value}), "filters")


HUGE = 10**400
FILTER = "sheet.filtering.filter"
STEP = "sheet.layers.pipeline.0.conv"
DAMAGE = {
    "sheet": [None, 3, [], {}],
    "sheet.unheard_of": [1],
    "sheet.picture": [None, 3, {}, {"name": "nobody"}, {"png": ""}],
    "sheet.picture.name": [None, 3, "x" * 201],
    "sheet.picture.png": [None, 3, "", "ä", "AAAA", "iVBORw0KGgo=", ["x"]],
    "sheet.picture.unheard_of": [1],
    "sheet.filtering": [None, []],
    FILTER: [
        *(None, 3, {}, {"kind": "none"}, {"kind": "box_blur", "values": [4]}),
        *({"kind": "box_blur", "values": [13]}, {"kind": "box_blur", "values": [3, 3]}),
        *({"kind": "box_blur", "weights": [[1]]}, {"kind": "gabor", "values": [9, 200]}),
        *({"kind": "log", "values": "5"}, {"kind": "log", "values": [HUGE]}, {"kind": []}),
    ],
    f"{FILTER}.weights": [
        *([], 3, [[]], [[1], [1, 2]], [["1"]], [[HUGE]], [[1] * 12], [[1]] * 12, [[[1]]]),
        [[float("nan")]],
    ],
    "sheet.filtering.settings": [None, {"stride": 1}, {"stride": [0, 1]}, {"stride": [1, 65]}],
    "sheet.filtering.settings.dilation": [[1], [1, 1.5], [True, 1], HUGE],
    "sheet.filtering.settings.padding": ["same", None, 3],
    "sheet.filtering.settings.flip": [0, None],
    "sheet.filtering.settings.repeat": [0, 21, 1.5, True],
    "sheet.filtering.display": ["plain", None],
    "sheet.filtering.channel": [3, -1, True, 0.0, "red", None, []],
    "sheet.layers": [None, {}],
    "sheet.layers.pipeline": [None, 3, [{"activation": {}}] * 10, [{}], [3]],
    "sheet.layers.pipeline.0": [
        *({"conv": {}}, {"conv": {"weights": [[1]]}, "pool": {}}, {"norm": {}}),
        *({"activation": {"kind": "sine"}}, {"activation": {"slope": "1"}}),
        *({"pool": {"kind": "min"}}, {"pool": {"size": [0, 1]}}, {"pool": {"size": [1, 65]}}),
        *({"pool": {"stride": 2}}, {"pool": {"stride": None}}, {"pool": {"more": 1}}),
    ],
    f"{STEP}.weights": [
        *([], [1], [[[[[1]]]]], [[[[1]]], [[[1], [2]]]], [[[[1] * 12]]], [[[1]]] * 65, "w"),
        [[HUGE]],
    ],
    "sheet.layers.channel": [3, -1, True, 0.0, "red", None, []],
    "sheet.layers.filters": [None, 3, {}, [3], [{}], [{"kind": "gabor"}] * 65],
    "sheet.layers.filters.0": [
        *({"kind": "sobel_magnitude"}, {"weights": [[1]]}, {"kind": "gabor", "values": [9, 200]}),
        {"kind": "gabor", "weights": [[1]]},
    ],
    "sheet.layers.maps": [3, [-1], [0.5], [0] * 10, [True], [HUGE]],
    "sheet.pieces": [None, 3],
    "sheet.pieces.pixels": [None, [[1] * 9] * 8, [[1] * 8] * 9, [[0] * 9] * 9, [[1] * 9] * 10],
    "sheet.pieces.pieces": [None, [[[1] * 3] * 3] * 2, [[[1] * 3] * 3] * 4, [[["1"] * 3] * 3] * 3],
    "sheet.pieces.weights": [3, [], [[[[1] * 4] * 4] * 3] * 2, [[[[1] * 3] * 3] * 3]],
    "sheet.pieces.partial": [True, None, 1],
    "sheet.pieces.distortion": ["melt", None],
    "sheet.pieces.amount": [-0.1, 1.1, "0", None, HUGE, float("nan")],
    "sheet.pieces.seed": [-1, 2**31, 0.5],
    "sheet.pieces.predicts": [1, None],
    "sheet.pieces.preset": [3, "x" * 201],
    "sheet.guess": [None, 3, []],
    "sheet.guess.seed": [-1, 1_000_000, 0.5, True, None],
    "sheet.guess.weights": [
        None,
        3,
        [[1] * 3] * 2,
        [[1] * 2] * 3,
        [["1"] * 3] * 3,
        [[HUGE] * 3] * 3,
    ],
    "sheet.guess.shown": [1, None],
    "sheet.guess.unheard_of": [1],
    "page": ["fit", None, 3, []],
}


@pytest.mark.parametrize("place", DAMAGE)
def test_what_is_damaged_is_refused_with_its_place(place):
    whole = through_json(document_data(full_sheet(), "layers"))
    for value in DAMAGE[place]:
        with pytest.raises(FormError) as refused:
            document_from(with_value_at(whole, place_of(place), value))
        assert len(str(refused.value)) < 250
        said = refused.value.place.replace("[0]", ".0", 1)
        assert said.startswith(place.removesuffix("partial"))


DATA = through_json(document_data(full_sheet(), "pieces"))
PLACES = [place for place in places(DATA) if place]


@given(st.sampled_from(PLACES), junk)
def test_junk_at_any_place_is_refused_or_a_sheet(place, value):
    data = with_value_at(DATA, place, value)
    with suppress(FormError):
        document_data(*document_from(data))
