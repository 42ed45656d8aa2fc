"""UI: the task under the cursor in words: why it is there, what settles it, and its buttons."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain.datumwoorden import toon_dag
from app.protocol.tekst import toon_bron
from app.services.taken import Taakbron, Taakregel
from app.ui.onderdelen import KopLabel
from app.ui.pagina import knoppenrij, maak_knop
from app.ui.zijpaneel import Zijpaneel

if TYPE_CHECKING:
    from app.ui.taken.takenblad import Takenblad

AF_TE_VINKEN = frozenset({Taakbron.HAND, Taakbron.AFSPRAAK, Taakbron.WACHT, Taakbron.TEAM})
_AF = {
    Taakbron.AFSPRAAK: "Nagekomen  (spatie)",
    Taakbron.WACHT: "Wachten beëindigen  (spatie)",
    Taakbron.TEAM: "Vastleggen…  (spatie)",
}
_OPEN = {
    Taakbron.MELDING: "Naar Meldingen  (Enter)",
    Taakbron.AANBOD: "Bekijken…  (Enter)",
    Taakbron.TEKENEN: "Naar Brieven  (Enter)",
}


class Taakpaneel(Zijpaneel):
    """Buttons on top, so that they never move; words below, scrolling."""

    def __init__(self, blad: Takenblad) -> None:
        super().__init__("De gekozen taak", blad)
        vak = self.vak
        self.wat = KopLabel(titel=True)
        self.wat.setWordWrap(True)
        self.af = maak_knop("Afvinken  (spatie)", blad.vink_af, primair=True)
        self.later = maak_knop("Uitstellen…  (U)", blad.stel_uit)
        self.geven = maak_knop("Geven aan…  (G)", blad.geef)
        self.open = maak_knop("Dossier openen  (Enter)", blad.open)
        self.tekst = QLabel()
        self.tekst.setWordWrap(True)
        self.tekst.setTextFormat(Qt.TextFormat.RichText)
        self.tekst.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        vak.addWidget(self.wat)
        vak.addWidget(knoppenrij(self.af, self.later, self.geven, self.open))
        vak.addWidget(self.tekst)
        vak.addStretch(1)

    def toon(self, regel: Taakregel | None, *, lezen: bool) -> None:
        """Show a task, or nothing."""
        kan = regel is not None and not lezen
        bron = regel.bron if regel is not None else None
        self.af.setText(_AF.get(bron, "Afvinken  (spatie)") if bron else "Afvinken  (spatie)")
        self.af.setEnabled(kan and bron in AF_TE_VINKEN)
        wacht = bron is Taakbron.WACHT
        self.later.setText("Langer wachten…  (U)" if wacht else "Uitstellen…  (U)")
        self.later.setEnabled(kan and (wacht or bron is Taakbron.HAND))
        self.geven.setEnabled(kan and bron is Taakbron.HAND)
        self.open.setEnabled(regel is not None and (bool(regel.hoofd.dossier_id) or bron in _OPEN))
        self.open.setText(_OPEN.get(bron, "Dossier openen  (Enter)") if bron else "Dossier openen")
        self.wat.setText(regel.wat if regel is not None else "")
        self.tekst.setText(vertel(regel) if regel is not None else "")


def vertel(regel: Taakregel) -> str:
    """Tell all of a task, as rich text."""
    delen: list[tuple[str, str]] = [
        ("Leerling", regel.hoofd.naam),
        ("Dossier", regel.hoofd.dossiernummer),
        ("School", regel.hoofd.school),
        ("Dag", f"{toon_dag(regel.dag, jaar=True, kort=False)}, {regel.wanneer}"),
        ("Waaruit", regel.regel),
        ("Hoe berekend", regel.uitleg if regel.uitleg.rstrip(".") != regel.regel else ""),
        ("Klaar door", regel.klaar_door),
        ("Wie doet het", f"{regel.wie}; u bewaakt het" if regel.wie else ""),
        ("Komt terug", regel.herhaalt),
        (
            "Uitgesteld",
            f"{regel.uitgesteld}×, het laatst: {regel.uitstelreden}" if regel.uitgesteld else "",
        ),
        ("Van", regel.ambtenaar or "het hele team"),
        ("Bron", toon_bron(regel.rechtsgrond) if regel.rechtsgrond is not None else ""),
    ]
    return "".join(
        f"<p style='margin:0 0 6px 0'><b>{kop}</b><br>{escape(tekst)}</p>"
        for kop, tekst in delen
        if tekst
    )
