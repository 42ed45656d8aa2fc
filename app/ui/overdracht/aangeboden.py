"""UI: what colleagues offer to me, and what I offered: a bar in the caseload, and the list."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.services import overdracht
from app.services.overdracht import Aanbod
from app.services.vastleggen import notitie_op
from app.ui.enterknop import Knoppendialoog
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.maat import pas_maat
from app.ui.onderdelen import Balk, KopLabel
from app.ui.vastleggen.velden import NotitieInvoer
from app.ui.vormdialoog import Vormdialoog


class Aanbodbalk(Balk):
    """Says in the caseload that dossiers are offered; hidden while there are none."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent, sluitbaar=False, rond=True)
        self._kern = kern
        kern.gewijzigd.connect(self._na)
        self.ververs()

    def ververs(self) -> None:
        """Count again."""
        try:
            aanbod = overdracht.aan_mij(self._kern.sessie)
        except KnownError:  # the file is busy: the next change looks again
            return
        if not aanbod:
            self.hide()
            return
        wie = sorted({a.door for a in aanbod if a.door})
        wat = "een dossier" if len(aanbod) == 1 else f"{len(aanbod)} dossiers"
        self.toon(
            f"{' en '.join(wie)} {'biedt' if len(wie) == 1 else 'bieden'} u {wat} aan.",
            Kleur.WACHT,
            "personen",
            (("Bekijken…", self.open_lijst),),
        )

    def open_lijst(self) -> None:
        """Show the list."""
        AangebodenDialoog(self._kern, self.window()).open()

    def _na(self, wijziging: Any) -> None:
        if wijziging is None or wijziging.soorten & {"overdracht", "ambtenaar", "dossier"}:
            self.ververs()


class AangebodenDialoog(Knoppendialoog):
    """Take over or refuse what is offered to me; take back what I offered."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kern = kern
        self.setWindowTitle("Kantelpunt")
        lijst = QVBoxLayout(self)
        lijst.addWidget(KopLabel("Aan u aangeboden", titel=True))
        self.mij, self.leeg_mij = self._lijst(
            "Aan u aangeboden dossiers", "Er is u niets aangeboden."
        )
        lijst.addWidget(self.mij, 2)
        lijst.addWidget(self.leeg_mij)
        rij = QHBoxLayout()
        self.neem = QPushButton("&Overnemen")
        self.neem.setProperty("primair", True)
        self.weiger = QPushButton("&Weigeren…")
        self.bekijk = QPushButton("&Dossier bekijken")
        self.neem.clicked.connect(self._neem)
        self.weiger.clicked.connect(self._weiger)
        self.bekijk.clicked.connect(self._bekijk)
        for knop in (self.neem, self.weiger, self.bekijk):
            knop.setAutoDefault(False)
            rij.addWidget(knop)
        rij.addStretch(1)
        lijst.addLayout(rij)
        lijst.addWidget(KopLabel("Door u aangeboden"))
        self.eigen, self.leeg_eigen = self._lijst(
            "Door u aangeboden dossiers", "U hebt niets aangeboden dat nog op antwoord wacht."
        )
        lijst.addWidget(self.eigen, 1)
        lijst.addWidget(self.leeg_eigen)
        voet = QHBoxLayout()
        self.terug = QPushButton("&Terugnemen")
        self.terug.setAutoDefault(False)
        self.terug.clicked.connect(self._terug)
        sluit = QPushButton("Sluiten")
        sluit.clicked.connect(self.reject)
        voet.addWidget(self.terug)
        voet.addStretch(1)
        voet.addWidget(sluit)
        lijst.addLayout(voet)
        pas_maat(self, 40, 28)
        for deel in (self.mij, self.eigen):
            deel.itemSelectionChanged.connect(self._zet_knoppen)
        kern.vergrendeld.connect(self.reject)
        kern.gewijzigd.connect(lambda _w: self.ververs())
        self.ververs()

    @staticmethod
    def _lijst(naam: str, leeg: str) -> tuple[QListWidget, QLabel]:
        deel = QListWidget()
        deel.setAccessibleName(naam)
        deel.setWordWrap(True)
        deel.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        label = QLabel(leeg)
        label.setProperty("rol", "zacht")
        return deel, label

    def ververs(self) -> None:
        """Fill both lists."""
        sessie = self._kern.sessie
        mij, eigen = overdracht.aan_mij(sessie), overdracht.door_mij(sessie)
        self._vul(self.mij, self.leeg_mij, [(a, f"van {a.door}") for a in mij])
        self._vul(self.eigen, self.leeg_eigen, [(a, f"aan {a.aan}") for a in eigen])
        self._zet_knoppen()

    def _vul(self, deel: QListWidget, leeg: QLabel, alle: list[tuple[Aanbod, str]]) -> None:
        """Fill one list; all of it is chosen."""
        deel.clear()
        for aanbod, wie in alle:
            item = QListWidgetItem(self._tekst(aanbod, wie))
            item.setData(Qt.ItemDataRole.UserRole, aanbod)
            deel.addItem(item)
        deel.setVisible(bool(alle))
        leeg.setVisible(not alle)
        deel.selectAll()

    def _tekst(self, aanbod: Aanbod, wie: str) -> str:
        """Tell an offer in a line or two; a note that is on lock stays out."""
        o = aanbod.overdracht
        tot = f" t/m {toon_dag(o.tot)}" if o.tot else ""
        wanneer = f"{'waarneming' if o.tot else 'overdracht'} vanaf {toon_dag(o.van)}{tot}"
        regel = f"{aanbod.naam} ({aanbod.dossiernummer}) · {wie} · {wanneer}"
        stand = notitie_op(self._kern.sessie, o.dossier_id, self._kern.vandaag)
        return f"{regel}\n{o.toelichting}" if o.toelichting and stand.open else regel

    def _gekozen(self, deel: QListWidget) -> list[Aanbod]:
        return [i.data(Qt.ItemDataRole.UserRole) for i in deel.selectedItems()]

    def _zet_knoppen(self) -> None:
        kan = not self._kern.alleen_lezen
        mij = len(self._gekozen(self.mij))
        self.neem.setEnabled(kan and mij > 0)
        self.neem.setText(f"{mij} &overnemen" if mij > 1 else "&Overnemen")
        self.weiger.setEnabled(kan and mij > 0)
        self.bekijk.setEnabled(mij == 1)
        self.terug.setEnabled(kan and bool(self._gekozen(self.eigen)))

    def _neem(self) -> None:
        """Take over what is chosen."""
        ids = [a.overdracht.id for a in self._gekozen(self.mij)]
        tekst = "Dossier overgenomen." if len(ids) == 1 else f"{len(ids)} dossiers overgenomen."
        self._kern.voer_uit(lambda s: overdracht.aanvaard(s, ids), tekst, self)

    def _weiger(self) -> None:
        """Refuse what is chosen, with a reason where one may be written."""
        _WeigerDialoog(self._kern, [a.overdracht.id for a in self._gekozen(self.mij)], self).open()

    def _bekijk(self) -> None:
        """Look at the dossier before answering."""
        (aanbod,) = self._gekozen(self.mij)
        self.reject()
        self._kern.toon_dossier.emit(aanbod.overdracht.dossier_id)

    def _terug(self) -> None:
        """Take own offers back."""
        for aanbod in self._gekozen(self.eigen):
            doe = partial(overdracht.neem_terug, overdracht_id=aanbod.overdracht.id)
            self._kern.voer_uit(doe, "Aanbod teruggenomen.", self)


class _WeigerDialoog(Vormdialoog):
    """Asks why not; empty is allowed."""

    def __init__(self, kern: Kern, ids: list[str], parent: QWidget | None = None) -> None:
        super().__init__("Niet overnemen", "Weigeren", parent, maat=(28, 14))
        self._kern, self._ids = kern, ids
        self.veld("reden", NotitieInvoer("Reden (hoeft niet)", regels=3))
        self.houd_concept(kern, ("", "weigeren", "+".join(sorted(ids))), "Niet overnemen")
        kern.vergrendeld.connect(self.reject)

    def doe(self, waarden: dict[str, Any]) -> None:
        """Refuse."""
        wijziging = overdracht.weiger(self._kern.sessie, self._ids, waarden["reden"])
        self.accept()
        self._kern.meld_wijziging(wijziging, "Aanbod geweigerd.")
