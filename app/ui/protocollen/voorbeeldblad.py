"""UI: the examples beside a protocol, computed with its text as it is now."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from app.domain.datumwoorden import toon_dag
from app.services.protocolbeheer.voorbeelden import Voorbeelduitslag
from app.ui.kleuren import Kleur
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import thema


class Voorbeeldblad(QWidget):
    """The list of examples, and the facts and outcome of the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = thema().em
        self.uitleg = QLabel()
        self.uitleg.setWordWrap(True)
        self.tabel: Tabel[Voorbeelduitslag] = Tabel(
            "Voorbeelden",
            (
                Tabelkolom("Komt uit", _komt_uit, 6, lambda u: not u.anders, _vorm),
                Tabelkolom("Voorbeeld", lambda u: u.scenario.naam),
                Tabelkolom("Regel", lambda u: ", ".join(u.scenario.regels), 12),
            ),
            leeg="Bij dit protocol zijn er geen voorbeelden.",
        )
        self.tabel.gekozen.connect(self._toon_een)
        self.tekst = QTextBrowser()
        self.tekst.setAccessibleName("Het gekozen voorbeeld")
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.tabel)
        splitter.addWidget(self.tekst)
        splitter.setSizes([em(16), em(10)])
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, em(0.4), 0, 0)
        lijst.addWidget(self.uitleg)
        lijst.addWidget(splitter, 1)

    def toon(self, uitslagen: tuple[Voorbeelduitslag, ...]) -> None:
        """Show the outcome of every example, those that differ first."""
        anders = sum(bool(u.anders) for u in uitslagen)
        if not uitslagen:
            tekst = ""
        elif anders:
            tekst = (
                f"{anders} van de {len(uitslagen)} voorbeelden komen anders uit dan opgeschreven. "
                "Dat hoort zo als u die regel heeft gewijzigd."
            )
        else:
            tekst = f"Alle {len(uitslagen)} voorbeelden komen uit zoals opgeschreven."
        self.uitleg.setText(tekst)
        self.tabel.zet(
            sorted(uitslagen, key=lambda u: not u.anders), zelfde=lambda u: u.scenario.naam
        )

    def _toon_een(self, uitslag: object) -> None:
        """Write one example out."""
        if not isinstance(uitslag, Voorbeelduitslag):
            self.tekst.clear()
            return
        s = uitslag.scenario
        gevaar = thema().hex(Kleur.GEVAAR)
        delen = [
            f"<p><b>{escape(s.naam)}</b><br>{escape(s.waarom)}</p>",
            f"<p>Peildatum {escape(toon_dag(s.peildatum, jaar=True, kort=False))}</p>",
            _lijst("Feiten", s.regeltekst),
            _lijst("Verwacht", s.verwacht),
        ]
        if uitslag.anders:
            delen.append(f'<div style="color:{gevaar}">{_lijst("Anders", uitslag.anders)}</div>')
        self.tekst.setHtml("".join(delen))


def _lijst(kop: str, regels: tuple[str, ...]) -> str:
    punten = "".join(f"<li>{escape(r)}</li>" for r in regels)
    return f"<p><b>{kop}</b></p><ul>{punten}</ul>" if punten else ""


def _komt_uit(uitslag: Voorbeelduitslag) -> str:
    return "anders" if uitslag.anders else "ja"


def _vorm(uitslag: Voorbeelduitslag) -> tuple[str, Kleur]:
    return ("waarschuwing", Kleur.GEVAAR) if uitslag.anders else ("vink", Kleur.GOED)
