"""For the tests of dossier, vastleggen and brieven: a rich dossier in a real encrypted file."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from app.domain.dossiers import (
    Afspraak,
    Besluitsoort,
    Stapbesluit,
    Taak,
    Toestemming,
)
from app.domain.fouten import KnownError
from app.domain.handelen import (
    Contact,
    Contactmet,
    Interventie,
    Overleg,
    Wie,
)
from app.domain.mensen import Ouder, Relatie
from app.domain.scholen import Inschrijving
from app.domain.verzuim import MeldingStatus, Meldingstatus, Periodesoort, Verzuimperiode
from app.services import instellingen
from app.services.sessie import Sessie
from app.ui import berichten
from app.ui.berichten import Bericht, Trechter
from app.ui.dossier.dossier_view import DossierView
from app.ui.kern import Kern
from app.ui.thema import Themakeuze, thema
from tests.fabriek import een_melding, een_ouder, zet_dossier


@dataclass
class Vast:
    """Keys of what the rich dossier holds."""

    dossier: str
    leerling: str
    moeder: str
    vader: str
    school: str
    contact: str


class StilleTrechter(Trechter):
    """Remembers what would have been shown, and answers with `antwoord`."""

    def __init__(self) -> None:
        super().__init__()
        self.fouten: list[KnownError] = []
        self.vragen: list[str] = []
        self.stil_gezegd: list[Bericht] = []
        self.antwoord = True

    def fout(self, parent: QWidget | None, fout: KnownError) -> None:
        self.fouten.append(fout)

    def vraag(
        self,
        parent: QWidget | None,
        tekst: str,
        *,
        toelichting: str,
        ja: str,
        nee: str,
        gevaar: bool,
    ) -> bool:
        self.vragen.append(tekst)
        return self.antwoord

    def stil(self, bericht: Bericht) -> None:
        self.stil_gezegd.append(bericht)


@pytest.fixture
def trechter() -> Iterator[StilleTrechter]:
    nieuw = StilleTrechter()
    berichten.vervang(nieuw)
    yield nieuw
    berichten.vervang(None)


@pytest.fixture
def rijk(team_sessie: Sessie) -> Vast:
    """Stap 2, kernteam on 7 October, over term since 11 November; peildatum 18 November."""
    dossier, leerling, school = zet_dossier(team_sessie, ongeoorloofd=False)
    d = dossier.id
    with team_sessie.schrijf() as tx:
        (inschrijving,) = team_sessie.lees(Inschrijving, leerling_id=leerling.id)
        tx.wijzig(dataclasses.replace(inschrijving, klas="3b"))
        (moeder,) = team_sessie.lees(Ouder, leerling_id=leerling.id)
        tx.wijzig(dataclasses.replace(moeder, telefoon="06-0000 0041", taal="Turks", tolk=True))
        vader = een_ouder(
            leerling,
            relatie=Relatie.VADER,
            aanhef="de heer",
            voorletters="M.",
            straat="Elzenpad",
            huisnummer="3",
            postcode="7311 AB",
            plaats="Modelstad",
            geheim_adres=True,
        )
        tx.maak(vader)
        tx.maak(
            Verzuimperiode(
                leerling_id=leerling.id,
                dossier_id=d,
                school_id=school.id,
                soort=Periodesoort.ONGEOORLOOFD,
                eerste_dag=date(2026, 10, 12),
            )
        )
        tx.maak(Interventie(dossier_id=d, stap="1", datum=date(2026, 9, 23)))
        tx.maak(Toestemming(dossier_id=d, ouder_id=moeder.id, datum=date(2026, 10, 5)))
        tx.maak(Toestemming(dossier_id=d, ouder_id=vader.id, datum=date(2026, 10, 5)))
        tx.maak(
            Stapbesluit(
                dossier_id=d,
                datum=date(2026, 10, 7),
                soort=Besluitsoort.OPSCHALEN,
                van_stap="1",
                stap="2",
                organisatie=Wie.SCHOOL,
            )
        )
        tx.maak(
            Overleg(dossier_id=d, stap="2", datum=date(2026, 10, 7), plan=True, regievoerder="OC")
        )
        melding = een_melding(leerling, dossier_id=d, school_id=school.id)
        tx.maak(melding)
        tx.maak(
            MeldingStatus(
                melding_id=melding.id,
                status=Meldingstatus.IN_BEHANDELING,
                datum=date(2026, 11, 5),
            )
        )
        contact = Contact(
            dossier_id=d, datum=date(2026, 11, 12), met=Contactmet.MOEDER, notitie="belt terug"
        )
        tx.maak(contact)
        tx.maak(
            Afspraak(
                dossier_id=d,
                datum=date(2026, 11, 12),
                met="moeder",
                wat="twee lesuren",
                uiterlijk=date(2026, 11, 16),
            )
        )
        tx.maak(Taak(dossier_id=d, datum=date(2026, 11, 24), omschrijving="School bellen"))
    instellingen.bewaar(
        team_sessie,
        instellingen.Instellingen(
            gemeente="Modelstad",
            straat="Raadhuisplein 1",
            postcode="7300 AA",
            plaats="Modelstad",
            telefoon="055-000 00 00",
            email="leerplicht@modelstad.example",
        ),
    )
    return Vast(d, leerling.id, moeder.id, vader.id, school.id, contact.id)


@dataclass
class Scherm:
    """A dossier view on the screen of the test."""

    kern: Kern
    view: DossierView
    vast: Vast
    opruimen: list[Callable[[], None]] = field(default_factory=list)


@pytest.fixture
def kern(qtbot, team_sessie: Sessie, trechter: StilleTrechter) -> Kern:
    thema().zet(keuze=Themakeuze.LICHT, procent=100, andere_dag=False)
    thema().pas_toe()
    return Kern(team_sessie)


@pytest.fixture
def scherm(qtbot, kern: Kern, rijk: Vast) -> Iterator[Scherm]:
    """The rich dossier in view, 1180 by 620, as it is at 1366×768 with bars and navigation."""
    view = DossierView(kern)
    qtbot.addWidget(view)
    view.resize(1180, 620)
    view.show()
    view.toon(rijk.dossier)
    view.activateWindow()
    view.setFocus()
    QCoreApplication.processEvents()
    yield Scherm(kern, view, rijk)
    view.hide()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
