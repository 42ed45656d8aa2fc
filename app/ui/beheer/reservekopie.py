"""UI: backups (make, check, put back), the log, and the check of the whole file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.domain.mensen import Rol
from app.services import logboek, reservekopie
from app.services.logboek import Logboekregel
from app.services.reservekopie import AndereSleutel, Reservekopie
from app.ui import berichten
from app.ui.achtergrond import Achtergrondtaak, Voortgang, met_sessie, met_venster
from app.ui.kern import Kern
from app.ui.leesbalk import Leesbalk
from app.ui.pagina import Pagina, knoppenrij, maak_knop, naast
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.wachten import in_beeld

LOGREGELS = 2000


class ReservekopieView(Pagina):
    """Two tabs: the backups, and the log of who did and looked at what."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Kopie en logboek", parent=parent)
        self.kern = kern
        self.bladen = QTabWidget()
        self.bladen.setAccessibleName("Reservekopieën of logboek")
        self.kopieen = KopieBlad(kern)
        self.logboek = LogBlad(kern)
        self.bladen.addTab(self.kopieen, "Reservekopieën")
        self.bladen.addTab(self.logboek, "Logboek")
        if kern.toont_opsporing:
            from app.ui.opsporing.beheer import OpsporingKopieBlad, OpsporingLogBlad
            from app.ui.opsporing.termijnen import WpgBlad

            self.bladen.addTab(OpsporingKopieBlad(kern), "Kopieën opsporing")
            self.bladen.addTab(OpsporingLogBlad(kern), "Logboek opsporing")
            self.termijnen = WpgBlad(kern)
            self.bladen.addTab(self.termijnen, "Termijnen opsporing")
        self.bladen.currentChanged.connect(lambda _i: self.laad())
        self.inhoud.addWidget(self.bladen, 1)
        kern.gewijzigd.connect(lambda _w: self.laad() if self.isVisible() else None)
        self.laad()

    def toon_termijnen(self) -> None:
        """Go to what of the sealed file is past its term, for who may see that."""
        if self.kern.toont_opsporing:
            self.bladen.setCurrentWidget(self.termijnen)

    def laad(self) -> None:
        """Read the present tab again."""
        laad = getattr(self.bladen.currentWidget(), "laad", None)
        if callable(laad):
            laad()

    def showEvent(self, event: Any) -> None:
        """Read again when one comes back."""
        super().showEvent(event)
        self.laad()

    def eerste_focus(self) -> QWidget:
        """Begin in the list."""
        return self.kopieen.tabel


def _grootte(aantal: int) -> str:
    """Write a number of bytes."""
    if aantal >= 1_000_000:
        return f"{aantal / 1_000_000:.1f} MB".replace(".", ",")
    return f"{max(1, round(aantal / 1000))} kB"


KOPIEKOLOMMEN: tuple[Tabelkolom[Reservekopie], ...] = (
    Tabelkolom(
        "Gemaakt",
        lambda k: f"{toon_dag(k.gemaakt.date(), jaar=True)} {k.gemaakt:%H.%M}",
        11,
        lambda k: k.gemaakt,
    ),
    Tabelkolom("Grootte", lambda k: _grootte(k.grootte), 5, lambda k: k.grootte, rechts=True),
    Tabelkolom("Soort", lambda k: "vóór terugzetten" if k.voor_terugzetten else "gewoon", 8),
    Tabelkolom("Bestand", lambda k: k.pad.name),
)
"""The columns of a list of backups."""


class KopieBlad(QWidget):
    """The backups of this file, newest first; `veranderd()` when there is one more."""

    veranderd = Signal()

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        lijst = QVBoxLayout(self)
        self.waar = QLabel()
        self.waar.setProperty("rol", "zacht")
        self.waar.setWordWrap(True)
        self.maak = maak_knop("Nu een reservekopie maken", self.maak_nu, primair=True)
        self.controle = maak_knop("Controleer kopie", self.controleer, "vink")
        self.terug = maak_knop("Terugzetten…", self.zet_terug, "herstel")
        self.tabel: Tabel[Reservekopie] = Tabel(
            "Reservekopieën",
            KOPIEKOLOMMEN,
            leeg="Er is nog geen reservekopie. De eerste komt er bij de eerste wijziging.",
        )
        self.tabel.gekozen.connect(lambda _k: self._zet_knoppen())
        lijst.addWidget(self.waar)
        lijst.addWidget(knoppenrij(self.maak, self.controle, self.terug))
        self.fout = Leesbalk(self.tabel)
        lijst.addWidget(self.fout)
        lijst.addWidget(self.tabel, 1)
        lijst.addStretch(0)
        uitleg = QLabel(
            "Een kopie wordt gemaakt bij de eerste wijziging van de dag en bij het sluiten. Er "
            "blijven 7 dagen, 4 weken en 12 maanden bewaard. Kopieën zijn versleuteld."
        )
        uitleg.setProperty("rol", "zacht")
        uitleg.setWordWrap(True)
        lijst.addWidget(uitleg)

    def laad(self) -> None:
        """Read the folder again."""
        self.fout.probeer(self._lees)
        self._zet_knoppen()

    def _lees(self) -> None:
        self.waar.setText(f"Map: {reservekopie.map_van(self.kern.sessie)}")
        self.tabel.zet(reservekopie.lijst(self.kern.sessie), zelfde=lambda k: k.pad)

    def maak_nu(self) -> None:
        """Make one."""
        opdracht = reservekopie.opdracht(self.kern.sessie)

        def werk(voortgang: Voortgang) -> Any:
            def vertel(deel: float) -> bool:
                voortgang.meld(round(deel * 100), 100)
                return not voortgang.stop()

            return opdracht.voer_uit(vertel)

        taak = Achtergrondtaak(werk, self)
        taak.klaar.connect(lambda _k: self._klaar("Reservekopie gemaakt en nagekeken."))
        taak.mislukt.connect(self._mislukt)
        met_venster(taak, self, "Reservekopie maken…")

    def controleer(self) -> None:
        """Check the chosen one wholly."""
        kopie = self.tabel.huidig
        if kopie is not None:
            self._controleer(kopie.pad, "")

    def _controleer(self, pad: Path, wachtwoord: str) -> None:
        """Check a backup, with the password of then where needed."""
        werk = met_sessie(
            self.kern.sessie,
            lambda s, v: reservekopie.controleer(
                s, pad, wachtwoord=wachtwoord, voortgang=lambda t: v.meld(0, 0, t)
            ),
        )
        taak = Achtergrondtaak(werk, self)
        taak.klaar.connect(self._toon_rapport)
        taak.mislukt.connect(lambda f: self._vraag_wachtwoord(f, pad))
        met_venster(taak, self, "Kopie controleren…")

    def _vraag_wachtwoord(self, fout: object, pad: Path) -> None:
        """Ask for the password of the day of the backup; other errors are told."""
        if not isinstance(fout, AndereSleutel):
            self._mislukt(fout)
            return
        wachtwoord, goed = _vraag_wachtwoord(self)
        if goed:
            self._controleer(pad, wachtwoord)

    def zet_terug(self) -> None:
        """Put the chosen one back, after a backup of what is there now."""
        kopie = self.tabel.huidig
        if kopie is None:
            return
        dag = toon_dag(kopie.gemaakt.date(), jaar=True)
        if not berichten.vraag(
            self,
            f"De reservekopie van {dag}, {kopie.gemaakt:%H.%M} terugzetten?",
            toelichting="Alles van daarna verdwijnt uit het bestand. Eerst wordt een kopie van nu "
            "gemaakt. Wie er in kan, verandert niet. Collega’s moeten het bestand even sluiten.",
            ja="Terugzetten",
            gevaar=True,
        ):
            return
        self._zet_terug(kopie.pad, "")

    def _zet_terug(self, pad: Path, wachtwoord: str) -> None:
        """Put a backup back, with the password of then where needed."""
        try:
            with in_beeld(self, "De reservekopie wordt teruggezet…") as meld:
                reservekopie.zet_terug(self.kern.sessie, pad, wachtwoord=wachtwoord, voortgang=meld)
        except AndereSleutel:
            wachtwoord, goed = _vraag_wachtwoord(self)
            if goed:
                self._zet_terug(pad, wachtwoord)
            return
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        self.kern.vergeet_ongedaan()
        self.kern.sessie.vergeet()
        self.kern.gewijzigd.emit(None)
        self._klaar("Teruggezet. De stand van zojuist staat als kopie in de lijst.")

    def _klaar(self, tekst: str) -> None:
        """Tell, and read the folder again."""
        berichten.meld(tekst)
        self.laad()
        self.veranderd.emit()

    def _mislukt(self, fout: object) -> None:
        """Tell a known error."""
        if isinstance(fout, KnownError):
            berichten.toon_fout(self, fout)

    def _toon_rapport(self, rapport: Any) -> None:
        """Tell what the check found."""
        toon_rapport(self, rapport, "Deze kopie")

    def _zet_knoppen(self) -> None:
        """Offer what can be done."""
        heeft = self.tabel.huidig is not None
        leider = self.kern.sessie.ambtenaar.rol is Rol.TEAMLEIDER
        self.controle.setEnabled(heeft)
        self.terug.setEnabled(heeft and leider and not self.kern.alleen_lezen)
        self.terug.setToolTip("" if leider else "Dit kan alleen een teamleider.")


class LogBlad(QWidget):
    """Who did and looked at what; Controleer replays all of it."""

    KEUZEN: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Alles", ""),
        ("Alleen raadplegingen", "raadpleeg"),
        ("Alleen beheer", "beheer"),
        ("Alleen wijzigingen", "wijzig"),
    )
    """What can be chosen: (text, act of the audit)."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        lijst = QVBoxLayout(self)
        self.soort = QComboBox()
        self.soort.setAccessibleName("Welke regels")
        for tekst, actie in self.KEUZEN:
            self.soort.addItem(tekst, actie)
        self.soort.activated.connect(lambda _i: self.laad())
        self.zoekveld = QLineEdit()
        self.zoekveld.setPlaceholderText("Filter op naam, dossiernummer, handeling")
        self.zoekveld.setAccessibleName("Filter het logboek")
        self.controle = maak_knop("Controleer het hele bestand", self.controleer, "vink")
        lijst.addLayout(naast(self.zoekveld, self.soort, self.controle))
        self.tabel: Tabel[Logboekregel] = Tabel(
            "Logboek",
            (
                Tabelkolom("Nr", lambda r: str(r.nr), 4, lambda r: r.nr, rechts=True),
                Tabelkolom(
                    "Wanneer",
                    lambda r: f"{toon_dag(r.tijdstip.date(), jaar=True)} {r.tijdstip:%H.%M}",
                    11,
                    lambda r: r.tijdstip,
                ),
                Tabelkolom("Wie", lambda r: r.wie, 10),
                Tabelkolom("Wat", lambda r: r.wat),
                Tabelkolom("Dossier", lambda r: r.dossiernummer, 6.5),
            ),
        )
        self.tabel.geopend.connect(self._open)
        self.zoekveld.textChanged.connect(self.tabel.model_.filter)
        self.fout = Leesbalk(self.tabel)
        lijst.addWidget(self.fout)
        lijst.addWidget(self.tabel, 1)
        lijst.addStretch(0)
        voet = QLabel(f"De laatste {LOGREGELS} regels. Enter opent het dossier van een regel.")
        voet.setProperty("rol", "zacht")
        lijst.addWidget(voet)

    def laad(self) -> None:
        """Read the log again."""
        self.fout.probeer(self._toon)

    def _toon(self) -> None:
        regels = self._lees(str(self.soort.currentData() or ""))
        self.tabel.zet(regels, zelfde=lambda r: r.nr)

    def _lees(self, actie: str) -> Sequence[Logboekregel]:
        """Read the last lines of an act ("" for all)."""
        return logboek.laatste(self.kern.sessie, LOGREGELS, actie=actie)

    def controleer(self) -> None:
        """Check the whole file in the background."""
        werk = met_sessie(
            self.kern.sessie,
            lambda s, v: logboek.controleer(s, voortgang=lambda t: v.meld(0, 0, t)),
        )
        taak = Achtergrondtaak(werk, self)
        taak.klaar.connect(lambda r: toon_rapport(self, r, "Het bestand"))
        taak.mislukt.connect(
            lambda f: berichten.toon_fout(self, f) if isinstance(f, KnownError) else None
        )
        met_venster(taak, self, "Het bestand wordt nagekeken…")

    def _open(self, regel: object) -> None:
        """Open the dossier of a line."""
        if isinstance(regel, Logboekregel) and regel.dossier_id:
            self.kern.toon_dossier.emit(regel.dossier_id)


def toon_rapport(parent: QWidget, rapport: Any, wat: str) -> None:
    """Tell what a check found."""
    if rapport.in_orde:
        berichten.meld(f"{wat} is in orde: {rapport.aantal} regels nagerekend.")
        return
    berichten.toon_fout(
        parent,
        KnownError(
            f"{wat} is niet in orde: {len(rapport.fouten)} bevindingen.",
            "\n".join(rapport.fouten[:12]),
        ),
    )


def _vraag_wachtwoord(parent: QWidget) -> tuple[str, bool]:
    """Ask for the password of an older day."""
    return QInputDialog.getText(
        parent,
        "Oudere sleutel",
        "Deze kopie is van vóór een wisseling van sleutel. Uw wachtwoord van toen:",
        QLineEdit.EchoMode.Password,
    )
