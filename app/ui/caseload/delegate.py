"""UI: paints the cells of the caseload: bold name, ladder in dots, urgentie as a badge."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.protocol.stand import Doorloopstand
from app.ui.caseload.model import RIJ_ROL
from app.ui.caseload.rijen import KOPPEN, Kolom, TabelRij
from app.ui.caseload.teksten import Stapbeeld
from app.ui.onderdelen import teken_badge
from app.ui.thema import Kleur, thema

_Index = QModelIndex | QPersistentModelIndex
_RECHTS = frozenset(int(k) for k, kop in KOPPEN.items() if kop[3])
_MIDDEN = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class CaseloadDelegate(QStyledItemDelegate):
    """Paints from the ready row; texts that do not fit are shortened once and remembered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.twee_regels = False
        self._kort: dict[tuple[str, int, bool], str] = {}
        self._vernieuw()
        thema().veranderd.connect(self._vernieuw)

    def rijhoogte(self) -> int:
        """Give the height of a row in pixels: about 28 at normal size, one line of text."""
        return thema().em(2.75 if self.twee_regels else 1.6)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give the height; widths come from the header."""
        del option, index
        return QSize(thema().em(4), self.rijhoogte())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        rij: TabelRij = index.data(RIJ_ROL)
        kolom = index.column()
        vak: QRect = option.rect
        state: QStyle.StateFlag = option.state
        t = thema()
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(vak, t.kleur(Kleur.SELECTIE))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(vak, t.kleur(Kleur.AANWIJZEN))
        painter.setPen(self._lijnpen)
        painter.drawLine(vak.bottomLeft(), vak.bottomRight())
        binnen = vak.adjusted(self._rand, 0, -self._rand, -1)
        if kolom == Kolom.URGENTIE:
            self._teken_urgentie(painter, binnen, rij)
        elif kolom == Kolom.STAP:
            self._teken_stap(painter, binnen, rij.stap)
        elif kolom == Kolom.LEERLING:
            self._teken_naam(painter, binnen, rij)
        else:
            self._teken_tekst(painter, binnen, rij.teksten[kolom], kolom)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(t.kleur(Kleur.ACCENT), 2))
            painter.drawRect(vak.adjusted(1, 1, -1, -2))
        painter.restore()

    def _vernieuw(self) -> None:
        """Take fonts and colours of the moment."""
        self._kort.clear()
        self._font = QFont(QApplication.font())
        # Figures of equal width, so that columns of numbers line up.
        self._font.setFeature(QFont.Tag("tnum"), 1)
        self._vet = QFont(self._font)
        self._vet.setWeight(QFont.Weight.DemiBold)
        self._maten = QFontMetrics(self._font)
        self._vetmaten = QFontMetrics(self._vet)
        self._rand = thema().em(0.36)
        self._lijnpen = QPen(thema().kleur(Kleur.RAND), 1)

    def _elide(self, tekst: str, breedte: int, *, vet: bool = False) -> str:
        """Shorten a text to a width in pixels."""
        sleutel = (tekst, breedte, vet)
        kort = self._kort.get(sleutel)
        if kort is None:
            if len(self._kort) > 20_000:
                self._kort.clear()
            maten = self._vetmaten if vet else self._maten
            kort = maten.elidedText(tekst, Qt.TextElideMode.ElideRight, breedte)
            self._kort[sleutel] = kort
        return kort

    def _teken_tekst(self, painter: QPainter, vak: QRect, tekst: str, kolom: int) -> None:
        """Paint plain text; figures right."""
        zacht = kolom == Kolom.AMBTENAAR or tekst == "–"
        painter.setPen(thema().kleur(Kleur.TEKST_ZACHT if zacht else Kleur.TEKST))
        painter.setFont(self._font)
        kant = Qt.AlignmentFlag.AlignRight if kolom in _RECHTS else Qt.AlignmentFlag.AlignLeft
        painter.drawText(vak, kant | _MIDDEN, self._elide(tekst, vak.width()))

    def _teken_naam(self, painter: QPainter, vak: QRect, rij: TabelRij) -> None:
        """Paint the name, and below it a soft line where rows have two."""
        painter.setFont(self._vet)
        painter.setPen(thema().kleur(Kleur.TEKST))
        naam = self._elide(rij.teksten[0], vak.width(), vet=True)
        if not self.twee_regels:
            painter.drawText(vak, Qt.AlignmentFlag.AlignLeft | _MIDDEN, naam)
            return
        helft = vak.height() // 2
        boven = QRect(vak.x(), vak.y() + thema().em(0.1), vak.width(), helft)
        painter.drawText(boven, Qt.AlignmentFlag.AlignLeft | _MIDDEN, naam)
        painter.setFont(self._font)
        painter.setPen(thema().kleur(Kleur.TEKST_ZACHT))
        onder = QRect(vak.x(), vak.y() + helft - thema().em(0.1), vak.width(), helft)
        painter.drawText(
            onder, Qt.AlignmentFlag.AlignLeft | _MIDDEN, self._elide(rij.tweede, vak.width())
        )

    def _teken_urgentie(self, painter: QPainter, vak: QRect, rij: TabelRij) -> None:
        """Paint the badge; without any date plain soft words."""
        painter.setFont(self._font)
        u = rij.urgentie
        if u.kleur is None:
            painter.setPen(thema().kleur(Kleur.TEKST_ZACHT))
            painter.drawText(vak, Qt.AlignmentFlag.AlignLeft | _MIDDEN, u.tekst)
            return
        teken_badge(painter, vak, u.tekst, u.kleur, u.icoon)

    def _teken_stap(self, painter: QPainter, vak: QRect, stap: Stapbeeld) -> None:
        """Paint the ladder: a dot per stap, two above each other at a branch, then its code."""
        t = thema()
        em = t.em()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        straal = em * 0.19
        afstand = em * 0.62
        y = vak.y() + vak.height() / 2
        x = vak.x() + straal + 1
        lijn = t.kleur(Kleur.RAND_STERK)
        if len(stap.kolommen) > 1:
            painter.setPen(QPen(lijn, 1))
            painter.drawLine(QPointF(x, y), QPointF(x + afstand * (len(stap.kolommen) - 1), y))
        for kolom in stap.kolommen:
            if len(kolom) == 1:
                _stip(painter, QPointF(x, y), straal, kolom[0], t.kleur(Kleur.ACCENT))
            else:
                # The branch: its stappen stand above each other, away from the line.
                vlak = t.kleur(Kleur.PANEEL)
                painter.setPen(Qt.PenStyle.NoPen)
                ruimte = straal * 1.5
                boven = y - ruimte * (len(kolom) - 1)
                for nummer, deel in enumerate(kolom):
                    midden = QPointF(x, boven + 2 * ruimte * nummer)
                    painter.setBrush(vlak)
                    _stip(painter, midden, straal * 0.85, deel, t.kleur(Kleur.ACCENT))
            x += afstand
        painter.setFont(self._font)
        painter.setPen(t.kleur(Kleur.TEKST))
        links = round(x - afstand + straal + em * 0.35) if stap.kolommen else vak.x()
        rest = QRect(links, vak.y(), max(0, vak.right() - links + 1), vak.height())
        painter.drawText(
            rest, Qt.AlignmentFlag.AlignLeft | _MIDDEN, self._elide(stap.tekst, rest.width())
        )


def _stip(
    painter: QPainter, midden: QPointF, straal: float, stand: Doorloopstand, kleur: QColor
) -> None:
    """Paint one stap: done small and full, current large and full, skipped crossed, else open."""
    paneel = thema().kleur(Kleur.PANEEL)
    if stand is Doorloopstand.HUIDIG:
        painter.setPen(QPen(kleur, 1.4))
        painter.setBrush(kleur)
        painter.drawEllipse(midden, straal * 1.25, straal * 1.25)
    elif stand is Doorloopstand.GEDAAN:
        painter.setPen(QPen(kleur, 1))
        painter.setBrush(kleur)
        painter.drawEllipse(midden, straal * 0.8, straal * 0.8)
    else:
        painter.setPen(QPen(kleur, 1.2))
        painter.setBrush(paneel)
        painter.drawEllipse(midden, straal, straal)
        if stand is Doorloopstand.OVERGESLAGEN:
            schuin = QPointF(straal * 1.1, -straal * 1.1)
            painter.drawLine(midden - schuin, midden + schuin)
