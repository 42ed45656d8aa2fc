"""UI: the own thresholds of one school, beside those of wet and regio (ggd-nog 2b)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.scholen import School, Schoolnorm
from app.services import normen, vastleggen
from app.ui.beheer.feitformulier import Feitformulier, nieuw_feit, wijzig_feit
from app.ui.kern import Kern
from app.ui.pagina import knoppenrij, maak_knop
from app.ui.tabel import Tabel, Tabelkolom


class NormenLijst(QWidget):
    """The norms of a school, with what the protocols say beside them in the form."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self._school: School | None = None
        self._namen: dict[str, str] = {}
        self.tabel: Tabel[Schoolnorm] = Tabel(
            "Eigen normen van deze school",
            (
                Tabelkolom("Norm", lambda n: f"{self._namen.get(n.norm, n.norm)}: {n.aantal}"),
                Tabelkolom("Geldig", _geldig, 8, lambda n: n.van),
            ),
            leeg="Geen eigen normen. Een norm van de school komt naast die van de wet en de "
            "regio; de strengste geldt.",
        )
        self.tabel.geopend.connect(lambda n: self._wijzig(n))
        self._erbij = maak_knop("Eigen norm…", self.nieuw, "plus")
        self._weg = maak_knop("Verwijderen", self._verwijder, "prullenbak")
        self._weg.setAccessibleName("Eigen norm verwijderen")
        self.knoppen = [self._erbij, self._weg]
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.addWidget(self.tabel, 1)
        lijst.addWidget(knoppenrij(self._erbij, self._weg))

    def toon(self, school: School | None) -> None:
        """Show the norms of a school, the newest first."""
        self._school = school
        sessie = self.kern.sessie
        rijen = sessie.lees(Schoolnorm, school_id=school.id) if school else []
        if rijen:
            self._namen = {code: n.naam for code, n in self._bekend().items()}
        rijen.sort(key=lambda n: (n.norm, n.van), reverse=True)
        self.tabel.zet(rijen, zelfde=lambda n: n.id)

    def nieuw(self) -> Feitformulier | None:
        """Add a norm to the school that is shown."""
        if self._school is None:
            return None
        vast = {"school_id": self._school.id}
        return nieuw_feit(self.kern, Schoolnorm, self, vast=vast, opties=self._opties(""))

    def _wijzig(self, norm: object) -> None:
        """Correct a norm."""
        if isinstance(norm, Schoolnorm) and not self.kern.alleen_lezen:
            vast = {"school_id": norm.school_id}
            wijzig_feit(self.kern, norm, self, vast=vast, opties=self._opties(norm.norm))

    def _verwijder(self) -> None:
        """Withdraw the chosen norm; it can be undone."""
        norm = self.tabel.huidig
        if norm is not None:
            self.kern.voer_uit(
                lambda s: vastleggen.trek_in(s, norm), f"{norm.LABEL} verwijderd.", self
            )

    def _bekend(self) -> dict[str, normen.Norm]:
        return normen.bekend(self.kern.sessie, self.kern.vandaag)

    def _opties(self, huidig: str) -> dict[str, list[tuple[str | None, str]]]:
        """Offer the norms that the protocols know, and the one that stands there."""
        bekend = self._bekend()
        keuzes: list[tuple[str | None, str]] = [(c, n.tekst) for c, n in bekend.items()]
        if huidig and huidig not in bekend:
            keuzes.append((huidig, huidig))
        return {"norm": keuzes}


def _geldig(norm: Schoolnorm) -> str:
    """Say from when on it holds, or until when where that is known."""
    if norm.tot is None:
        return f"vanaf {norm.van:%d-%m-%Y}"
    return f"t/m {norm.tot:%d-%m-%Y}"
