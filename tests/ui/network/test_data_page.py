"""The view of the data: what it shows of plain values, and what it says is wanted."""

from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnlab.core.moments import measure, principal_components
from cnnlab.core.preprocess import Preprocessing, fit
from cnnlab.lab.network import sources
from cnnlab.lab.network.sources import Request, loading
from cnnlab.scene.colours import load_theme
from cnnlab.ui.network.data_page import DataView
from cnnlab.ui.widgets.class_list import ALL


def load(request, folder):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "TRAINED", 200)
        patch.setattr(sources, "VALIDATED", 50)
        *_, data = loading(request, folder, Event())
    return data


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A frozen value, the same for every test."""
    return load(Request("strokes"), tmp_path_factory.mktemp("own"))


@pytest.fixture
def view(qtbot, data):
    made = DataView()
    qtbot.addWidget(made)
    made.set_theme(load_theme("light"))
    made.resize(940, 500)
    made.show()
    made.set_data(data)
    return made


def fitted(data, settings):
    return fit(settings, measure(data.images, data.training_indices))


def choose(box, value):
    box.setCurrentIndex(box._values.index(value))


def click(wall, place):
    at = wall.tile_rect(place).center()
    QTest.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=at)


# examples


def test_all_examples_are_shown_and_those_of_a_class(view, data):
    wall = view.browse.wall
    assert len(wall.wall.shown) == 250
    assert view.browse.classes.rows.counts.tolist() == [[20, 5]] * 10
    view.browse.classes.choose(7)
    assert set(data.labels[wall.wall.shown]) == {7}
    choose(view.browse.part, "validate")
    assert len(wall.wall.shown) == 5
    view.browse.classes.choose(ALL)
    assert len(wall.wall.shown) == 50
    choose(view.browse.part, "changed")
    assert len(wall.wall.shown) == 0


def test_a_label_is_mended_by_key_or_box_and_nothing_changes_before_it_is_given(view, data, qtbot):
    click(view.browse.wall, 3)
    with qtbot.waitSignal(view.relabelled) as asked:
        QTest.keyClick(view.browse.wall, Qt.Key.Key_8)
    assert asked.args == [3, 8]
    assert view.browse.wall.wall.labels[3] == 3
    view.set_data(data.relabelled(3, 8))
    assert view.browse.label.currentText() == "8"
    assert "its label was 3" in view.browse.origin.text()
    assert "labels changed: 1" in view.counts.text()
    with qtbot.waitSignal(view.relabelled) as asked:
        choose(view.browse.label, 3)
    assert asked.args == [3, 3]


def test_the_label_that_it_has_is_not_asked_for(view, qtbot):
    click(view.browse.wall, 3)
    with qtbot.assertNotEmitted(view.relabelled):
        QTest.keyClick(view.browse.wall, Qt.Key.Key_3)


def test_the_chosen_examples_are_dropped(view, data, qtbot):
    click(view.browse.wall, 3)
    QTest.keyClick(view.browse.wall, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(view.dropped) as asked:
        view.browse.drop.click()
    assert asked.args == [[3, 4]]
    view.set_data(data.without([3, 4]))
    assert 3 not in view.browse.wall.wall.shown
    assert "dropped: 2" in view.counts.text()
    assert view.browse.wall.current == 5


def test_where_an_example_came_from_is_said(view):
    click(view.browse.wall, 12)
    assert "no. 12" in view.browse.origin.text()


def test_a_source_is_wanted_and_what_is_there_stays(view, qtbot):
    with qtbot.waitSignal(view.source_wanted) as wanted:
        choose(view.source, "mnist")
    assert wanted.args == ["mnist"]
    assert view.source.currentText() == "Our stroke models"


def test_the_same_source_may_be_wanted_again(view, qtbot):
    row = view.source.currentIndex()
    with qtbot.waitSignal(view.source_wanted) as wanted:
        view.source.activated.emit(row)
    assert wanted.args == ["strokes"]
    with qtbot.assertNotEmitted(view.source_wanted):
        view.source.activated.emit(row + 1)  # said already, as chosen


# preprocessing


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (lambda steps: choose(steps.mean, "image"), Preprocessing("image")),
        (lambda steps: choose(steps.scale, "channel"), Preprocessing(scale="channel")),
        (lambda steps: steps.pca.click(), Preprocessing(components=50)),
        (lambda steps: steps.whiten.click(), Preprocessing(whiten=True)),
    ],
)
def test_steps_are_switched_on(view, qtbot, act, expected):
    with qtbot.waitSignal(view.preprocessing_chosen) as chosen:
        act(view.steps)
    assert chosen.args == [expected]


def test_components_and_epsilon_are_set_where_they_count(view, qtbot):
    assert not view.steps.components.isEnabled()
    assert not view.steps.epsilon.isEnabled()
    view.set_preprocessing(Preprocessing(components=20, whiten=True), None)
    with qtbot.waitSignal(view.preprocessing_chosen) as chosen:
        view.steps.components.setValue(30)
    assert chosen.args[0].components == 30
    with qtbot.waitSignal(view.preprocessing_chosen) as chosen:
        view.steps.epsilon.setValue(0.5)
    assert chosen.args == [Preprocessing(components=30, whiten=True, epsilon=0.5)]


def test_the_number_of_components_is_remembered_while_pca_is_off(view, qtbot):
    view.set_preprocessing(Preprocessing(components=20), None)
    view.steps.pca.click()
    with qtbot.waitSignal(view.preprocessing_chosen) as chosen:
        view.steps.pca.click()
    assert chosen.args[0].components == 20


def test_settings_that_are_shown_are_not_chosen(view, data, qtbot):
    settings = Preprocessing("image", "image", 40, True, 0.1)
    with qtbot.assertNotEmitted(view.preprocessing_chosen):
        view.set_preprocessing(settings, fitted(data, settings))


def test_it_is_said_that_the_training_part_alone_counts(view):
    assert "200 examples to train on alone" in view.steps.from_training.text()


def test_pictures_of_the_steps(view, data):
    settings = Preprocessing("image", components=40, whiten=True)
    made = fitted(data, settings)
    view.set_preprocessing(settings, made)
    view.switch.setCurrentIndex(1)
    strips = view.pictures.strips
    assert {name: len(strip.pictures) for name, strip in strips.items()} == {
        "mean": 2,
        "components": 16,
        "plain": 16,
        "after": 16,
        "reconstructed": 16,
    }
    assert f"{100 * made.principal.share(40):.1f}%" in view.steps.labels["kept"].text()
    assert not view.grab().isNull()


def test_the_slider_tells_the_error_of_the_reconstruction(view, data):
    settings = Preprocessing()
    view.set_preprocessing(settings, fitted(data, settings))
    view.switch.setCurrentIndex(1)
    before = view.pictures.strips["reconstructed"].pictures[0]
    view.pictures.k.setValue(view.pictures.k.maximum())
    assert "k = 784: 100.0% of the variance" in view.pictures.error.text()
    assert view.pictures.strips["reconstructed"].pictures[0] != before
    view.pictures.k.setValue(0)
    assert "k = 0: 0.0% of the variance" in view.pictures.error.text()


def test_a_cloud_for_each_step_with_its_covariance(view, data):
    settings = Preprocessing("image", "image", 40, True, 0.0001)
    made = fitted(data, settings)
    view.set_preprocessing(settings, made)
    view.switch.setCurrentIndex(1)
    clouds = view.clouds
    shown = [one for one in clouds.views if one.isVisible()]
    assert [one.title for one in shown] == [
        "As they come",
        "Mean subtracted",
        "Normalised",
        "PCA",
        "Whitened",
    ]
    np.testing.assert_allclose(shown[1].cloud.mean, 0, atol=1e-9)
    plain = principal_components(made.moments.mean, made.moments.covariance)
    first = shown[0].cloud.covariance
    np.testing.assert_allclose(first, np.diag(plain.eigenvalues[:2]), atol=1e-9)
    choose(clouds.pair, "pixels")
    assert clouds.first.isVisible()
    clouds.first.setValue(400)
    at = clouds.first.value()
    assert shown[0].cloud.mean[0] == pytest.approx(made.moments.mean[at])


def test_pictures_go_while_other_steps_are_fitted(view, data):
    settings = Preprocessing()
    view.set_preprocessing(settings, fitted(data, settings))
    view.switch.setCurrentIndex(1)
    view.set_preprocessing(Preprocessing("image"), None)
    assert view.pictures.strips["after"].pictures == ()
    assert view.pictures.error.text() == ""


# augmentation


def test_one_digit_ten_times_by_strength(view, qtbot):
    view.switch.setCurrentIndex(2)
    augment = view.augment
    view.set_strength(0.0)
    pictures = augment.first.pictures + augment.second.pictures
    assert len(pictures) == 10
    assert all(one == augment.original.pictures[0] for one in pictures)
    with qtbot.waitSignal(view.strength_chosen) as chosen:
        augment.strength.setValue(20)
    assert chosen.args == [1.0]
    before = augment.first.pictures
    assert all(one != augment.original.pictures[0] for one in before)
    augment.again.click()
    assert augment.first.pictures != before


def test_another_digit_is_shown_and_the_one_that_is_looked_at(view):
    before = view.augment.original.pictures[0]
    view.augment.other.click()
    assert view.augment.original.pictures[0] != before
    click(view.browse.wall, 25)
    after = view.augment.original.pictures[0]
    click(view.browse.wall, 3)
    assert view.augment.original.pictures[0] != after


# other data


def test_points_in_the_plane_are_shown_as_points(view, tmp_path):
    points = load(Request("points"), tmp_path)
    view.set_data(points)
    assert not view.browse.wall.isVisible()
    assert view.browse.cloud.isVisible()
    settings = Preprocessing("image", "image", None, True)
    view.set_preprocessing(settings, fitted(points, settings))
    assert view.steps.mean.currentText() == "by coordinate"
    assert view.steps.components.maximum() == 2
    view.switch.setCurrentIndex(1)
    assert not view.pictures.isVisible()
    assert [one.isVisible() for one in view.clouds.views] == [True] * 4 + [False]
    view.switch.setCurrentIndex(2)
    assert not view.augment.strength.isEnabled()
    assert not view.grab().isNull()


def test_without_data_it_is_empty_and_takes_all_there_is_to_do(view, qtbot):
    view.set_data(None)
    with qtbot.assertNotEmitted(view.dropped):
        for page in range(3):
            view.switch.setCurrentIndex(page)
            assert not view.grab().isNull()
        view.augment.other.click()
        view.retranslate()
    assert view.counts.text() == ""


def test_it_is_said_again_in_another_language_and_looks_another_way(view, data):
    settings = Preprocessing("image", "image", 40, True)
    view.set_preprocessing(settings, fitted(data, settings))
    for page in range(3):
        view.switch.setCurrentIndex(page)
        for part in (view, view.browse, view.steps, view.pictures, view.clouds, view.augment):
            part.retranslate()
        view.set_theme(load_theme("dark"))
    assert view.steps.mean.currentText() == "mean image"
    assert view.source.currentText() == "Our stroke models"


def test_in_large_letters_nothing_is_cut_off(view, data):
    settings = Preprocessing("image", "image", 40, True)
    view.set_preprocessing(settings, fitted(data, settings))
    before = view.steps.width()
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    view.setFont(font)
    assert view.steps.width() > before
    assert view.browse.classes.width() > before
    view.resize(1100, 640)
    for page in range(3):
        view.switch.setCurrentIndex(page)
        assert not view.grab().isNull()
    assert view.minimumSizeHint().width() <= 1100
    assert view.minimumSizeHint().height() <= 640
