"""UI: what a BOA is told after logging in: who waits for access, and what has to be done.

What a login does (catching up, a new key when somebody is no BOA any more) is done off the GUI
thread, after the first paint. The bar is quiet: it stays until it is closed, and asks nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor

from app.domain.fouten import KnownError
from app.domain.mensen import Ambtenaar
from app.protocol.tekst import som
from app.services import opsporing
from app.services.opsporingstoegang import Boalogin, Toegang
from app.ui import berichten
from app.ui.achtergrond import Achtergrondtaak, met_sessie
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.onderdelen import Balk
from app.ui.opsporing.toegang import geef_toegang, maak_noodsleutel, toegangsmenu, vernieuw_sleutel

Knop = tuple[str, Callable[[], object]]


class Boamelding(QObject):
    """Does what a BOA's login asks and shows in `balk` what is left for a person to do."""

    def __init__(self, kern: Kern, balk: Balk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kern, self._balk = kern, balk
        self._taak: Achtergrondtaak | None = None
        kern.ontgrendeld.connect(self.begin)

    def begin(self) -> None:
        """Start; the bar comes when there is something to say."""
        if self._taak is not None and self._taak.bezig:
            return
        werk = met_sessie(self._kern.sessie, lambda s, _v: opsporing.bij_inloggen(s))
        self._taak = Achtergrondtaak(werk, self)
        self._taak.klaar.connect(self.toon)
        self._taak.mislukt.connect(self._mislukt)
        self._taak.start()

    def toon(self, login: Boalogin) -> None:
        """Say what there is to say, with a button for each thing that a person can do."""
        zinnen: list[str] = []
        knoppen: list[Knop] = []
        if login.wachtend:
            zinnen.append(_wie_wacht(login.wachtend))
            knoppen.append(("Toegang geven…", lambda: self._geef(login.wachtend)))
        if login.toegang is Toegang.WACHT:
            zinnen.append(Toegang.WACHT.uitleg)
            knoppen.append(("Toegang halen…", self._haal))
        if login.toegang is Toegang.ONTBREEKT:
            zinnen.append(f"{Toegang.ONTBREEKT.uitleg} Zet een reservekopie ervan terug.")
            knoppen.append(("Naar de kopieën", lambda: self._kern.toon_pagina.emit("reservekopie")))
        if login.nog_intrekken:
            zinnen.append(self._nog(login.nog_intrekken))
            knoppen.append(("Sleutel vernieuwen…", self._vernieuw))
        if not login.noodsleutel:
            zinnen.append(
                "Er ligt nog geen noodsleutel van opsporing in de kluis: is het laatste wachtwoord "
                "kwijt, dan blijft het bestand dicht."
            )
            knoppen.append(("Noodsleutel maken…", self._noodsleutel))
        if login.omgesleuteld:
            zinnen.append(
                "Het opsporingsbestand heeft een nieuwe sleutel, omdat iemand geen BOA meer is."
            )
        if login.bijgewerkt:
            aantal = login.bijgewerkt
            zinnen.append(
                f"Bij {aantal} {'dossier' if aantal == 1 else 'dossiers'} liep de BOA-termijn "
                "achter; die is bijgewerkt."
            )
        if login.over_termijn:
            aantal = login.over_termijn
            zinnen.append(
                "1 gegeven van opsporing is over zijn termijn en moet weg (Wpg)."
                if aantal == 1
                else f"{aantal} gegevens van opsporing zijn over hun termijn en moeten weg (Wpg)."
            )
            knoppen.append(("Bekijken", self._termijnen))
        if not zinnen:
            self._balk.hide()
            return
        ernst = login.nog_intrekken or login.toegang is Toegang.ONTBREEKT
        kleur = Kleur.LET_OP if ernst else Kleur.ZEGEL
        self._balk.toon(" ".join(zinnen), kleur, "slot", tuple(knoppen))

    def _termijnen(self) -> None:
        """Go to the list of what is past its term."""
        self._kern.toon_pagina.emit("reservekopie")
        scherm = getattr(self._balk.window(), "huidig_scherm", None)
        if (toon := getattr(scherm, "toon_termijnen", None)) is not None:
            toon()

    def _nog(self, ids: tuple[str, ...]) -> str:
        """Name who can still open the file and should not."""
        namen = sorted(a.naam for a in self._kern.sessie.lees(Ambtenaar) if a.id in ids)
        kan = "kan" if len(ids) == 1 else "kunnen"
        return (
            f"{som(namen)} {kan} het opsporingsbestand nog openen zonder BOA te zijn; een ander "
            "programma had het open."
        )

    def _geef(self, wie: tuple[Ambtenaar, ...]) -> None:
        """Give access, then look again."""
        if geef_toegang(self._kern, wie, self._balk.window()):
            self.begin()

    def _haal(self) -> None:
        """Offer the ways to get access; look again when one of them was used."""
        menu = toegangsmenu(self._kern, self._balk.window())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())
        self._kern.gewijzigd.connect(self._kijk_eenmaal)

    def _kijk_eenmaal(self, _wijziging: object = None) -> None:
        """Look again, once."""
        self._kern.gewijzigd.disconnect(self._kijk_eenmaal)
        self.begin()

    def _vernieuw(self) -> None:
        """Give the file its new key, then look again."""
        if vernieuw_sleutel(self._kern, self._balk.window()):
            self.begin()

    def _noodsleutel(self) -> None:
        """Make the words for the safe, then look again."""
        if maak_noodsleutel(self._kern, self._balk.window()) is not None:
            self.begin()

    def _mislukt(self, fout: object) -> None:
        """Tell a known error."""
        if isinstance(fout, KnownError):
            berichten.toon_fout(self._balk.window(), fout)


def _wie_wacht(wie: tuple[Ambtenaar, ...]) -> str:
    namen = som([a.naam for a in wie])
    if len(wie) == 1:
        return f"{namen} is BOA en wacht op toegang tot opsporing."
    return f"{namen} zijn BOA en wachten op toegang tot opsporing."
