"""UI: "sinds uw vorige keer": what colleagues changed in my dossiers since my last login."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.services.volgen import SindsRegel, sinds
from app.ui import voorkeuren
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.onderdelen import KopLabel, LegeStaat

_EERSTE_KEER = timedelta(days=1)
_BEGIN: dict[str, datetime] = {}


def begin_sinds(kern: Kern, namen: Mapping[str, str]) -> int:
    """Count the changes since the last login on this computer, and note this login.

    `namen` are the own open dossiers with the names to show, as the caseload has them.
    """
    sleutel = _sleutel(kern)
    if sleutel not in _BEGIN:
        _BEGIN[sleutel] = _lees_moment(kern, sleutel)
        voorkeuren.bewaar(sleutel, kern.sessie.nu().isoformat())
    try:
        return len(sinds(kern.sessie, _BEGIN[sleutel], namen))
    except KnownError:
        return 0


def toon_sinds(kern: Kern, namen: Mapping[str, str], parent: QWidget) -> None:
    """Show them."""
    begin_sinds(kern, namen)
    moment = _BEGIN[_sleutel(kern)]
    SindsVenster(kern, sinds(kern.sessie, moment, namen), namen, moment, parent).open()


class SindsVenster(QDialog):
    """A list per change; Enter or a double click opens the dossier."""

    def __init__(
        self,
        kern: Kern,
        regels: list[SindsRegel],
        namen: Mapping[str, str],
        sinds_wanneer: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kern = kern
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Sinds uw vorige keer")
        lijst = QVBoxLayout(self)
        moment = sinds_wanneer.astimezone()
        lijst.addWidget(
            KopLabel(f"Sinds {toon_dag(moment.date(), kort=False)}, {moment:%H.%M}", titel=True)
        )
        onder = QLabel("Wat collega’s in uw open dossiers hebben vastgelegd of gewijzigd.")
        onder.setProperty("rol", "zacht")
        lijst.addWidget(onder)
        self.lijst = QTreeWidget()
        self.lijst.setRootIsDecorated(False)
        self.lijst.setAccessibleName("Wijzigingen")
        self.lijst.setHeaderLabels(["Wanneer", "Leerling", "Wat", "Door"])
        for regel in regels:
            item = QTreeWidgetItem(
                [
                    f"{toon_dag(regel.tijdstip.date())} {regel.tijdstip:%H.%M}",
                    namen.get(regel.dossier_id, ""),
                    regel.wat,
                    regel.wie,
                ]
            )
            item.setData(0, Qt.ItemDataRole.UserRole, regel.dossier_id)
            self.lijst.addTopLevelItem(item)
        self.lijst.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.lijst.itemActivated.connect(self._open)
        if regels:
            lijst.addWidget(self.lijst, 1)
            self.lijst.setCurrentIndex(self.lijst.model().index(0, 0))
        else:
            lijst.addWidget(
                LegeStaat("Niets veranderd", "Niemand anders werkte in uw dossiers.", "vink"), 1
            )
        doos = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        doos.rejected.connect(self.reject)
        lijst.addWidget(doos)
        pas_maat(self, 36, 22)
        kern.vergrendeld.connect(self.close)

    def _open(self, item: QTreeWidgetItem) -> None:
        """Open the dossier of a line."""
        dossier_id = str(item.data(0, Qt.ItemDataRole.UserRole))
        self.accept()
        self._kern.toon_dossier.emit(dossier_id)


def _sleutel(kern: Kern) -> str:
    """Give the settings key of this person in this file."""
    wie = f"{kern.sessie.pad}|{kern.sessie.ambtenaar_id}"
    return f"sinds/{hashlib.sha256(wie.encode()).hexdigest()[:16]}"


def _lees_moment(kern: Kern, sleutel: str) -> datetime:
    """Read when this person was here before; the first time: a day ago."""
    try:
        return datetime.fromisoformat(voorkeuren.lees_tekst(sleutel))
    except ValueError:
        return kern.sessie.nu() - _EERSTE_KEER
