"""UI: step 3: what the words of the list mean here, how dates are written, fixed values."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.feit import Vorm
from app.services.uitwisseling import Doelveld, Ontwerp, doelvelden
from app.ui.importeren.wizard.stap import Stap, leeg_lijst, rolvak
from app.ui.onderdelen import ElideLabel, KopLabel
from app.ui.thema import thema

_MAX_WAARDEN = 60
"""So many different values are shown; a column with more is no closed list."""

VORMWOORD = {
    "dd-mm-jjjj": "dag-maand-jaar (31-12-2026)",
    "dd/mm/jjjj": "dag/maand/jaar (31/12/2026)",
    "dd.mm.jjjj": "dag.maand.jaar (31.12.2026)",
    "mm/dd/jjjj": "maand/dag/jaar (12/31/2026)",
    "mm-dd-jjjj": "maand-dag-jaar (12-31-2026)",
    "jjjj-mm-dd": "jaar-maand-dag (2026-12-31)",
    "jjjjmmdd": "jaar, maand, dag aaneen (20261231)",
    "ddmmjjjj": "dag, maand, jaar aaneen (31122026)",
    "dd mmm jjjj": "dag en maand in letters (31 dec 2026)",
    "dd-mmm-jjjj": "dag en maand in letters (31-dec-2026)",
    "dd-mm-jj": "dag-maand-jaar, kort (31-12-26)",
    "dd/mm/jj": "dag/maand/jaar, kort (31/12/26)",
    "getal1900": "getal van Excel (46387)",
    "getal1904": "getal van Excel, telling vanaf 1904 (44925)",
}


class StapWoorden(Stap):
    """A choice per word that occurs, a choice of the shape of dates, and what is fixed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Wat betekenen de woorden en datums?",
            "Vertaal wat in de lijst staat naar wat Kantelpunt kent. Een woord zonder vertaling "
            "wordt afgewezen.",
            parent,
        )
        self._ontwerp: Ontwerp | None = None
        self._vak = QWidget()
        QVBoxLayout(self._vak)
        self.woorden: dict[tuple[str, str], QComboBox] = {}
        self.vast: dict[str, QLineEdit | QComboBox] = {}
        self.datum: QComboBox | None = None
        self.lijst.addWidget(rolvak(self._vak), 1)

    def toon(self, ontwerp: Ontwerp) -> None:
        """Show everything that is still to be told of this list."""
        self._ontwerp = ontwerp
        leeg_lijst(self._vak)
        self.woorden, self.vast, self.datum = {}, {}, None
        self._toon_vast(ontwerp)
        self._toon_datums(ontwerp)
        for plaats, doel in ontwerp.keuzekolommen():
            self._toon_woorden(ontwerp, plaats, doel)
        lijst = self._lijst()
        if not (self.woorden or self.vast or self.datum):
            lijst.addWidget(QLabel("Hier valt niets te vertalen."))
        lijst.addStretch(1)

    def eerste_focus(self) -> QWidget:
        """Begin at the first word without a translation."""
        open_ = [k for k in self.woorden.values() if not k.currentData()]
        alles = [*open_, *self.vast.values(), *self.woorden.values()]
        return alles[0] if alles else self

    def _lijst(self) -> QVBoxLayout:
        lijst = self._vak.layout()
        assert isinstance(lijst, QVBoxLayout)
        return lijst

    def _rooster(self, kop: str) -> QGridLayout:
        """Begin a part with a heading."""
        vak = QWidget()
        rooster = QGridLayout(vak)
        rooster.setContentsMargins(0, 0, 0, thema().em(0.6))
        rooster.setColumnStretch(3, 1)
        rooster.setColumnMinimumWidth(0, thema().em(13))
        rooster.setHorizontalSpacing(thema().em(0.7))
        self._lijst().addWidget(KopLabel(kop))
        self._lijst().addWidget(vak)
        return rooster

    def _toon_woorden(self, ontwerp: Ontwerp, plaats: int, doel: Doelveld) -> None:
        """Show the values of one column with how often they occur."""
        waarden = ontwerp.waarden(plaats)
        kop = f"{doel.naam} (kolom ‘{ontwerp.tabel.koppen[plaats]}’)"
        rooster = self._rooster(kop)
        for rij, (waarde, aantal) in enumerate(waarden[:_MAX_WAARDEN]):
            naam = ElideLabel(waarde)
            keuze = QComboBox()
            keuze.setAccessibleName(f"{waarde} betekent")
            keuze.setMinimumWidth(thema().em(11))
            keuze.addItem("– kies –", "")
            for code, label in doel.keuzen:
                keuze.addItem(label, code)
            keuze.setCurrentIndex(
                max(0, keuze.findData(ontwerp.woorden.get(doel.code, {}).get(waarde, "")))
            )
            keuze.activated.connect(
                lambda _i, w=waarde, k=keuze, v=doel.code: self._kies_woord(v, w, k)
            )
            self.woorden[doel.code, waarde] = keuze
            rooster.addWidget(naam, rij, 0)
            rooster.addWidget(QLabel(f"{aantal} ×"), rij, 1)
            rooster.addWidget(keuze, rij, 2)
        if len(waarden) > _MAX_WAARDEN:
            meer = QLabel(
                f"… en nog {len(waarden) - _MAX_WAARDEN} andere. Is dit wel de goede kolom?"
            )
            meer.setProperty("rol", "let_op")
            rooster.addWidget(meer, _MAX_WAARDEN, 0, 1, 4)

    def _toon_datums(self, ontwerp: Ontwerp) -> None:
        """Show how dates are read, and ask where two readings are possible."""
        if not ontwerp.datumkolommen():
            return
        oordeel = ontwerp.datumoordeel()
        rooster = self._rooster("Datums")
        if oordeel.twijfel and oordeel.voorbeeld is not None:
            cel, een, twee = oordeel.voorbeeld
            vraag = QLabel(
                f"‘{cel}’ kan {toon_dag(een, jaar=True)} zijn of {toon_dag(twee, jaar=True)}."
            )
            vraag.setProperty("rol", "let_op")
            vraag.setWordWrap(True)
            self.datum = QComboBox()
            self.datum.setAccessibleName("Datums in deze lijst zijn")
            for vorm in oordeel.twijfel:
                self.datum.addItem(VORMWOORD.get(vorm, vorm), vorm)
            gekozen = ontwerp.datums[0] if ontwerp.datums else oordeel.twijfel[0]
            self.datum.setCurrentIndex(max(0, self.datum.findData(gekozen)))
            self.datum.activated.connect(lambda _i: self._kies_datum())
            rooster.addWidget(vraag, 0, 0, 1, 4)
            rooster.addWidget(self.datum, 1, 0, 1, 4)
            return
        vormen = ", ".join(VORMWOORD.get(v, v) for v in ontwerp.datums)
        tekst = f"Gelezen als {vormen}." if vormen else "Geen enkele cel wordt als datum herkend."
        if oordeel.gelezen < oordeel.totaal:
            tekst += f" Niet als datum te lezen: {oordeel.totaal - oordeel.gelezen} waarden."
        uitleg = QLabel(tekst)
        uitleg.setWordWrap(True)
        rooster.addWidget(uitleg, 0, 0, 1, 4)

    def _toon_vast(self, ontwerp: Ontwerp) -> None:
        """Ask fixed values of fields that the list has no column for."""
        vragen = self._vaste_velden(ontwerp)
        if not vragen:
            return
        rooster = self._rooster("Voor alle rijen hetzelfde")
        for rij, doel in enumerate(vragen):
            label = QLabel(doel.naam + (" *" if doel.verplicht else ""))
            invoer: QLineEdit | QComboBox
            if doel.keuzen:
                invoer = QComboBox()
                invoer.addItem("– kies –", "")
                for code, naam in doel.keuzen:
                    invoer.addItem(naam, code)
                invoer.setCurrentIndex(max(0, invoer.findData(ontwerp.vast.get(doel.code, ""))))
                invoer.activated.connect(
                    lambda _i, v=doel.code, k=invoer: self._zet_vast(v, k.currentData() or "")
                )
            else:
                invoer = QLineEdit(ontwerp.vast.get(doel.code, ""))
                if doel.vorm is Vorm.DAG:
                    invoer.setPlaceholderText("dd-mm-jjjj")
                invoer.textChanged.connect(lambda t, v=doel.code: self._zet_vast(v, t.strip()))
            invoer.setAccessibleName(f"{doel.naam}, voor alle rijen")
            invoer.setMaximumWidth(thema().em(16))
            label.setBuddy(invoer)
            self.vast[doel.code] = invoer
            rooster.addWidget(label, rij, 0)
            rooster.addWidget(invoer, rij, 1, 1, 3)

    def _vaste_velden(self, ontwerp: Ontwerp) -> list[Doelveld]:
        """Give the fields that must have a value and no column, and some that may."""
        gegeven = set(ontwerp.kolommen.values())
        mag = {"melding.bron"}
        if any(v.startswith("school.") for v in gegeven):
            mag.add("inschrijving.van")
        return [
            d
            for d in doelvelden(ontwerp.soort)
            if d.code not in gegeven and (d.code in mag or (d.verplicht and d.groep != "leerling"))
        ]

    def _kies_woord(self, veld: str, waarde: str, keuze: QComboBox) -> None:
        assert self._ontwerp is not None
        self._ontwerp.woorden.setdefault(veld, {})[waarde] = keuze.currentData() or ""
        self.gewijzigd.emit()

    def _kies_datum(self) -> None:
        """Read all dates in the chosen way, and no longer in the other."""
        assert self._ontwerp is not None
        assert self.datum is not None
        gekozen = self.datum.currentData()
        anders = {self.datum.itemData(i) for i in range(self.datum.count())} - {gekozen}
        rest = [v for v in self._ontwerp.datums if v not in anders and v != gekozen]
        self._ontwerp.datums = (gekozen, *rest)
        self.gewijzigd.emit()

    def _zet_vast(self, veld: str, waarde: str) -> None:
        assert self._ontwerp is not None
        self._ontwerp.vast[veld] = waarde
        self.gewijzigd.emit()
