"""UI: the text of one template for one reader: subject and body, fields in colour."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRegularExpression, Signal
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.services.sjablonen import Sjabloontekst
from app.ui.thema import Kleur, thema

_PATRONEN = (
    (r"\{\{[^}]*\}\}", Kleur.ACCENT, True),
    (r"\{%[^%]*%\}", Kleur.LET_OP, False),
    (r"^@[a-z_]+\s*$", Kleur.ACCENT, True),
    (r"^(## |- |\[ \] |\|).*$", Kleur.TEKST, True),
)


class Tekstvak(QWidget):
    """`gewijzigd` while somebody types."""

    gewijzigd = Signal()

    def __init__(self, tekst: Sjabloontekst, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sleutel = tekst.sleutel
        self.naam = tekst.naam
        self.onderwerp = QLineEdit(tekst.onderwerp)
        self.onderwerp.setAccessibleName(f"Onderwerp voor {tekst.naam}")
        self.body = QPlainTextEdit(tekst.tekst)
        self.body.setAccessibleName(f"Tekst voor {tekst.naam}")
        self.body.setTabChangesFocus(True)
        self.body.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._kleurder = _Kleurder(self.body.document())
        lijst = QVBoxLayout(self)
        if tekst.sleutel != "blok":
            vorm = QFormLayout()
            vorm.addRow("&Onderwerp", self.onderwerp)
            lijst.addLayout(vorm)
        lijst.addWidget(self.body, 1)
        self._in_onderwerp = False
        for veld in (self.onderwerp, self.body):
            veld.installEventFilter(self)
        self.onderwerp.setCursorPosition(0)
        self._gezegd = self.waarde()
        self.onderwerp.textChanged.connect(lambda _t: self._anders())
        self.body.textChanged.connect(self._anders)

    def _anders(self) -> None:
        """Tell of a change of text; colouring the words is none, though Qt says so too."""
        if self.waarde() != self._gezegd:
            self._gezegd = self.waarde()
            self.gewijzigd.emit()

    def eventFilter(self, ding: QObject, event: QEvent) -> bool:
        """Remember which of the two had the cursor last."""
        if event.type() == QEvent.Type.FocusIn:
            self._in_onderwerp = ding is self.onderwerp
        return super().eventFilter(ding, event)

    def waarde(self) -> tuple[str, str]:
        """Give subject and body."""
        return self.onderwerp.text(), self.body.toPlainText()

    def voeg_in(self, tekst: str) -> None:
        """Put a field where the cursor is, in the subject when that had it last."""
        if self._in_onderwerp:
            self.onderwerp.insert(tekst)
            self.onderwerp.setFocus()
            return
        self.body.insertPlainText(tekst)
        self.body.setFocus()

    def ga_naar_regel(self, regel: int) -> None:
        """Put the cursor on a line (from 1)."""
        blok = self.body.document().findBlockByLineNumber(max(0, regel - 1))
        self.body.setTextCursor(QTextCursor(blok))
        self.body.setFocus()


class _Kleurder(QSyntaxHighlighter):
    """Colours fields and conditions."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._regels = [(QRegularExpression(p), k, v) for p, k, v in _PATRONEN]
        thema().veranderd.connect(self.rehighlight)

    def highlightBlock(self, tekst: str) -> None:
        """Colour one line."""
        for patroon, kleur, vet in reversed(self._regels):
            vorm = QTextCharFormat()
            vorm.setForeground(thema().kleur(kleur))
            if vet:
                vorm.setFontWeight(QFont.Weight.DemiBold)
            treffers = patroon.globalMatch(tekst)
            while treffers.hasNext():
                treffer = treffers.next()
                self.setFormat(treffer.capturedStart(), treffer.capturedLength(), vorm)
