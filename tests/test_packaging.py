"""The wheel holds what the program needs and nothing else."""

import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = (".md", ".ts")  # documents, sources of translations
SCREENSHOTS = "images/"
RESOURCES = "cnnlab/_resources/"
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


def test_every_module_and_every_resource_that_is_opened_is_in_the_wheel(unpacked):
    packed = files(unpacked / "cnnlab")
    resources = {
        f"_resources/{name}": data
        for name, data in files(ROOT / "resources").items()
        if not name.endswith(LEFT_OUT) and not name.startswith(SCREENSHOTS)
    }
    tops = {name.split("/")[1] for name in resources}
    assert tops == {
        "i18n",
        "image_presets",
        "neurons",
        "pictures",
        "presets",
        "samples",
        "themes",
        "weights",
    }
    assert "py.typed" in packed
    assert sorted(packed) == sorted(files(ROOT / "cnnlab") | resources)
    assert packed == files(ROOT / "cnnlab") | resources


def test_documents_screenshots_and_sources_of_translations_stay_out(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert [
        name
        for name in names
        if name.endswith(LEFT_OUT) or name.startswith(RESOURCES + SCREENSHOTS)
    ] == []


def test_the_unpacked_wheel_passes_its_self_test(unpacked):
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import cnnlab; print(cnnlab.__file__); "
        "from cnnlab.cli.main import main; sys.exit(main(['self-test']))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, str(unpacked)],
        capture_output=True,
        text=True,
        check=False,
    )
    place, *results = done.stdout.splitlines()
    assert Path(place).is_relative_to(unpacked)
    assert [result for result in results if not result.startswith("ok ")] == []
    assert (done.returncode, done.stderr) == (0, "")


def test_the_wheel_says_where_the_project_is_found(unpacked):
    (info,) = unpacked.glob("cnnlab-*.dist-info")
    told = Parser().parsestr((info / "METADATA").read_text(encoding="utf-8"))
    addresses = dict(line.split(", ") for line in told.get_all("Project-URL"))
    home = addresses.pop("Homepage")
    assert addresses
    assert all(address.startswith(f"{home}/") for address in addresses.values())
    assert "Natural Language :: Chinese (Simplified)" in told.get_all("Classifier")


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
