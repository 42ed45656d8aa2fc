"""UI: in Beheer, Kopie en logboek: the sealed file's own backups, log, and orphans, for a BOA."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.feit import Feit
from app.domain.fouten import KnownError
from app.domain.tijdlijnopsporing import feitregel
from app.services import opsporing, opsporingskopie
from app.services.logboek import Logboekregel
from app.services.opsporingstoegang import Toegang, toegang
from app.services.reservekopie import Reservekopie
from app.ui import berichten
from app.ui.beheer.reservekopie import KOPIEKOLOMMEN, LOGREGELS, LogBlad, toon_rapport
from app.ui.kern import Kern
from app.ui.leesbalk import Leesbalk
from app.ui.onderdelen import Paneel
from app.ui.pagina import knoppenrij, maak_knop
from app.ui.tabel import Tabel
from app.ui.wachten import in_beeld


class OpsporingKopieBlad(QWidget):
    """The backups of the sealed file, and what stands in it for dossiers that are gone."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        lijst = QVBoxLayout(self)
        self.stand = QLabel()
        self.stand.setWordWrap(True)
        self.stand.setProperty("rol", "zegel")
        self.controle = maak_knop("Controleer kopie", self.controleer, "vink")
        self.terug = maak_knop("Terugzetten…", self.zet_terug, "herstel")
        self.tabel: Tabel[Reservekopie] = Tabel(
            "Reservekopieën van opsporing",
            KOPIEKOLOMMEN,
            leeg="Er is nog geen reservekopie van opsporing. Zij komt met die van het teambestand "
            "mee, als een BOA werkt.",
        )
        self.tabel.gekozen.connect(lambda _k: self._zet_knoppen())
        self.wezen = Paneel("Opsporing zonder dossier")
        self.wezen.setProperty("rol", "verzegeld")
        self._wezentekst = QLabel()
        self._wezentekst.setWordWrap(True)
        self.wezen.inhoud.addWidget(self._wezentekst)
        for deel in (self.stand, knoppenrij(self.controle, self.terug)):
            lijst.addWidget(deel)
        self.fout = Leesbalk(self.tabel)
        lijst.addWidget(self.fout)
        lijst.addWidget(self.tabel, 1)
        lijst.addWidget(self.wezen)
        lijst.addStretch(0)
        self.wezen.hide()
        kern.vergrendeld.connect(self._vergrendeld)
        kern.ontgrendeld.connect(self.laad)

    def laad(self) -> None:
        """Read the folder again, and what belongs to no dossier, where this person can."""
        self.fout.probeer(self._lees)
        self._zet_knoppen()

    def _lees(self) -> None:
        stand = toegang(self.kern.sessie)
        self.stand.setText(
            f"{stand.uitleg} De kopieën staan naast die van het teambestand, onder een eigen "
            "sleutel; een kopie van het teambestand terugzetten laat opsporing zoals zij is."
        )
        self.tabel.zet(opsporingskopie.lijst(self.kern.sessie), zelfde=lambda k: k.pad)
        if stand is Toegang.OPEN and self.isVisible():
            self._toon_wezen()

    def _toon_wezen(self) -> None:
        """List the sealed facts whose dossier is not in the team file."""
        wezen = opsporing.wezen(self.kern.sessie)
        regels = [
            f"{toon_dag(_dag(feit), jaar=True)}: {feitregel(feit, ())}"
            for feiten in wezen.values()
            for feit in feiten
        ]
        self._wezentekst.setText(
            "Het dossier hiervan staat niet (meer) in het teambestand, bijvoorbeeld na het "
            "terugzetten van een oudere kopie. Zet een nieuwere kopie van het teambestand terug om "
            "het weer te zien; hier gaat niets verloren.\n" + "\n".join(regels)
        )
        self.wezen.setVisible(bool(regels))

    def controleer(self) -> None:
        """Check the chosen backup wholly."""
        kopie = self.tabel.huidig
        if kopie is None:
            return
        try:
            with in_beeld(self, "De kopie wordt nagekeken…"):
                rapport = opsporingskopie.controleer(self.kern.sessie, kopie.pad)
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        toon_rapport(self, rapport, "Deze kopie van opsporing")

    def zet_terug(self) -> None:
        """Put the chosen one back, after a backup of what is there now."""
        kopie = self.tabel.huidig
        if kopie is None or self.kern.alleen_lezen:
            return
        dag = toon_dag(kopie.gemaakt.date(), jaar=True)
        if not berichten.vraag(
            self,
            f"De kopie van opsporing van {dag}, {kopie.gemaakt:%H.%M} terugzetten?",
            toelichting="Wat daarna over opsporing is vastgelegd, verdwijnt uit het bestand. Eerst "
            "wordt een kopie van nu gemaakt. Het teambestand blijft zoals het is; de "
            "BOA-termijnen daarin volgen.",
            ja="Terugzetten",
            gevaar=True,
        ):
            return
        try:
            with in_beeld(self, "De kopie van opsporing wordt teruggezet…") as meld:
                opsporingskopie.zet_terug(self.kern.sessie, kopie.pad, voortgang=meld)
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        self.kern.vergeet_verzegeld()
        self.kern.sessie.vergeet()
        self.kern.gewijzigd.emit(None)
        berichten.meld("Teruggezet. De stand van zojuist staat als kopie in de lijst.")
        self.laad()

    def _zet_knoppen(self) -> None:
        """Offer what can be done."""
        stand = toegang(self.kern.sessie)
        kan = self.tabel.huidig is not None and stand in (Toegang.OPEN, Toegang.ONTBREEKT)
        self.controle.setEnabled(kan)
        self.terug.setEnabled(kan and not self.kern.alleen_lezen)

    def _vergrendeld(self) -> None:
        """Let go of what belongs to no dossier."""
        self._wezentekst.clear()
        self.wezen.hide()


class OpsporingLogBlad(LogBlad):
    """The sealed file's own log (Wpg art. 32a): collecting, changing, looking, giving out."""

    KEUZEN: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Alles", ""),
        ("Alleen vastgelegd", "maak"),
        ("Alleen gewijzigd", "wijzig"),
        ("Alleen ingetrokken", "trek_in"),
        ("Alleen bekeken", "raadpleeg"),
        ("Alleen samen gelezen", "combineer"),
        ("Alleen verstrekt", "verstrek"),
        ("Alleen vernietigd", "vernietig"),
        ("Alleen beheer", "beheer"),
    )

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(kern, parent)
        self.tabel.setAccessibleName("Logboek van opsporing")
        self.zoekveld.setAccessibleName("Filter het logboek van opsporing")
        kern.vergrendeld.connect(lambda: self.tabel.zet([]))
        kern.ontgrendeld.connect(self.laad)

    def _lees(self, actie: str) -> Sequence[Logboekregel]:
        """Read the last lines of the sealed file; none for who waits for access."""
        if toegang(self.kern.sessie) is not Toegang.OPEN:
            return []
        return opsporing.logboek_opsporing(self.kern.sessie, LOGREGELS, actie=actie)


def _dag(feit: Feit) -> date:
    dag = getattr(feit, feit.DATUM or "datum")
    assert isinstance(dag, date)
    return dag
