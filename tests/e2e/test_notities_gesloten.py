"""The closed note of protocollen.md 7 (003 h.3), tried by every way in: none gets in.

A dossier with geoorloofd verzuim only and no toestemming: the countable
minimum may be recorded, free text may not. Tried from the window, by a service
call, by SQL, by CSV in the import window's reader and on the command line.
All days lie in 2024, so that the command line's own clock does not matter.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from app.domain.fouten import NotitieGesloten
from app.domain.handelen import Contact, Contactmet
from app.domain.mensen import Leerling
from app.domain.notitie import heeft_notities
from app.domain.sporen import Gebeurtenis
from app.domain.verzuim import Melding, Periodesoort, Verzuimperiode
from app.services import vastleggen
from app.services.sessie import Sessie
from app.services.uitwisseling import Rijstand, exporteer, lees_map, voer_door
from app.ui.dossier.dossier_view import DossierView
from app.ui.importeren.venster import ImporteerVenster
from app.ui.kern import Kern
from app.ui.vastleggen.kinds import KINDS
from app.ui.vastleggen.spoorformulieren import SPOOR_BEGINNEN
from app.ui.venster import Venster
from tests.conftest import WACHTWOORD
from tests.db.test_notitietriggers import ALLE_NOTITIES, met_tekst
from tests.e2e.conftest import CTRL, GEDULD_MS, SHIFT, Toetsen, Wachter, noem
from tests.e2e.opdracht import kantelpunt
from tests.fabriek import zet_dossier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
GEHEIM = "zwijgverhaal"
"""The text that must be found nowhere afterwards."""
DAG = date(2024, 10, 2)


@dataclasses.dataclass
class Zaak:
    """Keys of the dossier and of the one contact in it."""

    dossier: str
    contact: Contact


@pytest.fixture
def zaak(team_sessie: Sessie) -> Zaak:
    """Ziek since 2 September 2024, no melding, no toestemming; one contact without a note."""
    dossier, leerling, school = zet_dossier(
        team_sessie, geopend=date(2024, 9, 2), ongeoorloofd=False
    )
    contact = Contact(dossier_id=dossier.id, datum=DAG)
    vastleggen.leg_vast(
        team_sessie,
        Verzuimperiode(
            leerling_id=leerling.id,
            dossier_id=dossier.id,
            school_id=school.id,
            soort=Periodesoort.ZIEKTE,
            eerste_dag=date(2024, 9, 2),
        ),
        contact,
    )
    return Zaak(dossier.id, contact)


def alles(sessie: Sessie) -> str:
    """Give every value of every table, the audit and its hidden values included."""
    tabellen = [
        r[0]
        for r in sessie.v.rijen("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not r[0].startswith("sqlite_")
    ]
    assert {"contact", "audit", "audit_waarde"} <= set(tabellen)
    return "\n".join(str(rij) for t in tabellen for rij in sessie.v.rijen(f'SELECT * FROM "{t}"'))


def test_in_het_venster(zaak: Zaak, start: Callable[[], Venster], toetsen: Toetsen) -> None:
    """Tab never stops in a closed note, and what is typed meanwhile goes nowhere."""
    venster = start()
    sessie = venster.kern.sessie
    toetsen.druk(Qt.Key.Key_Return)
    view = venster.huidig_scherm
    assert isinstance(view, DossierView)
    toetsen.druk(Qt.Key.Key_C, CTRL | SHIFT)
    formulier = view.formulier.formulier
    assert formulier is not None
    notitie = formulier.veld("notitie").invoer.invoer
    assert not notitie.isEnabled()
    assert "geoorloofd" in notitie.accessibleDescription()
    bezocht: list[str] = []
    for _ in range(40):
        toetsen.druk(Qt.Key.Key_Tab)
        bezocht.append(toetsen.op)
        assert QApplication.focusWidget() is not notitie
    assert noem(notitie) not in bezocht
    assert "Vastleggen" in bezocht
    formulier.veld("met").invoer.invoer.setFocus()
    toetsen.druk(Qt.Key.Key_Return, CTRL)
    nieuw = [c for c in sessie.lees(Contact) if c.id != zaak.contact.id]
    assert [(c.met, c.notitie) for c in nieuw] == [(Contactmet.MOEDER, "")]
    # The same for a task: its words come from a fixed list, others cannot be typed.
    toetsen.druk(Qt.Key.Key_K, CTRL | SHIFT)
    toetsen.typ(GEHEIM)
    toetsen.druk(Qt.Key.Key_Return, CTRL)
    assert GEHEIM not in alles(sessie)


def test_in_elk_formulier(zaak: Zaak, start: Callable[[], Venster]) -> None:
    """Whatever kind has notes, now or later: its form leaves no text in, and says why."""
    venster = start()
    venster.ga("dossier", zaak.dossier)
    view = venster.huidig_scherm
    assert isinstance(view, DossierView)
    met_notities = {k.code for k in KINDS if heeft_notities(k.soort)}
    formulieren = [(code, None) for code in sorted(met_notities)]
    formulieren += [(Gebeurtenis.SOORT, {"soort": "schorsing"}), (SPOOR_BEGINNEN, None)]
    for code, vooraf in formulieren:
        view.open_formulier(code, None, vooraf)
        vorm = view.formulier.formulier
        assert vorm is not None, code
        assert vorm.opzet.sleutel[1] == code
        for veld in (v for v in vorm.opzet.velden if v.notitie):
            vak = veld.invoer.invoer
            vast = isinstance(vak, QComboBox) and not vak.isEditable()
            assert vast or not vak.isEnabled(), (code, veld.naam)
            if not vast:
                assert "geoorloofd" in vak.accessibleDescription(), (code, veld.naam)
        view.formulier.annuleer()
    besluiten = view.beeld.opties if view.beeld is not None else ()
    for soort in {o.soort for o in besluiten}:
        view.open_besluit([o for o in besluiten if o.soort is soort])
        vorm = view.formulier.formulier
        assert vorm is not None
        notities = [v for v in vorm.opzet.velden if v.notitie]
        assert not any(v.invoer.invoer.isEnabled() for v in notities), soort
        view.formulier.annuleer()


def test_elke_soort_door_een_dienst(zaak: Zaak, team_sessie: Sessie) -> None:
    """Every note field of every kind that a dossier has, as the facts describe themselves."""
    voor = alles(team_sessie)
    assert len(ALLE_NOTITIES) > 15
    for soort, veld in ALLE_NOTITIES:
        feit = met_tekst(soort, zaak.dossier, veld)
        with pytest.raises(NotitieGesloten) as fout:
            vastleggen.leg_vast(team_sessie, feit)
        assert fout.value.veld == veld, soort
        assert "geoorloofd" in fout.value.tekst
    assert alles(team_sessie) == voor


def test_door_de_wizard(
    zaak: Zaak, team_sessie: Sessie, tmp_path: Path, wachter: Wachter, qtbot: QtBot
) -> None:
    """A list of signals of a school, columns pointed out by hand: text beside one lands nowhere."""
    (leerling,) = team_sessie.lees(Leerling)
    geboren = f"{leerling.geboortedatum:%d-%m-%Y}"
    pad = tmp_path / "signalen.csv"
    pad.write_text(
        "Achternaam;Roepnaam;Geboortedatum;BSN;Gemeld;Toelichting;Vermoedelijke reden\n"
        f"Iepenlaan;Emre;{geboren};{leerling.bsn};02-10-2024;{GEHEIM};\n"
        f"Iepenlaan;Emre;{geboren};{leerling.bsn};03-10-2024;;{GEHEIM}\n"
        f"Iepenlaan;Emre;{geboren};{leerling.bsn};04-10-2024;;\n",
        encoding="utf-8",
    )
    venster = ImporteerVenster(Kern(team_sessie))
    qtbot.addWidget(venster)
    venster.show()
    venster._pad = pad
    venster._wijs_aan()
    qtbot.waitUntil(lambda: venster.wizard is not None, timeout=GEDULD_MS)
    wizard = venster.wizard
    assert wizard is not None
    wizard.verder()
    keuzen = wizard.stap_kolommen.keuzen
    for kop, veld in (
        ("Gemeld", "melding.melddatum"),
        ("Toelichting", "melding.toelichting"),
        ("Vermoedelijke reden", "melding.reden"),
    ):
        keuze = keuzen[wizard.ontwerp.tabel.koppen.index(kop)]
        keuze.setCurrentIndex(keuze.findData(veld))
        keuze.activated.emit(keuze.currentIndex())
    wizard.verder()
    wizard.ontwerp.vast |= {
        "melding.bron": "school",
        "melding.soort": "kenmerk",
        "melding.kenmerk": "zorg_school",
    }
    wizard.verder()
    qtbot.waitUntil(wizard.volgende.isEnabled, timeout=GEDULD_MS)
    assert "2 afgewezen" in wizard.stap_proef.telling.text()
    assert GEHEIM not in wizard.stap_proef.woorden.text()
    wizard.verder()
    qtbot.waitUntil(lambda: venster._pagina.currentIndex() == 2, timeout=GEDULD_MS)
    venster.neem_over.click()
    qtbot.waitUntil(lambda: venster._pagina.currentIndex() == 3, timeout=GEDULD_MS)
    assert [m.melddatum for m in team_sessie.lees(Melding)] == [date(2024, 10, 4)]
    assert GEHEIM not in alles(team_sessie)


def test_door_een_dienst(zaak: Zaak, team_sessie: Sessie) -> None:
    voor = alles(team_sessie)
    nieuw = Contact(dossier_id=zaak.dossier, datum=DAG, notitie=GEHEIM)
    with pytest.raises(NotitieGesloten) as fout:
        vastleggen.leg_vast(team_sessie, nieuw)
    assert "geoorloofd" in fout.value.tekst
    with pytest.raises(NotitieGesloten):
        vastleggen.wijzig(team_sessie, dataclasses.replace(zaak.contact, notitie=GEHEIM))
    # Past the service: the transaction itself.
    with pytest.raises(NotitieGesloten), team_sessie.schrijf() as tx:
        tx.maak(nieuw)
    with pytest.raises(NotitieGesloten), team_sessie.schrijf() as tx:
        tx.maak_veel([nieuw])
    assert alles(team_sessie) == voor


def test_door_sql(zaak: Zaak, team_sessie: Sessie) -> None:
    """Somebody with the key and an SQL prompt meets the triggers."""
    voor = alles(team_sessie)
    conn = team_sessie.v.conn
    for sql in (
        f"UPDATE contact SET notitie = '{GEHEIM}'",
        f"UPDATE contact SET notitie = '{GEHEIM}', datum = '2024-10-03'",
        f"UPDATE OR REPLACE contact SET notitie = '{GEHEIM}'",
        f"UPDATE OR IGNORE contact SET notitie = '{GEHEIM}'",
        f"INSERT OR REPLACE INTO contact SELECT {_kolommen(team_sessie, GEHEIM)} FROM contact",
    ):
        with pytest.raises(sqlcipher3.dbapi2.Error):
            conn.execute(sql)
        with contextlib.suppress(sqlcipher3.dbapi2.Error):
            conn.execute("ROLLBACK")
    assert alles(team_sessie) == voor


def _kolommen(sessie: Sessie, notitie: str) -> str:
    """List the columns of contact, with another note and another key."""
    namen = [r[1] for r in sessie.v.rijen("PRAGMA table_info(contact)")]
    assert {"id", "notitie"} <= set(namen)
    vervang = {"notitie": f"'{notitie}'", "id": "'00000000-0000-4000-8000-000000000001'"}
    return ", ".join(vervang.get(n, n) for n in namen)


@pytest.fixture
def csvmap(zaak: Zaak, team_sessie: Sessie, tmp_path: Path) -> Path:
    """The team's own export, with a note written into it and a contact with a note added."""
    map_ = tmp_path / "uit"
    exporteer(team_sessie, map_)
    pad = map_ / "contacten.csv"
    regels = pad.read_bytes().decode("utf-8-sig").splitlines()
    kop = regels[0].split(";")
    oud = dict(zip(kop, regels[1].split(";"), strict=True))
    nieuw = oud | {"sleutel": "nieuw-1", "notitie": GEHEIM}
    zonder = oud | {"sleutel": "nieuw-2", "notitie": "", "datum": "2024-10-04"}
    rijen = [oud | {"notitie": GEHEIM}, nieuw, zonder]
    pad.write_text(
        "\n".join([regels[0], *(";".join(r[k] for k in kop) for r in rijen)]) + "\n", "utf-8"
    )
    return map_


def test_door_import(csvmap: Path, team_sessie: Sessie) -> None:
    """The rows with a note are rejected with the reason; the row without one lands."""
    voorbeeld = lees_map(team_sessie, csvmap)
    rijen = [r for r in voorbeeld.rijen if r.soort == "contact"]
    afgewezen = [r for r in rijen if r.stand is Rijstand.AFGEWEZEN]
    assert len(afgewezen) == 2
    for rij in afgewezen:
        assert [r.kolom for r in rij.redenen] == ["notitie"]
        assert "geoorloofd" in str(rij.redenen[0])
        assert GEHEIM not in str(rij.redenen[0])
    voer_door(team_sessie, voorbeeld)
    assert sorted(c.datum for c in team_sessie.lees(Contact)) == [DAG, date(2024, 10, 4)]
    assert GEHEIM not in alles(team_sessie)


def test_door_de_opdrachtregel(
    csvmap: Path, team_sessie: Sessie, opnieuw: Callable[[], Sessie]
) -> None:
    pad = team_sessie.pad
    team_sessie.sluit()
    uit = kantelpunt("importeer", pad, csvmap, wachtwoord=WACHTWOORD)
    assert uit.returncode == 1
    assert len(uit.stderr.strip().splitlines()) == 1
    assert GEHEIM not in uit.stdout + uit.stderr
    uit = kantelpunt("importeer", pad, csvmap, "--zonder-afgewezen", wachtwoord=WACHTWOORD)
    assert GEHEIM not in uit.stdout + uit.stderr
    sessie = opnieuw()
    assert sorted(c.datum for c in sessie.lees(Contact)) == [DAG, date(2024, 10, 4)]
    assert GEHEIM not in alles(sessie)
