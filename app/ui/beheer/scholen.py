"""UI: schools with all that a team has with them, what is due there, and the school calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.domain.datumwoorden import toon_dag
from app.services import schoolwerk
from app.services.schoolwerk import Schooltaak
from app.ui.beheer.kalenderblad import KalenderBlad
from app.ui.beheer.kbdagen import KbDagen
from app.ui.beheer.scholenblad import ScholenBlad
from app.ui.bijzicht import BijZicht
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.pagina import Pagina
from app.ui.tabel import Tabel, Tabelkolom


class ScholenView(Pagina):
    """Four tabs: the schools, what is due there, the calendar, and the days by decree."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Scholen en kalender", parent=parent)
        self.kern = kern
        self.bladen = QTabWidget()
        self.bladen.setAccessibleName("Scholen, te doen of kalender")
        self.scholen = ScholenBlad(kern)
        self.te_doen = TeDoenBlad(kern)
        self.te_doen.school_gevraagd.connect(self.toon)
        self.kalender = KalenderBlad(kern)
        self.bladen.addTab(self.scholen, "Scholen")
        self.bladen.addTab(self.te_doen, "Te doen")
        self.kbdagen = KbDagen(kern)
        self.bladen.addTab(self.kalender, "Schoolkalender")
        self.bladen.addTab(self.kbdagen, "Dagen bij besluit")
        self.inhoud.addWidget(self.bladen, 1)
        self.zoekveld = self.scholen.zoekveld
        self.bijzicht = BijZicht(kern, self, self.laad)
        self.laad()

    def laad(self) -> None:
        """Read all again."""
        self.leesbalk.probeer(self._lees)

    def _lees(self) -> None:
        self.scholen.laad()
        self.te_doen.laad()
        aantal = len(self.te_doen.tabel.model_.rijen())
        self.bladen.setTabText(1, f"Te doen ({aantal})" if aantal else "Te doen")
        self.kalender.laad()
        self.kbdagen.laad()

    def toon(self, school_id: str) -> None:
        """Show one school (from search)."""
        self.bladen.setCurrentWidget(self.scholen)
        self.scholen.kies(school_id)

    def eerste_focus(self) -> QWidget:
        """Begin in the list."""
        return self.scholen.tabel


class TeDoenBlad(QWidget):
    """Agreements to look at again and schools to visit; Enter goes to the school."""

    school_gevraagd = Signal(str)

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self.tabel: Tabel[Schooltaak] = Tabel(
            "Te doen bij scholen",
            (
                Tabelkolom("School", lambda t: t.school),
                Tabelkolom("Wat", lambda t: t.wat, 18),
                Tabelkolom("Wanneer", _wanneer, 9, lambda t: t.dag or date.max, self._vorm),
            ),
            leeg="Niets te doen. Hier komen afspraken die u opnieuw zou bekijken, en de scholen "
            "van het team die dit schooljaar nog niet zijn bezocht.",
        )
        self.tabel.geopend.connect(lambda t: self.school_gevraagd.emit(t.school_id))
        lijst = QVBoxLayout(self)
        lijst.addWidget(self.tabel)

    def laad(self) -> None:
        """Read the list again."""
        rijen = schoolwerk.te_doen(self.kern.sessie, self.kern.peildatum)
        self.tabel.zet(rijen, zelfde=lambda t: (t.school_id, t.wat))

    def _vorm(self, taak: Schooltaak) -> tuple[str, Kleur]:
        """Give urgency its shape."""
        if taak.dag is not None and taak.dag < self.kern.peildatum:
            return "driehoek", Kleur.GEVAAR
        return "klok", Kleur.GOED


def _wanneer(taak: Schooltaak) -> str:
    return toon_dag(taak.dag, jaar=True) if taak.dag else "dit schooljaar"
