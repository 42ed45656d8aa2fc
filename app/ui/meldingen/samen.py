"""UI: two records side by side that could be one leerling: make them one, or not."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QWidget,
)

from app.domain.bsn import verberg_bsn
from app.domain.fouten import KnownError
from app.domain.gelijkenis import vergelijk
from app.domain.mensen import Leerling
from app.domain.namen import lijstnaam
from app.services.meldingen import samenvoegen
from app.services.meldingen.herkennen import dubbelen, kandidaten
from app.services.sessie import Sessie
from app.ui import berichten
from app.ui.achtergrond import Achtergrondtaak, Voortgang, met_sessie, met_venster
from app.ui.enterknop import Knoppendialoog
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.maat import pas_maat, rolbaar
from app.ui.onderdelen import Balk, KopLabel
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import thema

_NUMMERS = ("bsn", "onderwijsnummer")
Paar = tuple[Leerling, Leerling, tuple[str, ...]]


class Samenvoegvenster(Knoppendialoog):
    """Pairs in a list (one or more), the fields side by side, and which record stays."""

    def __init__(self, kern: Kern, paren: list[Paar], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self._paren = paren
        self.setWindowTitle("Is dit dezelfde leerling?")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        binnen, geheel = rolbaar(self)
        binnen.addWidget(KopLabel("Is dit dezelfde leerling?", titel=True))
        uitleg = QLabel(
            "Alles wat bij de een hoort, gaat over naar de ander, en lege velden worden aangevuld. "
            "Bleek het toch niet dezelfde, dan zet u ze weer uit elkaar: met Ctrl+Z, of later op "
            "het scherm van de leerling."
        )
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zacht")
        self.tabel: Tabel[Paar] = Tabel(
            "Wie op wie lijkt",
            (
                Tabelkolom("Deze", lambda p: lijstnaam(p[0])),
                Tabelkolom("lijkt op", lambda p: lijstnaam(p[1])),
                Tabelkolom("Waarom", lambda p: ", ".join(p[2])),
            ),
            leeg="Niemand lijkt op een ander.",
        )
        self.tabel.setMinimumHeight(thema().em(5))
        self.tabel.setMaximumHeight(thema().em(5 if len(paren) < 3 else 11))
        self.tabel.gekozen.connect(lambda _p: self._toon())
        self.blijft = QComboBox()
        blijflabel = QLabel("Deze gegevens &blijven")
        blijflabel.setBuddy(self.blijft)
        self.blijft.activated.connect(lambda _i: self._vergelijk())
        self.dossier = QComboBox()
        self.dossierlabel = QLabel("Dit dossier gaat &door")
        self.dossierlabel.setBuddy(self.dossier)
        self.naast = QTextBrowser()
        self.naast.setAccessibleName("De gegevens naast elkaar")
        self.naast.setMinimumHeight(thema().em(10))
        self.balk = Balk(sluitbaar=False)
        self.balk.hide()
        for deel in (uitleg, self.tabel, blijflabel, self.blijft, self.dossierlabel, self.dossier):
            binnen.addWidget(deel)
        binnen.addWidget(self.balk)
        binnen.addWidget(self.naast, 1)
        self.doe = QPushButton("&Samenvoegen")
        self.doe.setProperty("primair", True)
        self.doe.clicked.connect(self.voeg_samen)
        self.niet = QPushButton("&Niet dezelfde")
        self.niet.clicked.connect(self._volgende)
        sluit = QPushButton("Sl&uiten")
        sluit.clicked.connect(self.reject)
        rij = QHBoxLayout()
        rij.addWidget(sluit)
        rij.addStretch(1)
        rij.addWidget(self.niet)
        rij.addWidget(self.doe)
        geheel.addLayout(rij)
        for knop in (sluit, self.niet):
            knop.setAutoDefault(False)
        kern.vergrendeld.connect(self.reject)
        pas_maat(self, 48, 34)
        self.tabel.zet(paren)
        self._toon()

    def voeg_samen(self) -> None:
        """Make the two records one."""
        paar = self.tabel.huidig
        if paar is None:
            return
        blijft_id = self.blijft.currentData()
        weg = paar[1] if paar[0].id == blijft_id else paar[0]
        houd_open = self.dossier.currentData() if self.dossier.isVisibleTo(self) else None
        wijziging = self.kern.voer_uit(
            lambda s: samenvoegen.voeg_samen(s, blijft_id, weg.id, houd_open=houd_open),
            "Samengevoegd tot één leerling.",
            self,
        )
        if wijziging is not None:
            self._paren = [p for p in self._paren if weg.id not in (p[0].id, p[1].id)]
            self._opnieuw()

    def _volgende(self) -> None:
        """Leave this pair and go on."""
        paar = self.tabel.huidig
        self._paren = [p for p in self._paren if p is not paar]
        self._opnieuw()

    def _opnieuw(self) -> None:
        if not self._paren:
            self.accept()
            return
        self.tabel.zet(self._paren)
        self._toon()
        self.tabel.setFocus()

    def _toon(self) -> None:
        """Show the pair under the cursor."""
        paar = self.tabel.huidig
        kan = paar is not None and not self.kern.alleen_lezen
        self.doe.setEnabled(kan)
        self.niet.setEnabled(paar is not None)
        self.blijft.clear()
        if paar is None:
            self.naast.clear()
            return
        for leerling in self._op_rang(paar):
            self.blijft.addItem(_kort(leerling), leerling.id)
        lopend = samenvoegen.open_dossiers_van(self.kern.sessie, paar[0].id, paar[1].id)
        twee = len(lopend) > 1
        self.dossier.clear()
        for d in lopend:
            self.dossier.addItem(f"{d.dossiernummer}, sinds {d.geopend:%d-%m-%Y}", d.id)
        self.dossier.setVisible(twee)
        self.dossierlabel.setVisible(twee)
        if twee:
            self.balk.toon(
                "Er lopen twee dossiers. Er blijft er één open; het andere wordt vandaag gesloten "
                "en blijft te lezen.",
                Kleur.LET_OP,
                "waarschuwing",
            )
        else:
            self.balk.hide()
        self._vergelijk()

    def _op_rang(self, paar: Paar) -> list[Leerling]:
        """Give the record with a BSN first: that is the one to keep."""
        return sorted(paar[:2], key=lambda x: not x.bsn)

    def _vergelijk(self) -> None:
        """Lay the fields side by side; where they differ, what it becomes stands out."""
        paar = self.tabel.huidig
        if paar is None:
            return
        blijft_id = self.blijft.currentData()
        blijft, weg = (paar[0], paar[1]) if paar[0].id == blijft_id else (paar[1], paar[0])
        koppen = "".join(f"<th align='left'>{k}</th>" for k in ("", "blijft", "gaat op", "wordt"))
        rijen = [f"<tr>{koppen}</tr>"]
        for v in samenvoegen.vergelijk_velden(blijft, weg):
            cellen = [v.blijft, v.weg, v.wordt]
            if v.veld in _NUMMERS:
                cellen = [verberg_bsn(c) if c else "" for c in cellen]
            anders = v.blijft != v.weg
            stijl = "b" if anders else "span"
            rijen.append(
                f"<tr><td style='padding-right:14px'>{escape(v.label)}</td>"
                + "".join(
                    f"<td style='padding-right:14px'><{stijl}>{escape(c) or '–'}</{stijl}></td>"
                    for c in cellen
                )
                + "</tr>"
            )
        self.naast.setHtml(f"<table>{''.join(rijen)}</table>")


def open_kandidaten(kern: Kern, leerling_id: str, parent: QWidget) -> Samenvoegvenster | None:
    """Lay a leerling beside those who could be the same; ask for one when nobody is found."""
    try:
        leerling = kern.sessie.lees_een(Leerling, leerling_id)
        gevonden = kandidaten(kern.sessie, leerling)
    except KnownError as fout:
        berichten.toon_fout(parent, fout)
        return None
    if gevonden:
        venster = Samenvoegvenster(
            kern, [(leerling, k.leerling, k.gelijkenis.redenen) for k in gevonden], parent
        )
        venster.open()
        return venster
    _vraag_een_ander(kern, leerling, parent)
    return None


def _vraag_een_ander(kern: Kern, leerling: Leerling, parent: QWidget) -> None:
    """Let a person choose with whom to compare."""
    from app.ui.palet import Palet

    palet = Palet(kern, parent=parent, alleen_leerling=True)

    def gekozen(ander_id: str) -> None:
        if ander_id == leerling.id:
            return
        ander = kern.sessie.lees_een(Leerling, ander_id)
        redenen = vergelijk(leerling, ander).redenen or ("door u gekozen",)
        Samenvoegvenster(kern, [(leerling, ander, redenen)], parent).open()

    palet.leerling_gekozen.connect(gekozen)
    palet.open()
    palet.veld.setFocus()


def open_dubbelen(kern: Kern, parent: QWidget) -> Achtergrondtaak:
    """Look through the whole team file for records that could be one leerling."""

    def werk(sessie: Sessie, _voortgang: Voortgang) -> list[Paar]:
        return [(a, b, g.redenen) for a, b, g in dubbelen(sessie)]

    taak = Achtergrondtaak(met_sessie(kern.sessie, werk), parent)

    def toon(paren: object) -> None:
        assert isinstance(paren, list)
        if not paren:
            berichten.meld("Niemand lijkt op een ander.")
            return
        Samenvoegvenster(kern, paren, parent).open()

    taak.klaar.connect(toon)
    taak.mislukt.connect(
        lambda fout: berichten.toon_fout(parent, fout) if isinstance(fout, KnownError) else None
    )
    met_venster(taak, parent, "Zoeken naar dubbele leerlingen…")
    return taak


def _kort(leerling: Leerling) -> str:
    """Name a record by what tells it from the other, without its numbers."""
    nummer = "met BSN" if leerling.bsn else (
        "met onderwijsnummer" if leerling.onderwijsnummer else "zonder nummer"
    )  # fmt: skip
    return f"{lijstnaam(leerling)} ({nummer})"


__all__ = ["Samenvoegvenster", "open_dubbelen", "open_kandidaten"]
