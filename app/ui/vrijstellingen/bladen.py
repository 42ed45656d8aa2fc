"""UI: the tabs of Vrijstellingen: who stands, what waits, the yearly round, leave, numbers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.domain.schooldagen import schooljaar_van
from app.domain.vrijstellingen import Grond, Verlofsoort
from app.services.vrijstellingbehandeling import Behandeling
from app.services.vrijstellingbrieven import brieven_bij
from app.services.vrijstellingen import (
    Grondtelling,
    Jaarronde,
    Overzicht,
    Ronde,
    Ronderij,
    Stand,
    Verlofrij,
    Vrijstellingrij,
)
from app.services.vrijstellingpapier import TELKOLOMMEN, lijst_pdf, tel, telregel
from app.ui import berichten
from app.ui.afdrukken import bewaar_pdf, druk_pdf_af
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.pagina import knoppenrij, maak_knop, naast
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import thema
from app.ui.vrijstellingen.toetslijst import Toetsen

_STAND = {
    Stand.LOOPT: ("schild_vink", Kleur.GOED),
    Stand.BEHANDELING: ("klok", Kleur.LET_OP),
    Stand.STRAKS: ("vooruit", Kleur.WACHT),
    Stand.VOORBIJ: ("streep", Kleur.TEKST_ZACHT),
    Stand.NIET: ("kruis", Kleur.TEKST_ZACHT),
}
_RONDE = {
    Ronde.NIETS: ("vraag", Kleur.LET_OP),
    Ronde.HERINNERD: ("envelop", Kleur.WACHT),
    Ronde.ONTVANGEN: ("bakje", Kleur.ACCENT),
    Ronde.KLAAR: ("vink", Kleur.GOED),
}
ALLES = ""


def dag_kort(dag: date | None, anders: str = "–") -> str:
    """Write a day with its year, without weekday."""
    return toon_dag(dag, jaar=True, weekdag=False) if dag is not None else anders


def _smal(keuze: QComboBox) -> None:
    """Let a choice be narrower than its longest text, which the list shows whole."""
    keuze.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    keuze.setMinimumContentsLength(10)


class Blad(QWidget):
    """A tab with a list; Enter or a double click goes to the dossier."""

    dossier_gevraagd = Signal(str)

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self.lijst = QVBoxLayout(self)
        em = thema().em
        self.lijst.setContentsMargins(em(0.4), em(0.4), em(0.4), em(0.4))
        self.lijst.setSpacing(em(0.4))
        self.onder = QLabel()
        self.onder.setWordWrap(True)
        self.onder.setProperty("rol", "zacht")

    def filter(self, wat: str) -> QLineEdit:
        """Make the field that filters."""
        veld = QLineEdit()
        veld.setPlaceholderText("Filter op naam, gemeente of ambtenaar")
        veld.setAccessibleName(f"Filter {wat}")
        veld.setClearButtonEnabled(True)
        return veld


class LopendBlad(Blad):
    """Every appeal and request; by default who stands on the day of the window."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(kern, parent)
        self.overzicht: Overzicht | None = None
        self.zoekveld = self.filter("de vrijstellingen")
        self.stand = QComboBox()
        self.stand.setAccessibleName("Welke")
        self.grond = QComboBox()
        self.grond.setAccessibleName("Grond")
        self.jaar = QComboBox()
        self.jaar.setAccessibleName("Schooljaar")
        for keuze in (self.stand, self.grond, self.jaar):
            _smal(keuze)
            keuze.activated.connect(lambda _i: self._kies())
        self.lijst.addLayout(naast(self.zoekveld, self.stand, self.grond, self.jaar))
        self.lijst.addWidget(self.onder)
        self.tabel: Tabel[Vrijstellingrij] = Tabel(
            "Vrijstellingen en vervangende leerplicht",
            (
                Tabelkolom("Leerling", lambda r: r.naam, 9),
                Tabelkolom("Lft", lambda r: str(r.leeftijd), 2.6, lambda r: r.leeftijd),
                Tabelkolom("Grond", lambda r: r.grond.kort, 5),
                Tabelkolom("Stand", _standtekst, 8, None, lambda r: _STAND[r.stand]),
                Tabelkolom(
                    "Vanaf",
                    lambda r: dag_kort(r.vrijstelling.van),
                    6.1,
                    lambda r: r.vrijstelling.van or date.min,
                ),
                Tabelkolom(
                    "Tot en met",
                    _tot,
                    6.1,
                    lambda r: r.vrijstelling.tot or date.max,
                ),
                Tabelkolom(
                    "Duur",
                    lambda r: r.vrijstelling.duur.value if r.vrijstelling.duur else "–",
                    5,
                ),
                Tabelkolom("Ambtenaar", lambda r: r.ambtenaar or "–", 6),
                Tabelkolom("Let op", lambda r: r.let_op or "–"),
            ),
            leeg="Geen vrijstellingen met deze keuze. Een beroep of een verzoek legt u vast in het "
            "dossier (Ctrl+Shift+Q).",
        )
        self.tabel.geopend.connect(lambda r: self.dossier_gevraagd.emit(r.vrijstelling.dossier_id))
        self.zoekveld.textChanged.connect(self.tabel.model_.filter)
        self.lijst.addWidget(self.tabel, 1)
        self.papier = maak_knop("Afdrukken…", lambda: self._papier(bewaar=False), "afdrukken")
        self.pdf = maak_knop("Opslaan als PDF…", lambda: self._papier(bewaar=True), "document")
        self.lijst.addWidget(knoppenrij(self.papier, self.pdf))

    def laad(self, overzicht: Overzicht) -> None:
        """Show another day."""
        self.overzicht = overzicht
        _vul(
            self.stand,
            [
                ("Lopend", Stand.LOOPT.value),
                *((s.label.capitalize(), s.value) for s in Stand if s is not Stand.LOOPT),
                ("Alles", ALLES),
            ],
        )
        _vul(self.grond, [("Elke grond", ALLES), *((g.label, g.value) for g in Grond)])
        _vul(self.jaar, [("Elk schooljaar", ALLES), *((j, j) for j in overzicht.schooljaren())])
        self._toon()

    def _toon(self) -> None:
        if self.overzicht is None:
            return
        self.tabel.zet(self.overzicht.rijen, zelfde=lambda r: r.vrijstelling.id)
        self._kies()
        self.onder.setText(telregel(self.overzicht))

    def _kies(self) -> None:
        """Show what the three choices leave."""
        stand, grond, jaar = (k.currentData() or ALLES for k in (self.stand, self.grond, self.jaar))
        self.tabel.kies(
            lambda r: (
                stand in (ALLES, r.stand.value)
                and grond in (ALLES, r.grond.value)
                and jaar in (ALLES, r.schooljaar)
            ),
            zelfde=lambda r: r.vrijstelling.id,
        )

    def _papier(self, *, bewaar: bool) -> None:
        """Print the list as shown, or save it."""
        if self.overzicht is None:
            return
        keuzes = (self.stand.currentText(), self.grond.currentText(), self.jaar.currentText())
        pdf = lijst_pdf(
            self.overzicht,
            self.tabel.model_.rijen(),
            filtertekst=", ".join(keuzes),
            teamnaam=self.kern.sessie.instellingen.teamnaam,
        )
        try:
            if bewaar:
                bewaar_pdf(pdf, f"Vrijstellingen {self.overzicht.peildatum:%Y-%m-%d}", self)
            else:
                druk_pdf_af(pdf, "Vrijstellingen", self, liggend=True)
        except KnownError as fout:
            berichten.toon_fout(self, fout)


def _tot(r: Vrijstellingrij) -> str:
    v = r.vrijstelling
    return dag_kort(v.tot, "geen einde" if v.van is not None else "–")


def _standtekst(r: Vrijstellingrij) -> str:
    v = r.vrijstelling
    if r.stand is Stand.NIET and v.uitkomst is not None:
        return v.uitkomst.label
    if r.stand is Stand.BEHANDELING:
        return f"sinds {dag_kort(v.ingediend)}"
    return r.stand.label


class BehandelBlad(Blad):
    """What waits for an outcome, with its checks beside the list and its letters under it."""

    brief_gevraagd = Signal(str, str)
    feit_gevraagd = Signal(object)

    def __init__(self, kern: Kern, wat: str, leeg: str, parent: QWidget | None = None) -> None:
        super().__init__(kern, parent)
        self.lijst.addWidget(self.onder)
        self.tabel: Tabel[Behandeling] = Tabel(
            wat,
            (
                Tabelkolom("Leerling", lambda b: b.rij.naam, 9),
                Tabelkolom("Waarop", _waarop, 7.5),
                Tabelkolom("Ingediend", lambda b: dag_kort(_op(b)), 6.1, _op),
                Tabelkolom(
                    "Uiterlijk",
                    lambda b: dag_kort(b.datum),
                    6.3,
                    lambda b: b.datum or date.max,
                    self._urgent,
                ),
                Tabelkolom("Wat nu", lambda b: b.actie or "–"),
                Tabelkolom("Punten", _punten, 5, lambda b: -b.niet_in_orde, _puntvorm),
                Tabelkolom("Ambtenaar", lambda b: b.rij.ambtenaar or "–", 5.5),
            ),
            leeg=leeg,
        )
        self.tabel.geopend.connect(lambda b: self.feit_gevraagd.emit(b.feit))
        self.tabel.gekozen.connect(self._kies)
        self.toetsen = Toetsen()
        vak = QWidget()
        vak.setObjectName("paneelinhoud")
        binnen = QVBoxLayout(vak)
        binnen.addWidget(self.toetsen)
        binnen.addStretch(1)
        rol = QScrollArea()
        rol.setFrameShape(QFrame.Shape.NoFrame)
        rol.setWidgetResizable(True)
        rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rol.setWidget(vak)
        self.deler = QSplitter(Qt.Orientation.Horizontal)
        self.deler.setChildrenCollapsible(False)
        self.deler.addWidget(self.tabel)
        self.deler.addWidget(rol)
        self.deler.setStretchFactor(0, 1)
        rol.setMinimumWidth(thema().em(13))
        self.deler.setSizes([thema().em(40), thema().em(19)])
        self.lijst.addWidget(self.deler, 1)
        self.open_knop = maak_knop("Verder invullen…", self._open, "potlood")
        self.brieven = [maak_knop("", lambda: None, "envelop") for _ in range(2)]
        for nummer, knop in enumerate(self.brieven):
            knop.clicked.disconnect()
            knop.clicked.connect(lambda _=False, n=nummer: self._brief(n))
        self.knoppen = knoppenrij(self.open_knop, *self.brieven)
        self.lijst.addWidget(self.knoppen)

    def laad(self, rijen: tuple[Behandeling, ...], onder: str) -> None:
        """Show others."""
        self.onder.setText(onder)
        self.tabel.zet(rijen, zelfde=lambda b: b.feit.id)

    def _kies(self, gekozen: object) -> None:
        """Show the checks and letters of a row."""
        b = gekozen if isinstance(gekozen, Behandeling) else None
        lezen = self.kern.alleen_lezen
        self.toetsen.setVisible(b is not None)
        self.open_knop.setEnabled(b is not None and not lezen)
        klaar = brieven_bij(b.feit) if b is not None else ()
        for nummer, knop in enumerate(self.brieven):
            knop.setVisible(nummer < len(klaar))
            knop.setEnabled(not lezen)
            if nummer < len(klaar):
                knop.setText(f"Brief: {klaar[nummer][1]}…")
        if b is not None:
            self.toetsen.toon(b.toetsen)

    def _open(self) -> None:
        if (b := self.tabel.huidig) is not None:
            self.feit_gevraagd.emit(b.feit)

    def _brief(self, nummer: int) -> None:
        b = self.tabel.huidig
        klaar = brieven_bij(b.feit) if b is not None else ()
        if b is not None and nummer < len(klaar):
            self.brief_gevraagd.emit(b.feit.dossier_id, klaar[nummer][0])

    def _urgent(self, b: Behandeling) -> tuple[str, Kleur] | None:
        """Mark what is over its day."""
        over = b.datum is not None and b.datum < self.kern.peildatum
        return ("driehoek", Kleur.GEVAAR) if over else None


def _waarop(b: Behandeling) -> str:
    if isinstance(b.rij, Vrijstellingrij):
        return b.rij.grond.kort + (", opnieuw" if b.rij.vrijstelling.opnieuw else "")
    artikel = "11 onder f" if b.rij.verlof.grond is Verlofsoort.BEROEP else "14"
    return f"{artikel}, {b.rij.verlof.dagen} dagen"


def _op(b: Behandeling) -> date:
    if isinstance(b.rij, Vrijstellingrij):
        return b.rij.vrijstelling.ingediend
    return b.rij.verlof.ontvangen


def _punten(b: Behandeling) -> str:
    return "in orde" if not b.niet_in_orde else f"{b.niet_in_orde} open"


def _puntvorm(b: Behandeling) -> tuple[str, Kleur]:
    return ("schild", Kleur.LET_OP) if b.niet_in_orde else ("schild_vink", Kleur.GOED)


class RondeBlad(Blad):
    """Who must renew before 1 July: remind and take in, one or all at once."""

    herinner = Signal(object)
    ontvang = Signal(object)

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(kern, parent)
        self.ronde: Jaarronde | None = None
        self.zoekveld = self.filter("de jaarronde")
        self.stand = QComboBox()
        self.stand.setAccessibleName("Hoe ver")
        _smal(self.stand)
        self.stand.activated.connect(lambda _i: self._toon())
        self.lijst.addLayout(naast(self.zoekveld, self.stand))
        self.lijst.addWidget(self.onder)
        self.tabel: Tabel[Ronderij] = Tabel(
            "Wie voor 1 juli opnieuw een kennisgeving stuurt",
            (
                Tabelkolom("Leerling", lambda r: r.naam, 10),
                Tabelkolom("Grond", lambda r: r.oud.grond.kort, 5.5),
                Tabelkolom("Loopt t/m", lambda r: _tot(r.oud), 6),
                Tabelkolom("Stand", _rondetekst, 14, lambda r: r.stand.value, _rondevorm),
                Tabelkolom("Herinnerd op", lambda r: dag_kort(r.herinnerd_op), 6.5),
                Tabelkolom(
                    "Ontvangen op",
                    lambda r: dag_kort(r.nieuw.vrijstelling.ingediend if r.nieuw else None),
                    6.5,
                ),
                Tabelkolom("Ambtenaar", lambda r: r.oud.ambtenaar or "–"),
            ),
            leeg="Niemand hoeft voor deze 1 juli een nieuwe kennisgeving te sturen.",
        )
        self.tabel.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tabel.geopend.connect(lambda r: self.dossier_gevraagd.emit(r.dossier_id))
        self.tabel.selectionModel().selectionChanged.connect(lambda *_: self._weeg())
        self.zoekveld.textChanged.connect(self.tabel.model_.filter)
        self.lijst.addWidget(self.tabel, 1)
        self.alle_knop = maak_knop("Kies alle die nog missen", self.kies_wie_mist, "vink")
        self.brief_knop = maak_knop(
            "Herinnering sturen…", lambda: self.herinner.emit(self.tabel.selectie()), "envelop"
        )
        self.ontvang_knop = maak_knop(
            "Kennisgeving ontvangen…", lambda: self.ontvang.emit(self.tabel.selectie()), "bakje"
        )
        self.lijst.addWidget(knoppenrij(self.alle_knop, self.brief_knop, self.ontvang_knop))

    def laad(self, ronde: Jaarronde) -> None:
        """Show another day."""
        self.ronde = ronde
        per = {s: sum(r.stand is s for r in ronde.rijen) for s in Ronde}
        _vul(
            self.stand,
            [
                (f"Iedereen ({len(ronde.rijen)})", ALLES),
                *((f"{s.label.capitalize()} ({n})", s.value) for s, n in per.items()),
            ],
        )
        mist = len(ronde.nog())
        dag = toon_dag(ronde.laatste_dag, jaar=True, kort=False)
        self.onder.setText(
            f"Voor schooljaar {ronde.schooljaar} is {dag} de laatste dag (Leerplichtwet 1969, art. "
            f"6 lid 2 onder b: elk jaar voor 1 juli). Van {mist} van de {len(ronde.rijen)} is er "
            "nog geen nieuwe kennisgeving. Permanente vrijstellingen staan hier niet (lid 3). Kies "
            "meer rijen met Shift of Ctrl."
        )
        self._toon()

    def _toon(self) -> None:
        if self.ronde is None:
            return
        keuze = self.stand.currentData() or ALLES
        rijen = [r for r in self.ronde.rijen if keuze in (ALLES, r.stand.value)]
        self.tabel.zet(rijen, zelfde=lambda r: r.oud.vrijstelling.id)
        self._weeg()

    def kies_wie_mist(self) -> None:
        """Select everybody of whom nothing came in yet."""
        keuze = self.tabel.selectionModel()
        keuze.clearSelection()
        vlag = keuze.SelectionFlag.Select | keuze.SelectionFlag.Rows
        for nummer, rij in enumerate(self.tabel.model_.rijen()):
            if rij.nieuw is None:
                keuze.select(self.tabel.model_.index(nummer, 0), vlag)
        self.tabel.setFocus()

    def _weeg(self) -> None:
        """Enable what can be done with the selection."""
        gekozen = self.tabel.selectie()
        mag = not self.kern.alleen_lezen
        mist = [r for r in gekozen if r.nieuw is None]
        self.brief_knop.setEnabled(mag and any(r.oud.dossier_open for r in mist))
        self.ontvang_knop.setEnabled(mag and bool(mist) and len(mist) == len(gekozen))
        self.brief_knop.setText(f"Herinnering sturen ({len(mist)})…")
        self.ontvang_knop.setText(f"Kennisgeving ontvangen ({len(mist)})…")


def _rondetekst(r: Ronderij) -> str:
    return f"{r.stand.label}, te laat" if r.over_tijd else r.stand.label


def _rondevorm(r: Ronderij) -> tuple[str, Kleur]:
    return ("driehoek", Kleur.GEVAAR) if r.over_tijd else _RONDE[r.stand]


class VerlofBlad(Blad):
    """Leave that was decided; what waits stands in the tab beside it."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(kern, parent)
        self.zoekveld = self.filter("de verlofaanvragen")
        self.lijst.addWidget(self.zoekveld)
        self.tabel: Tabel[Verlofrij] = Tabel(
            "Verlofaanvragen",
            (
                Tabelkolom("Leerling", lambda r: r.naam, 10),
                Tabelkolom("School", lambda r: r.school or "–", 9),
                Tabelkolom("Waarvoor", _verlofsoort, 9),
                Tabelkolom("Ontvangen", lambda r: dag_kort(r.verlof.ontvangen), 6),
                Tabelkolom(
                    "Dagen", lambda r: str(r.verlof.dagen), 3.4, lambda r: r.verlof.dagen,
                    rechts=True,
                ),
                Tabelkolom("Wie beslist", _beslist, 8),
                Tabelkolom("Besluit", _besluit, 0, None, _besluitvorm),
            ),
            leeg="Er zijn geen verlofaanvragen.",
        )  # fmt: skip
        self.tabel.geopend.connect(lambda r: self.dossier_gevraagd.emit(r.verlof.dossier_id))
        self.zoekveld.textChanged.connect(self.tabel.model_.filter)
        self.lijst.addWidget(self.tabel, 1)

    def laad(self, rijen: tuple[Verlofrij, ...]) -> None:
        """Show others, the newest first."""
        self.tabel.zet(
            sorted(rijen, key=lambda r: r.verlof.ontvangen, reverse=True),
            zelfde=lambda r: r.verlof.id,
        )


def _verlofsoort(r: Verlofrij) -> str:
    beroep = r.verlof.grond is Verlofsoort.BEROEP
    return "beroep van een ouder (11f)" if beroep else "gewichtig (14)"


def _beslist(r: Verlofrij) -> str:
    return "leerplichtambtenaar" if r.verlof.door_leerplicht else "hoofd van de school"


def _besluit(r: Verlofrij) -> str:
    if r.open or r.verlof.besluit is None:
        return "nog geen besluit"
    erbij = "" if r.verlof.verleend is None else f", {r.verlof.verleend} dagen"
    return f"{r.verlof.besluit.label}{erbij}, {dag_kort(r.verlof.besluit_op)}"


def _besluitvorm(r: Verlofrij) -> tuple[str, Kleur]:
    return ("klok", Kleur.LET_OP) if r.open else ("vink", Kleur.GOED)


class TelBlad(Blad):
    """The numbers of a schooljaar by ground and outcome, and who stands on the day."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(kern, parent)
        self.overzicht: Overzicht | None = None
        self.jaar = QComboBox()
        self.jaar.setAccessibleName("Schooljaar")
        self.jaar.activated.connect(lambda _i: self._toon())
        self.lijst.addLayout(naast(self.onder, self.jaar))
        self.tabel: Tabel[Grondtelling] = Tabel(
            "Aantallen per grond",
            (
                Tabelkolom("Grond", lambda t: t.grond.label),
                _getal("Ingediend", lambda t: t.ingediend),
                *(_getal(kop, lambda t, u=u: tel(t, u)) for kop, u in TELKOLOMMEN),
                _getal("Open", lambda t: t.open),
                _getal("Loopt nu", lambda t: t.lopend),
                _getal("Tijdelijk", lambda t: t.tijdelijk if t.grond is _A else None),
                _getal("Permanent", lambda t: t.permanent if t.grond is _A else None),
            ),
        )
        self.lijst.addWidget(self.tabel, 1)
        uitleg = QLabel(
            "Ingediend: de beroepen en verzoeken over dit schooljaar (dat van de periode; zonder "
            "periode bij een jaarlijkse het volgende, anders dat waarin het binnenkwam). Loopt nu: "
            "op de peildatum, ieder één keer per grond, zonder wie verhuisd is of niet meer "
            "leerplichtig; ook uit een gesloten dossier. Dit zijn eigen regels. Afgewezen bij 5 "
            "onder a is het woord van Nijmegen; in de wet heet dat voldoet niet."
        )
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zacht")
        self.lijst.addWidget(uitleg)

    def laad(self, overzicht: Overzicht) -> None:
        """Show another day."""
        self.overzicht = overzicht
        eerst = not self.jaar.count()
        _vul(self.jaar, [(j, j) for j in overzicht.schooljaren()])
        if eerst:
            nu = self.jaar.findData(schooljaar_van(overzicht.peildatum))
            self.jaar.setCurrentIndex(max(nu, 0))
        self._toon()

    def _toon(self) -> None:
        if self.overzicht is None:
            return
        self.onder.setText(telregel(self.overzicht))
        self.tabel.zet(
            self.overzicht.telling(str(self.jaar.currentData())), zelfde=lambda t: t.grond
        )


_A = Grond.LICHAMELIJK_PSYCHISCH


def _getal(kop: str, getal: object) -> Tabelkolom[Grondtelling]:
    """Make a column of numbers; None where it does not apply."""

    def tekst(t: Grondtelling) -> str:
        n = getal(t)  # type: ignore[operator]
        return "" if n is None else str(n)

    return Tabelkolom(kop, tekst, max(3.4, 0.42 * len(kop) + 1.0), rechts=True)


def _vul(keuze: QComboBox, opties: list[tuple[str, str]]) -> None:
    """Offer these; the present choice stays when it is among them."""
    was = keuze.currentData() if keuze.count() else None
    keuze.clear()
    for tekst, code in opties:
        keuze.addItem(tekst, code)
    keuze.setCurrentIndex(max(0, keuze.findData(was)) if was is not None else 0)
