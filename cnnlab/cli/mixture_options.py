"""The options of ``train`` that say what is mixed into the digits."""

import argparse


def add_mixture(parser: argparse.ArgumentParser) -> None:
    """Add shares of outliers and of hard digits, and how far digits are turned."""
    parser.add_argument(
        "--outliers",
        metavar="SHARE",
        type=_share,
        help="share of letters, shapes and other images that are no digit (0.16)",
    )
    parser.add_argument(
        "--hard",
        metavar="SHARE",
        type=_share,
        help="share of digits that are cut, thin, thick, tiny or stretched (0.08)",
    )
    parser.add_argument(
        "--turn",
        metavar="DEGREES",
        type=_degrees,
        help="turn half of the digits by up to so much, to both sides (30)",
    )


def _share(text: str) -> float:
    return _number(text, 0.4, "a share of 0 to 0.4")


def _degrees(text: str) -> float:
    return _number(text, 45, "degrees of 0 to 45")


def _number(text: str, most: float, expected: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1
    if not 0 <= number <= most:
        raise argparse.ArgumentTypeError(f"got '{text}', expected {expected}")
    return number
