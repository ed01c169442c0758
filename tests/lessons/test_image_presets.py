"""The Images tab's examples hold the curriculum's numbers, and do what they say of themselves."""

import json
import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from core_reference import X_NINTHS
from pieces_hands import POOLED_A

from cnnlab.assets import asset
from cnnlab.core.filtering import filtered, window_at
from cnnlab.core.image_filters import ImageFilter
from cnnlab.core.pieces.letters import O, X
from cnnlab.core.pipeline import Conv, run
from cnnlab.digits.recogniser import default_network
from cnnlab.lab.images.layers import MOST_TILES
from cnnlab.lab.images.pieces import view_of
from cnnlab.lab.images.shown_plane import channel_plane
from cnnlab.lessons.form_checks import FormError
from cnnlab.lessons.image_form import PARTS, image_sheet_data
from cnnlab.lessons.image_presets import (
    IMAGE_FILES,
    IMAGE_PRESETS,
    ORDER,
    first_image_sheet,
    preset_of_page,
)
from cnnlab.lessons.image_sheet import IMAGE_PAGES, ImagePicture
from cnnlab.lessons.preset_files import PresetError, load_preset
from cnnlab.scene.text import two_decimals

GOOD = {
    "format": "cnnlab image preset",
    "version": 1,
    "id": "small",
    "title": {"en": "Small", "zh_CN": "小"},
    "about": {"en": "A small one.", "zh_CN": "一个小例子。"},
    "page": "filters",
    "filtering": {"filter": {"kind": "emboss"}},
}
MISSING = object()
OWN_PART = {"filters": "filtering", "layers": "layers", "pieces": "pieces"}


@pytest.fixture(scope="module")
def shipped():
    return {preset.id: preset for preset in IMAGE_FILES.shipped()}


@pytest.fixture
def refusal(tmp_path):
    """Why a file of the good data with changes is not taken."""

    def refused(**changes):
        data = {name: value for name, value in (GOOD | changes).items() if value is not MISSING}
        path = tmp_path / "mine.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        with pytest.raises(PresetError) as error:
            load_preset(path, IMAGE_PRESETS)
        return str(error.value)

    return refused


@pytest.fixture
def filters(shipped):
    """Of an example: the plane that it filters, and the result, perhaps with another filter."""

    def made(name, **changes):
        parts = shipped[name].parts
        filtering = replace(parts["filtering"], **changes)
        plane = channel_plane(parts["picture"], filtering.channel).astype(np.float64)
        return plane, filtered(plane, filtering.filter, filtering.settings)

    return made


@pytest.fixture
def layers(shipped):
    """Results of an example's steps."""

    def made(name):
        parts = shipped[name].parts
        grey = channel_plane(parts["picture"], "grey")
        found = list(run(grey, parts["layers"].pipeline))
        return [step.output for step in found]

    return made


@pytest.fixture
def pieces(shipped):
    return lambda name: view_of(shipped[name].parts["pieces"])


# files


def test_they_come_in_order_of_the_pages_in_both_languages(shipped):
    assert tuple(shipped) == ORDER
    pages = [preset.page for preset in shipped.values()]
    assert pages == sorted(pages, key=IMAGE_PAGES.index)
    assert min(pages.count(page) for page in IMAGE_PAGES) >= 4
    for name, preset in shipped.items():
        assert {"en", "zh_CN"} == set(preset.title) == set(preset.about), name


def test_every_file_of_the_folder_is_listed_under_its_own_name():
    files = {p.stem: IMAGE_FILES.load(p) for p in asset("image_presets").glob("*.json")}
    assert set(files) == set(ORDER)
    assert all(preset.id == name for name, preset in files.items())


def test_each_sets_the_part_of_its_page_and_a_picture_where_that_is_seen(shipped):
    for preset in shipped.values():
        own = {OWN_PART[preset.page]}
        assert set(preset.parts) == (own if preset.page == "pieces" else own | {"picture"})
        assert all(part.preset == preset.id for part in preset.parts.values())


def test_no_two_show_the_same(shipped):
    seen = [
        json.dumps({n: PARTS[n].write(replace(p, preset="")) for n, p in preset.parts.items()})
        for preset in shipped.values()
    ]
    assert len(set(seen)) == len(ORDER)


def test_what_they_say_is_short_and_speaks_of_what_there_is(shipped):
    for preset in shipped.values():
        assert 60 < len(preset.about["en"]) < 240, preset.id
        assert len(re.findall(r"[.?!](?=\s|$)", preset.about["en"])) <= 3, preset.id


def test_titles_fit_their_box(qapp, shipped):
    from PySide6.QtGui import QFont, QFontMetricsF

    font = QFont()
    font.setPixelSize(13)
    for preset in shipped.values():
        assert QFontMetricsF(font).horizontalAdvance(preset.title["en"]) < 215, preset.id
        assert len(preset.title["zh_CN"]) <= 16


# filters


def test_sobel_x_is_0_where_it_is_even_and_has_a_sign_for_each_way(filters):
    plane, result = filters("sobel-x")
    assert ImageFilter("sobel_x").kernels()[0].sum() == 0
    assert result[134, 10] == 0
    outline = result[134, 50:64]
    assert outline.min() < -700
    assert outline.max() > 700
    sum_ = window_at(plane, ImageFilter("sobel_x"), first_image_sheet().filtering.settings, 134, 54)
    assert sum_.value == result[134, 54] == sum_.windows[0].products.sum()
    assert sum_.windows[0].products.shape == (3, 3)


def test_the_magnitude_is_as_large_whichever_way_an_edge_runs(filters):
    _, result = filters("gradient")
    x, y = (filters("gradient", filter=ImageFilter(f"sobel_{axis}"))[1] for axis in "xy")
    np.testing.assert_allclose(result, np.hypot(x, y))

    def around(values):
        """The largest value across the outline of the disc, in sixteen directions."""
        angles, far = np.meshgrid(np.arange(16) * np.pi / 8, np.arange(43, 50, 0.5), indexing="ij")
        rows, columns = 62 + far * np.sin(angles) - 0.5, 190 + far * np.cos(angles) - 0.5
        return np.abs(values[rows.round().astype(int), columns.round().astype(int)]).max(axis=1)

    assert np.ptp(around(result)) < 0.1 * around(result).max()
    assert around(x).min() < 0.05 * around(x).max()


def test_a_wide_blur_leaves_large_digits_and_takes_the_small_ones(filters):
    _, result = filters("blur")
    _, sharp = filters("blur", filter=ImageFilter("gaussian_blur", (11, 0.5)))
    large, small = (slice(16, 52), slice(20, 220)), (slice(100, 125), slice(20, 220))
    assert np.ptp(result[large]) > 1.4 * np.ptp(result[small])
    assert np.ptp(sharp[small]) > 0.9 * np.ptp(sharp[large])
    for sigma in (0.5, 2, 5):
        (weights,) = ImageFilter("gaussian_blur", (11, sigma)).kernels()
        assert weights.sum() == pytest.approx(1)


def test_five_small_blurs_are_nearly_a_gaussian_one(shipped, filters):
    plane, result = filters("repeat")
    settings = shipped["repeat"].parts["filtering"].settings
    assert settings.repeat == 5
    wide = filtered(plane, ImageFilter("gaussian_blur", (11, 1.8)), replace(settings, repeat=1))
    assert np.abs(result - wide).max() < 0.04 * np.abs(plane - wide).max()
    dot = np.zeros((21, 21))
    dot[10, 10] = 1
    spread = filtered(dot, ImageFilter("box_blur", (3,)), settings)
    assert (spread > 0).sum() == 11 * 11
    along = spread.sum(axis=0)
    assert (along * (np.arange(21) - 10) ** 2).sum() == pytest.approx(1.8**2, rel=0.04)


def test_sharpening_goes_beyond_black_and_white(shipped, filters):
    plane, result = filters("unsharp")
    said = re.findall(r"−?\d+", shipped["unsharp"].about["en"])
    assert (round(result.min()), round(result.max())) == (-149, 404)
    assert said[:2] == ["−149", "404"]
    blur = filters("unsharp", filter=ImageFilter("gaussian_blur", (5, 1)))[1]
    np.testing.assert_allclose(result, plane + 2 * (plane - blur))
    assert shipped["unsharp"].parts["filtering"].display == "clamped"


def test_emboss_is_the_tutorials_inner_product(shipped, filters):
    filter_ = shipped["emboss"].parts["filtering"].filter
    patch = np.array([[0, 0, 0], [0, 1, 1], [0, 1, 2]])
    sum_ = window_at(patch, filter_, shipped["emboss"].parts["filtering"].settings, 1, 1)
    assert sum_.value == -8
    assert sum_.windows[0].weights.tolist() == [[4, 0, 0], [0, 0, 0], [0, 0, -4]]
    plane, result = filters("emboss")
    assert result[100, 100] == 4 * plane[99, 99] - 4 * plane[101, 101]


def test_laplacian_of_gaussian_changes_its_sign_on_an_edge(filters):
    _, result = filters("log")
    inside, outside = result[62, 225:236], result[62, 236:245]  # the disc's edge is at 236
    assert inside.max() > 10
    assert outside.min() < -10
    assert inside[-1] > 0 > outside[0]


def test_gabor_finds_the_hatching_at_its_own_angle_only(filters):
    hatching = slice(150, 200), slice(160, 190)
    answers = {
        angle: np.abs(filters("gabor", filter=ImageFilter("gabor", (9, angle, 5)))[1])
        for angle in (45, 135)
    }
    assert answers[135][hatching].mean() > 10 * answers[45][hatching].mean()
    _, result = filters("gabor")
    np.testing.assert_array_equal(np.abs(result), answers[135])
    elsewhere = np.abs(result[150:200, 70:150]).mean()
    assert np.abs(result[hatching]).mean() > 2 * elsewhere


def test_a_mean_of_25_leaves_a_fifth_of_fine_noise_and_nearly_all_of_coarse(filters):
    plane, result = filters("noise")
    edges = np.linspace(0, 256, 6).astype(int)
    left = [
        result[8:-8, a + 6 : b - 6].std() / plane[8:-8, a + 6 : b - 6].std()
        for a, b in pairwise(edges)
    ]
    assert left == sorted(left)
    assert left[0] == pytest.approx(0.2, abs=0.02)
    assert left[-1] > 0.9


def test_stride_and_dilation(shipped, filters):
    plane, result = filters("stride-dilation")
    settings = shipped["stride-dilation"].parts["filtering"].settings
    assert result.shape == (128, 128)
    assert (256 - 5 + 2 * 2) // 2 + 1 == 128
    sum_ = window_at(plane, ImageFilter("sobel_x"), settings, 20, 30)
    assert sum_.windows[0].rows.tolist() == [38, 40, 42]
    assert sum_.windows[0].columns.tolist() == [58, 60, 62]


def test_a_turned_filter_moves_the_picture_the_other_way(shipped, filters):
    plane, result = filters("turned-filter")
    settings = shipped["turned-filter"].parts["filtering"].settings
    np.testing.assert_array_equal(result[:, :-5], plane[:, 5:])
    assert not settings.flip
    turned = filters("turned-filter", settings=replace(settings, flip=True))[1]
    np.testing.assert_array_equal(turned[:, 5:], plane[:, :-5])


# layers


def test_relu_leaves_edges_that_get_brighter_to_the_right(shipped, layers):
    conv, relu, pool = layers("edge-layer")
    weights = shipped["edge-layer"].parts["layers"].pipeline.steps[0].weights
    kinds = [ImageFilter(kind).kernels()[0] for kind in ("sobel_x", "sobel_y", "laplacian")]
    np.testing.assert_array_equal(weights, kinds)
    assert [step.shape for step in (conv, relu, pool)] == [(3, 256, 256)] * 2 + [(3, 128, 128)]
    np.testing.assert_array_equal(relu[0], np.maximum(conv[0], 0))
    assert conv[0].min() < -700
    np.testing.assert_array_equal(pool, relu.reshape(3, 128, 2, 128, 2).max(axis=(2, 4)))


def test_three_layers_deep_a_pixel_depends_on_22_by_22(shipped, layers):
    pipeline = shipped["three-deep"].parts["layers"].pipeline
    assert sum(isinstance(step, Conv) for step in pipeline.steps) == 3
    sizes = [step.shape[1] for step in layers("three-deep")]
    assert sizes == [256, 256, 128, 128, 128, 64, 64, 64, 32]
    grey = channel_plane(shipped["three-deep"].parts["picture"], "grey")
    rng = np.random.default_rng(0)
    picture = rng.uniform(0, 255, grey.shape)
    before = [step.output for step in run(picture, pipeline)]
    seen = {4: set(), 10: set(), 22: set()}
    for row in range(100, 150):
        changed = picture.copy()
        changed[row, 100:150] += 1000
        after = [step.output for step in run(changed, pipeline)]
        for width, place in ((4, 2), (10, 5), (22, 8)):
            middle = before[place].shape[1] // 2  # of maps
            if (after[place][:, middle] != before[place][:, middle]).any():
                seen[width].add(row)
    assert {width: len(rows) for width, rows in seen.items()} == {4: 4, 10: 10, 22: 22}


def test_an_average_calms_fine_noise_and_a_maximum_makes_it_bright(shipped, layers):
    pooled = layers("average-pool")[-1][0]
    grey = channel_plane(shipped["average-pool"].parts["picture"], "grey")
    assert pooled.shape == (64, 64)
    fine = pooled[:, :12]
    assert round(float(fine.mean())) == 128
    assert fine.std() < 0.3 * grey[:, :48].std()
    largest = grey.reshape(64, 4, 64, 4).max(axis=(1, 3))[:, :12]
    assert round(float(largest.mean())) == 212


def test_the_networks_first_layer_is_the_shipped_networks(shipped, layers):
    pipeline = shipped["network"].parts["layers"].pipeline
    learned = default_network().parameters["conv1.weight"][:, 0]
    np.testing.assert_array_equal(pipeline.steps[0].weights, learned.astype(np.float64))
    assert [step.shape for step in layers("network")] == [(32, 256, 256)] * 2 + [(32, 128, 128)]


def test_all_maps_of_every_example_are_shown(shipped, layers):
    for preset in shipped.values():
        if preset.page == "layers":
            assert max(len(step) for step in layers(preset.id)) <= MOST_TILES


# pieces


def test_the_x_gives_the_tutorials_maps(pieces):
    view = pieces("x")
    np.testing.assert_array_equal(view.picture, X)
    for found, name in zip(view.maps.sums, X_NINTHS, strict=True):
        assert found.tolist() == X_NINTHS[name]
    pooled = [" ".join(map(two_decimals, row)) for row in view.maps.pooled[0]]
    assert pooled == POOLED_A.split("\n")[1:-1]
    assert view.maps.best().tolist() == [1, 1, 1]


def winners(view):
    return view.scores.winner("whole"), view.scores.winner("pieces")


def decimals(values):
    return [two_decimals(value) for value in values]


@pytest.mark.parametrize(
    ("name", "whole", "best", "winner"),
    [
        ("x", ["1.00", "0.48"], ["1.00"] * 3, ("X", "X")),
        ("x-shifted", ["0.50", "0.53"], ["1.00"] * 3, ("O", "X")),
        ("x-turned", ["0.30", "0.38"], ["0.55"] * 3, ("O", "X")),
        ("x-thick", ["0.30", "−0.20"], ["0.33"] * 3, ("X", "X")),
        ("x-noise", ["0.60", "0.43"], ["0.77", "0.33", "0.77"], ("X", "O")),
        ("o", ["0.48", "1.00"], ["1.00", "0.55", "1.00"], ("O", "O")),
        ("x-predict", ["0.65", "0.43"], ["1.00"] * 3, ("X", "X")),
        ("x-whole-windows", ["1.00", "0.48"], ["1.00"] * 3, ("X", "X")),
    ],
)
def test_what_is_found_of_a_letter_and_who_reads_it(pieces, name, whole, best, winner):
    view = pieces(name)
    assert decimals(view.scores.whole) == whole
    assert decimals(view.scores.best) == best
    assert winners(view) == winner


def test_the_thick_x_scores_more_with_a_piece_that_is_thick_too(shipped):
    part = shipped["x-thick"].parts["pieces"]
    thick = part.pieces.copy()
    thick[0] = [[1, 1, -1], [1, 1, 1], [-1, 1, 1]]
    assert view_of(replace(part, pieces=thick)).scores.best[0] == 1


def test_pictures_and_pools_are_as_they_say(shipped, pieces):
    np.testing.assert_array_equal(pieces("o").picture, O)
    assert [n for n in ORDER if n[0] == "x" and shipped[n].parts["pieces"].predicts] == [
        "x-predict"
    ]
    view = pieces("x-whole-windows")
    assert view.maps.pooled.shape == (3, 3, 3)
    assert view.weights.shape == (2, 3, 3, 3)
    assert two_decimals(pieces("x").maps.pooled[0, 3, 3]) == "0.77"
    assert "0.77" not in [two_decimals(value) for value in view.maps.pooled[0].ravel()]


# the sheet


def test_the_first_sheet_is_of_the_first_example_of_each_page(shipped):
    sheet = first_image_sheet(list(shipped.values()))
    assert [part.preset for part in (sheet.filtering, sheet.layers, sheet.pieces)] == [
        "sobel-x",
        "edge-layer",
        "x",
    ]
    assert sheet.picture is shipped["sobel-x"].parts["picture"]
    assert image_sheet_data(first_image_sheet()) == image_sheet_data(sheet)


def test_only_the_examples_that_are_shown_are_checked():
    presets = IMAGE_FILES.shipped()
    first_image_sheet(presets)
    checked = {preset.id for preset in presets if "parts" in vars(preset)}
    assert checked == {"sobel-x", "edge-layer", "x"}


def test_what_an_example_does_not_set_stays_as_it_is(shipped):
    sheet = first_image_sheet()
    after = shipped["blur"].applied(sheet)
    assert (after.filtering.preset, after.picture.name) == ("blur", "writing")
    assert after.layers is sheet.layers
    assert after.pieces is sheet.pieces
    after = shipped["o"].applied(sheet)
    assert after.pieces.preset == "o"
    assert after.picture is sheet.picture
    assert after.filtering is sheet.filtering


def test_the_same_picture_stays_and_another_of_its_name_does_not(shipped):
    sheet = first_image_sheet()
    assert shipped["gabor"].applied(sheet).picture is sheet.picture
    mine = ImagePicture("face", np.zeros((1, 2, 2), np.uint8))
    after = shipped["gabor"].applied(replace(sheet, picture=mine))
    np.testing.assert_array_equal(after.picture.pixels, sheet.picture.pixels)


def test_who_predicts_goes_on_predicting_and_an_example_can_begin_it(shipped):
    sheet = first_image_sheet()
    begun = shipped["x-predict"].applied(sheet)
    assert begun.pieces.predicts
    assert shipped["x-turned"].applied(begun).pieces.predicts
    assert not shipped["x-turned"].applied(sheet).pieces.predicts


@pytest.mark.parametrize("page", IMAGE_PAGES)
def test_a_page_as_an_example_sets_its_part_and_no_picture(page):
    sheet = first_image_sheet()
    preset = preset_of_page(sheet, page)
    assert preset.page == page
    assert set(preset.parts) == {OWN_PART[page]}
    made = dict(image_sheet_data(replace(sheet, **preset.parts))[OWN_PART[page]])
    assert made.pop("preset", "") == ""
    before = image_sheet_data(sheet)[OWN_PART[page]]
    assert made == {key: value for key, value in before.items() if key != "preset"}


def test_what_is_written_of_an_example_is_read_again(shipped):
    sheet = first_image_sheet()
    for preset in shipped.values():
        data = IMAGE_FILES.write(preset)
        assert all("preset" not in data[name] for name in preset.parts)  # a copy is another one
        assert len(json.dumps(data)) < 20_000  # no pixels
        again = IMAGE_FILES.read(json.loads(json.dumps(data)))
        assert IMAGE_FILES.write(again) == data
        assert image_sheet_data(again.applied(sheet)) == image_sheet_data(preset.applied(sheet))
        assert again.page == preset.page


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"format": "cnnlab neuron preset"}, "format: got 'cnnlab neuron preset'"),
        ({"version": 2}, "version: got 2"),
        ({"title": {"en": "Small"}}, "title: expected texts"),
        ({"about": MISSING}, "'about' is missing"),
        ({"page": "fit"}, 'page: got "fit", expected one of filters, layers, pieces'),
        ({"page": "layers"}, "'layers' is missing"),
        ({"filtering": MISSING}, "got no part of a sheet"),
        ({"two": {}}, "two: no such setting"),
        ({"picture": "cat"}, 'picture: got "cat", expected one of landscape, shapes'),
        ({"picture": {"name": "face"}}, "picture: got {"),
        ({"filtering": {"display": "loud"}}, 'filtering.display: got "loud"'),
        ({"filtering": {"filter": {"weights": [[1e99]]}}}, "filtering.filter.weights[0][0]: exp"),
    ],
)
def test_a_wrong_file_is_refused_with_file_place_and_reason(refusal, changes, reason):
    assert refusal(**changes).startswith(f"mine.json: {reason}")


def test_wrong_numbers_of_a_shipped_one_are_refused_when_they_are_used(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(GOOD | {"filtering": {"channel": 7}}), encoding="utf-8")
    preset = IMAGE_FILES.load(path)
    with pytest.raises(FormError, match=r"filtering\.channel: got 7"):
        preset.parts  # noqa: B018
