"""How a task or a wait stands on a day: own rules of the program, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.documenten import Document
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Dossier, Eenheid, Taak, Wacht
from app.domain.handelen import Contact, Contactmet
from app.domain.kalender import Schoolkalenders
from app.domain.klaarmet import Klaarmet, Uitstel
from app.domain.scholen import Regio
from app.domain.voltooien import bestaat, taakstand, volgende_keer, wacht_einde
from tests.fabriek import een_leerling

KALENDER = Schoolkalenders([], []).voor_regio(Regio.MIDDEN)
MA, DI, WO = date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 18)


def feiten(*contacten: Contact, documenten: tuple[Document, ...] = ()) -> DossierFeiten:
    leerling = een_leerling()
    dossier = Dossier(id="d", leerling_id=leerling.id, dossiernummer="1", geopend=MA)
    return DossierFeiten(
        dossier=dossier, leerling=leerling, scholen={}, contacten=contacten, documenten=documenten
    )


def school(dag: date, *, geslaagd: bool = True) -> Contact:
    return Contact(dossier_id="d", datum=dag, met=Contactmet.SCHOOL, geslaagd=geslaagd)


def taak(**anders: object) -> Taak:
    basis: dict[str, object] = {"datum": WO, "omschrijving": "School bellen", "gemaakt_op": MA}
    return Taak(**basis | anders)  # type: ignore[arg-type]


def test_it_is_not_there_before_the_day_it_was_made() -> None:
    assert not bestaat(taak(), date(2026, 11, 15))
    assert bestaat(taak(), MA)
    assert bestaat(taak(gemaakt_op=None), date(2020, 1, 1))  # of before schema 8: not known


@pytest.mark.parametrize(
    ("contact", "klaar"),
    [
        (school(MA), None),  # why the task was made, not what completes it
        (school(DI, geslaagd=False), None),
        (school(DI), DI),
        (Contact(dossier_id="d", datum=DI, met=Contactmet.VADER), None),
        (school(date(2026, 11, 19)), None),  # after the peildatum it does not exist yet
    ],
)
def test_the_fact_that_completes_it(contact: Contact, klaar: date | None) -> None:
    stand = taakstand(taak(klaar_met=Klaarmet.SCHOOL), (), feiten(contact), KALENDER, WO)
    assert stand.klaar == klaar
    assert (stand.door is not None) == (klaar is not None)


def test_put_off_and_how_it_stood_before_that() -> None:
    t = taak()
    uitstel = Uitstel(taak_id=t.id, datum=DI, tot=date(2026, 11, 27))
    ander = Uitstel(taak_id="iets anders", datum=DI, tot=date(2026, 12, 24))
    per_dag = [taakstand(t, (ander, uitstel), None, KALENDER, dag) for dag in (MA, DI)]
    assert [s.dag for s in per_dag] == [WO, date(2026, 11, 27)]
    assert per_dag[1].uitstellen == (uitstel,)


def test_the_last_of_the_month_comes_back_after_a_shorter_one() -> None:
    # 31 aug ma; 30 sep wo; 31 okt is a Saturday: ma 2 nov; 30 nov ma
    t = taak(datum=date(2026, 8, 31), elke=1, eenheid=Eenheid.MAANDEN)
    assert volgende_keer(t, date(2026, 8, 31), KALENDER) == date(2026, 9, 30)
    assert volgende_keer(t, date(2026, 9, 30), KALENDER) == date(2026, 11, 2)
    assert volgende_keer(t, date(2026, 11, 2), KALENDER) == date(2026, 11, 30)
    tot = taak(
        datum=date(2026, 8, 31), elke=1, eenheid=Eenheid.MAANDEN, herhaal_tot=date(2026, 10, 15)
    )
    assert volgende_keer(tot, date(2026, 9, 30), KALENDER) is None


def test_a_repeating_task_counts_on_from_the_fact() -> None:
    t = taak(klaar_met=Klaarmet.SCHOOL, elke=2, eenheid=Eenheid.WEKEN)
    stand = taakstand(t, (), feiten(school(DI)), KALENDER, WO)
    assert (stand.klaar, stand.dag) == (None, date(2026, 12, 1))  # di 17 nov + 2 weken
    op = taak(
        klaar_met=Klaarmet.SCHOOL, elke=2, eenheid=Eenheid.WEKEN, herhaal_tot=date(2026, 11, 30)
    )
    assert taakstand(op, (), feiten(school(DI)), KALENDER, WO).klaar == DI


def test_a_wait_is_over_when_it_came_or_on_its_day() -> None:
    brief = Document(
        dossier_id="d",
        titel="Advies",
        datum=DI,
        mediatype="application/pdf",
        grootte=1,
        sha256="0f" * 32,
    )
    f = feiten(documenten=(brief,))
    wacht = Wacht(dossier_id="d", van=MA, tot=date(2026, 12, 4), klaar_met=Klaarmet.DOCUMENT)
    assert wacht_einde(f, wacht, MA) is None
    einde = wacht_einde(f, wacht, date(2026, 12, 10))
    assert einde is not None
    assert (einde.dag, einde.door is not None) == (DI, True)
    gewoon = Wacht(dossier_id="d", van=MA, tot=WO)
    assert wacht_einde(f, gewoon, DI) is None
    op_de_dag = wacht_einde(f, gewoon, WO)
    assert op_de_dag is not None
    assert (op_de_dag.dag, op_de_dag.door) == (WO, None)
    gezien = Wacht(dossier_id="d", van=MA, tot=WO, beeindigd=WO)
    assert wacht_einde(f, gezien, date(2026, 11, 20)) is None
