"""The wheel holds what the program needs and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WHERE = (
    "import sys; sys.path.insert(0, sys.argv[1]); from cnnlab.assets import asset; "
    "print(asset('themes', 'dark.json')); print(asset('presets'))"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built by the backend itself, so that nothing is downloaded."""
    pytest.importorskip("hatchling")
    place = tmp_path_factory.mktemp("wheel")
    build = f"from hatchling.build import build_wheel; build_wheel({str(place)!r})"
    subprocess.run([sys.executable, "-c", build], cwd=ROOT, check=True, capture_output=True)
    (file,) = place.glob("cnnlab-*.whl")
    return file


@pytest.fixture(scope="module")
def unpacked(wheel, tmp_path_factory):
    place = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    return place


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def where(place):
    """What a bare Python, with nothing installed, finds with the package in this place."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", WHERE, str(place)],
        capture_output=True,
        text=True,
        check=True,
    )
    return [Path(line) for line in done.stdout.splitlines()]


def test_the_wheel_holds_the_package_and_no_tests(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert sorted(top.partition("-")[0] for top in tops) == ["cnnlab", "cnnlab"]
    parts = {part for name in names for part in name.split("/")}
    assert not [part for part in parts if part == "tests" or part.startswith("test_")]
    assert not [part for part in parts if part.endswith(".pyc")]


def test_every_module_and_every_resource_is_in_the_wheel(unpacked):
    packed = files(unpacked / "cnnlab")
    resources = {f"_resources/{name}": data for name, data in files(ROOT / "resources").items()}
    assert any(name.startswith("_resources/themes/") for name in resources)
    assert "py.typed" in packed
    assert packed == files(ROOT / "cnnlab") | resources


def test_the_wheel_says_how_to_start_and_under_which_license(unpacked):
    (info,) = unpacked.glob("cnnlab-*.dist-info")
    assert "cnnlab = cnnlab." in (info / "entry_points.txt").read_text(encoding="utf-8")
    assert (info / "licenses" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_assets_are_found_in_the_unpacked_wheel(unpacked):
    resources = unpacked / "cnnlab" / "_resources"
    assert where(unpacked) == [resources / "themes" / "dark.json", resources / "presets"]


def test_assets_are_found_in_a_bare_checkout():
    resources = ROOT / "resources"
    assert where(ROOT) == [resources / "themes" / "dark.json", resources / "presets"]


def test_a_missing_asset_is_named():
    from cnnlab.assets import asset

    with pytest.raises(FileNotFoundError, match=r"themes/none\.json"):
        asset("themes", "none.json")
