"""UI: the input for one value of a rule: a term, threshold, number, text, list or switch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.dossiers import Eenheid
from app.domain.fouten import InvoerFout
from app.services.protocolbeheer.regelvelden import Regelveld, Veldsoort
from app.ui.thema import thema
from app.ui.vastleggen.velden import GetalInvoer, Invoer, JaNeeInvoer, KeuzeInvoer, NotitieInvoer

_GRENZEN = (
    ("langer_dan", "de laatste dag telt nog"),
    ("vanaf", "op die dag is het zover"),
)
_DREMPELS = (("vanaf", "vanaf dit aantal"), ("langer_dan", "meer dan dit aantal"))


def maak_veldvorm(veld: Regelveld) -> Veldvorm:
    """Make the input that fits a value, showing it."""
    vorm = _VORMEN[veld.soort](veld)
    vorm.zet(veld.waarde)
    return vorm


class Veldvorm(QWidget):
    """Asks one value of a rule; `gewijzigd` when somebody changed it."""

    gewijzigd = Signal()

    def __init__(self, veld: Regelveld) -> None:
        super().__init__()
        self.veld = veld

    def waarde(self) -> Any:
        """Give the value as it stands in TOML; InvoerFout when it is none."""
        raise NotImplementedError

    def zet(self, waarde: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def _rij(self, *delen: Invoer) -> None:
        """Lay inputs in a row and listen to them."""
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(thema().em(0.3))
        for deel in delen:
            rij.addWidget(deel)
            deel.gewijzigd.connect(self.gewijzigd)
        rij.addStretch(1)
        self.setFocusProxy(delen[0].invoer)


class Termijnvorm(Veldvorm):
    """A number, a unit and a boundary; fixed days of the year stay as they are, as a list."""

    def __init__(self, veld: Regelveld) -> None:
        super().__init__(veld)
        self._rest: dict[str, Any] = {}
        self.aantal = GetalInvoer(veld.label, minimum=1, maximum=400)
        self.eenheid = KeuzeInvoer(f"{veld.label}, eenheid", [(str(e), e.label) for e in Eenheid])
        self.grens = KeuzeInvoer(f"{veld.label}, grens", _GRENZEN)
        self._rij(self.aantal, self.eenheid, self.grens)

    def zet(self, waarde: Any) -> None:
        """Show a term."""
        self._rest = {k: w for k, w in waarde.items() if k not in ("aantal", "eenheid", "grens")}
        self.aantal.zet(waarde.get("aantal"))
        self.eenheid.zet(waarde.get("eenheid", str(Eenheid.SCHOOLWEKEN)))
        self.grens.zet(waarde.get("grens", "langer_dan"))
        vast = "dagen" in waarde
        for deel in (self.aantal, self.eenheid, self.grens):
            deel.setEnabled(not vast)

    def waarde(self) -> dict[str, Any]:
        """Give the term; the boundary only where it is not the usual one or stood there."""
        if "dagen" in self._rest:
            return dict(self.veld.waarde)
        aantal = self.aantal.waarde()
        if aantal is None:
            raise InvoerFout("Vul een aantal in.", "Bijvoorbeeld 3.")
        nieuw = {"aantal": aantal, "eenheid": self.eenheid.waarde(), **self._rest}
        if "grens" in self.veld.waarde or self.grens.waarde() != "langer_dan":
            nieuw["grens"] = self.grens.waarde()
        return nieuw


class Drempelvorm(Veldvorm):
    """How much, and on which side of it; a norm without number can be filled in."""

    def __init__(self, veld: Regelveld) -> None:
        super().__init__(veld)
        self.aantal = GetalInvoer(veld.label, komma=True, minimum=0.5, maximum=2000)
        self.grens = KeuzeInvoer(f"{veld.label}, grens", _DREMPELS)
        self._rij(self.aantal, self.grens)

    def zet(self, waarde: Any) -> None:
        """Show a threshold."""
        self.aantal.zet(waarde.get("aantal"))
        self.grens.zet(waarde.get("grens", "vanaf"))

    def waarde(self) -> dict[str, Any]:
        """Give the threshold; left empty a missing norm stays missing."""
        aantal = self.aantal.waarde()
        if aantal is None:
            if "ontbreekt" in self.veld.waarde:
                return dict(self.veld.waarde)
            raise InvoerFout("Vul een aantal in.", "Bijvoorbeeld 16.")
        nieuw: dict[str, Any] = {"aantal": int(aantal) if float(aantal).is_integer() else aantal}
        if "grens" in self.veld.waarde or self.grens.waarde() != "vanaf":
            nieuw["grens"] = self.grens.waarde()
        return nieuw


class Enkelvorm(Veldvorm):
    """A number or a switch: one input of its own kind."""

    def __init__(self, veld: Regelveld) -> None:
        super().__init__(veld)
        self.deel: Invoer
        if veld.soort is Veldsoort.JANEE:
            self.deel = JaNeeInvoer(veld.label)
        else:
            self.deel = GetalInvoer(veld.label, komma=isinstance(veld.waarde, float))
        self._rij(self.deel)

    def zet(self, waarde: Any) -> None:
        """Show the value."""
        self.deel.zet(waarde)

    def waarde(self) -> Any:
        """Give the value."""
        waarde = self.deel.waarde()
        if waarde is None:
            raise InvoerFout("Vul een getal in.", "Bijvoorbeeld 5.")
        return waarde


class Tekstvorm(Veldvorm):
    """A sentence or more."""

    def __init__(self, veld: Regelveld) -> None:
        super().__init__(veld)
        self.deel = NotitieInvoer(veld.label, regels=3, over_leerling=False)
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.addWidget(self.deel)
        self.deel.gewijzigd.connect(self.gewijzigd)
        self.setFocusProxy(self.deel.invoer)

    def zet(self, waarde: Any) -> None:
        """Show the text."""
        self.deel.zet(waarde)

    def waarde(self) -> Any:
        """Give the text on one line, as it is shown everywhere."""
        tekst = " ".join(self.deel.waarde().split())
        if not tekst and self.veld.waarde:
            raise InvoerFout("Deze tekst kan niet leeg zijn.", "Vul de tekst in.")
        return tekst


class Lijstvorm(Veldvorm):
    """A list of texts, or of codes with their words: a line each."""

    def __init__(self, veld: Regelveld) -> None:
        super().__init__(veld)
        self.deel = QPlainTextEdit()
        self.deel.setAccessibleName(veld.label)
        self.deel.setTabChangesFocus(True)
        uitleg = (
            "Eén per regel, als code: tekst."
            if veld.soort is Veldsoort.WOORDEN
            else "Eén per regel."
        )
        self.deel.setPlaceholderText(uitleg)
        self.deel.setAccessibleDescription(uitleg)
        self.deel.setMinimumHeight(thema().em(6))
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.addWidget(self.deel)
        self.deel.textChanged.connect(self.gewijzigd)
        self.setFocusProxy(self.deel)

    def zet(self, waarde: Any) -> None:
        """Show the list."""
        regels = waarde
        if isinstance(waarde, Mapping):
            regels = [f"{code}: {tekst}" for code, tekst in waarde.items()]
        stil = self.deel.blockSignals(True)
        self.deel.setPlainText("\n".join(regels))
        self.deel.blockSignals(stil)

    def waarde(self) -> Any:
        """Give the list; empty lines fall away."""
        tekst_ = self.deel.toPlainText()
        regels = [" ".join(r.split()) for r in tekst_.splitlines() if r.strip()]
        if self.veld.soort is not Veldsoort.WOORDEN:
            return regels
        woorden: dict[str, str] = {}
        for regel in regels:
            code, is_, tekst = regel.partition(":")
            if not is_ or not tekst.strip():
                raise InvoerFout(f"'{regel}' mist een dubbele punt.", "Schrijf code: tekst.")
            woorden[code.strip()] = tekst.strip()
        return woorden


_VORMEN: Mapping[Veldsoort, type[Veldvorm]] = {
    Veldsoort.TERMIJN: Termijnvorm,
    Veldsoort.DREMPEL: Drempelvorm,
    Veldsoort.GETAL: Enkelvorm,
    Veldsoort.JANEE: Enkelvorm,
    Veldsoort.TEKST: Tekstvorm,
    Veldsoort.LIJST: Lijstvorm,
    Veldsoort.WOORDEN: Lijstvorm,
}
