"""UI: paints the cells of the caseload: bold name, ladder in dots, urgentie as a badge.

A key in the filter repaints some two hundred cells, so painting does as little
as it can: colours, fonts and alignments are taken once, shortened texts, dots
and badges are remembered, and no Qt enum is combined per cell.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.protocol.stand import Doorloopstand
from app.ui.caseload.model import CaseloadModel
from app.ui.caseload.rijen import KOPPEN, Kolom, TabelRij
from app.ui.caseload.teksten import Stapbeeld, Urgentie
from app.ui.onderdelen import badge_breedte, teken_badge
from app.ui.thema import Kleur, thema

_Index = QModelIndex | QPersistentModelIndex
_RECHTS = frozenset(int(k) for k, kop in KOPPEN.items() if kop[3])
_LINKSMIDDEN = int(
    (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
    | Qt.TextFlag.TextSingleLine.value
)
_RECHTSMIDDEN = int(
    (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
    | Qt.TextFlag.TextSingleLine.value
)
_LEERLING, _STAP, _URGENTIE = int(Kolom.LEERLING), int(Kolom.STAP), int(Kolom.URGENTIE)
_AMBTENAAR = int(Kolom.AMBTENAAR)
_ONTHOUD = 20_000


class CaseloadDelegate(QStyledItemDelegate):
    """Paints from the ready row; the table tells which rows are chosen."""

    def __init__(self, tabel: QTableView, model: CaseloadModel) -> None:
        super().__init__(tabel)
        self._tabel = tabel
        self._model = model
        self.twee_regels = False
        self.smal = False
        self.gekozen: frozenset[int] = frozenset()
        self.cursor: tuple[int, int] = (-1, -1)
        self._kort: dict[tuple[str, int, bool], str] = {}
        self._beelden: dict[tuple[object, float], QPixmap] = {}
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
        nummer, kolom = index.row(), index.column()
        rij = self._model.rijen()[nummer]
        vak: QRect = option.rect
        x, y, breedte, hoogte = vak.x(), vak.y(), vak.width(), vak.height()
        if nummer in self.gekozen:
            painter.fillRect(vak, self._selectie)
        painter.fillRect(x, y + hoogte - 1, breedte, 1, self._rand_kleur)
        rand = self._rand
        binnen = QRect(x + rand, y, breedte - 2 * rand, hoogte - 1)
        if kolom == _URGENTIE:
            self._teken_urgentie(painter, binnen, rij.urgentie)
        elif kolom == _STAP:
            self._teken_stap(painter, binnen, rij.stap)
        elif kolom == _LEERLING:
            self._teken_naam(painter, binnen, rij)
        else:
            self._teken_tekst(painter, binnen, rij.teksten[kolom], kolom)
        if self.cursor == (nummer, kolom) and self._tabel.hasFocus():
            painter.setPen(self._focuspen)
            painter.drawRect(QRect(x + 1, y + 1, breedte - 2, hoogte - 3))

    def _vernieuw(self) -> None:
        """Take fonts and colours of the moment."""
        t = thema()
        self._kort.clear()
        self._beelden.clear()
        self._font = QFont(QApplication.font())
        # Figures of equal width, so that columns of numbers line up.
        self._font.setFeature(QFont.Tag("tnum"), 1)
        self._vet = QFont(self._font)
        self._vet.setWeight(QFont.Weight.DemiBold)
        self._maten = QFontMetrics(self._font)
        self._vetmaten = QFontMetrics(self._vet)
        self._rand = t.em(0.36)
        self._tekst = QColor(t.kleur(Kleur.TEKST))
        self._zacht = QColor(t.kleur(Kleur.TEKST_ZACHT))
        self._selectie = QColor(t.kleur(Kleur.SELECTIE))
        self._rand_kleur = QColor(t.kleur(Kleur.RAND))
        self._focuspen = QPen(t.kleur(Kleur.ACCENT), 2)

    def _elide(self, tekst: str, breedte: int, vet: bool = False) -> str:
        """Shorten a text to a width in pixels."""
        sleutel = (tekst, breedte, vet)
        kort = self._kort.get(sleutel)
        if kort is None:
            if len(self._kort) > _ONTHOUD:
                self._kort.clear()
            maten = self._vetmaten if vet else self._maten
            kort = maten.elidedText(tekst, Qt.TextElideMode.ElideRight, breedte)
            self._kort[sleutel] = kort
        return kort

    def _teken_tekst(self, painter: QPainter, vak: QRect, tekst: str, kolom: int) -> None:
        """Paint plain text; figures right."""
        painter.setPen(self._zacht if kolom == _AMBTENAAR or tekst == "–" else self._tekst)
        painter.setFont(self._font)
        kant = _RECHTSMIDDEN if kolom in _RECHTS else _LINKSMIDDEN
        painter.drawText(vak, kant, self._elide(tekst, vak.width()))

    def _teken_naam(self, painter: QPainter, vak: QRect, rij: TabelRij) -> None:
        """Paint the name, and below it a soft line where rows have two."""
        painter.setFont(self._vet)
        painter.setPen(self._tekst)
        naam = self._elide(rij.teksten[0], vak.width(), True)
        if not self.twee_regels:
            painter.drawText(vak, _LINKSMIDDEN, naam)
            return
        helft, in_ = vak.height() // 2, thema().em(0.1)
        painter.drawText(QRect(vak.x(), vak.y() + in_, vak.width(), helft), _LINKSMIDDEN, naam)
        painter.setFont(self._font)
        painter.setPen(self._zacht)
        tweede = rij.tweede_smal if self.smal else rij.tweede
        onder = QRect(vak.x(), vak.y() + helft - in_, vak.width(), helft)
        painter.drawText(onder, _LINKSMIDDEN, self._elide(tweede, vak.width()))

    def _teken_urgentie(self, painter: QPainter, vak: QRect, u: Urgentie) -> None:
        """Paint the badge; without any date plain soft words."""
        if u.kleur is None:
            painter.setFont(self._font)
            painter.setPen(self._zacht)
            painter.drawText(vak, _LINKSMIDDEN, u.tekst)
            return
        breedte = min(vak.width(), badge_breedte(self._maten, u.tekst, u.icoon))
        beeld = self._beeld((u, breedte), breedte, thema().em(1.2), painter)
        if beeld is None:
            beeld, maler = self._nieuw_beeld((u, breedte), breedte, thema().em(1.2), painter)
            maler.setFont(self._font)
            teken_badge(maler, QRect(0, 0, breedte, thema().em(1.2)), u.tekst, u.kleur, u.icoon)
            maler.end()
        painter.drawPixmap(vak.x(), vak.y() + (vak.height() - thema().em(1.2)) // 2, beeld)

    def _teken_stap(self, painter: QPainter, vak: QRect, stap: Stapbeeld) -> None:
        """Paint the ladder: a dot per stap, two above each other at a branch, then its code."""
        em = thema().em()
        breedte = round(em * 0.62 * len(stap.kolommen) + em * 0.2)
        if stap.kolommen:
            maat = em * 3 // 2
            beeld = self._beeld(stap.kolommen, breedte, maat, painter)
            if beeld is None:
                beeld, maler = self._nieuw_beeld(stap.kolommen, breedte, maat, painter)
                _teken_ladder(maler, breedte, maat, stap, em)
                maler.end()
            painter.drawPixmap(vak.x(), vak.y() + (vak.height() - maat) // 2, beeld)
        painter.setFont(self._font)
        painter.setPen(self._tekst)
        links = vak.x() + (breedte if stap.kolommen else 0)
        # Into the margin of the cell: the next one begins with a badge that has its own.
        breed = max(0, vak.x() + vak.width() + em // 3 - links)
        rest = QRect(links, vak.y(), breed, vak.height())
        tekst = stap.tekst
        if "+" in tekst and self._maten.horizontalAdvance(tekst) > rest.width():
            eerste, *verder = tekst.split("+")  # 3a+3b: the branch says 3 once
            tekst = "+".join([eerste, *(v.lstrip("0123456789") for v in verder)])
        painter.drawText(rest, _LINKSMIDDEN, self._elide(tekst, rest.width()))

    def _beeld(
        self, sleutel: object, breedte: int, hoogte: int, painter: QPainter
    ) -> QPixmap | None:
        """Give a remembered picture, None when it must be painted."""
        del breedte, hoogte
        return self._beelden.get((sleutel, painter.device().devicePixelRatio()))

    def _nieuw_beeld(
        self, sleutel: object, breedte: int, hoogte: int, painter: QPainter
    ) -> tuple[QPixmap, QPainter]:
        """Make an empty picture with a painter on it, and remember it."""
        dpr = painter.device().devicePixelRatio()
        beeld = QPixmap(max(1, round(breedte * dpr)), max(1, round(hoogte * dpr)))
        beeld.setDevicePixelRatio(dpr)
        beeld.fill(Qt.GlobalColor.transparent)
        if len(self._beelden) > _ONTHOUD // 10:
            self._beelden.clear()
        self._beelden[sleutel, dpr] = beeld
        return beeld, QPainter(beeld)


def _teken_ladder(painter: QPainter, breedte: int, hoogte: int, stap: Stapbeeld, em: int) -> None:
    """Paint the dots of a ladder into a picture of its own."""
    t = thema()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    straal, afstand = em * 0.19, em * 0.62
    x, y = straal * 1.25 + 1, hoogte / 2
    kleur, vlak = t.kleur(Kleur.ACCENT), t.kleur(Kleur.PANEEL)
    if len(stap.kolommen) > 1:
        painter.setPen(QPen(t.kleur(Kleur.RAND_STERK), 1))
        einde = min(breedte - straal, x + afstand * (len(stap.kolommen) - 1))
        painter.drawLine(QPointF(x, y), QPointF(einde, y))
    for kolom in stap.kolommen:
        if len(kolom) == 1:
            _stip(painter, QPointF(x, y), straal, kolom[0], kleur, vlak)
        else:
            # The branch: its stappen stand above each other, away from the line.
            ruimte = straal * 1.5
            boven = y - ruimte * (len(kolom) - 1)
            for nummer, deel in enumerate(kolom):
                midden = QPointF(x, boven + 2 * ruimte * nummer)
                _stip(painter, midden, straal * 0.85, deel, kleur, vlak)
        x += afstand


def _stip(
    painter: QPainter,
    midden: QPointF,
    straal: float,
    stand: Doorloopstand,
    kleur: QColor,
    vlak: QColor,
) -> None:
    """Paint one stap: done small and full, current large and full, skipped crossed, else open."""
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
        painter.setBrush(vlak)
        painter.drawEllipse(midden, straal, straal)
        if stand is Doorloopstand.OVERGESLAGEN:
            schuin = QPointF(straal * 1.1, -straal * 1.1)
            painter.drawLine(midden - schuin, midden + schuin)
