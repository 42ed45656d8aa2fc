"""UI: what falls between people, with the act that mends each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.dossiers import Wacht
from app.domain.fouten import KnownError
from app.services import dossiers, meldingen, overdracht, taken
from app.services.taken import Gat, Gatsoort, Herstelling, Vangnet, kijk_na, ververs_vangnet
from app.ui import berichten
from app.ui.achtergrond import Achtergrondtaak, Voortgang, met_sessie
from app.ui.caseload.keuze import Chipsrij
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.leesbalk import Leesbalk
from app.ui.onderdelen import KopLabel, LegeStaat
from app.ui.pagina import knoppenrij, maak_knop
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.taken.dialogen import Kiezer, NieuweTaak, WachtLanger, geef_taken
from app.ui.thema import thema
from app.ui.zijpaneel import zij_aan_zij

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

_VORM: dict[Gatsoort, tuple[str, Kleur]] = {
    Gatsoort.DOSSIER_NIEMAND: ("driehoek", Kleur.GEVAAR),
    Gatsoort.DOSSIER_WEG: ("persoon", Kleur.GEVAAR),
    Gatsoort.TAAK_NIEMAND: ("taak", Kleur.LET_OP),
    Gatsoort.TAAK_OUD: ("klok", Kleur.LET_OP),
    Gatsoort.AANBOD: ("personen", Kleur.LET_OP),
    Gatsoort.MELDING: ("bakje", Kleur.LET_OP),
    Gatsoort.WACHT: ("pauze", Kleur.WACHT),
    Gatsoort.ZONDER_DATUM: ("streep", Kleur.TEKST_ZACHT),
}
_KNOP = {
    Herstelling.DOSSIER_TOEWIJZEN: "Dossier toewijzen…",
    Herstelling.TAAK_GEVEN: "Taak geven aan…",
    Herstelling.MELDING_GEVEN: "Melding geven aan…",
    Herstelling.AANBOD_TERUG: "Aanbod terugnemen",
    Herstelling.WACHT_EINDE: "Wachten beëindigen",
    Herstelling.WACHT_LANGER: "Langer wachten…",
    Herstelling.TAAK_MAKEN: "Taak maken…",
}


class Vangnetblad(QWidget):
    """The list is computed when it is first looked at; H does the first thing that mends."""

    aantal_veranderd = Signal(int)

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self.gaten: list[Gat] = []
        self._werk: Achtergrondtaak | None = None
        self._net: Vangnet | None = None
        """What was found; None: all has to be looked at."""
        self._sindsdien: Wijziging | None = None
        self._bouw()
        self._wekker = QTimer(self)
        self._wekker.setSingleShot(True)
        self._wekker.setInterval(300)
        self._wekker.timeout.connect(self.kijk)
        kern.gewijzigd.connect(self._na)
        kern.peildatum_veranderd.connect(lambda _d: self._na(None))
        kern.vergrendeld.connect(self._vergrendeld)

    def _bouw(self) -> None:
        """Lay out filter, chips, list and the panel that mends."""
        em = thema().em
        self.zoekveld = QLineEdit()
        self.zoekveld.setPlaceholderText("Filter op naam, wat of waarom")
        self.zoekveld.setAccessibleName("Filter wat tussen wal en schip valt")
        self.zoekveld.setClearButtonEnabled(True)
        self.chips: Chipsrij[Gatsoort] = Chipsrij(
            [(s, s.value[:1].upper() + s.value[1:], *_VORM[s]) for s in Gatsoort],
            "Filters van tussen wal en schip",
        )
        self.chips.veranderd.connect(self._filter)
        self.tabel: Tabel[Gat] = Tabel(
            "Tussen wal en schip",
            (
                Tabelkolom(
                    "Wat er is", lambda g: g.soort.value, 10.5, None, lambda g: _VORM[g.soort]
                ),
                Tabelkolom("Leerling", lambda g: g.hoofd.naam or "–", 8.6),
                Tabelkolom("Wat", lambda g: g.wat, 10),
                Tabelkolom("Waarom", lambda g: g.waarom),
                Tabelkolom(
                    "Sinds",
                    lambda g: toon_dag(g.sinds) if g.sinds else "–",
                    5.4,
                    lambda g: g.sinds.toordinal() if g.sinds else 0,
                ),
            ),
            leeg="Niets met dit filter.",
        )
        self.zoekveld.textChanged.connect(self.tabel.model_.filter)
        self.tabel.gekozen.connect(self._toon)
        self.tabel.geopend.connect(lambda _g: self.open())
        self.paneel = QFrame()
        self.paneel.setProperty("rol", "paneel")
        self.paneel.setAccessibleName("Zo lost u het op")
        self.paneel.setMinimumWidth(em(13))
        self._vak = QVBoxLayout(self.paneel)
        self._vak.setContentsMargins(em(0.6), em(0.5), em(0.6), em(0.5))
        self.kop = KopLabel(titel=True)
        self.kop.setWordWrap(True)
        self.tekst = QLabel()
        self.tekst.setWordWrap(True)
        self.tekst.setTextFormat(Qt.TextFormat.RichText)
        self.tekst.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.knoppen: dict[Herstelling, QPushButton] = {
            h: maak_knop(_KNOP[h], partial(self.herstel, h), primair=n == 0)
            for n, h in enumerate(Herstelling)
        }
        self.naar = maak_knop("Dossier openen  (Enter)", self.open)
        self._vak.addWidget(self.kop)
        self._vak.addWidget(knoppenrij(*self.knoppen.values(), self.naar))
        self._vak.addWidget(self.tekst)
        self._vak.addStretch(1)
        self.splitter = zij_aan_zij(self.tabel, self.paneel, (52, 16))
        self.tabel.setMinimumHeight(em(7))
        self.leeg = LegeStaat("Het wordt nagekeken", "", "klok", "Opnieuw nakijken", self.laad)
        self.leeg.knop.hide()
        self.stapel = QStackedWidget()
        self.fout = Leesbalk(self.stapel)
        self.stapel.addWidget(self.leeg)
        self.stapel.addWidget(self.splitter)
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(em(0.4), em(0.4), em(0.4), em(0.4))
        lijst.setSpacing(em(0.3))
        for deel in (self.zoekveld, self.chips, self.fout):
            lijst.addWidget(deel)
        lijst.addWidget(self.stapel, 1)
        lijst.addStretch(0)
        kort = QShortcut(QKeySequence(Qt.Key.Key_H), self.tabel, self._eerste)
        kort.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.tabel.setToolTip("H lost het op · Enter opent het dossier")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel under the list where the window is narrow for the size of text."""
        super().resizeEvent(event)
        smal = self.width() < thema().em(36)
        self.splitter.setOrientation(Qt.Orientation.Vertical if smal else Qt.Orientation.Horizontal)

    # Loading

    def showEvent(self, event: QShowEvent) -> None:
        """Follow what changed while nobody looked."""
        super().showEvent(event)
        self.kijk()

    def kijk(self) -> None:
        """Compute what changed since the list was last looked at."""
        if self._net is None or self._sindsdien is not None:
            self.laad()

    def laad(self) -> None:
        """Look in the background: at the whole team, or only at what changed since."""
        if self._werk is not None and self._werk.bezig and not self._werk.geannuleerd:
            self._wekker.start()  # what it reads may not hold the change
            return
        dag, net = self.kern.peildatum, self._net
        stap, self._sindsdien = self._sindsdien, None

        def werk(sessie: Sessie, v: Voortgang) -> Vangnet:
            def meld(gedaan: int, totaal: int) -> bool:
                v.meld(gedaan, totaal)
                return v.stop()

            nu = None
            if net is not None and stap is not None:
                nu = ververs_vangnet(sessie, stap, dag, net)
            return kijk_na(sessie, dag, voortgang=meld) if nu is None else nu

        taak = Achtergrondtaak(met_sessie(self.kern.sessie, werk), self)
        taak.klaar.connect(lambda nu: self._klaar(dag == self.kern.peildatum, nu))
        taak.mislukt.connect(self._mislukt)
        taak.voortgang.connect(self._vertel)
        self._werk = taak.start()

    def _na(self, wijziging: Wijziging | None) -> None:
        """Remember what changed; it is followed at once when looked at, else when it is."""
        if wijziging is None:
            self._vergeet()
        else:
            eerder = self._sindsdien
            self._sindsdien = wijziging if eerder is None else eerder.met(wijziging)
        if self.isVisible():
            self._wekker.start()

    def _vergeet(self) -> None:
        """Let all be looked at the next time."""
        self._net = None
        if self._werk is not None:
            self._werk.annuleer()

    def _vergrendeld(self) -> None:
        """Let go of the lines; they are looked up anew after the password."""
        self._vergeet()
        self.gaten = []
        self.tabel.zet([])

    def _klaar(self, actueel: bool, net: Vangnet) -> None:
        """Take over what was found."""
        if not actueel:
            self._vergeet()
            self.laad()
            return
        self._net = net
        self.fout.goed()
        self.gaten = gaten = list(net.gaten)
        self.aantal_veranderd.emit(len(gaten))
        tel = Counter(g.soort for g in gaten)
        self.chips.tel(len(gaten), tel)
        for soort, chip in self.chips.chips.items():
            chip.setVisible(bool(tel[soort]) or chip.isChecked())
        self.tabel.zet(gaten, zelfde=lambda g: g.sleutel)
        if not gaten:
            self.leeg.zet(
                "Niets valt tussen wal en schip",
                "Elk dossier, elke taak, melding en elk aanbod is van iemand die er is, en nergens "
                "is wachten ongemerkt voorbij.",
                "schild_vink",
            )
        self.stapel.setCurrentWidget(self.splitter if gaten else self.leeg)

    def _mislukt(self, fout: object) -> None:
        """Say what is wrong above the list, which stays as it was."""
        self._net = None
        if isinstance(fout, KnownError):
            self.fout.zeg(fout, self.laad)

    def _vertel(self, gedaan: int, totaal: int, _tekst: str) -> None:
        if not self.gaten and totaal:
            self.leeg.zet("Het wordt nagekeken", f"{gedaan} van {totaal} dossiers", "klok")

    def _filter(self) -> None:
        """Show what the chips let through."""
        aan = self.chips.facetten
        self.tabel.kies((lambda g: g.soort in aan) if aan else None, zelfde=lambda g: g.sleutel)

    def _toon(self, gat: Gat | None) -> None:
        """Show a line with the buttons that mend it."""
        for hoe, knop in self.knoppen.items():
            hoort = gat is not None and hoe in gat.hoe
            knop.setVisible(hoort)
            knop.setEnabled(hoort and not self.kern.alleen_lezen)
            toets = "  (H)" if gat is not None and gat.hoe[0] is hoe else ""
            knop.setText(_KNOP[hoe] + toets)
            knop.setProperty("primair", bool(toets))
            knop.style().polish(knop)
        self.naar.setVisible(gat is not None and bool(gat.hoofd.dossier_id))
        if gat is None:
            self.kop.setText("")
            self.tekst.setText("")
            return
        self.kop.setText(gat.wat)
        wie = " · ".join(d for d in (gat.hoofd.naam, gat.hoofd.dossiernummer) if d)
        regel = "Na hoeveel dagen dit hier komt, is een eigen regel van het programma."
        delen = [wie, gat.waarom, regel if gat.eigen_regel else ""]
        self.tekst.setText("".join(f"<p>{escape(d)}</p>" for d in delen if d))

    # Acting

    def _eerste(self) -> None:
        """Do the first thing that mends the chosen line."""
        gat = self.tabel.huidig
        if gat is not None:
            self.herstel(gat.hoe[0])

    def open(self) -> None:
        """Go to the dossier, or to the meldingen."""
        gat = self.tabel.huidig
        if gat is not None and gat.hoofd.dossier_id:
            self.kern.toon_dossier.emit(gat.hoofd.dossier_id)
        elif gat is not None and gat.melding_id:
            self.kern.toon_pagina.emit("meldingen")

    def herstel(self, hoe: Herstelling) -> None:
        """Mend the chosen line."""
        gat = self.tabel.huidig
        if gat is None or hoe not in gat.hoe:
            return
        if self.kern.alleen_lezen:
            berichten.toon_fout(self, self.kern.leesfout())
            return
        doe: dict[Herstelling, Callable[[Gat], object]] = {
            Herstelling.DOSSIER_TOEWIJZEN: self._wijs_dossier_toe,
            Herstelling.TAAK_GEVEN: self._geef_taak,
            Herstelling.MELDING_GEVEN: self._geef_melding,
            Herstelling.AANBOD_TERUG: self._neem_terug,
            Herstelling.WACHT_EINDE: self._beeindig_wacht,
            Herstelling.WACHT_LANGER: self._wacht_langer,
            Herstelling.TAAK_MAKEN: self._maak_taak,
        }
        doe[hoe](gat)

    def _wijs_dossier_toe(self, gat: Gat) -> None:
        dossier_id, dag = gat.hoofd.dossier_id, self.kern.vandaag
        Kiezer(
            self.kern,
            f"Dossier van {gat.hoofd.naam} toewijzen aan",
            lambda s, wie: dossiers.wijs_toe(s, dossier_id, wie or "", dag),
            "Dossier toegewezen.",
            self,
        ).open()

    def _geef_taak(self, gat: Gat) -> None:
        if gat.feit is not None:
            geef_taken(self.kern, [gat.feit.id], self).open()

    def _geef_melding(self, gat: Gat) -> None:
        Kiezer(
            self.kern,
            f"Melding van {gat.hoofd.naam} geven aan",
            lambda s, wie: meldingen.wijs_toe(s, [gat.melding_id], wie),
            "Melding gegeven.",
            self,
        ).open()

    def _neem_terug(self, gat: Gat) -> None:
        sleutel = gat.sleutel
        self.kern.voer_uit(
            lambda s: overdracht.neem_terug(s, sleutel), "Aanbod teruggenomen.", self
        )

    def _beeindig_wacht(self, gat: Gat) -> None:
        sleutel = gat.sleutel
        self.kern.voer_uit(lambda s: taken.beeindig_wacht(s, [sleutel]), "Wachten beëindigd.", self)

    def _wacht_langer(self, gat: Gat) -> None:
        if isinstance(gat.feit, Wacht):
            wat = f"Wachten op {gat.feit.op.label}"
            WachtLanger(self.kern, gat.feit.id, wat, self).open()

    def _maak_taak(self, gat: Gat) -> None:
        NieuweTaak(self.kern, (gat.hoofd.dossier_id, gat.hoofd.naam), self).open()
