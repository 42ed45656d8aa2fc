"""UI: the small matrix of toestemming: who (columns) for what (rows), a button in every cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QVBoxLayout, QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.toestemming import Antwoordstand, Persoon, Vak
from app.services.betrokkenen import Betrokkenen, Doelregel
from app.ui.dossier.regelknop import Regelknop
from app.ui.iconen import pixmap
from app.ui.thema import Kleur, thema

_VORM: dict[Antwoordstand, tuple[str, Kleur]] = {
    Antwoordstand.JA: ("vink", Kleur.GOED),
    Antwoordstand.GEWEIGERD: ("kruis", Kleur.GEVAAR),
    Antwoordstand.INGETROKKEN: ("terug", Kleur.GEVAAR),
    Antwoordstand.VERLOPEN: ("klok", Kleur.LET_OP),
    Antwoordstand.VORIGE_SCHOOL: ("school", Kleur.LET_OP),
    Antwoordstand.GEEN: ("vraag", Kleur.TEKST_ZACHT),
}


class Toestemmingraster(QWidget):
    """Signals: `leg_vast(Vak)` a new answer, `trek_in(Vak)` today, `open(Vak)` the answer."""

    leg_vast = Signal(object)
    trek_in = Signal(object)
    open = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.knoppen: dict[tuple[str, str], Regelknop] = {}
        """The cells by purpose and ouder_id ("" for the leerling)."""
        self._lijst = QVBoxLayout(self)
        self._lijst.setContentsMargins(0, 0, 0, 0)
        self._blad: QWidget | None = None

    def toon(self, b: Betrokkenen, *, lezen: bool) -> None:
        """Fill the matrix."""
        if self._blad is not None:
            self._lijst.removeWidget(self._blad)
            self._blad.hide()
            self._blad.deleteLater()
        self.knoppen = {}
        self._blad = QWidget()
        self._blad.setObjectName("paneelinhoud")
        em = thema().em
        raster = QGridLayout(self._blad)
        raster.setContentsMargins(0, 0, 0, 0)
        raster.setHorizontalSpacing(em(0.3))
        raster.setVerticalSpacing(em(0.15))
        raster.setColumnStretch(0, 3)
        for kolom, persoon in enumerate(b.personen, start=1):
            wie = _koptekst(persoon, b.personen)
            kop = QLabel(wie if persoon.moet else f"({wie})")
            kop.setWordWrap(True)
            kop.setProperty("rol", "zacht")
            if not persoon.moet:
                kop.setToolTip("Mag gevraagd worden; moet vanaf 16 jaar (UAVG artikel 5).")
            raster.addWidget(kop, 0, kolom)
            raster.setColumnStretch(kolom, 2)
        for rij, regel in enumerate(b.doelen, start=1):
            raster.addWidget(self._doel(regel), rij, 0)
            for kolom, vak in enumerate(regel.vakken, start=1):
                knop = self._vak(vak, lezen=lezen)
                raster.addWidget(knop, rij, kolom, Qt.AlignmentFlag.AlignTop)
        self._lijst.addWidget(self._blad)

    def _doel(self, regel: Doelregel) -> QWidget:
        """Name a purpose, with a shield whether all consent."""
        blad = QWidget()
        lijst = QGridLayout(blad)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.setHorizontalSpacing(thema().em(0.3))
        maat = thema().em(0.85)
        kleur = Kleur.GOED if regel.compleet else Kleur.TEKST_ZACHT
        beeld = QLabel()
        beeld.setPixmap(
            pixmap("schild_vink" if regel.compleet else "schild", maat, thema().hex(kleur))
        )
        beeld.setAccessibleName("Er is toestemming" if regel.compleet else "Geen toestemming")
        tekst = QLabel(regel.doel.label[:1].upper() + regel.doel.label[1:])
        tekst.setWordWrap(True)
        tekst.setToolTip(regel.uitleg)
        lijst.addWidget(beeld, 0, 0, Qt.AlignmentFlag.AlignTop)
        lijst.addWidget(tekst, 0, 1)
        lijst.setColumnStretch(1, 1)
        return blad

    def _vak(self, vak: Vak, *, lezen: bool) -> Regelknop:
        """Make the button of a cell; one that says something has a small menu."""
        icoon, kleur = _VORM[vak.stand]
        knop = Regelknop(vaktekst(vak), icoon, Kleur.TEKST, icoonkleur=kleur)
        voluit = f"{vak.persoon.wie}, {vak.doel.label}: {vakvoluit(vak)}"
        knop.setToolTip(voluit)
        knop.setAccessibleName(voluit)
        knop.setEnabled(not lezen or vak.feit is not None)
        knop.clicked.connect(lambda _=False: self._kies(vak, knop, lezen=lezen))
        self.knoppen[vak.doel.value, vak.persoon.ouder_id or ""] = knop
        return knop

    def _kies(self, vak: Vak, knop: Regelknop, *, lezen: bool) -> None:
        """Open the form of a first answer at once; else let choose what is to be done."""
        if vak.feit is None:
            self.leg_vast.emit(vak)
            return
        menu = self.menu(vak, lezen=lezen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(knop.mapToGlobal(QPoint(0, knop.height())))

    def menu(self, vak: Vak, *, lezen: bool) -> QMenu:
        """Make what can be done with an answer that is there."""
        menu = QMenu(self)

        def erbij(tekst: str, doe: Callable[[], object], *, aan: bool = True) -> None:
            actie = menu.addAction(tekst)
            actie.setEnabled(aan)
            actie.triggered.connect(lambda _=False: doe())

        if vak.stand is Antwoordstand.JA:
            erbij("Vandaag ingetrokken", lambda: self.trek_in.emit(vak), aan=not lezen)
        erbij("Nieuw antwoord…", lambda: self.leg_vast.emit(vak), aan=not lezen)
        erbij("Dit antwoord bekijken of verbeteren…", lambda: self.open.emit(vak))
        return menu


def _koptekst(persoon: Persoon, alle: Sequence[Persoon]) -> str:
    """Name a column by relatie; two of the same by their surname too."""
    if persoon.ouder is None or sum(p.wie == persoon.wie for p in alle) == 1:
        return persoon.wie
    return f"{persoon.wie} {persoon.ouder.voorletters} {persoon.ouder.achternaam}"


def vaktekst(vak: Vak) -> str:
    """Say a cell in a few words: "ja, 8 okt"."""
    if vak.dag is None:
        return "vragen"
    return f"{vak.stand.label}, {toon_dag(vak.dag).split(' ', 1)[1]}"


def vakvoluit(vak: Vak) -> str:
    """Say a cell in full, with until when and how it was given."""
    t = vak.feit
    if t is None or vak.dag is None:
        return "nog niet gevraagd"
    delen = [f"{vak.stand.label}, {toon_dag(vak.dag, jaar=True)}"]
    if t.tot is not None and vak.stand is Antwoordstand.JA:
        delen.append(f"geldig tot en met {toon_dag(t.tot, jaar=True)}")
    if t.wijze is not None:
        delen.append(t.wijze.label)
    return ", ".join(delen)
