"""What Qt needs of a Linux system, and how to get it: the one list of libraries.

Run as a script (``python3 cnnlab/system.py``) it installs what is missing on a Debian-like system
and leaves every other system alone. Standard library only: it runs before anything is installed.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
ON_X11 = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
Load = Callable[[str], object]


def missing(libraries: Mapping[str, str], load: Load = ctypes.CDLL) -> dict[str, str]:
    """Those of the libraries (soname to Debian package) that can't be loaded."""
    lost = {}
    for soname, package in libraries.items():
        try:
            load(soname)
        except OSError:
            lost[soname] = package
    return lost


def complaint(environ: Mapping[str, str], load: Load = ctypes.CDLL) -> str | None:
    """One line that says why no window can open here, and the mend; None where one can."""
    if not sys.platform.startswith("linux"):
        return None
    platform = environ.get("QT_QPA_PLATFORM", "")
    wayland = environ.get("WAYLAND_DISPLAY")
    if not platform and not environ.get("DISPLAY") and not wayland:
        return (
            "cnnlab: there is no screen to open a window on: start it from a desktop session, or "
            "set DISPLAY"
        )
    on_x11 = platform.startswith("xcb") or (not platform and not wayland)
    lost = missing(ALWAYS | ON_X11 if on_x11 else ALWAYS, load)
    if not lost:
        return None
    return (
        "cnnlab: Qt needs system libraries that are missing: "
        f"sudo apt-get install {' '.join(lost.values())}"
        + ("" if _is_debian_like() else f" (on other systems: what holds {', '.join(lost)})")
    )


def main() -> int:
    """Install the missing libraries with apt-get where that is the system's way."""
    if not sys.platform.startswith("linux"):
        return 0
    lost = missing(ALWAYS | ON_X11)
    if not lost:
        return 0
    if not _is_debian_like():
        print(f"cnnlab: Qt needs system libraries that are missing: {', '.join(lost)}")
        return 0
    prefix = [] if os.geteuid() == 0 else [shutil.which("sudo") or ""]
    if prefix == [""]:
        packages = " ".join(lost.values())
        print(f"cnnlab: as root, run: apt-get install {packages}", file=sys.stderr)
        return 1
    return _install(prefix, list(lost.values()))


def _install(prefix: list[str], packages: list[str]) -> int:
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        done = subprocess.run([*prefix, *command], env=environ, check=False)  # noqa: S603
        if done.returncode != 0:
            print(f"cnnlab: this failed: {' '.join(command)}", file=sys.stderr)
            return 1
    return 0


def _is_debian_like() -> bool:
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


if __name__ == "__main__":
    sys.exit(main())
