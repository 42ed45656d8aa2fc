"""UI: what stands beside the dossier over its whole height: a form, or the details of a track."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.dossier.spoordetail import SpoorDetail
from app.ui.vastleggen.paneel import VastlegPaneel


class Zijvlak(QWidget):
    """Shows one of the two; a form goes before the details, which come back when it closes."""

    def __init__(
        self, formulier: VastlegPaneel, detail: SpoorDetail, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._formulier, self._detail = formulier, detail
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.addWidget(formulier)
        lijst.addWidget(detail)
        detail.hide()
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether there is something to show."""
        return bool(self._detail.sleutel) or self._formulier.formulier is not None

    @property
    def naam(self) -> str:
        """What the page is called where there is no room beside the dossier."""
        return "Vastleggen" if self._formulier.formulier is not None else "Spoor"

    def schik(self, *, formulier: bool) -> None:
        """Show the form, or the details."""
        self._formulier.setVisible(formulier)
        self._detail.setVisible(not formulier and bool(self._detail.sleutel))
