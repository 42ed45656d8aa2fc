"""Bench: the lists of the screens at 3,000 rows: typing, choosing, scrolling, sorting, all chosen.

Run: python -m pytest tests/bench/bench_schermen.py -s. On the real screens with rows of their own
kind; time of this process's own work, so that a busy machine counts for less. The baseline is a
repaint of the same list in which nothing changed. `key` is a letter in the filter field, `cursor`
the cursor on another row with what the screen shows beside it, `change` the list given anew.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.handelen import Brief, Doel, Ontvangersoort
from app.domain.sporen import Gebeurtenis
from app.domain.tijdlijnitem import Baan, Teken, TijdlijnItem
from app.domain.tijdlijnitem import Groep as Tijdgroep
from app.domain.verzuim import Meldingstatus
from app.domain.vrijstellingen import Grond, Vrijstelling
from app.services.absoluut import Absoluutrij, Controle, Groep
from app.services.meldingen.doorgeven import Doorgeefregel, Doorgeefsoort
from app.services.meldingen.lijst import MeldingRij
from app.services.postregister import Postregel
from app.services.sessie import Sessie
from app.services.taken import Gat, Gatsoort, Herstelling, Hoofd, Taakbron, Taakregel, kijk_na
from app.services.verwijzingen import Verwijsstand, Verwijzing
from app.services.verzuimlijst import Lijstrij
from app.services.vrijstellingbehandeling import Behandeling
from app.services.vrijstellingen import (
    Jaarronde,
    Overzicht,
    Ronde,
    Ronderij,
    Stand,
    Vrijstellingrij,
)
from app.ui import achtergrond
from app.ui.absoluut.view import AbsoluutView
from app.ui.beheer.schoollijst import DossiersBlad
from app.ui.brieven.postblad import PostBlad
from app.ui.dossier.tijdlijnpaneel import TijdlijnPaneel
from app.ui.kern import Kern
from app.ui.meldingen.doorgeeflijst import Doorgeeflijst
from app.ui.meldingen.wachtlijst import Wachtlijst
from app.ui.taken.takenblad import Takenblad
from app.ui.taken.vangnetblad import Vangnetblad
from app.ui.verwijzingen.view import VerwijzingenView
from app.ui.vrijstellingen.bladen import BehandelBlad, LopendBlad, RondeBlad
from tests.fabriek import een_leerling, een_melding

if TYPE_CHECKING:
    from app.services.dossierbeeld import Dossierbeeld

RIJEN = 3_000
DAG = date(2026, 11, 18)
KEER = 15


def naam(i: int) -> str:
    return f"Iep{i % 700}, Emre"


def dag(i: int) -> date:
    return DAG + timedelta(days=i % 90 - 30)


def ms(doe: Callable[[int], object], keer: int = KEER) -> float:
    """Give the median of the work of one step."""
    tijden = []
    for nummer in range(keer):
        begin = time.process_time()
        doe(nummer)
        tijden.append((time.process_time() - begin) * 1000)
    return median(tijden)


@dataclass
class Proef:
    """A screen with its list; `zet` gives it its rows, `kies` turns a chip or choice on and off."""

    scherm: QWidget
    lijst: QTableView
    zet: Callable[[], object]
    veld: QLineEdit | None = None
    kies: Callable[[int], object] | None = None


def verwijzingen(kern: Kern) -> Proef:
    view = VerwijzingenView(kern)
    standen = list(Verwijsstand)
    feit = Gebeurtenis(dossier_id="d", soort="doorverwezen", datum=DAG)
    rijen = [
        Verwijzing(
            str(i), str(i), str(i), str(i), naam(i), "Het Fictieve Lyceum", "A. Ander", "a",
            f"Jeugdhulp {i % 9}", dag(i), standen[i % 6], dag(i), dag(i), None, feit,
        )
        for i in range(RIJEN)
    ]  # fmt: skip
    view.wie.setCurrentIndex(1)
    return Proef(view, view.tabel, lambda: view._toon(rijen), view.zoekveld, chip(view))


def doorgeven(kern: Kern) -> Proef:
    view = Doorgeeflijst(kern)
    doelen = (Doel.DUO, Doel.SCHOOL, Doel.JEUGDARTS, Doel.LEIDING)
    rijen = [
        Doorgeefregel(
            str(i), Doorgeefsoort.STATUS, doelen[i % 4], naam(i), "Het Fictieve Lyceum",
            f"In behandeling: melding {i % 40}", str(i), dag(i), dag(i + 7), str(i), str(i),
        )
        for i in range(RIJEN)
    ]  # fmt: skip
    return Proef(view, view.tabel, lambda: view._zet(rijen), view.zoekveld, chip(view))


def meldingen(kern: Kern) -> Proef:
    view = Wachtlijst(kern)
    leerlingen = [een_leerling(achternaam=f"Iep{i}", bsn="") for i in range(700)]
    rijen = [
        MeldingRij(
            een_melding(leerlingen[i % 700], melddatum=dag(i)), leerlingen[i % 700], naam(i),
            "Het Fictieve Lyceum", Meldingstatus.GEREGISTREERD, dag(i + 7), None,
        )
        for i in range(RIJEN)
    ]  # fmt: skip

    def zet() -> None:
        view.rijen = rijen
        view.stapel.setCurrentWidget(view._vol)
        view.tabel.zet(rijen, zelfde=lambda r: r.melding.id)
        view._filter()

    return Proef(view, view.tabel, zet, view.zoekveld, chip(view))


def taken(kern: Kern) -> Proef:
    blad = Takenblad(kern)
    bronnen = (Taakbron.STAP, Taakbron.HAND, Taakbron.SPOOR, Taakbron.SIGNAAL)
    rijen = [
        Taakregel(
            sleutel=str(i), bron=bronnen[i % 4], hoofd=Hoofd(str(i), str(i), naam(i)), dag=dag(i),
            wat=f"Beslis over {i % 40}", regel="Stap 2", klaar_door="een besluit", over=i % 3 == 0,
            vorm="klok", wanneer=f"over {i % 30} werkdagen", ambtenaar_id="a",
            ambtenaar="A. Ander", zoektekst=f"beslis over {i % 40} iep{i % 700} emre",
        )
        for i in range(RIJEN)
    ]  # fmt: skip
    ik = kern.sessie.ambtenaar_id
    return Proef(blad, blad.tabel, lambda: blad._klaar(ik, list(rijen)), blad.zoekveld, chip(blad))


def vangnet(kern: Kern) -> Proef:
    blad = Vangnetblad(kern)
    blad._net = kijk_na(kern.sessie, DAG)
    soorten = list(Gatsoort)
    gaten = tuple(
        Gat(
            str(i), soorten[i % 8], Hoofd(str(i), str(i), naam(i)), f"Wachten op {i % 40}",
            "Zonder behandelaar sinds 3 nov 2026.", dag(i), (Herstelling.DOSSIER_TOEWIJZEN,),
        )
        for i in range(RIJEN)
    )  # fmt: skip
    net = dataclasses.replace(blad._net, gaten=gaten)
    return Proef(blad, blad.tabel, lambda: blad._klaar(True, net), blad.zoekveld, chip(blad))


def absoluut(kern: Kern) -> Proef:
    view = AbsoluutView(kern)
    groepen = list(Groep)
    rijen = tuple(
        Absoluutrij(
            str(i), naam(i), 12, "Modelstad", "leerplichtig", "–", dag(i - 90), 40, groepen[i % 9],
            "staat nergens ingeschreven", None, None,
        )
        for i in range(RIJEN)
    )  # fmt: skip

    def zet() -> None:
        view.controle = Controle(DAG, 50_000, rijen)
        view._toon()

    def kies(n: int) -> None:
        view.groep.setCurrentIndex(n % 2)
        view.groep.activated.emit(n % 2)

    return Proef(view, view.tabel, zet, view.zoekveld, kies)


def _vrijstellingen() -> list[Vrijstellingrij]:
    return [
        Vrijstellingrij(
            vrijstelling=Vrijstelling(
                dossier_id=str(i), grond=list(Grond)[i % 5], ingediend=dag(i), van=dag(i)
            ),
            los=False, leerling_id=str(i), naam=naam(i), leeftijd=12, woongemeente="Modelstad",
            school="", dossier_open=True, ambtenaar="A. Ander", ambtenaar_id="a",
            stand=Stand.LOOPT,
        )
        for i in range(RIJEN)
    ]  # fmt: skip


def lopend(kern: Kern) -> Proef:
    blad = LopendBlad(kern)
    alles = Overzicht(DAG, tuple(_vrijstellingen()), ())

    def kies(n: int) -> None:
        blad.grond.setCurrentIndex(n % 2)
        blad.grond.activated.emit(n % 2)

    return Proef(blad, blad.tabel, lambda: blad.laad(alles), blad.zoekveld, kies)


def behandeling(kern: Kern) -> Proef:
    blad = BehandelBlad(kern, "Beroepen", "Niets.")
    rijen = tuple(Behandeling(r, (), dag(7), "Beoordeel") for r in _vrijstellingen())
    return Proef(blad, blad.tabel, lambda: blad.laad(rijen, ""))


def ronde(kern: Kern) -> Proef:
    blad = RondeBlad(kern)
    rijen = [Ronderij(r, None, None, Ronde.NIETS, False) for r in _vrijstellingen()]
    jaar = Jaarronde("2027-2028", date(2027, 6, 30), tuple(rijen))
    return Proef(blad, blad.tabel, lambda: blad.laad(jaar), blad.zoekveld)


def post(kern: Kern) -> Proef:
    blad = PostBlad(kern)
    rijen = [
        Postregel(
            Brief(
                dossier_id=str(i), datum=dag(i), sjabloon="waarschuwing", onderwerp="Verzuim",
                aan=Ontvangersoort.OUDER, ontvanger=f"A. Iep{i % 700}",
            ),
            naam(i), f"2026-{i:04}", "Waarschuwing",
        )
        for i in range(RIJEN)
    ]  # fmt: skip
    zet = lambda: blad.tabel.zet(rijen, zelfde=lambda r: r.brief.id)  # noqa: E731
    return Proef(blad, blad.tabel, zet, blad.zoekveld)


def verzuimlijst(kern: Kern) -> Proef:
    blad = DossiersBlad(kern)
    rijen = [
        Lijstrij(str(i), naam(i), 14, "2b", str(i), "dossier", "2", dag(i), ("cijfers",), None)
        for i in range(RIJEN)
    ]
    zet = lambda: blad.tabel.zet(rijen, zelfde=lambda r: r.leerling_id)  # noqa: E731
    return Proef(blad, blad.tabel, zet)


SCHERMEN = (
    verwijzingen, doorgeven, meldingen, taken, vangnet, absoluut, lopend, behandeling, ronde, post,
    verzuimlijst,
)  # fmt: skip


def chip(scherm: Any) -> Callable[[int], object]:
    """Give what turns the first chip on and off."""
    (eerste, *_) = scherm.chips.chips.values()
    return lambda _n: eerste.click()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("maak", SCHERMEN, ids=lambda f: f.__name__)
def test_a_list_of_3000_rows(
    maak: Callable[[Kern], Proef], team_sessie: Sessie, qtbot: QtBot
) -> None:
    p = maak(Kern(team_sessie))
    qtbot.addWidget(p.scherm)
    p.scherm.resize(1180, 620)
    with qtbot.waitExposed(p.scherm):
        p.scherm.show()
    assert achtergrond.wacht_op_alles(20)
    QApplication.processEvents()
    p.zet()
    assert p.lijst.model().rowCount() > RIJEN // 10
    vlak, balk = p.lijst.viewport(), p.lijst.verticalScrollBar()

    def teken(doe: Callable[[int], object]) -> Callable[[int], None]:
        def stap(nummer: int) -> None:
            doe(nummer)
            vlak.repaint()

        return stap

    def typ(nummer: int) -> None:
        if p.veld is not None:
            p.veld.setText("emre iep"[: 1 + nummer % 8])

    def op_rij(nummer: int) -> None:
        p.lijst.selectRow(nummer * 131 % p.lijst.model().rowCount())

    def sorteer(nummer: int) -> None:
        p.lijst.sortByColumn(nummer % 2, Qt.SortOrder(nummer // 2 % 2))

    vlak.repaint()
    stil = ms(lambda _n: vlak.repaint())
    tijd = {
        "key": ms(teken(typ)) if p.veld is not None else 0.0,
        "choice": ms(teken(p.kies), 14) if p.kies is not None else 0.0,
        "cursor": ms(teken(op_rij)),
        "scroll": ms(teken(lambda n: balk.setValue(n * 997 % max(1, balk.maximum())))),
        "sort": ms(teken(sorteer), 8),
        "change": ms(teken(lambda _n: p.zet()), 5),
    }
    if p.lijst.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection:
        tijd["all"] = ms(teken(lambda _n: p.lijst.selectAll()), 3)
    print(f"\n{maak.__name__}: repaint {stil:.1f} ms, ", end="")
    print(", ".join(f"{wat} {duur:.1f}" for wat, duur in tijd.items()))
    for wat in ("key", "choice", "cursor", "sort", "all"):
        assert tijd.get(wat, 0.0) <= 6 * stil, wat
    assert tijd["scroll"] <= 3 * stil


@pytest.mark.timeout(300)
@pytest.mark.parametrize("aantal", [60, RIJEN])
def test_a_tijdlijn(aantal: int, qtbot: QtBot) -> None:
    """Sixty lines is a long dossier, 3,000 one that cannot be: picture and list go together."""
    soorten = (
        (Baan.CONTACT, Teken.TELEFOON, Tijdgroep.CONTACT),
        (Baan.CONTACT, Teken.VLAG, Tijdgroep.MELDINGEN),
        (Baan.HANDELEN, Teken.VIERKANT, Tijdgroep.INTERVENTIES),
        (Baan.HANDELEN, Teken.ENVELOP, Tijdgroep.BRIEVEN),
    )
    items = tuple(
        TijdlijnItem(
            datum=DAG - timedelta(days=i * 1_000 // aantal), soort="contact",
            titel=f"Gesproken {i % 40}", tekst="ging beter", feit_soort="contact", feit_id=str(i),
            baan=baan, vorm=vorm, groep=groep,
        )
        for i in range(aantal)
        for baan, vorm, groep in (soorten[i % 4],)
    )  # fmt: skip
    paneel = TijdlijnPaneel()
    qtbot.addWidget(paneel)
    paneel.resize(900, 600)
    with qtbot.waitExposed(paneel):
        paneel.show()
    beeld = cast(
        "Dossierbeeld",
        SimpleNamespace(tijdlijn=items, peildatum=DAG, stand=SimpleNamespace(dagen_thuis=12)),
    )
    vlak, plaat = paneel.lijst.viewport(), paneel.beeld.viewport()
    balk = paneel.lijst.verticalScrollBar()

    def hertekend(doe: Callable[[int], object]) -> Callable[[int], None]:
        def stap(nummer: int) -> None:
            doe(nummer)
            vlak.repaint()
            plaat.repaint()

        return stap

    change = ms(hertekend(lambda _n: paneel.toon(beeld)), 5)
    stil = ms(hertekend(lambda _n: None))
    groepen = (Tijdgroep.CONTACT, Tijdgroep.ALLES)
    tijd = {
        "cursor": ms(hertekend(lambda n: paneel.lijst.selectRow(n * 7 % aantal))),
        "scroll": ms(hertekend(lambda n: balk.setValue(n * 397 % max(1, balk.maximum())))),
        "choice": ms(hertekend(lambda n: paneel.filter(groepen[n % 2])), 6),
        "change": change,
    }
    print(f"\ntijdlijn of {aantal}: repaint {stil:.1f} ms, ", end="")
    print(", ".join(f"{wat} {duur:.1f}" for wat, duur in tijd.items()))
    assert tijd["cursor"] <= 6 * stil
    assert tijd["scroll"] <= 3 * stil
