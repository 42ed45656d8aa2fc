"""UI: the screen Meldingen: what waits for a decision, and what must still be passed on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from app.ui.kern import Kern
from app.ui.meldingen.doorgeeflijst import Doorgeeflijst
from app.ui.meldingen.wachtlijst import Wachtlijst
from app.ui.pagina import Pagina


class MeldingenView(Pagina):
    """Two lists under tabs; the second one is read when it is first looked at."""

    aantal_veranderd = Signal(int)

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Meldingen", parent=parent)
        self.kern = kern
        self.wachtlijst = Wachtlijst(kern)
        self.doorgeeflijst = Doorgeeflijst(kern)
        self.dubbel = self.knop("Dubbele leerlingen…", self._dubbelen, "personen")
        self.nieuw = self.knop("Nieuwe melding…", self.wachtlijst.nieuwe_melding, "plus")
        self.bladen = QTabWidget()
        self.bladen.setAccessibleName("Wacht op een besluit, of nog door te geven")
        self.bladen.addTab(self.wachtlijst, "Wacht op een besluit")
        self.bladen.addTab(self.doorgeeflijst, "Nog door te geven")
        self.inhoud.addWidget(self.bladen, 1)
        self.bladen.currentChanged.connect(lambda _i: self._naar_blad())
        self.wachtlijst.aantal_veranderd.connect(self._tel)
        kern.gewijzigd.connect(lambda _w: self._pas_rechten())
        kern.peildatum_veranderd.connect(lambda _d: self._pas_rechten())
        self._pas_rechten()
        self._tel(len(self.wachtlijst.rijen))

    @property
    def tabel(self) -> QWidget:
        """The list of meldingen that wait."""
        return self.wachtlijst.tabel

    @property
    def zoekveld(self) -> QWidget:
        """The filter of the list that is shown (Ctrl+F)."""
        return self._blad().zoekveld

    def eerste_focus(self) -> QWidget:
        """Begin in the list that is shown."""
        return self._blad().tabel

    def bewaar_voorkeuren(self) -> None:
        """Keep the splitter."""
        self.wachtlijst.bewaar_voorkeuren()

    def _blad(self) -> Wachtlijst | Doorgeeflijst:
        return self.doorgeeflijst if self.bladen.currentIndex() == 1 else self.wachtlijst

    def _naar_blad(self) -> None:
        if self.bladen.currentIndex() == 1:
            self.doorgeeflijst.laad()
        self._blad().tabel.setFocus()

    def _pas_rechten(self) -> None:
        for knop in (self.dubbel, self.nieuw):
            knop.setEnabled(not self.kern.alleen_lezen)

    def _tel(self, aantal: int) -> None:
        self.bladen.setTabText(0, f"Wacht op een besluit ({aantal})")
        self.aantal_veranderd.emit(aantal)

    def _dubbelen(self) -> None:
        """List the pairs of records that could be one leerling."""
        from app.ui.meldingen.samen import open_dubbelen

        open_dubbelen(self.kern, self.window())
