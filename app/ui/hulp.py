"""UI: help from resources/help, the list of shortcuts, and Info."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.ui.maat import pas_maat
from app.ui.thema import thema
from resources.lezer import lees_tekst

ONDERWERPEN: tuple[tuple[str, str], ...] = (
    ("begin", "Beginnen"),
    ("caseload", "Caseload"),
    ("dossier", "Dossier en stappen"),
    ("vastleggen", "Vastleggen"),
    ("meldingen", "Meldingen"),
    ("taken", "Taken en wachten"),
    ("agenda", "Agenda"),
    ("absoluut", "Absoluut verzuim"),
    ("vrijstellingen", "Vrijstellingen en verlof"),
    ("scholen", "Scholen"),
    ("protocollen", "Protocollen"),
    ("brieven", "Brieven"),
    ("toestemming", "Toestemming, regie en verwijzingen"),
    ("documenten", "Documenten en overdragen"),
    ("uitwisseling", "Importeren en exporteren"),
    ("samen", "Met meer mensen in één bestand"),
    ("veilig", "Veiligheid, rechten en privacy"),
    ("opsporing", "Opsporing (BOA)"),
    ("toegankelijk", "Toetsenbord en toegankelijkheid"),
)
_INHEEMS = QKeySequence.SequenceFormat.NativeText
_BIJ_SCHERM = {
    "caseload": "caseload",
    "dossier": "dossier",
    "leerling": "dossier",
    "meldingen": "meldingen",
    "taken": "taken",
    "agenda": "agenda",
    "protocollen": "protocollen",
    "mensen": "veilig",
    "reservekopie": "veilig",
    "scholen": "scholen",
    "absoluut": "absoluut",
    "vrijstellingen": "vrijstellingen",
    "brieven": "brieven",
    "verwijzingen": "toestemming",
    "sjablonen": "brieven",
    "instellingen": "begin",
}


class HulpVenster(QDialog):
    """Subjects at the left, text at the right; beside the window, not in its way."""

    def __init__(self, parent: QWidget | None = None, onderwerp: str = "begin") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Help")
        em = thema().em
        self.lijst = QListWidget()
        self.lijst.setAccessibleName("Onderwerpen")
        self.lijst.setFixedWidth(em(14))
        for code, naam in ONDERWERPEN:
            item = QListWidgetItem(naam)
            item.setData(Qt.ItemDataRole.UserRole, code)
            self.lijst.addItem(item)
        self.tekst = QTextBrowser()
        self.tekst.setAccessibleName("Uitleg")
        self.tekst.setOpenLinks(False)
        self.tekst.anchorClicked.connect(self._volg)
        self.lijst.currentItemChanged.connect(lambda nu, _oud: self._toon(nu))
        rij = QHBoxLayout()
        rij.addWidget(self.lijst)
        rij.addWidget(self.tekst, 1)
        doos = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        doos.rejected.connect(self.reject)
        buiten = QVBoxLayout(self)
        buiten.addLayout(rij, 1)
        buiten.addWidget(doos)
        pas_maat(self, 46, 30)
        self.kies(onderwerp)

    def kies(self, onderwerp: str) -> None:
        """Show a subject; an unknown one shows the first."""
        codes = [code for code, _ in ONDERWERPEN]
        self.lijst.setCurrentRow(codes.index(onderwerp) if onderwerp in codes else 0)

    def _toon(self, item: QListWidgetItem | None) -> None:
        """Show the text of a subject."""
        if item is not None:
            code = str(item.data(Qt.ItemDataRole.UserRole))
            self.tekst.setMarkdown(lees_tekst("help", f"{code}.md"))

    def _volg(self, url: QUrl) -> None:
        """Follow a link to another subject."""
        self.kies(url.path().removesuffix(".md"))


def toon_hulp(parent: QWidget, scherm: str = "") -> None:
    """Open help on a screen."""
    HulpVenster(parent, _BIJ_SCHERM.get(scherm, "begin")).show()


def toon_sneltoetsen(parent: QWidget, acties: Sequence[QAction]) -> None:
    """List the shortcuts of the actions."""
    from app.ui.vastleggen.kinds import KINDS
    from app.ui.vastleggen.menu import SPOOR_TOETS, ZOEK_TOETS

    regels = ["| Toets | Doet |", "|---|---|"]
    regels += [
        f"| {a.shortcut().toString(_INHEEMS)} | {a.text().replace('&', '').rstrip('…')} |"
        for a in acties
        if not a.shortcut().isEmpty()
    ]
    regels += ["", "In een dossier:", "", "| Toets | Legt vast |", "|---|---|"]
    regels += [f"| {_toets(k.sneltoets)} | {k.naam} |" for k in KINDS if k.sneltoets]
    regels.append(f"| {_toets(ZOEK_TOETS)} | Gebeurtenis uit een protocol zoeken |")
    regels.append(f"| {_toets(SPOOR_TOETS)} | Spoor beginnen |")
    regels += [
        "",
        "In Meldingen: **B** in behandeling, **K** ter kennisgeving, **L** bekijk de leerling.",
    ]
    _toon_tekst(parent, "Sneltoetsen", "\n".join(regels))


def _toets(tekst: str) -> str:
    """Name a key in the words of the menus."""
    return QKeySequence(tekst).toString(_INHEEMS)


def toon_info(parent: QWidget) -> None:
    """Tell the version and the licence."""
    _toon_tekst(
        parent,
        "Info",
        f"## Kantelpunt {__version__}\n\nHet bureauprogramma van een gemeentelijk leerplichtteam."
        "\n\nVrije software onder de EUPL 1.2. Gebouwd met Qt "
        f"{qVersion()}, SQLite, SQLCipher en ReportLab.\n\nHet programma gebruikt geen internet.",
        hoog=13,
    )


def _toon_tekst(parent: QWidget, titel: str, markdown: str, *, hoog: float = 26) -> None:
    """Show a text in a window that does not block."""
    venster = QDialog(parent)
    venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    venster.setWindowTitle(titel)
    tekst = QTextBrowser()
    tekst.setAccessibleName(titel)
    tekst.setMarkdown(markdown)
    doos = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    doos.rejected.connect(venster.reject)
    lijst = QVBoxLayout(venster)
    lijst.addWidget(tekst)
    lijst.addWidget(doos)
    pas_maat(venster, 30, hoog)
    venster.show()
