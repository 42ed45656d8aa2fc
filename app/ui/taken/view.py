"""UI: the screen Taken: what there is to do, and what falls between people."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from app.domain.mensen import Rol
from app.ui.kern import Kern
from app.ui.pagina import Pagina
from app.ui.taken.takenblad import Takenblad
from app.ui.taken.vangnetblad import Vangnetblad


class TakenView(Pagina):
    """Two lists under tabs; the second is for the teamleider, and computed when looked at."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Taken", parent=parent)
        self.kern = kern
        self.taken = Takenblad(kern)
        self.vangnet = Vangnetblad(kern)
        self.nieuw = self.knop("Nieuwe taak…", self.taken.nieuw, "plus")
        self.bladen = QTabWidget()
        self.bladen.setAccessibleName("Taken en wachten, of tussen wal en schip")
        self.bladen.addTab(self.taken, "Taken en wachten")
        if kern.sessie.ambtenaar.rol is Rol.TEAMLEIDER:
            self.bladen.addTab(self.vangnet, "Tussen wal en schip")
        else:
            self.vangnet.hide()
            self.vangnet.setParent(self)
        self.inhoud.addWidget(self.bladen, 1)
        self.bladen.currentChanged.connect(lambda _i: self._naar_blad())
        self.vangnet.aantal_veranderd.connect(
            lambda n: self.bladen.setTabText(1, f"Tussen wal en schip ({n})")
        )
        kern.gewijzigd.connect(lambda _w: self._pas_rechten())
        kern.peildatum_veranderd.connect(lambda _d: self._pas_rechten())
        self._pas_rechten()

    @property
    def zoekveld(self) -> QWidget:
        """The filter of the list that is shown (Ctrl+F)."""
        return self._blad().zoekveld

    def eerste_focus(self) -> QWidget:
        """Begin in the list that is shown."""
        return self._blad().tabel

    def bewaar_voorkeuren(self) -> None:
        """Keep filters and the splitter."""
        self.taken.bewaar_voorkeuren()

    def _blad(self) -> Takenblad | Vangnetblad:
        return self.vangnet if self.bladen.currentIndex() == 1 else self.taken

    def _naar_blad(self) -> None:
        self._blad().tabel.setFocus()

    def _pas_rechten(self) -> None:
        self.nieuw.setEnabled(not self.kern.alleen_lezen)
