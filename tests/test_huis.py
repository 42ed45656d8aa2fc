"""The house itself: what lies where, and traps that only show after a while."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import app
import db
import resources

WORTEL = Path(__file__).resolve().parent.parent
BOVENSTE = {"app", "resources", "db", "installer", "tests", "pyproject.toml", "README.md"}


def test_top_level_holds_only_what_was_agreed() -> None:
    zelf_gemaakt = {"build", "dist"}  # ignored by version control, like *.egg-info
    boven = {pad.name for pad in WORTEL.iterdir() if not pad.name.startswith(".")}
    assert {naam for naam in boven - zelf_gemaakt if not naam.endswith(".egg-info")} <= BOVENSTE


def test_packages_come_from_this_project() -> None:
    # All four names exist elsewhere as packages; ours must win.
    for pakket in (app, db, resources):
        assert Path(str(pakket.__file__)).is_relative_to(WORTEL)


def test_every_dependency_has_a_reason_in_the_readme() -> None:
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    readme = (WORTEL / "README.md").read_text(encoding="utf-8")
    for eis in project["dependencies"]:
        naam = eis.split(">")[0].split("=")[0].strip()
        assert f"| {naam} |" in readme, naam


def test_command_line_imports_neither_qt_nor_pdf_at_start() -> None:
    proef = (
        "import sys, app.cli, app.__main__\n"
        "zwaar = {'PySide6', 'reportlab', 'pikepdf', 'openpyxl'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(zwaar)) or 0)"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", proef], cwd=WORTEL, capture_output=True, text=True, check=False
    )
    assert klaar.returncode == 0, klaar.stderr


def test_void_qt_calls_do_not_steal_references_to_none(qtbot) -> None:
    # PySide6 6.12.0 on Python 3.11 loses one reference per void call and then aborts.
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    qtbot.addWidget(label)
    voor = sys.getrefcount(None)
    for i in range(20_000):
        label.setText(str(i))
    assert voor - sys.getrefcount(None) < 100
