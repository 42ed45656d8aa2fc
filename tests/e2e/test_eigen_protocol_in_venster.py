"""A protocol of the team's own, TOML only, walked through in the window by keys.

beslissingen 'Where a toy would creep in': rules in Python with TOML as labels.
The protocol is tests/protocol/gehucht.toml; every date is worked out by hand.
Today is Wednesday 18 November 2026.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.domain.dossiers import Besluitsoort, Dossier, Stapbesluit
from app.domain.handelen import Contact, Contactmet
from app.domain.sporen import Gebeurtenis
from app.domain.team import TeamProtocol
from app.protocol.model import Protocol
from app.protocol.stand import Kantelpunt
from app.services.caseload import als_json
from app.services.caseloadtekst import andere_datums
from app.services.dossierbeeld import dossierbeeld
from app.services.dossieroverzicht import overzicht_pdf
from app.services.protocolbeheer.handboek import handboek_pdf
from app.services.sessie import Sessie
from app.services.uitlegtekst import als_tekst
from app.ui.dossier.dossier_view import DossierView
from app.ui.dossier.regelknop import Regelknop
from app.ui.venster import Venster
from tests.conftest import VANDAAG
from tests.documents.papier import paginateksten
from tests.e2e.conftest import CTRL, SHIFT, Toetsen, caseload, verwerk
from tests.fabriek import een_melding, zet_dossier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TOML = Path(__file__).parents[1] / "protocol" / "gehucht.toml"
SPOOR = Path(__file__).with_name("over_water.toml")


@pytest.fixture
def dossier_id(team_sessie: Sessie) -> str:
    """A dossier under the protocol of Gehucht, in its first stap since Tuesday 3 November."""
    dossier, leerling, school = zet_dossier(team_sessie, geopend=date(2026, 11, 3), stap=None)
    with team_sessie.schrijf() as tx:
        tx.maak(
            TeamProtocol(
                code="gehucht",
                geldig_vanaf=date(2026, 8, 1),
                toml=TOML.read_text(encoding="utf-8") + SPOOR.read_text(encoding="utf-8"),
            )
        )
        tx.wijzig(dataclasses.replace(dossier, protocol="gehucht"))
        tx.maak(
            een_melding(
                leerling, dossier_id=dossier.id, school_id=school.id, melddatum=date(2026, 11, 3)
            )
        )
        tx.maak(
            Stapbesluit(
                dossier_id=dossier.id,
                datum=date(2026, 11, 3),
                soort=Besluitsoort.BEGIN,
                stap="start",
            )
        )
    return dossier.id


def test_eigen_protocol_van_begin_tot_eind(
    dossier_id: str, start: Callable[[], Venster], toetsen: Toetsen
) -> None:
    venster = start()
    sessie = venster.kern.sessie
    (rij,) = caseload(venster).model.rijen()
    assert (rij.rij.stand.protocol, rij.rij.stand.stap) == ("gehucht", "start")
    toetsen.druk(Qt.Key.Key_Return)
    view = venster.huidig_scherm
    assert isinstance(view, DossierView)
    assert view.dossier_id == dossier_id

    # The stepper shows the three stappen of the TOML, in its order and words.
    assert [k.vak.stap for k in view.stepper.knoppen] == ["start", "brug", "overkant"]
    assert stap(view, "start").startswith("Stap start, Aan de keukentafel, huidige stap")
    # 7 werkdagen after Tue 3: 4 5 6 9 10 11 12 -> Thu 12; over since: 13 16 17 18 = 4
    assert view.kantel.kop.text() == "Kantelpunt was do 12 nov: naar stap brug."
    assert view.kantel.badge.tekst == "4 schooldagen over"
    assert "Melding di 3 november + 7 werkdagen = do 12 november." in view.kantel.uitleg.text()
    assert view.kantel.bron.text().startswith("Verzuimaanpak Gehucht (2026), h. 2, termijn")
    assert poorten(view) == []

    # Going up: the form asks the protocol's own question; decided on Monday 16 November.
    toetsen.tab_naar("Opschalen")
    toetsen.druk(Qt.Key.Key_Space)
    assert toetsen.op == "Is er een fiets?"
    toetsen.typ("n")
    toetsen.tab_naar("Datum", hoogstens=8)
    toetsen.druk(Qt.Key.Key_A, CTRL)
    toetsen.typ("ma")
    toetsen.druk(Qt.Key.Key_Return, CTRL)
    omhoog = besluiten(sessie)[-1]
    assert (omhoog.soort, omhoog.van_stap, omhoog.stap, omhoog.datum) == (
        Besluitsoort.OPSCHALEN,
        "start",
        "brug",
        date(2026, 11, 16),
    )
    assert "gedaan" in stap(view, "start")
    assert "huidige stap" in stap(view, "brug")
    # No talk with the jeugdarts yet: provisionally from the begin, Mon 16 + 14 = Mon 30
    # November, and "vanaf": the first day that is over is the date itself.
    assert view.kantel.kop.text() == "Kantelpunt is ma 30 nov: naar stap overkant."
    voorlopig = view.kantel.uitleg.text()
    assert "ma 16 november" in voorlopig
    assert "de jeugdarts is nog niet gesproken" in voorlopig
    assert "Voorlopig" in view.kantel.extra.text()

    # Its own poort is closed and warns at going up.
    assert poorten(view) == ["Veerbewijs: nog niet"]
    toetsen.tab_naar("Opschalen")
    toetsen.druk(Qt.Key.Key_Space)
    assert view.formulier.formulier is not None
    assert view.formulier.formulier.balk.label.text() == "Er is nog geen veerbewijs."
    toetsen.druk(Qt.Key.Key_Return, CTRL)
    assert len(besluiten(sessie)) == 2, "without a reason it may not pass a closed poort"
    toetsen.druk(Qt.Key.Key_Escape)

    # One fact moves date and uitleg together: the jeugdarts on Tue 17 -> Tue 1 December.
    bel(toetsen, "jeugd", "gisteren")
    assert [c.met for c in sessie.lees(Contact)] == [Contactmet.JEUGDARTS]
    assert view.kantel.kop.text() == "Kantelpunt is di 1 dec: naar stap overkant."
    assert "Gesprek met de jeugdarts di 17 november" in view.kantel.uitleg.text()
    assert "di 1 december" in view.kantel.uitleg.text()
    assert "Voorlopig" not in view.kantel.extra.text()
    assert poorten(view) == ["Veerbewijs: nog niet"]

    # The samenwerkingsverband opens the poort, and the last stap has only an aandachtsdatum.
    bel(toetsen, "samen", "vandaag")
    assert poorten(view) == ["Veerbewijs: ja"]
    toetsen.tab_naar("Opschalen")
    toetsen.druk(Qt.Key.Key_Space)
    toetsen.druk(Qt.Key.Key_Return, CTRL)
    assert besluiten(sessie)[-1].stap == "overkant"
    assert "huidige stap" in stap(view, "overkant")
    # Wed 18 + 3 dagen = Sat 21
    assert "21 nov" in view.kantel.kop.text()
    assert "zwaaien" in view.kantel.kop.text().casefold()

    # And the caseload tells the same.
    toetsen.druk(Qt.Key.Key_1, CTRL)
    (rij,) = caseload(venster).model.rijen()
    assert rij.rij.stand.ladderpunt is not None
    assert (rij.rij.stand.stap, rij.rij.stand.ladderpunt.datum) == ("overkant", date(2026, 11, 21))
    assert rij.rij.stand.laatste_contact == VANDAAG
    assert sessie.lees_een(Dossier, dossier_id).protocol == "gehucht"


def test_eigen_spoor_met_gebeurtenis_en_poort_van_caseload_tot_ongedaan(
    dossier_id: str, start: Callable[[], Venster], toetsen: Toetsen
) -> None:
    venster = start()
    sessie = venster.kern.sessie
    toetsen.druk(Qt.Key.Key_Return)
    view = venster.huidig_scherm
    assert isinstance(view, DossierView)

    # What happened is found by a part of its name; it starts the track by itself.
    toetsen.druk(Qt.Key.Key_F, CTRL | SHIFT)
    assert toetsen.op == "Zoek een gebeurtenis"
    toetsen.typ("veer")
    toetsen.druk(Qt.Key.Key_Return)
    assert toetsen.op == "Uitkomst"
    toetsen.typ("door m")
    toetsen.druk(Qt.Key.Key_Return, CTRL)
    (gemist,) = sessie.lees(Gebeurtenis)
    assert (gemist.soort, gemist.uitkomst, gemist.datum) == ("veer_gemist", "mist", VANDAAG)
    # Wed 18 + 3 werkdagen: 19 20 23 -> Mon 23
    assert spoor(view).datum == date(2026, 11, 23)

    # The slim track is a button; its first button records what the open step asks.
    toetsen.tab_naar("Spoor Over het water, stap 1 van 2, een vlot bouwen")
    toetsen.druk(Qt.Key.Key_Return)
    assert view.spoordetail.isVisible()
    assert toetsen.op == "Vlot gebouwd…"
    toetsen.druk(Qt.Key.Key_Space)
    assert view.formulier.formulier is not None
    assert "De reddingsvesten zijn nog niet aan" in view.formulier.formulier.balk.label.text()
    assert toetsen.op == "Aantal planken"
    toetsen.typ("12")
    toetsen.druk(Qt.Key.Key_Return, CTRL)
    assert len(sessie.lees(Gebeurtenis)) == 1, "without a reason it may not pass a closed poort"
    assert toetsen.op == "Reden om verder te gaan"
    toetsen.typ("iedereen kan zwemmen")
    toetsen.druk(Qt.Key.Key_Return, CTRL)

    # The track moved on, the reason stands in the tijdlijn, the focus on what comes next.
    vlot = next(g for g in sessie.lees(Gebeurtenis) if g.soort == "vlot_gebouwd")
    assert (vlot.aantal, vlot.poorten) == (12, "reddingsvesten")
    assert (spoor(view).naar, spoor(view).datum) == ("varen", date(2026, 11, 25))
    assert view.beeld is not None
    (regel,) = [i.regel for i in view.beeld.tijdlijn if i.feit_id == vlot.id]
    assert "Reddingsvesten aan" in regel
    assert "iedereen kan zwemmen" in regel
    assert view.spoordetail.isVisible()
    assert toetsen.op == "Contact met samenwerkingsverband…"

    # How that date came about, from the same window as every other.
    toetsen.tab_naar("Hoe berekend, Overvaren", terug=True, hoogstens=4)
    toetsen.druk(Qt.Key.Key_Space)
    assert view.bediening.venster is not None
    tekst = als_tekst(view.bediening.venster.uitleg)
    assert "Verzuimaanpak Gehucht (2026), h. 7, een week" in tekst
    assert "+ 1 week = wo 25 november" in tekst
    toetsen.druk(Qt.Key.Key_Escape)

    # Undo: the first step is open again.
    toetsen.druk(Qt.Key.Key_Z, CTRL)
    assert [g.soort for g in sessie.lees(Gebeurtenis)] == ["veer_gemist"]
    assert (spoor(view).naar, spoor(view).datum) == ("bouwen", date(2026, 11, 23))

    # And the caseload knows: the ladder leads, the track comes after it.
    toetsen.druk(Qt.Key.Key_1, CTRL)
    (rij,) = caseload(venster).model.rijen()
    sporen = {s["code"]: s["datum"] for s in als_json(rij.rij)["sporen"]}
    assert sporen["over_water"] == "2026-11-23"
    assert "ma 23 nov · Over het water: een vlot bouwen (over 3 schooldagen)" in andere_datums(
        rij.rij.stand
    )


def test_eigen_protocol_op_papier(dossier_id: str, team_sessie: Sessie) -> None:
    """A stap, a term, a poort and a track of TOML alone stand on paper as they do on the screen."""
    with team_sessie.schrijf() as tx:
        tx.maak(
            Gebeurtenis(dossier_id=dossier_id, soort="veer_gemist", datum=VANDAAG, uitkomst="mist")
        )
    beeld = dossierbeeld(team_sessie, dossier_id, VANDAAG)
    papier = " ".join(" ".join(paginateksten(overzicht_pdf(beeld, "Gehucht"))).split())
    handboek = handboek_pdf([beeld_protocol(team_sessie)], teamnaam="Gehucht", datum=VANDAAG)
    boek = " ".join(" ".join(paginateksten(handboek)).split())
    for deel in ("Over het water", "Een vlot bouwen", "Reddingsvesten aan"):
        assert deel in papier
        assert deel in boek
    # wo 18 nov + 3 werkdagen = ma 23 nov
    assert "ma 23 nov 2026" in papier
    assert "De reddingsvesten zijn nog niet aan" in papier
    assert "3 werkdagen" in boek


def beeld_protocol(sessie: Sessie) -> Protocol:
    return sessie.protocol("gehucht", VANDAAG)


def spoor(view: DossierView) -> Kantelpunt:
    """Give the date of the track of the TOML."""
    assert view.beeld is not None
    (gevonden,) = [s for s in view.beeld.stand.sporen if s.code == "over_water"]
    assert gevonden.punt is not None
    return gevonden.punt


def stap(view: DossierView, code: str) -> str:
    """Give what the stepper says of a stap."""
    (knop,) = [k for k in view.stepper.knoppen if k.vak.stap == code]
    return knop.accessibleName()


def poorten(view: DossierView) -> list[str]:
    """Give the poorten that are shown, without the signalen."""
    verwerk()
    knoppen = [k for k in view.kantel.poorten.delen if isinstance(k, Regelknop)]
    codes = {p.naam for p in view.beeld.stand.poorten} if view.beeld else set()
    return [tekst(k) for k in knoppen if tekst(k).split(":")[0] in codes]


def tekst(knop: QAbstractButton) -> str:
    return knop.text()


def besluiten(sessie: Sessie) -> list[Stapbesluit]:
    return sorted(sessie.lees(Stapbesluit), key=lambda b: b.datum)


def bel(toetsen: Toetsen, met: str, dag: str) -> None:
    """Record a contact by keys, without a note."""
    toetsen.druk(Qt.Key.Key_C, CTRL | SHIFT)
    toetsen.typ(met)
    toetsen.tab_naar("Datum", hoogstens=8)
    toetsen.druk(Qt.Key.Key_A, CTRL)
    toetsen.typ(dag)
    toetsen.druk(Qt.Key.Key_Return, CTRL)
