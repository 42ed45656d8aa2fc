"""UI: the meldingen that wait: filter, list, the melding itself, and keys for every decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.domain.mensen import Ambtenaar
from app.domain.verzuim import Melding
from app.services import meldingen
from app.services.meldingen import MeldingRij, samenvoegen
from app.services.sessie import Sessie
from app.ui import berichten, voorkeuren
from app.ui.bijzicht import BijZicht
from app.ui.caseload.keuze import Chipsrij
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.leesbalk import Leesbalk
from app.ui.meldingen.paneel import Meldingpaneel, uren
from app.ui.onderdelen import LegeStaat
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import thema
from app.ui.zijpaneel import zij_aan_zij

BEKIJK_MS = 90
"""What is known is gathered when the cursor rests: walking through the list stays quick."""


if TYPE_CHECKING:
    from datetime import date

    from app.ui.palet import Palet
    from db.wijziging import Wijziging


class Facet(StrEnum):
    """The chips above the list; a melding may have several."""

    TE_LAAT = "te_laat"
    MIJN = "mijn"
    NIEMAND = "niemand"
    LIJKT = "lijkt"
    SIGNAAL = "signaal"


FACETTEN: tuple[tuple[Facet, str, str, Kleur], ...] = (
    (Facet.TE_LAAT, "Te laat", "driehoek", Kleur.GEVAAR),
    (Facet.MIJN, "Voor mij", "persoon", Kleur.ACCENT),
    (Facet.NIEMAND, "Nog van niemand", "vraag", Kleur.TEKST_ZACHT),
    (Facet.LIJKT, "Lijkt op een ander", "personen", Kleur.LET_OP),
    (Facet.SIGNAAL, "Signalen", "vlag", Kleur.TEKST_ZACHT),
)

TOETSEN = (
    "B in dossier · O beoordelen · K ter kennisgeving · A afsluiten · T toewijzen · "
    "S samenvoegen · U uit elkaar · V andere leerling · L leerling"
)


class Wachtlijst(QWidget):
    """Triage from the keyboard; several rows at once for what needs no look at each."""

    aantal_veranderd = Signal(int)

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self.rijen: list[MeldingRij] = []
        self._gelezen: date | None = None
        """The day that was read, None when all has to be."""
        self._sindsdien: Wijziging | None = None
        self.palet: Palet | None = None
        em = thema().em
        self.zoekveld = QLineEdit()
        self.zoekveld.setPlaceholderText("Filter op naam, school, soort of ambtenaar")
        self.zoekveld.setAccessibleName("Filter de meldingen")
        self.zoekveld.setClearButtonEnabled(True)
        self.chips: Chipsrij[Facet] = Chipsrij(FACETTEN, "Filters van de meldingen")
        self.tabel: Tabel[MeldingRij] = Tabel(
            "Meldingen die wachten",
            (
                Tabelkolom("Uiterlijk op", self._uiterlijk, 8.6, lambda r: r.uiterlijk, self._vorm),
                Tabelkolom("Leerling", lambda r: r.naam, 7.8, None, self._dubbel),
                Tabelkolom("Soort", lambda r: r.melding.soort.label, 3.8),
                Tabelkolom("School", lambda r: r.school or "–"),
                Tabelkolom(
                    "Gemeld",
                    lambda r: toon_dag(r.melding.melddatum),
                    4.7,
                    lambda r: r.melding.melddatum,
                ),
                Tabelkolom("Uren", uren, 2.7, lambda r: r.melding.uren or 0, rechts=True),
                Tabelkolom("Bron", lambda r: r.melding.bron.label, 3.3),
                Tabelkolom("Voor", lambda r: r.ambtenaar or "–", 4.4),
                Tabelkolom("Dossier", lambda r: "loopt" if r.dossier_id else "–", 3.4),
            ),
            leeg="Niets met dit filter.",
        )
        self.tabel.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tabel.gekozen.connect(self._kies)
        self.tabel.geopend.connect(lambda _r: self.in_behandeling())
        self.leeg = LegeStaat(
            "Geen meldingen die wachten",
            "Meldingen van DUO komen binnen met Importeren (menu Bestand). Een melding van een "
            "school of ouder legt u zelf vast.",
            "bakje",
            "Nieuwe melding…",
            self.nieuwe_melding,
        )
        self.paneel = Meldingpaneel(self)
        self.splitter = zij_aan_zij(self.tabel, self.paneel, (50, 17))
        self.tabel.setMinimumHeight(em(7))
        self.paneel.setMinimumHeight(em(9))
        vol = QWidget()
        binnen = QVBoxLayout(vol)
        binnen.setContentsMargins(em(0.4), em(0.4), em(0.4), em(0.4))
        binnen.setSpacing(em(0.3))
        for deel in (self.zoekveld, self.chips):
            binnen.addWidget(deel)
        binnen.addWidget(self.splitter, 1)
        self.stapel = QStackedWidget()
        self.fout = Leesbalk(self.stapel)
        self.stapel.addWidget(vol)
        self.stapel.addWidget(self.leeg)
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.addWidget(self.fout)
        lijst.addWidget(self.stapel, 1)
        lijst.addStretch(0)
        self._vol = vol
        stand = voorkeuren.lees_bytes("meldingen/splitter")
        if stand is not None:
            self.splitter.restoreState(stand)
        self._rust = QTimer(self)
        self._rust.setSingleShot(True)
        self._rust.setInterval(BEKIJK_MS)
        self._rust.timeout.connect(self.bekijk)
        self.zoekveld.textChanged.connect(self.tabel.model_.filter)
        self.chips.veranderd.connect(self._filter)
        # Shortcuts, not key presses: a table takes letters to search in itself.
        self._toetsen: tuple[tuple[Qt.Key, Callable[[], object]], ...] = (
            (Qt.Key.Key_B, self.in_behandeling),
            (Qt.Key.Key_O, self.beoordeel),
            (Qt.Key.Key_K, self.ter_kennisgeving),
            (Qt.Key.Key_A, self.sluit_af),
            (Qt.Key.Key_T, self.wijs_toe),
            (Qt.Key.Key_S, self.samenvoegen),
            (Qt.Key.Key_U, self.uit_elkaar),
            (Qt.Key.Key_V, self.andere_leerling),
            (Qt.Key.Key_L, self.bekijk_leerling),
        )
        for toets, doe in self._toetsen:
            kort = QShortcut(QKeySequence(toets), self.tabel, doe)
            kort.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.tabel.setToolTip(TOETSEN)
        kern.gewijzigd.connect(self._onthoud)
        self.bijzicht = BijZicht(kern, self, self.laad)
        kern.vergrendeld.connect(self._rust.stop)
        self.laad()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the melding under the list where the window is narrow for the size of text."""
        super().resizeEvent(event)
        smal = self.width() < thema().em(36)
        self.splitter.setOrientation(Qt.Orientation.Vertical if smal else Qt.Orientation.Horizontal)

    def laad(self) -> None:
        """Read the list again; the cursor stays on its melding."""
        self.fout.probeer(self._lees)

    def _onthoud(self, wijziging: Wijziging | None) -> None:
        """Remember what changed since the list was read; None: that cannot be told."""
        if wijziging is None:
            self._gelezen = None
        else:
            eerder = self._sindsdien
            self._sindsdien = wijziging if eerder is None else eerder.met(wijziging)

    def _lees(self) -> None:
        """Read the list, or only what changed since it was read."""
        sessie, dag = self.kern.sessie, self.kern.peildatum
        rijen = None
        if self._gelezen == dag and self._sindsdien is not None:
            rijen = meldingen.ververs(sessie, self._sindsdien, dag, self.rijen)
        if rijen is None:
            rijen = meldingen.lijst(sessie, dag)
        self._gelezen, self._sindsdien = dag, None
        team = [a for a in sessie.lees(Ambtenaar) if a.werkt_op(dag)]
        self.paneel.zet_team(team, meldingen.kenmerken(sessie, dag))
        self.rijen = rijen
        self.stapel.setCurrentWidget(self._vol if self.rijen else self.leeg)
        tel: Counter[Facet] = Counter(f for r in self.rijen for f in self._facetten(r))
        self.chips.tel(len(self.rijen), tel)
        self.tabel.zet(self.rijen, zelfde=lambda r: r.melding.id)
        self._filter()
        self.aantal_veranderd.emit(len(self.rijen))

    def bewaar_voorkeuren(self) -> None:
        """Keep the splitter."""
        voorkeuren.bewaar("meldingen/splitter", self.splitter.saveState())

    def in_behandeling(self) -> None:
        """Take the melding into the running dossier, or open one, and go there."""
        rij = self.tabel.huidig
        if rij is None:
            return
        dossier: list[str] = []
        wie = self.paneel.gekozen_ambtenaar()

        def doe(sessie: Sessie) -> object:
            dossier_id, wijziging = meldingen.in_behandeling(sessie, rij.melding.id, wie)
            dossier.append(dossier_id)
            return wijziging

        tekst = "Melding in het lopende dossier gezet." if rij.dossier_id else "Dossier geopend."
        if self.kern.voer_uit(doe, tekst, self) is not None:  # type: ignore[arg-type]
            self.kern.toon_dossier.emit(dossier[0])

    def beoordeel(self) -> None:
        """Ask what is decided about the melding, and record it with the dossier."""
        from app.ui.meldingen.beoordelen import Beoordeling

        rij = self.tabel.huidig
        if rij is not None and self._mag():
            Beoordeling(self.kern, rij, self.paneel.gekozen_ambtenaar(), self.window()).open()

    def ter_kennisgeving(self) -> None:
        """Take note of the meldingen that are chosen and go on to the next."""
        rijen = self.tabel.gekozen_rijen()
        if rijen:
            tekst = _telwoord(len(rijen), "ter kennisgeving aangenomen")
            ids = [r.melding.id for r in rijen]
            self.kern.voer_uit(lambda s: meldingen.ter_kennisgeving(s, ids), tekst, self)
            self.tabel.setFocus()

    def sluit_af(self) -> None:
        """Ask why, and close the meldingen that are chosen."""
        from app.ui.meldingen.afsluiten import Afsluiting

        if self.tabel.gekozen_rijen() and self._mag():
            Afsluiting(self.kern, self.tabel.gekozen_rijen(), self.window()).open()

    def wijs_toe(self) -> None:
        """Choose for whom the meldingen are."""
        self.paneel.voor.setFocus()
        self.paneel.voor.showPopup()

    def geef_aan(self, ambtenaar_id: str | None, naam: str) -> None:
        """Give the chosen meldingen to somebody."""
        ids = [r.melding.id for r in self.tabel.gekozen_rijen()]
        if not ids:
            return
        tekst = f"Toegewezen aan {naam}." if ambtenaar_id else "Van niemand meer."
        self.kern.voer_uit(lambda s: meldingen.wijs_toe(s, ids, ambtenaar_id), tekst, self)
        self.tabel.setFocus()

    def samenvoegen(self) -> None:
        """Lay the records side by side that could be this leerling."""
        from app.ui.meldingen.samen import open_kandidaten

        rij = self.tabel.huidig
        if rij is not None and self._mag():
            open_kandidaten(self.kern, rij.leerling.id, self.window())

    def uit_elkaar(self) -> None:
        """Part a leerling that was made one with another."""
        from app.ui.meldingen.uitelkaar import open_uitelkaar

        rij = self.tabel.huidig
        if rij is not None and self._mag():
            open_uitelkaar(self.kern, rij.leerling.id, self.window())

    def andere_leerling(self) -> None:
        """Let the melding belong to another leerling: the list named the wrong one."""
        from app.ui.palet import Palet

        rij = self.tabel.huidig
        if rij is None or not self._mag():
            return
        self.palet = Palet(self.kern, parent=self.window(), alleen_leerling=True)
        self.palet.leerling_gekozen.connect(lambda wie: self.hang_om(rij, wie))
        self.palet.open()
        self.palet.veld.setFocus()

    def hang_om(self, rij: MeldingRij, leerling_id: str) -> None:
        """Move a melding to another leerling."""
        self.kern.voer_uit(
            lambda s: samenvoegen.hang_om(s, Melding, rij.melding.id, leerling_id),
            "Melding bij de andere leerling gezet.",
            self,
        )
        self.tabel.setFocus()

    def bekijk_leerling(self) -> None:
        """Look at the leerling, or at the dossier that runs."""
        rij = self.tabel.huidig
        if rij is None:
            return
        if rij.dossier_id:
            self.kern.toon_dossier.emit(rij.dossier_id)
        else:
            self.kern.toon_leerling.emit(rij.leerling.id)

    def nieuwe_melding(self) -> None:
        """Open the form of a new melding."""
        from app.ui.meldingen.nieuw import NieuweMelding

        NieuweMelding(self.kern, parent=self).open()

    def bekijk(self) -> None:
        """Gather what is known of the leerling under the cursor."""
        self._rust.stop()
        rij = self.tabel.huidig
        if rij is None or not self.isVisible():
            return
        try:
            bekend = meldingen.wat_bekend_is(self.kern.sessie, rij.melding, self.kern.peildatum)
        except KnownError as fout:
            self.paneel.toon_fout(fout)
            return
        self.paneel.toon_bekend(rij, bekend)

    def _kies(self, rij: object) -> None:
        """Show the melding at once, what is known of it when the cursor rests."""
        gekozen = rij if isinstance(rij, MeldingRij) else None
        self.paneel.toon(gekozen, self.kern.alleen_lezen)
        if gekozen is not None:
            self._rust.start()

    def _filter(self) -> None:
        """Keep the rows that have one of the chosen facets."""
        aan = self.chips.facetten
        self.tabel.kies(
            (lambda r: bool(aan & self._facetten(r))) if aan else None,
            zelfde=lambda r: r.melding.id,
        )

    def _facetten(self, rij: MeldingRij) -> frozenset[Facet]:
        """Tell which chips a melding belongs under."""
        ik = self.kern.sessie.ambtenaar_id
        van = rij.ambtenaar_id or (rij.voorstel_id if rij.dossier_id else None)
        alle = {
            Facet.TE_LAAT: rij.uiterlijk < self.kern.peildatum,
            Facet.MIJN: van == ik,
            Facet.NIEMAND: van is None,
            Facet.LIJKT: rij.lijkt_op > 0,
            Facet.SIGNAAL: rij.is_signaal,
        }
        return frozenset(f for f, ja in alle.items() if ja)

    def _mag(self) -> bool:
        """Say so when nothing can be recorded now."""
        if self.kern.alleen_lezen:
            berichten.toon_fout(self, self.kern.leesfout())
        return not self.kern.alleen_lezen

    def _uiterlijk(self, rij: MeldingRij) -> str:
        """Say by when it must be judged."""
        te_laat = rij.uiterlijk < self.kern.peildatum
        return f"{toon_dag(rij.uiterlijk)}{' · te laat' if te_laat else ''}"

    def _vorm(self, rij: MeldingRij) -> tuple[str, Kleur]:
        """Give urgency its shape."""
        if rij.uiterlijk < self.kern.peildatum:
            return "driehoek", Kleur.GEVAAR
        if rij.uiterlijk == self.kern.peildatum:
            return "stip", Kleur.LET_OP
        return "klok", Kleur.GOED

    def _dubbel(self, rij: MeldingRij) -> tuple[str, Kleur] | None:
        """Mark a leerling who could be somebody that is here already."""
        return ("personen", Kleur.LET_OP) if rij.lijkt_op else None


def _telwoord(aantal: int, wat: str) -> str:
    return f"Melding {wat}." if aantal == 1 else f"{aantal} meldingen {wat}."
