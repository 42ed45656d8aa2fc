"""UI: a protocol as readable text with sources; every rule can be jumped to."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from app.documents.model import Regelsoort
from app.protocol.model import Regelbestand
from app.services.protocolbeheer.leestekst import Blok, leestekst
from app.ui.kleuren import Kleur
from app.ui.pagina import maak_knop
from app.ui.thema import thema


class Tekstblad(QWidget):
    """The text, with a field to search in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = thema().em
        self._bestand: Regelbestand | None = None
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, em(0.4), 0, 0)
        self.zoek = QLineEdit()
        self.zoek.setPlaceholderText("Zoek in dit protocol")
        self.zoek.setAccessibleName("Zoek in dit protocol")
        self.zoek.setClearButtonEnabled(True)
        self.zoek.setMaximumWidth(em(16))
        self.zoek.returnPressed.connect(self.zoek_volgende)
        self.tekst = QTextBrowser()
        self.tekst.setAccessibleName("Het protocol als tekst")
        self.tekst.setOpenLinks(False)
        rij = QHBoxLayout()
        rij.addWidget(self.zoek)
        rij.addWidget(maak_knop("Volgende", self.zoek_volgende))
        rij.addStretch(1)
        lijst.addLayout(rij)
        lijst.addWidget(self.tekst, 1)
        thema().veranderd.connect(self._herteken)

    def toon(self, bestand: Regelbestand) -> None:
        """Show a file."""
        self._bestand = bestand
        self._herteken()

    def spring(self, anker: str) -> None:
        """Go to a rule."""
        self.tekst.scrollToAnchor(anker)
        self.tekst.setFocus(Qt.FocusReason.OtherFocusReason)

    def zoek_volgende(self) -> None:
        """Find the next place of what was typed, from the top again after the last."""
        woord = self.zoek.text().strip()
        if woord and not self.tekst.find(woord):
            self.tekst.moveCursor(self.tekst.textCursor().MoveOperation.Start)
            self.tekst.find(woord, QTextDocument.FindFlag(0))

    def _herteken(self) -> None:
        """Write the text in the colours of the moment."""
        if self._bestand is None:
            return
        plek = self.tekst.verticalScrollBar().value()
        zacht = thema().hex(Kleur.TEKST_ZACHT)
        html = "".join(_html(blok, zacht) for blok in leestekst(self._bestand))
        self.tekst.setHtml(f"<h2>{escape(self._bestand.titel)}</h2>{html}")
        self.tekst.verticalScrollBar().setValue(plek)


def _html(blok: Blok, zacht: str) -> str:
    """Write one block."""
    tekst = escape(blok.tekst)
    match blok.soort:
        case Regelsoort.KOP:
            return f"<h3>{tekst}</h3>"
        case Regelsoort.TUSSENKOP:
            return f'<a name="{escape(blok.anker)}"></a><p><b>{tekst}</b></p>'
        case Regelsoort.PUNT:
            return f"<ul style='margin:0 0 0 0'><li>{tekst}</li></ul>"
        case Regelsoort.BRON:
            return f'<p style="color:{zacht}; margin-top:0"><small>{tekst}</small></p>'
    return f"<p>{tekst}</p>"
