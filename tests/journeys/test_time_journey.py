"""Back to step 20 and on from there, then a race that is run twice, with real mouse and keys."""

import pytest
from asked_window import AskedWindow

FILTERS = (
    "[round(float(x), 6) for x in "
    "next(p for n, p in tab.rewind.network.parameters.items() if p.ndim == 4).ravel()[:20]]"
)
CURVES = "[side.curves.losses.tolist() for side in tab.parts.race.binder.race.sides]"
RESULTS = "len(tab.parts.race.binder.race.results)"


@pytest.fixture
def asked(screen, settings_path):
    settings_path.write_text("[General]\nlanguage=en\ntheme=light\n", encoding="utf-8")
    made = AskedWindow(screen, settings_path, "networkTab")
    window = screen.window("cnnlab")
    screen.xdotool("windowactivate", "--sync", window)
    made.wait("tab.session.why_not == ''")
    yield made
    made.process.kill()
    made.process.communicate()


def train(asked, steps):
    asked.click("spot(named('trainButton'))")
    asked.wait(f"tab.session.begun and tab.session.run.done > {steps}")
    asked.click("spot(named('pauseButton'))")
    asked.wait("not tab.session.running")


def page(asked, index):
    switch = "tab.parts.switch"
    asked.click(f"spot({switch}, {switch}.tabRect({index}).center())")
    asked.wait(f"tab.parts.pages.currentIndex() == {index}")


def seek(asked, step):
    """By keys: one goes by the numbers that the bar tells."""
    asked.click("spot(named('timeSlider'))")
    asked.key("Home")
    asked.wait("tab.rewind.step == 0")
    asked.key(*["Right"] * step)
    asked.wait(f"tab.rewind.step == {step}")


def race(asked, guess):
    """The race that is set up, to its end; gives the curves of both sides."""
    before = asked.ask(RESULTS)
    asked.click(f"spot(named({guess!r}))")
    asked.wait("named('raceStartButton').isEnabled()")
    asked.click("spot(named('raceStartButton'))")
    asked.wait(f"{RESULTS} == {before + 1}")
    return asked.ask(CURVES)


@pytest.mark.screen
def test_back_to_a_step_on_from_there_and_a_race_run_twice(asked):
    train(asked, 30)
    end = asked.ask("tab.session.run.done")
    last = asked.ask(FILTERS)

    # conv1 at step 20 and at the end.
    page(asked, 1)
    seek(asked, 20)
    early = asked.ask(FILTERS)
    assert early != last
    assert asked.wait("tab.parts.inside.atlas.inspection.network is tab.rewind.network")
    asked.click("spot(named('timeNowButton'))")
    asked.wait("tab.rewind.moment is None")
    assert asked.ask(FILTERS) == last

    # On from there with a smaller rate: both curves are seen, and the old one has its name.
    seek(asked, 20)
    asked.click("spot(named('branchButton'))")
    asked.wait("tab.session.run.done == 20 and tab.rewind.moment is None")
    assert asked.ask(FILTERS) == early
    asked.click("spot(named('learningRateBox'))")
    asked.key("Down")
    asked.wait("tab.session.run.changes")
    train(asked, 30)
    page(asked, 0)
    faint = "[(way.name, int(way.steps[-1])) for way in tab.parts.curves._shown.ways]"
    assert asked.ask(faint) == [["way A", end]]
    assert asked.ask(
        "tab.parts.curves._shown.losses[20:25].tolist() != "
        "tab.session.run.ways.left[0].curves.losses[20:25].tolist()"
    )

    # ReLU against sigmoid: the seed is told, and the same race again gives the same curves.
    page(asked, 3)
    asked.wait("named('raceLengthBox') is not None and named('raceLengthBox').isVisible()")
    asked.click("spot(named('raceLengthBox'))")
    asked.wait("named('raceLengthBox').view().isVisible()")
    asked.key("Home", "Return")
    first = race(asked, "raceGuessFirst")
    assert [len(losses) for losses in first] == [20, 20]
    table = (
        "[named('raceTable').item(0, c).text() for c in range(named('raceTable').columnCount())]"
    )
    row = asked.ask(table)
    assert str(asked.ask("tab.document.sheet.recipe.seed")) in row
    asked.click(
        "spot(named('raceTable').viewport(), "
        "named('raceTable').visualItemRect(named('raceTable').item(0, 0)).center())"
    )
    asked.click("spot(named('raceAgainButton'))")
    assert race(asked, "raceGuessSecond") == first
    assert asked.ask("named('raceTable').rowCount()") == 2
    asked.key("alt+F4")
    assert asked.process.wait(60) == 0
