"""UI: the list of who is enrolled nowhere, in groups, with an outcome for one or many at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.absoluut import Bevinding
from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.services.absoluut import TELT_MEE, Absoluutrij, Controle, Groep, vergelijk
from app.services.schoolpapier import absoluut_pdf
from app.ui import berichten
from app.ui.absoluut.besluit import BevindingDialoog
from app.ui.achtergrond import Achtergrondtaak, met_sessie, met_venster
from app.ui.afdrukken import bewaar_pdf, druk_pdf_af
from app.ui.bijzicht import BijZicht
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.onderdelen import LegeStaat
from app.ui.pagina import Pagina, knoppenrij, maak_knop, naast
from app.ui.tabel import Tabel, Tabelkolom

TOETSEN = (
    (Qt.Key.Key_A, "Administratief  (A)", Bevinding.ADMINISTRATIEF),
    (Qt.Key.Key_D, "Daadwerkelijk  (D)", Bevinding.DAADWERKELIJK),
    (Qt.Key.Key_O, "Onterecht  (O)", Bevinding.ONTERECHT),
    (Qt.Key.Key_5, "5 onder c  (5)", Bevinding.AANVRAAG_5C),
    (Qt.Key.Key_I, "Adres in onderzoek  (I)", Bevinding.ADRES),
    (Qt.Key.Key_M, "Wacht op mbo  (M)", Bevinding.WACHT_MBO),
)
_VORM = {
    Groep.KANDIDAAT: ("vraag", Kleur.LET_OP),
    Groep.DAADWERKELIJK: ("driehoek", Kleur.GEVAAR),
    Groep.WACHT_MBO: ("klok", Kleur.LET_OP),
    Groep.KORT: ("klok", Kleur.GOED),
}


class AbsoluutView(Pagina):
    """Leerlingen beside inschrijvingen on the day of the window; nothing is stored but findings.

    The comparison runs off the GUI thread; what changes meanwhile makes it run once more.
    """

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Absoluut verzuim", "", parent)
        self.kern = kern
        self.controle: Controle | None = None
        self._taak: Achtergrondtaak | None = None
        self._opnieuw = False
        self.inlezen = self.knop("Lijst uit de BRP inlezen…", self._lees_in, "importeer")
        self.zoekveld = QLineEdit()
        self.zoekveld.setPlaceholderText("Filter op naam, gemeente of school")
        self.zoekveld.setAccessibleName("Filter de leerlingen")
        self.zoekveld.setClearButtonEnabled(True)
        self.groep = QComboBox()
        self.groep.setAccessibleName("Welke groep")
        self.groep.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.groep.activated.connect(lambda _i: self._kies())
        self.inhoud.addLayout(naast(self.zoekveld, self.groep))
        self.tabel: Tabel[Absoluutrij] = Tabel(
            "Leerplichtig en nergens ingeschreven",
            (
                Tabelkolom("Leerling", lambda r: r.naam, 9),
                Tabelkolom("Lft", lambda r: str(r.leeftijd), 2.6, lambda r: r.leeftijd),
                Tabelkolom("Woongemeente", lambda r: r.woongemeente or "–", 7),
                Tabelkolom(
                    "Zonder school sinds",
                    lambda r: toon_dag(r.sinds, jaar=True, weekdag=False),
                    8.5,
                    lambda r: r.sinds,
                ),
                Tabelkolom("Dagen", lambda r: str(r.dagen), 3.4, lambda r: r.dagen, rechts=True),
                Tabelkolom("Laatste school", lambda r: r.school or "–", 9),
                Tabelkolom("Stand", lambda r: r.groep.label, 13, None, _vorm),
                Tabelkolom("Waarom", lambda r: r.reden or "–"),
            ),
            leeg="Niemand in deze groep.",
        )
        self.tabel.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tabel.geopend.connect(self._open)
        self.zoekveld.textChanged.connect(self.tabel.model_.filter)
        self.uitkomsten = []
        for toets, tekst, bevinding in TOETSEN:
            doe = partial(self.leg_vast, bevinding)
            self.uitkomsten.append(maak_knop(tekst, doe))
            kort = QShortcut(QKeySequence(toets), self.tabel, doe)
            kort.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.papier = maak_knop("Afdrukken…", lambda: self._papier(bewaar=False), "afdrukken")
        self.pdf = maak_knop("Opslaan als PDF…", lambda: self._papier(bewaar=True), "document")
        self.blad = QWidget()
        lijst = QVBoxLayout(self.blad)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.addWidget(self.tabel, 1)
        lijst.addWidget(knoppenrij(*self.uitkomsten, self.papier, self.pdf))
        self.leeg = LegeStaat(
            "Iedereen met leerplicht staat ingeschreven",
            "Lees een nieuwe lijst uit de BRP in, en de inschrijvingen van de scholen. "
            "Wie leerplichtig is en nergens staat ingeschreven, komt dan hier.",
            "vink",
            "Lijst uit de BRP inlezen…",
            self._lees_in,
        )
        self.stapel = QStackedWidget()
        self.stapel.addWidget(self.blad)
        self.stapel.addWidget(self.leeg)
        self.inhoud.addWidget(self.stapel, 1)
        self.bijzicht = BijZicht(kern, self, self.laad)
        self.laad()

    def eerste_focus(self) -> QWidget:
        """Begin in the list."""
        return self.tabel

    def laad(self) -> None:
        """Compare again, in the background; a window with progress comes after half a second."""
        if self._taak is not None:
            self._opnieuw = True
            return
        dag = self.kern.peildatum
        werk = met_sessie(
            self.kern.sessie,
            lambda s, v: vergelijk(s, dag, v.meld, lambda: not v.stop()),
        )
        taak = Achtergrondtaak(werk, self)
        taak.klaar.connect(self._klaar)
        taak.mislukt.connect(self._mislukt)
        taak.gestopt.connect(self._gestopt)
        self._taak = taak
        self.onder.setText("Leerlingen en inschrijvingen worden naast elkaar gelegd…")
        self.onder.show()
        met_venster(taak, self.window(), "Leerlingen en inschrijvingen naast elkaar leggen…")

    def _klaar(self, controle: object) -> None:
        """Show what was found, or look again when something changed meanwhile."""
        self._taak = None
        if self._opnieuw:
            self._opnieuw = False
            self.laad()
            return
        if isinstance(controle, Controle):
            self.controle = controle
            self.leesbalk.goed()
            self._toon()

    def _mislukt(self, fout: object) -> None:
        """Tell what went wrong; a bug goes its own way."""
        self._taak, self._opnieuw = None, False
        self.onder.setText("Het vergelijken is niet gelukt.")
        if isinstance(fout, KnownError):
            self.leesbalk.zeg(fout, self.laad)

    def _gestopt(self) -> None:
        """Leave what was shown."""
        self._taak, self._opnieuw = None, False
        self.onder.setText("Het vergelijken is gestopt. Vernieuw het scherm met F5.")

    def _toon(self) -> None:
        """Show the chosen group, and count every one."""
        controle = self.controle
        if controle is None:
            return
        gekozen = self.groep.currentData() if self.groep.count() else "telt_mee"
        aantallen = controle.aantallen()
        self.groep.clear()
        self.groep.addItem(f"Telt mee als absoluut verzuim ({controle.telt_mee})", "telt_mee")
        self.groep.addItem(f"Alle groepen ({len(controle.rijen)})", "alles")
        for groep, aantal in aantallen.items():
            self.groep.addItem(
                f"{groep.label[:1].upper()}{groep.label[1:]} ({aantal})", groep.value
            )
        self.groep.setCurrentIndex(max(0, self.groep.findData(gekozen)))
        self.tabel.zet(controle.rijen, zelfde=lambda r: r.leerling_id)
        self._kies()
        self.stapel.setCurrentWidget(self.blad if controle.rijen else self.leeg)
        apart = len(controle.rijen) - controle.telt_mee
        self.onder.setText(
            f"{_leerlingen(controle.bekeken)} naast de inschrijvingen gelegd op "
            f"{toon_dag(controle.peildatum, jaar=True)}: {controle.telt_mee} "
            f"{'telt' if controle.telt_mee == 1 else 'tellen'} mee als absoluut verzuim, "
            f"{apart} {'staat' if apart == 1 else 'staan'} apart. "
            "Kies meer rijen met Shift of Ctrl."
        )
        for knop in self.uitkomsten:
            knop.setEnabled(bool(controle.rijen) and not self.kern.alleen_lezen)
        self.inlezen.setEnabled(not self.kern.alleen_lezen)

    def _kies(self) -> None:
        """Show the group that is chosen."""
        code = self.groep.currentData()
        past: dict[str, Callable[[Absoluutrij], bool] | None] = {
            "alles": None,
            "telt_mee": lambda r: r.groep in TELT_MEE,
        }
        self.tabel.kies(
            past.get(code, lambda r: r.groep.value == code), zelfde=lambda r: r.leerling_id
        )

    def leg_vast(self, bevinding: Bevinding) -> BevindingDialoog | None:
        """Show what recording this for the selected rows would do, and record it on a yes."""
        rijen = self.tabel.selectie()
        if not rijen:
            return None
        if self.kern.alleen_lezen:
            berichten.toon_fout(self, self.kern.leesfout())
            return None
        dialoog = BevindingDialoog(self.kern, rijen, bevinding, self)
        dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialoog.finished.connect(lambda _r: self.tabel.setFocus())
        dialoog.open()
        return dialoog

    def _open(self, rij: object) -> None:
        """Go to the dossier, or to the leerling."""
        if isinstance(rij, Absoluutrij):
            if rij.dossier_id:
                self.kern.toon_dossier.emit(rij.dossier_id)
            else:
                self.kern.toon_leerling.emit(rij.leerling_id)

    def _papier(self, *, bewaar: bool) -> None:
        """Print the list as shown, or save it."""
        if self.controle is None:
            return
        pdf = absoluut_pdf(
            self.controle,
            self.tabel.model_.rijen(),
            filtertekst=self.groep.currentText(),
            teamnaam=self.kern.sessie.instellingen.teamnaam,
        )
        try:
            if bewaar:
                bewaar_pdf(pdf, f"Absoluut verzuim {self.controle.peildatum:%Y-%m-%d}", self)
            else:
                druk_pdf_af(pdf, "Absoluut verzuim", self, liggend=True)
        except KnownError as fout:
            berichten.toon_fout(self, fout)

    def _lees_in(self) -> None:
        """Open the window for imports, for leerlingen and for inschrijvingen."""
        from app.ui.importeren.venster import ImporteerVenster

        venster = ImporteerVenster(self.kern, self.window())
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.show()


def _vorm(rij: Absoluutrij) -> tuple[str, Kleur]:
    """Give a group its shape."""
    return _VORM.get(rij.groep, ("streep", Kleur.TEKST_ZACHT))


def _leerlingen(aantal: int) -> str:
    """Say how many."""
    return f"{aantal} leerling{'' if aantal == 1 else 'en'}"
