"""UI: what stands beside the dossier over its whole height: a form, or details of something."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.dossier.betrokkenenpaneel import BetrokkenenPaneel
from app.ui.dossier.spoordetail import SpoorDetail
from app.ui.vastleggen.paneel import VastlegPaneel


class Zijvlak(QWidget):
    """Shows one of them; a form goes before the details, which come back when it closes."""

    def __init__(
        self,
        formulier: VastlegPaneel,
        detail: SpoorDetail,
        betrokkenen: BetrokkenenPaneel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._formulier, self._detail, self._betrokkenen = formulier, detail, betrokkenen
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.addWidget(formulier)
        lijst.addWidget(detail)
        lijst.addWidget(betrokkenen)
        detail.hide()
        betrokkenen.hide()
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether there is something to show."""
        return self.heeft_detail or self._formulier.formulier is not None

    @property
    def heeft_detail(self) -> bool:
        """Whether details are open, also while a form stands before them."""
        return bool(self._detail.sleutel) or self._betrokkenen.is_open

    @property
    def naam(self) -> str:
        """What the page is called where there is no room beside the dossier."""
        if self._formulier.formulier is not None:
            return "Vastleggen"
        return "Spoor" if self._detail.sleutel else "Toestemming"

    def schik(self, *, formulier: bool) -> None:
        """Show the form, or the details."""
        self._formulier.setVisible(formulier)
        spoor = bool(self._detail.sleutel)
        self._detail.setVisible(not formulier and spoor)
        self._betrokkenen.setVisible(not formulier and not spoor and self._betrokkenen.is_open)
