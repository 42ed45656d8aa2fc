"""Bench: a key in the filter of the caseload, until the list is repainted, at 3,000 dossiers.

Run: python -m pytest tests/bench/bench_filter.py -s. On the real caseload screen with the
rows of the seeded file. The baseline is a repaint of the same list in which nothing changed:
what a key costs beside it is searching, ordering and telling Qt.
"""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

import pytest

from app.services.sessie import log_in
from app.ui.caseload.keuze import Wie
from app.ui.caseload.view import CaseloadView
from app.ui.kern import Kern
from tests.bench.conftest import PERSOON, WACHTWOORD

WOORDEN = ("iepen", "lyceum", "16 uur", "o hulst", "sahin", "de ", "x")
RONDEN = 5


@pytest.mark.timeout(600)
def test_key_in_the_filter_at_3000_dossiers(groot_bestand: Path, qtbot) -> None:
    sessie = log_in(groot_bestand, WACHTWOORD, PERSOON)
    view = CaseloadView(Kern(sessie))
    qtbot.addWidget(view)
    view.resize(1180, 620)
    view.show()
    view.laad()
    qtbot.waitUntil(lambda: view.lader.volledig, timeout=60_000)
    view.wie.zet(Wie("team"))
    view.wie.veranderd.emit()
    assert view.model.rowCount() == 3_000
    vlak = view.tabel.viewport()
    stil, toets = [], []
    for woord in WOORDEN * RONDEN:
        view.zoekveld.clear()
        vlak.repaint()
        begin = time.perf_counter()
        vlak.repaint()
        stil.append(time.perf_counter() - begin)
        for teken in woord:
            begin = time.perf_counter()
            qtbot.keyClicks(view.zoekveld, teken)
            vlak.repaint()
            toets.append(time.perf_counter() - begin)
    sessie.sluit()
    print(
        f"\nfilter: repaint {median(stil) * 1000:.1f} ms, key and repaint "
        f"{median(toets) * 1000:.1f} ms (× {median(toets) / median(stil):.1f}), "
        f"slowest {max(toets) * 1000:.1f} ms"
    )
    assert median(toets) <= 6 * median(stil)
