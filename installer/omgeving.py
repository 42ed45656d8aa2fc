"""Installer: makes the environment in .venv with nothing but Python's own library.

Used by start.py and test.py. Works on Debian and Windows; running it again is
quick, because it remembers what it installed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
OMGEVING = WORTEL / ".venv"
VERSIES = WORTEL / "installer" / "versies.txt"
PYTHON_MINIMAAL = (3, 11)

# What Qt needs from the system on a bare Debian, for a window and for tests without one.
QT_PAKKETTEN = (
    "libegl1",
    "libgl1",
    "libopengl0",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libfontconfig1",
    "libdbus-1-3",
    "libglib2.0-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
)


class InstallatieFout(Exception):
    """The environment cannot be made; the text says what to do."""


def zeg(tekst: str) -> None:
    """Print a line at once, so that a waiting person sees what goes on."""
    print(tekst, flush=True)


def maak_omgeving(*, met_tests: bool) -> Path:
    """Make or refresh .venv and return its Python.

    Raises InstallatieFout with a Dutch sentence when something is missing that
    this script may not install itself.
    """
    if sys.version_info < PYTHON_MINIMAAL:
        raise InstallatieFout(
            f"Kantelpunt heeft Python {'.'.join(map(str, PYTHON_MINIMAAL))} of nieuwer nodig; "
            f"dit is {sys.version.split()[0]}."
        )
    python = _python_van(OMGEVING)
    stempel = OMGEVING / (".klaar-met-tests" if met_tests else ".klaar")
    vingerafdruk = _vingerafdruk()
    if not (python.exists() and _leest(OMGEVING / ".klaar-met-tests") == vingerafdruk) and not (
        python.exists() and not met_tests and _leest(stempel) == vingerafdruk
    ):
        if not python.exists():
            _maak_venv()
        zeg("De onderdelen worden geïnstalleerd. Dit duurt een paar minuten …")
        doel = f"{WORTEL}[test]" if met_tests else str(WORTEL)
        _pip(
            python,
            "install",
            "--upgrade-strategy",
            "only-if-needed",
            "-c",
            str(VERSIES),
            "-e",
            doel,
        )
        stempel.write_text(vingerafdruk, encoding="utf-8")
    _zorg_voor_qt(python)
    return python


def _leest(pad: Path) -> str:
    return pad.read_text(encoding="utf-8") if pad.exists() else ""


def _vingerafdruk() -> str:
    inhoud = (WORTEL / "pyproject.toml").read_bytes() + VERSIES.read_bytes()
    return hashlib.sha256(inhoud + sys.version.encode()).hexdigest()


def _python_van(map_: Path) -> Path:
    return map_ / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _maak_venv() -> None:
    """Make .venv; a bare Debian has no ensurepip, so fetch it from apt where that is allowed."""
    if importlib.util.find_spec("ensurepip") is None and not installeer_pakketten("python3-venv"):
        raise InstallatieFout(
            "Python mist het onderdeel ensurepip. Installeer het met: apt install python3-venv"
        )
    zeg(f"De omgeving wordt gemaakt in {OMGEVING.name}/ …")
    # A subprocess, because apt may have added ensurepip after this Python started.
    resultaat = subprocess.run([sys.executable, "-m", "venv", str(OMGEVING)], check=False)
    if resultaat.returncode:
        shutil.rmtree(OMGEVING, ignore_errors=True)
        raise InstallatieFout(
            "De omgeving kon niet worden gemaakt. Op Debian helpt: apt install python3-venv"
        )


def _pip(python: Path, *argumenten: str) -> None:
    opdracht = [str(python), "-m", "pip", "--disable-pip-version-check", *argumenten, "--quiet"]
    if subprocess.run(opdracht, cwd=WORTEL, check=False).returncode:
        raise InstallatieFout(
            "Het installeren van de onderdelen is niet gelukt. "
            "Controleer de verbinding met het netwerk en probeer het opnieuw."
        )


def _zorg_voor_qt(python: Path) -> None:
    """See that Qt loads; on Linux install what it lacks, or name it."""
    if _qt_laadt(python):
        return
    if sys.platform.startswith("linux") and installeer_pakketten(*QT_PAKKETTEN):
        if _qt_laadt(python):
            return
    raise InstallatieFout(
        "Qt kan niet starten, omdat er systeembibliotheken ontbreken. "
        f"Op Debian: apt install {' '.join(QT_PAKKETTEN)}"
    )


def _qt_laadt(python: Path) -> bool:
    proef = "from PySide6 import QtWidgets, QtPrintSupport, QtSvg; QtWidgets.QApplication([])"
    omgeving = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    return (
        subprocess.run(
            [str(python), "-c", proef], env=omgeving, capture_output=True, check=False
        ).returncode
        == 0
    )


def installeer_pakketten(*pakketten: str) -> bool:
    """Install Debian packages when apt is there and this user may; tell whether it worked."""
    apt = shutil.which("apt-get")
    if apt is None:
        return False
    als_beheerder: list[str] = []
    if os.geteuid() != 0:
        sudo = shutil.which("sudo")
        if sudo is None or subprocess.run([sudo, "-n", "true"], capture_output=True).returncode:
            return False
        als_beheerder = [sudo, "-n"]
    zeg(f"Er worden systeempakketten geïnstalleerd: {', '.join(pakketten)} …")
    omgeving = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.run([*als_beheerder, apt, "update", "-qq"], env=omgeving, check=False)
    klaar = subprocess.run(
        [*als_beheerder, apt, "install", "-y", "-qq", "--no-install-recommends", *pakketten],
        env=omgeving,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return klaar.returncode == 0


def is_er_een_scherm() -> bool:
    """Tell whether a window can be shown."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
