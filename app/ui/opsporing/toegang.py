"""UI: who can open the sealed file: giving access, getting it back, the words for the safe."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.domain.fouten import KnownError
from app.domain.mensen import Ambtenaar
from app.protocol.tekst import som
from app.services import opsporingstoegang
from app.services.opsporingstoegang import Zegelstand
from app.ui import berichten
from app.ui.invoer import WachtwoordVeld
from app.ui.kern import Kern
from app.ui.maat import pas_maat, rolbaar
from app.ui.noodpapier import NoodsleutelVenster
from app.ui.onderdelen import KopLabel
from app.ui.thema import thema

ZEGELWOORDEN = {
    Zegelstand.GEEN: "",
    Zegelstand.HEEFT: "kan opsporing openen",
    Zegelstand.WACHT: "wacht op toegang van een BOA",
    Zegelstand.NOG_INTREKKEN: "geen BOA meer, sleutel nog te vernieuwen",
}
"""How somebody stands to the sealed file, in the list of people."""


def geef_toegang(kern: Kern, wie: Sequence[Ambtenaar], parent: QWidget | None) -> bool:
    """Ask by name and give those who wait access to the sealed file."""
    namen = som([a.naam for a in wie])
    if not wie or not berichten.vraag(
        parent,
        f"{namen} toegang geven tot opsporing?",
        toelichting="Daarna kan deze BOA alles lezen wat over opsporing is vastgelegd, ook van "
        "vóór vandaag. Kijk na of dit de persoon is die u bedoelt.",
        ja="Toegang geven",
        nee="Niet geven",
    ):
        return False
    return _doe(
        kern,
        lambda: opsporingstoegang.geef_toegang(kern.sessie, [a.id for a in wie]),
        f"{namen} {'heeft' if len(wie) == 1 else 'hebben'} nu toegang tot opsporing.",
        parent,
    )


def vernieuw_sleutel(kern: Kern, parent: QWidget | None) -> bool:
    """Give the sealed file a new key, because somebody who is no BOA any more holds the old."""
    if not berichten.vraag(
        parent,
        "De sleutel van het opsporingsbestand vernieuwen?",
        toelichting="Wie geen BOA meer is, kan het bestand daarna niet meer openen. "
        f"{opsporingstoegang.OUDE_KOPIEEN}",
        ja="Vernieuwen",
    ):
        return False
    return _doe(
        kern,
        lambda: opsporingstoegang.sleutel_om(kern.sessie),
        "Het opsporingsbestand heeft een nieuwe sleutel.",
        parent,
    )


def maak_noodsleutel(kern: Kern, parent: QWidget | None) -> NoodsleutelVenster | None:
    """Make the BOA's own words for the safe and show the page to print."""
    heeft = opsporingstoegang.heeft_noodsleutel(kern.sessie)
    if not berichten.vraag(
        parent,
        "Een nieuwe noodsleutel voor opsporing maken?",
        toelichting="De woorden die nu in de kluis liggen, openen daarna niets meer."
        if heeft
        else "Zonder deze woorden is het bestand voorgoed dicht als de laatste BOA het wachtwoord "
        "kwijt is. De noodsleutel van het team opent opsporing niet.",
        ja="Maken",
        gevaar=heeft,
    ):
        return None
    try:
        nood = opsporingstoegang.nieuwe_noodsleutel(kern.sessie)
    except KnownError as fout:
        berichten.toon_fout(parent, fout)
        return None
    kern.gewijzigd.emit(None)
    venster = NoodsleutelVenster(nood, kern.sessie.pad, parent, opsporing=True)
    kern.vergrendeld.connect(venster.close)
    venster.open()
    return venster


def toegangsmenu(kern: Kern, parent: QWidget) -> QMenu:
    """Make the menu of ways to get access back for who waits."""
    menu = QMenu(parent)
    menu.addAction("Met een vorig wachtwoord…").triggered.connect(
        lambda: MetVorige(kern, parent).open()
    )
    menu.addAction("Met de noodsleutel van opsporing…").triggered.connect(
        lambda: MetNoodsleutel(kern, parent).open()
    )
    return menu


class _Toegangsdialoog(QDialog):
    """What both ways to get access share."""

    def __init__(self, kern: Kern, kop: str, uitleg: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._kern = kern
        self.setWindowTitle("Toegang tot opsporing")
        kern.vergrendeld.connect(self.reject)
        self.lijst, geheel = rolbaar(self)
        self.lijst.addWidget(KopLabel(kop, titel=True))
        label = QLabel(uitleg)
        label.setWordWrap(True)
        self.lijst.addWidget(label)
        doos = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.knop: QPushButton = doos.addButton(
            "Toegang halen", QDialogButtonBox.ButtonRole.ActionRole
        )
        self.knop.setProperty("primair", True)
        self.knop.clicked.connect(self.probeer)
        doos.rejected.connect(self.reject)
        geheel.addWidget(doos)
        self.knop.setDefault(True)

    def _neem(self) -> None:
        """Call the service."""
        raise NotImplementedError

    def _wis(self) -> None:
        """Empty what was typed."""
        raise NotImplementedError

    def probeer(self) -> None:
        """Try; stays open when it does not fit."""
        if _doe(self._kern, self._neem, "U kunt opsporing nu openen.", self):
            self.accept()

    def done(self, uitslag: int) -> None:
        """Leave no secret behind in a hidden window."""
        self._wis()
        super().done(uitslag)


class MetVorige(_Toegangsdialoog):
    """With the password of before: the own one, or of a BOA who left as the last."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(
            kern,
            "Toegang met een vorig wachtwoord",
            "Kreeg u een nieuw wachtwoord van iemand die geen BOA is, dan opent uw vorige "
            "wachtwoord het opsporingsbestand nog. Dat kan ook met het laatste wachtwoord van "
            "een BOA die wegging.",
            parent,
        )
        self.wie = QComboBox()
        self.wie.setAccessibleName("Wachtwoord van")
        self.wie.addItem("mijzelf", "")
        for a in opsporingstoegang.vorige_houders(kern.sessie):
            if a.id != kern.sessie.ambtenaar_id:
                self.wie.addItem(a.naam, a.id)
        label = QLabel("Wachtwoord &van")
        label.setBuddy(self.wie)
        self.wachtwoord = WachtwoordVeld("Vorig wachtwoord")
        tweede = QLabel("Vorig &wachtwoord")
        tweede.setBuddy(self.wachtwoord.veld)
        for deel in (label, self.wie, tweede, self.wachtwoord):
            self.lijst.addWidget(deel)
        self.lijst.addStretch(1)
        self.wachtwoord.veld.returnPressed.connect(self.probeer)
        pas_maat(self, 28, 20)
        self.wachtwoord.setFocus()

    def _neem(self) -> None:
        """With the password."""
        opsporingstoegang.neem_toegang_met_vorige(
            self._kern.sessie, self.wachtwoord.text(), str(self.wie.currentData() or "")
        )

    def _wis(self) -> None:
        """Empty the line."""
        self.wachtwoord.wis()


class MetNoodsleutel(_Toegangsdialoog):
    """With the BOA's own words from the safe."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(
            kern,
            "Toegang met de noodsleutel van opsporing",
            "Typ de woorden van het blad „Noodsleutel van opsporing” uit de kluis. De "
            "noodsleutel van het team opent opsporing niet.",
            parent,
        )
        self.woorden = QPlainTextEdit()
        self.woorden.setAccessibleName("Woorden van de noodsleutel van opsporing")
        self.woorden.setTabChangesFocus(True)
        self.woorden.setFixedHeight(thema().em(4.5))
        label = QLabel("De &woorden")
        label.setBuddy(self.woorden)
        self.lijst.addWidget(label)
        self.lijst.addWidget(self.woorden)
        self.lijst.addStretch(1)
        pas_maat(self, 28, 18)
        self.woorden.setFocus()

    def _neem(self) -> None:
        """With the words."""
        opsporingstoegang.neem_toegang_met_noodsleutel(
            self._kern.sessie, self.woorden.toPlainText()
        )

    def _wis(self) -> None:
        """Empty the box."""
        self.woorden.clear()


def _doe(kern: Kern, doe: Callable[[], object], tekst: str, parent: QWidget | None) -> bool:
    """Do something with the seals; known errors are told, views read again."""
    if kern.alleen_lezen:
        berichten.toon_fout(parent, kern.leesfout())
        return False
    try:
        doe()
    except KnownError as fout:
        berichten.toon_fout(parent, fout)
        return False
    kern.sessie.vergeet()
    kern.gewijzigd.emit(None)
    berichten.meld(tekst)
    return True
