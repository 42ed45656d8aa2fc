"""UI: Leerplicht in regie: every referral, whether help began, and what the teamleider must know.

For an ambtenaar the own dossiers, for the teamleider the whole team (000, voetnoot 6).
"""

from __future__ import annotations

from collections import Counter

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

from app.domain.datumwoorden import toon_dag
from app.domain.mensen import Rol
from app.services.verwijzingen import (
    BEGONNEN,
    LIJST,
    STAND,
    VOOR_LEIDING,
    Verwijsstand,
    Verwijzing,
    alle_verwijzingen,
    gemeld_tekst,
    meld_aan_leiding,
    ververs_verwijzingen,
)
from app.ui import berichten
from app.ui.caseload.keuze import Chipsrij
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.lijstlader import Lijstlader
from app.ui.lijstuitvoer import Lijstuitvoer
from app.ui.onderdelen import LegeStaat
from app.ui.pagina import Pagina, knoppenrij, maak_knop, naast
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.vastleggen.verzoek import vraag_vastleggen

_CHIPS: tuple[tuple[Verwijsstand, str, str, Kleur], ...] = (
    (Verwijsstand.WACHTLIJST, "Wachtlijst", "pauze", Kleur.LET_OP),
    (Verwijsstand.NIET_IN_BEHANDELING, "Niet in behandeling", "kruis", Kleur.GEVAAR),
    (Verwijsstand.NIET_VERSCHENEN, "Niet verschenen", "stilte", Kleur.LET_OP),
    (Verwijsstand.NIET_NAGEVRAAGD, "Nog niet nagevraagd", "vraag", Kleur.TEKST_ZACHT),
    (Verwijsstand.IN_BEMIDDELING, "In bemiddeling", "vink", Kleur.GOED),
    (Verwijsstand.AFGEROND, "Afgerond", "vink", Kleur.TEKST_ZACHT),
)
_VORM = {stand: (icoon, kleur) for stand, _, icoon, kleur in _CHIPS}
TEAM, EIGEN = "team", "eigen"


class VerwijzingenView(Pagina):
    """The list with its filters. S: how does it stand. T: the teamleider knows of it."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(
            "Leerplicht in regie",
            "Wie waarheen verwezen is, en of de hulp begonnen is. Wachtlijst en niet in "
            "behandeling gaan naar de teamleider. Over de hulp zelf staat hier niets.",
            parent,
        )
        self.kern = kern
        self.rijen: list[Verwijzing] = []
        self.zoekveld = QLineEdit()
        self.zoekveld.setPlaceholderText("Filter op naam, school, organisatie of ambtenaar")
        self.zoekveld.setAccessibleName("Filter de verwijzingen")
        self.zoekveld.setClearButtonEnabled(True)
        self.wie = QComboBox()
        self.wie.setAccessibleName("Wiens dossiers")
        self.wie.addItem("Mijn dossiers", EIGEN)
        self.wie.addItem("Hele team", TEAM)
        leider = kern.sessie.ambtenaar.rol is Rol.TEAMLEIDER
        self.wie.setCurrentIndex(1 if leider else 0)
        self.wie.activated.connect(lambda _i: self._filter())
        self.chips: Chipsrij[Verwijsstand] = Chipsrij(_CHIPS, "Hoe het staat")
        self.chips.veranderd.connect(self._filter)
        self.tabel: Tabel[Verwijzing] = Tabel(
            "Verwijzingen",
            (
                Tabelkolom("Leerling", lambda v: v.naam, 9),
                Tabelkolom("Verwezen naar", lambda v: v.naar, 10),
                Tabelkolom(
                    "Hoe staat het", lambda v: v.stand.label, 10.6, None, lambda v: _VORM[v.stand]
                ),
                Tabelkolom("Sinds", lambda v: toon_dag(v.sinds), 5.6, lambda v: v.sinds),
                Tabelkolom("Navragen", self._navragen, 9.5, _dag_of_eind, self._urgentie),
                Tabelkolom("Teamleider", gemeld_tekst, 8, None, _gemeld_vorm),
                Tabelkolom("School", lambda v: v.school or "–"),
                Tabelkolom("Ambtenaar", lambda v: v.ambtenaar or "–", 6.5),
            ),
            leeg="Niets met dit filter.",
        )
        self.tabel.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tabel.geopend.connect(self._open)
        self.zoekveld.textChanged.connect(self.tabel.model_.filter)
        self.stand = maak_knop("Hoe staat het…  (S)", self.leg_stand_vast, "potlood")
        tekst = "Gezien  (T)" if leider else "Teamleider weet het  (T)"
        self.gemeld = maak_knop(tekst, self.meld, "vink", primair=True)
        self.afdruk = maak_knop("Afdrukken…", self.druk_af, "afdrukken")
        self.excel = maak_knop("Naar Excel…", self.naar_excel, "tabel")
        for toets, doe in ((Qt.Key.Key_S, self.leg_stand_vast), (Qt.Key.Key_T, self.meld)):
            kort = QShortcut(QKeySequence(toets), self.tabel, doe)
            kort.setContext(Qt.ShortcutContext.WidgetShortcut)
        blad = QWidget()
        lijst = QVBoxLayout(blad)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.addLayout(naast(self.zoekveld, self.wie))
        lijst.addWidget(self.chips)
        lijst.addWidget(self.tabel, 1)
        lijst.addWidget(knoppenrij(self.gemeld, self.stand, self.afdruk, self.excel))
        self._blad = blad
        self.leeg = LegeStaat(
            "Niemand is verwezen",
            "Leg in een dossier een verwijzing vast (Vastleggen, Verwijzing). Hier staat dan wie "
            "waarheen ging, en het komt vanzelf terug tot de hulp begonnen is.",
            "vooruit",
        )
        self.stapel = QStackedWidget()
        self.stapel.addWidget(blad)
        self.stapel.addWidget(self.leeg)
        self.inhoud.addWidget(self.stapel, 1)
        # The teamleider sees at the name of the screen how many must still be heard of.
        self.uitvoer = Lijstuitvoer(kern, self, LIJST)
        self.lader = Lijstlader(
            kern, self, alle_verwijzingen, ongezien=True, ververs=ververs_verwijzingen
        )
        self.lader.klaar.connect(self._toon)
        self.lader.mislukt.connect(lambda fout: self.leesbalk.zeg(fout, self.laad))
        self.laad()

    def eerste_focus(self) -> QWidget:
        """Begin in the list."""
        return self.tabel

    @property
    def bezig(self) -> bool:
        """Whether the list is being read."""
        return self.lader.bezig

    def laad(self) -> None:
        """Read the list in the background: the stand of every dossier with one is computed."""
        self.lader.laad()

    # --- acting --------------------------------------------------------------------------

    def meld(self) -> None:
        """Record that the teamleider knows of what is selected, as far as that is still due."""
        regels = [v for v in self.tabel.gekozen_rijen() if v.te_melden]
        if not regels:
            berichten.meld(
                "Alleen wachtlijst en niet in behandeling worden gemeld, één keer per stand.",
                soort="wacht",
            )
            return
        dag = self.kern.vandaag
        self.kern.voer_uit(
            lambda s: meld_aan_leiding(s, regels, dag), "Gemeld aan de teamleider.", self
        )
        self.tabel.setFocus()

    def leg_stand_vast(self) -> None:
        """Go to the dossier, with the form of how it stands open in it."""
        v = self.tabel.huidig
        if v is not None:
            vooraf = {"soort": STAND, "spoor": f"in_regie:{v.sleutel}"}
            vraag_vastleggen(self.kern, v.dossier_id, "gebeurtenis", vooraf)

    def druk_af(self) -> None:
        """Print the list as shown."""
        self.uitvoer.druk_af(self.tabel.model_.rijen(), self._filtertekst())

    def naar_excel(self) -> None:
        """Save the list as shown."""
        self.uitvoer.naar_excel(self.tabel.model_.rijen(), self._filtertekst())

    # --- showing -------------------------------------------------------------------------

    def _toon(self, rijen: list[Verwijzing]) -> None:
        self.leesbalk.goed()
        self.rijen = rijen
        self.tabel.zet(rijen, zelfde=lambda v: v.sleutel)
        self._filter()

    def _filter(self) -> None:
        """Show what the choices leave, with the counts of the chips."""
        zelf, team = self.kern.sessie.ambtenaar_id, self.wie.currentData() == TEAM
        hier = [v for v in self.rijen if team or v.ambtenaar_id == zelf]
        self.stapel.setCurrentWidget(self._blad if self.rijen else self.leeg)
        self.chips.tel(len(hier), Counter(v.stand for v in hier))
        aan = self.chips.facetten
        self.tabel.kies(
            lambda v: (team or v.ambtenaar_id == zelf) and (not aan or v.stand in aan),
            zelfde=lambda v: v.sleutel,
        )
        mag = bool(hier) and not self.kern.alleen_lezen
        for knop in (self.gemeld, self.stand):
            knop.setEnabled(mag)

    def _filtertekst(self) -> str:
        delen = [] if self.wie.currentData() == TEAM else [self.kern.sessie.ambtenaar.naam]
        standen = ", ".join(s.label for s in Verwijsstand if s in self.chips.facetten)
        delen += [standen] if standen else []
        tekst = self.zoekveld.text().strip()
        delen += [f"gefilterd op “{tekst}”"] if tekst else []
        return "; ".join(delen)

    def _open(self, v: object) -> None:
        if isinstance(v, Verwijzing):
            self.kern.toon_dossier.emit(v.dossier_id)

    def _navragen(self, v: Verwijzing) -> str:
        if v.opnieuw is None:
            return "–"
        te_laat = " · te laat" if v.opnieuw < self.kern.peildatum else ""
        return f"{toon_dag(v.opnieuw)}{te_laat}"

    def _urgentie(self, v: Verwijzing) -> tuple[str, Kleur] | None:
        if v.opnieuw is None or v.stand in BEGONNEN:
            return None
        if v.opnieuw < self.kern.peildatum:
            return "driehoek", Kleur.GEVAAR
        return "klok", Kleur.GOED


def _dag_of_eind(v: Verwijzing) -> object:
    """Sort what is not asked again last."""
    return v.opnieuw or v.verwezen.max


def _gemeld_vorm(v: Verwijzing) -> tuple[str, Kleur] | None:
    if v.te_melden:
        return "vlag", Kleur.LET_OP
    return ("vink", Kleur.GOED) if v.gemeld is not None and v.stand in VOOR_LEIDING else None
