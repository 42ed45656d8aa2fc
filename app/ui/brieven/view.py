"""UI: Brieven: what went out and what came back, what waits for a signature, and the partners."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from app.ui.bijzicht import BijZicht
from app.ui.brieven.partnerblad import PartnerBlad
from app.ui.brieven.postblad import PostBlad
from app.ui.brieven.tekenblad import TekenBlad
from app.ui.brieven.verzendblad import VerzendBlad
from app.ui.kern import Kern
from app.ui.pagina import Pagina


class BrievenView(Pagina):
    """Tabs: the post register, what waits for the teamleider, many at once, the address book."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Brieven", parent=parent)
        self.kern = kern
        self.bladen = QTabWidget()
        self.bladen.setAccessibleName("Postregister, ter ondertekening, veel tegelijk of partners")
        self.post = PostBlad(kern)
        self.tekenen = TekenBlad(kern)
        self.partners = PartnerBlad(kern)
        self.bladen.addTab(self.post, "Postregister")
        self.bladen.addTab(self.tekenen, "Ter ondertekening")
        self.verzendingen = VerzendBlad(kern)
        self.bladen.addTab(self.verzendingen, "Veel tegelijk")
        self.bladen.addTab(self.partners, "Partners")
        self.inhoud.addWidget(self.bladen, 1)
        self.zoekveld = self.post.zoekveld
        self.bijzicht = BijZicht(kern, self, self.laad)
        self.laad()

    def laad(self) -> None:
        """Read all again."""
        self.leesbalk.probeer(self._lees)

    def _lees(self) -> None:
        self.post.laad()
        self.tekenen.laad()
        self.partners.laad()
        self.verzendingen.laad()
        aantal = self.tekenen.tabel.model_.rowCount()
        self.bladen.setTabText(
            1, f"Ter ondertekening ({aantal})" if aantal else "Ter ondertekening"
        )

    def eerste_focus(self) -> QWidget:
        """Begin in the register."""
        return self.post.tabel
