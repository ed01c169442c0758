"""The verdict's rule: one score and one threshold, chosen so that most digits stay digits."""

import numpy as np
import pytest

from cnnlab.core import softmax
from cnnlab.digits import classify, default_network
from cnnlab.digits.handwriting import draw
from cnnlab.digits.ink import prepare, rasterise
from cnnlab.digits.recogniser import default_recogniser
from cnnlab.digits.verdict import SCORES, SURE_SHARE, flatness, is_sure, threshold_for

LOGITS = np.random.default_rng(0).normal(0, 4, (1000, 10)).astype(np.float32)


@pytest.mark.parametrize("name", SCORES)
def test_a_higher_logit_is_a_higher_score(name):
    score = SCORES[name]
    found = score(LOGITS)
    assert found.shape == (1000,)
    more = LOGITS.copy()
    more[np.arange(1000), LOGITS.argmax(axis=1)] += 1
    assert (score(more) >= found - 1e-6).all()
    assert np.isfinite(score(100 * LOGITS)).all()


def test_scores_of_known_answers():
    even, one = np.zeros((1, 10)), np.where(np.arange(10) == 3, 500.0, 0.0)[None]
    known = {"confidence": (0.1, 1), "certainty": (0.1, 1), "energy": (np.log(10), 500)}
    for name, values in {**known, "margin": (0, 500)}.items():
        found = [SCORES[name](logits)[0] for logits in (even, one)]
        np.testing.assert_allclose(found, values, atol=1e-9)


@pytest.mark.parametrize("name", SCORES)
def test_the_threshold_leaves_its_share(name):
    threshold = threshold_for(LOGITS, SCORES[name])
    left = (SCORES[name](LOGITS) >= threshold).mean()
    assert left == pytest.approx(SURE_SHARE, abs=0.002)


def test_the_verdict_follows_the_rule():
    rng = np.random.default_rng(5)
    images = np.stack([rasterise(draw(k % 10, rng)) for k in range(60)])
    logits = default_network().forward(images[:, None] + np.float32(0))
    sure = is_sure(logits, default_recogniser().unsure_below, images)
    assert [classify(image).verdict == "digit" for image in images] == sure.tolist()
    p = softmax(logits.astype(float))
    perplexity = np.prod(p**-p, axis=1)
    assert (is_sure(logits, 0.8, images) == (perplexity <= 1 / 0.8)).all()


def test_certainty_is_never_above_confidence():
    """So that a threshold for confidence, of an older file, never lets more through."""
    assert (SCORES["certainty"](LOGITS) <= SCORES["confidence"](LOGITS) + 1e-6).all()
    two = np.where(np.arange(10) < 2, 50.0, 0.0)[None]
    np.testing.assert_allclose(SCORES["certainty"](two), 0.5)


@pytest.mark.parametrize("bad", [np.inf, -np.inf, np.nan])
def test_an_answer_that_is_not_finite_is_never_sure(bad):
    logits = LOGITS[:1].copy()
    logits[0, 4] = bad
    with np.errstate(all="ignore"):
        assert not is_sure(logits, 0.0, np.ones((1, 28, 28))).any()


def line(degrees, pen):
    """An image of a straight line, by its angle from upright."""
    x, y = 0.3 * np.sin(np.radians(degrees)), 0.3 * np.cos(np.radians(degrees))
    return prepare([[(0.5 - x, 0.5 - y), (0.5 + x, 0.5 + y)]], pen_width=pen).image


@pytest.mark.parametrize("pen", [0.02, 0.06, 0.1])
def test_a_line_that_lies_is_no_digit(pen):
    for degrees in (75, 90, 105):
        assert classify(line(degrees, pen)).verdict == "unsure"
    for degrees in (-30, 0, 30):
        found = classify(line(degrees, pen))
        assert (found.label, found.verdict) == (1, "digit")


def test_how_flat_ink_is_follows_its_pixels():
    images = np.zeros((4, 28, 28), np.uint8)
    images[0, 10:12, 4:24] = 200
    images[1] = images[0].T
    images[2, 5:15, 8:18] = 1
    flat = flatness(images)
    across, down = (((n**2 - 1) / 12) ** 0.5 for n in (20, 2))
    np.testing.assert_allclose(flat, (across / down, down / across, 1, 0))
