"""Bench: lists of 3,000 rows: a key in the filter and a scroll step, until all is repainted.

Run: python -m pytest tests/bench/bench_lijsten.py -s. The table that Meldingen, Taken and
Absoluut share, and the agenda; time of this process's own work, so that a busy machine counts
for less. The baseline is a repaint of the same list in which nothing changed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median

import pytest
from pytestqt.qtbot import QtBot

from app.domain.namen import zoeknaam
from app.services.agenda import Agenda, AgendaDag, AgendaRegel, Soort, filter_agenda
from app.ui.agenda.lijst import AgendaLijst
from app.ui.agenda.model import AgendaModel
from app.ui.kleuren import Kleur
from app.ui.tabel import Tabel, Tabelkolom

RIJEN = 3_000
DAG = date(2026, 11, 18)
Rij = tuple[str, str, str]


def ms(doe: Callable[[int], object], keer: int = 25) -> float:
    """Give the median of the work of one step."""
    tijden = []
    for nummer in range(keer):
        begin = time.process_time()
        doe(nummer)
        tijden.append((time.process_time() - begin) * 1000)
    return median(tijden)


@pytest.mark.timeout(300)
def test_a_table_of_3000_rows(qtbot: QtBot) -> None:
    tabel: Tabel[Rij] = Tabel(
        "Rijen",
        (
            Tabelkolom("Wanneer", lambda r: r[0], 9, None, lambda _r: ("klok", Kleur.GOED)),
            Tabelkolom("Leerling", lambda r: r[1], 9),
            Tabelkolom("Wat", lambda r: r[2]),
            Tabelkolom("School", lambda r: r[1], 9),
            Tabelkolom("Ambtenaar", lambda r: r[0], 7),
        ),
    )
    qtbot.addWidget(tabel)
    tabel.resize(1100, 500)
    with qtbot.waitExposed(tabel):
        tabel.show()
    rijen = [(f"over {i % 30} dagen", f"Iep{i % 700}, Emre", f"taak {i}") for i in range(RIJEN)]
    tabel.zet(rijen)
    vlak, balk = tabel.viewport(), tabel.verticalScrollBar()

    def typ(nummer: int) -> None:
        tabel.model_.filter("taak"[: 1 + nummer % 4])
        vlak.repaint()

    def rol(nummer: int) -> None:
        balk.setValue(nummer * 997 % balk.maximum())
        vlak.repaint()

    stil = ms(lambda _n: vlak.repaint())
    toets, stap = ms(typ), ms(rol)
    print(f"\ntable: repaint {stil:.1f} ms, key {toets:.1f} ms, scroll {stap:.1f} ms")
    assert toets <= 6 * stil
    assert stap <= 3 * stil


@pytest.mark.timeout(300)
def test_an_agenda_of_3000_lines(qtbot: QtBot) -> None:
    per_dag: dict[date, list[AgendaRegel]] = {}
    for i in range(RIJEN):
        naam = f"Iep{i % 700}, Emre"
        dag = DAG + timedelta(days=i % 56)
        per_dag.setdefault(dag, []).append(
            AgendaRegel(
                sleutel=str(i), dag=dag, soort=Soort.LADDER, wat="Kantelt", naam=naam,
                school="Het Fictieve Lyceum", school_id="s", waarvan="Stap 2",
                dossier_id=str(i), dossiernummer="", ambtenaar="A. Ander", ambtenaar_id="a",
                over_termijn=False, vorm="klok", wanneer="over 3 schooldagen",
                zoektekst=zoeknaam(f"{naam} kantelt"),
            )
        )  # fmt: skip
    dagen = tuple(AgendaDag(dag, tuple(per_dag[dag])) for dag in sorted(per_dag))
    agenda = Agenda(DAG, DAG + timedelta(weeks=8), dagen)
    model = AgendaModel()
    lijst = AgendaLijst(model)
    qtbot.addWidget(lijst)
    lijst.resize(1100, 500)
    with qtbot.waitExposed(lijst):
        lijst.show()

    def zet(nummer: int) -> None:
        model.zet(filter_agenda(agenda, "iep"[: nummer % 4]))
        lijst.viewport().repaint()

    zet(0)
    balk = lijst.verticalScrollBar()

    def rol(nummer: int) -> None:
        balk.setValue(nummer * 997 % balk.maximum())
        lijst.viewport().repaint()

    stil = ms(lambda _n: lijst.viewport().repaint())
    toets, stap = ms(zet), ms(rol)
    print(f"\nagenda: repaint {stil:.1f} ms, key {toets:.1f} ms, scroll {stap:.1f} ms")
    assert toets <= 3 * stil
    assert stap <= 3 * stil
