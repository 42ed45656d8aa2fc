"""UI: in Beheer, Mensen: what a BOA does about who can open the sealed file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from app.services.mensen import Persoonregel
from app.services.opsporingstoegang import Toegang, Zegelstand, heeft_noodsleutel, toegang
from app.ui.kern import Kern
from app.ui.onderdelen import Paneel
from app.ui.opsporing.toegang import geef_toegang, maak_noodsleutel, toegangsmenu, vernieuw_sleutel
from app.ui.pagina import knoppenrij, maak_knop


class Opsporingsmensen(Paneel):
    """The sealed file's own panel: give access, get it back, new key, words for the safe."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Opsporing (alleen BOA’s)", parent)
        self.setProperty("rol", "verzegeld")
        self._kern = kern
        self._wacht: Persoonregel | None = None
        self.uitleg = QLabel()
        self.uitleg.setWordWrap(True)
        self.geef = maak_knop("Toegang geven…", self._geef, "sleutel")
        self.haal = maak_knop("Toegang halen…", self._haal, "sleutel")
        self.vernieuw = maak_knop(
            "Sleutel vernieuwen…", lambda: vernieuw_sleutel(kern, self.window()), "herladen"
        )
        self.nood = maak_knop(
            "Nieuwe noodsleutel opsporing…", lambda: maak_noodsleutel(kern, self.window()), "schild"
        )
        self.inhoud.addWidget(self.uitleg)
        self.inhoud.addWidget(knoppenrij(self.geef, self.haal, self.vernieuw, self.nood))

    def toon(self, regels: Sequence[Persoonregel], gekozen: Persoonregel | None) -> None:
        """Say how the file stands for this person, and offer what he can do."""
        stand = toegang(self._kern.sessie)
        lezen = self._kern.alleen_lezen
        kan = stand is Toegang.OPEN and not lezen
        wacht = [r for r in regels if r.opsporing is Zegelstand.WACHT]
        self._wacht = gekozen if gekozen in wacht else wacht[0] if len(wacht) == 1 else None
        delen = [stand.uitleg]
        if stand is Toegang.OPEN and not heeft_noodsleutel(self._kern.sessie):
            delen.append("Er ligt nog geen noodsleutel van opsporing in de kluis.")
        if wacht and stand is Toegang.OPEN and self._wacht is None:
            delen.append("Kies in de lijst wie toegang krijgt.")
        self.uitleg.setText(" ".join(delen))
        self.geef.setEnabled(kan and self._wacht is not None)
        self.haal.setVisible(stand is Toegang.WACHT)
        self.haal.setEnabled(not lezen)
        nog = any(r.opsporing is Zegelstand.NOG_INTREKKEN for r in regels)
        self.vernieuw.setEnabled(kan and nog)
        self.vernieuw.setToolTip("" if nog else "Niemand heeft de sleutel die geen BOA meer is.")
        self.nood.setEnabled(not lezen and stand in (Toegang.OPEN, Toegang.GEEN_BESTAND))

    def _geef(self) -> None:
        """Give the one who waits access."""
        if self._wacht is not None:
            geef_toegang(self._kern, [self._wacht.ambtenaar], self.window())

    def _haal(self) -> None:
        """Offer the ways to get access."""
        menu = toegangsmenu(self._kern, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.haal.mapToGlobal(self.haal.rect().bottomLeft()))
