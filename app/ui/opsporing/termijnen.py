"""UI: in Beheer, Kopie en logboek: what of the sealed file is past its term, for a BOA."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QLabel, QVBoxLayout, QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.domain.wpgtermijn import Wpgfase
from app.services import wpgtermijnen
from app.services.opsporingstoegang import Toegang, toegang
from app.services.wpgtermijnen import Wpgregel
from app.ui import berichten
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.leesbalk import Leesbalk
from app.ui.pagina import maak_knop, naast
from app.ui.tabel import Tabel, Tabelkolom

_ZIN = (
    "Opsporing mag een jaar vrij gebruikt worden, daarna alleen nog vergeleken; na vijf jaar moet "
    "zij weg (Wpg art. 8). Wat verwijderd is, blijft nog vijf jaar bewaard voor klachten en "
    "verantwoording en wordt dan vernietigd (art. 14, te controleren). Geteld vanaf de dag van het "
    "feit of van het vastleggen, wat eerder is (eigen regel)."
)


class WpgBlad(QWidget):
    """The list, what is past its term on top, and the two acts."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        lijst = QVBoxLayout(self)
        uitleg = QLabel(_ZIN)
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zegel")
        self.alles = QCheckBox("Ook wat nog mag blijven")
        self.alles.toggled.connect(lambda _a: self.laad())
        self.verwijder = maak_knop("Verwijderen…", self._verwijder)
        self.vernietig = maak_knop("Vernietigen…", self._vernietig)
        self.tabel: Tabel[Wpgregel] = Tabel(
            "Opsporing naar termijn",
            (
                Tabelkolom("Wat moet", lambda r: r.stand.fase.label, 11, None, _vorm),
                Tabelkolom(
                    "Termijn",
                    lambda r: toon_dag(r.stand.tot, jaar=True),
                    8,
                    lambda r: r.stand.tot,
                ),
                Tabelkolom("Dossier", lambda r: r.dossiernummer, 7),
                Tabelkolom("Wat", lambda r: r.wat, 9),
                Tabelkolom(
                    "Eerst op", lambda r: toon_dag(r.eerste, jaar=True), 8, lambda r: r.eerste
                ),
                Tabelkolom("Regel", lambda r: r.bron),
            ),
            leeg="Niets is over zijn termijn, en in het komende half jaar ook niet.",
        )
        self.tabel.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tabel.gekozen.connect(lambda _r: self._zet_knoppen())
        self.tabel.selectionModel().selectionChanged.connect(lambda *_: self._zet_knoppen())
        self.fout = Leesbalk(self.tabel)
        lijst.addWidget(uitleg)
        lijst.addLayout(naast(self.alles, self.verwijder, self.vernietig))
        lijst.addWidget(self.fout)
        lijst.addWidget(self.tabel, 1)
        kern.vergrendeld.connect(lambda: self.tabel.zet([]))
        kern.ontgrendeld.connect(self.laad)
        self._zet_knoppen()

    def laad(self) -> None:
        """Read again, when in view and for who may; each look is logged."""
        if self.isVisible():
            self.fout.probeer(self._lees)
        self._zet_knoppen()

    def _lees(self) -> None:
        mag = toegang(self.kern.sessie) is Toegang.OPEN
        regels = (
            wpgtermijnen.wpg_regels(self.kern.sessie, alles=self.alles.isChecked()) if mag else []
        )
        self.tabel.zet(regels, zelfde=lambda r: r.feit_id)

    def _gekozen(self, fase: Wpgfase) -> list[Wpgregel]:
        """Give the chosen rows when all of them ask the same."""
        rijen = self.tabel.gekozen_rijen()
        return rijen if rijen and all(r.stand.fase is fase for r in rijen) else []

    def _zet_knoppen(self) -> None:
        mag = not self.kern.alleen_lezen
        self.verwijder.setEnabled(mag and bool(self._gekozen(Wpgfase.VERWIJDEREN)))
        self.vernietig.setEnabled(mag and bool(self._gekozen(Wpgfase.VERNIETIGEN)))

    def _verwijder(self) -> None:
        """Remove: one undo takes it back."""
        rijen = self._gekozen(Wpgfase.VERWIJDEREN)
        if rijen and berichten.vraag(
            self,
            f"{_tel(rijen)} verwijderen?",
            toelichting="Niemand ziet of gebruikt het dan nog. Het blijft vijf jaar bewaard voor "
            "klachten en verantwoording. U kunt dit nog ongedaan maken.",
            ja="Verwijderen",
        ):
            self.kern.voer_uit(
                lambda s: wpgtermijnen.verwijder(s, rijen), f"{_tel(rijen)} verwijderd.", self
            )

    def _vernietig(self) -> None:
        """Destroy, for good."""
        rijen = self._gekozen(Wpgfase.VERNIETIGEN)
        if not rijen or not berichten.vraag(
            self,
            f"{_tel(rijen)} voorgoed vernietigen?",
            toelichting="Dit kan niet ongedaan worden gemaakt. In het logboek blijft staan dat u "
            "het vernietigde en wanneer, niet wat erin stond. Oude reservekopieën hebben het nog, "
            "tot ze zelf zijn opgeruimd.",
            ja="Vernietigen",
            gevaar=True,
        ):
            return
        if self.kern.alleen_lezen:
            berichten.toon_fout(self, self.kern.leesfout())
            return
        try:
            wpgtermijnen.vernietig(self.kern.sessie, rijen)
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        self.kern.vergeet_verzegeld()
        self.kern.gewijzigd.emit(None)
        berichten.meld(f"{_tel(rijen)} vernietigd.")
        self.laad()


def _tel(rijen: list[Wpgregel]) -> str:
    return "1 gegeven van opsporing" if len(rijen) == 1 else f"{len(rijen)} gegevens van opsporing"


def _vorm(regel: Wpgregel) -> tuple[str, Kleur] | None:
    """Mark what has to be done now by shape and colour."""
    if regel.stand.te_doen:
        return "driehoek", Kleur.GEVAAR
    return ("klok", Kleur.LET_OP) if regel.stand.fase is not Wpgfase.VRIJ else None
