"""What cnnlab needs of a Linux system, and how to get it: the one list of libraries and packages.

Run as a script (``python3 cnnlab/system.py``) it installs what is missing on a Debian-like system
and leaves every other system alone. Standard library only: it runs before anything is installed.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Iterable, Mapping
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
VENV = "python3-venv"  # Debian's package of ensurepip, which ``python3 -m venv`` calls
LACKING = "cnnlab: Qt needs system libraries that are missing:"
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


def missing_packages(environ: Mapping[str, str], load: Load = ctypes.CDLL) -> list[str]:
    """Debian's names of what is missing for a window as this environment asks for it."""
    return list(_lost(environ, load).values())


def screen_answers(display: str) -> bool:
    """Whether somebody listens at an X11 display of this machine; true for one far away.

    Only knocks: a whole X11 connection that ends at once would reset a server without clients.
    """
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if host not in ("", "unix") or not number.isdecimal():
        return True
    import _socket  # what socket is made of: 0.6 instead of 4 ms of every start

    place = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X11 servers listen
    for family, address in (
        (_socket.AF_UNIX, place),
        (_socket.AF_UNIX, f"\0{place}"),
        (_socket.AF_INET, ("127.0.0.1", 6000 + int(number))),
    ):
        knock = _socket.socket(family, _socket.SOCK_STREAM)
        try:
            knock.connect(address)
        except (OSError, OverflowError):
            continue
        finally:
            knock.close()
        return True
    return False


def complaint(
    environ: Mapping[str, str],
    load: Load = ctypes.CDLL,
    answers: Callable[[str], bool] = screen_answers,
) -> str | None:
    """One line that says why no window can open here, and the mend; None where one can."""
    if not sys.platform.startswith("linux"):
        return None
    display = environ.get("DISPLAY")
    if not (display or environ.get("WAYLAND_DISPLAY") or environ.get("QT_QPA_PLATFORM")):
        return (
            "cnnlab: there is no screen to open a window on: start it from a desktop session, or "
            "set DISPLAY"
        )
    lost = _lost(environ, load)
    if lost:
        return _lacking(lost)
    if display and _on_x11(environ) and not answers(display):
        return (
            f"cnnlab: the screen {display} does not answer: start it from a desktop session, or "
            "set DISPLAY to one that does"
        )
    return None


def main() -> int:
    """Install the missing packages with apt-get where that is the system's way."""
    if not sys.platform.startswith("linux"):
        return 0
    lost = list(missing(ALWAYS | ON_X11).values())
    if lacks_venv(os.environ):
        lost.append(VENV)
    if not lost or not is_debian_like():
        return 0  # elsewhere the start says what is missing, if anything
    import shutil  # here and below, because a start of the program has no use for it

    prefix = [] if os.geteuid() == 0 else ["sudo"]
    if prefix and shutil.which("sudo") is None:
        print(
            f"cnnlab: system packages are missing: as root, run: {_command(lost)}", file=sys.stderr
        )
        return 1
    return _install(prefix, lost)


def lacks_venv(environ: Mapping[str, str]) -> bool:
    """Whether a virtual environment is still to be made and can't be, for lack of ensurepip."""
    from importlib.util import find_spec

    return not environ.get("VIRTUAL_ENV") and find_spec("ensurepip") is None


def _lost(environ: Mapping[str, str], load: Load) -> dict[str, str]:
    if not sys.platform.startswith("linux"):
        return {}
    return missing(ALWAYS | ON_X11 if _on_x11(environ) else ALWAYS, load)


def _on_x11(environ: Mapping[str, str]) -> bool:
    """Whether Qt has no other way to a screen than X11."""
    asked = environ.get("QT_QPA_PLATFORM", "")
    if asked:
        return all(name.partition(":")[0] == "xcb" for name in asked.split(";"))
    return bool(environ.get("DISPLAY")) and not environ.get("WAYLAND_DISPLAY")


def _lacking(lost: Mapping[str, str]) -> str:
    if is_debian_like():
        return f"{LACKING} sudo {_command(lost.values())}"
    return f"{LACKING} install what holds {', '.join(lost)}"


def _command(packages: Iterable[str]) -> str:
    return f"apt-get install {' '.join(packages)}"


def _install(prefix: list[str], packages: list[str]) -> int:
    """Install packages; what apt-get and debconf print is shown only where it fails."""
    import subprocess

    print(f"cnnlab: installing system packages: {' '.join(packages)}", flush=True)
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    options = ["-o", "DPkg::Lock::Timeout=120"]  # s, while another program installs
    options += ["-o", "Dpkg::Use-Pty=0"]
    printed = ""
    # A list that can't be renewed is no reason to stop: what is wanted may be in the old one.
    for command in (
        [*apt, "update"],
        [*apt, *options, "install", "-y", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(  # noqa: S603
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        printed += done.stdout
    if done.returncode != 0:
        print(f"{printed}cnnlab: this failed: {' '.join(command)}", file=sys.stderr)
        return 1
    return 0


def is_debian_like() -> bool:
    """Whether packages have Debian's names and come with apt-get."""
    import shutil

    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


if __name__ == "__main__":
    sys.exit(main())
