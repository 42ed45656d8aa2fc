"""UI: two records that were made one are parted again; first it shows what goes where."""

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
from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.services.meldingen import samenvoegen, uitelkaar
from app.services.meldingen.uitelkaar import Uitsplitsing
from app.ui import berichten
from app.ui.enterknop import Knoppendialoog
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.maat import pas_maat, rolbaar
from app.ui.onderdelen import Balk, KopLabel
from app.ui.thema import thema

_NUMMERS = ("bsn", "onderwijsnummer")
Telling = tuple[tuple[str, int], ...]


class Uitelkaarvenster(Knoppendialoog):
    """Which joining to take back, what that does, and the button that does it."""

    def __init__(self, kern: Kern, leerling_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self.setWindowTitle("Weer uit elkaar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        binnen, geheel = rolbaar(self)
        binnen.addWidget(KopLabel("Weer twee leerlingen", titel=True))
        uitleg = QLabel(
            "Bleken het toch twee leerlingen? Hieronder staat wat er gebeurt als u ze uit elkaar "
            "zet. Daarna kan het nog ongedaan worden gemaakt met Ctrl+Z."
        )
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zacht")
        self.keuze = QComboBox()
        self.keuzelabel = QLabel("&Samengevoegd met")
        self.keuzelabel.setBuddy(self.keuze)
        for s in samenvoegen.samenvoegingen(kern.sessie, leerling_id):
            naam = samenvoegen.naam_van(s)
            self.keuze.addItem(f"{naam}, op {toon_dag(s.datum, jaar=True)}", s.id)
        self.balk = Balk(sluitbaar=False)
        self.balk.hide()
        self.beeld = QTextBrowser()
        self.beeld.setAccessibleName("Wat er gebeurt")
        self.beeld.setMinimumHeight(thema().em(8))
        for deel in (uitleg, self.keuzelabel, self.keuze, self.balk):
            binnen.addWidget(deel)
        binnen.addWidget(self.beeld, 1)
        self.doe = QPushButton("&Uit elkaar zetten")
        self.doe.setProperty("primair", True)
        self.doe.clicked.connect(self.splits)
        sluit = QPushButton("&Annuleren")
        sluit.setAutoDefault(False)
        sluit.clicked.connect(self.reject)
        rij = QHBoxLayout()
        rij.addWidget(sluit)
        rij.addStretch(1)
        rij.addWidget(self.doe)
        geheel.addLayout(rij)
        self.keuze.activated.connect(lambda _i: self._toon())
        kern.vergrendeld.connect(self.reject)
        pas_maat(self, 40, 30)
        self._toon()

    def splits(self) -> None:
        """Part them."""
        samen_id = self.keuze.currentData()
        if samen_id is None:
            return
        tekst = "Weer twee leerlingen."
        if self.kern.voer_uit(lambda s: uitelkaar.splits(s, samen_id), tekst, self) is not None:
            self.accept()

    def _toon(self) -> None:
        """Show what parting does, and whether it can be done."""
        samen_id = self.keuze.currentData()
        self.doe.setEnabled(False)
        self.balk.hide()
        if samen_id is None:
            self.beeld.setPlainText("Deze leerling is niet met een andere samengevoegd.")
            return
        try:
            beeld = uitelkaar.bekijk(self.kern.sessie, samen_id)
        except KnownError as fout:
            self.balk.toon(str(fout), Kleur.GEVAAR, "fout")
            return
        self.beeld.setHtml(_vertel(beeld))
        if beeld.bezwaar:
            self.balk.toon(f"Dit kan nu niet. {beeld.bezwaar}", Kleur.LET_OP, "waarschuwing")
        self.doe.setEnabled(not beeld.bezwaar and not self.kern.alleen_lezen)


def open_uitelkaar(kern: Kern, leerling_id: str, parent: QWidget) -> Uitelkaarvenster | None:
    """Open the window; where nothing was joined it says so."""
    if not samenvoegen.samenvoegingen(kern.sessie, leerling_id):
        berichten.meld("Deze leerling is niet met een andere samengevoegd.")
        return None
    venster = Uitelkaarvenster(kern, leerling_id, parent)
    venster.open()
    return venster


def _vertel(b: Uitsplitsing) -> str:
    """Tell what goes where in paragraphs and one table."""
    hier, ander = escape(b.hier), escape(b.ander)
    delen = [f"<p><b>{ander}</b> wordt weer een eigen leerling, naast <b>{hier}</b>.</p>"]
    gaat = list(_tel(b.terug))
    gaat[:0] = [f"dossier {escape(nummer)}" for nummer in b.dossiers]
    delen.append(_lijst(f"Gaat terug naar {ander}", gaat or ["niets"]))
    if b.mee:
        delen.append(_lijst("Gaat mee, want het staat in dat dossier", _tel(b.mee)))
    if b.komt_los:
        delen.append(_lijst("Komt los van het dossier dat hier blijft", _tel(b.komt_los)))
    if b.heropend:
        delen.append(_lijst("Gaat weer open", [f"dossier {escape(n)}" for n in b.heropend]))
    if b.verdwenen:
        woord = "1 ding dat meekwam, is" if b.verdwenen == 1 else f"{b.verdwenen} dingen zijn"
        delen.append(f"<p>{woord} later ingetrokken en {_komt(b.verdwenen)} niet terug.</p>")
    delen.append("<p>Wat na het samenvoegen is vastgelegd, blijft verder hier.</p>")
    if b.velden:
        koppen = "".join(f"<th align='left'>{k}</th>" for k in ("", hier, ander))
        delen.append(f"<table cellspacing='4'><tr>{koppen}</tr>")
        for naam, label, straks, daar in b.velden:
            cellen = (straks, daar)
            if naam in _NUMMERS:
                cellen = (verberg_bsn(straks) if straks else "", verberg_bsn(daar) if daar else "")
            tekst = "".join(f"<td>{escape(c) or '–'}&nbsp;&nbsp;</td>" for c in cellen)
            delen.append(f"<tr><td>{escape(label)}&nbsp;&nbsp;</td>{tekst}</tr>")
        delen.append("</table>")
    return "".join(delen)


def _tel(telling: Telling) -> list[str]:
    return [f"{n} × {escape(label[:1].lower() + label[1:])}" for label, n in telling]


def _lijst(kop: str, regels: list[str]) -> str:
    return f"<p>{kop}:</p><ul>{''.join(f'<li>{r}</li>' for r in regels)}</ul>"


def _komt(n: int) -> str:
    return "komt" if n == 1 else "komen"


__all__ = ["Uitelkaarvenster", "open_uitelkaar"]
