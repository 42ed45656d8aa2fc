"""UI: the melding under the cursor in words, what is known of the leerling, and the decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel

from app.domain.datumwoorden import toon_dag
from app.domain.dossiers import Dossier
from app.domain.fouten import KnownError
from app.domain.mensen import Ambtenaar
from app.domain.verzuim import Verzuimsoort
from app.services.meldingen import Bekend, MeldingRij
from app.ui.kleuren import Kleur
from app.ui.onderdelen import KopLabel
from app.ui.pagina import knoppenrij, maak_knop
from app.ui.thema import thema
from app.ui.zijpaneel import Zijpaneel

if TYPE_CHECKING:
    from app.ui.meldingen.wachtlijst import Wachtlijst

_EERDER = 6
"""So many earlier meldingen are told; the others are counted."""


class Meldingpaneel(Zijpaneel):
    """The decisions as buttons on top, so that they never move; words below, scrolling."""

    def __init__(self, lijst: Wachtlijst) -> None:
        super().__init__("De gekozen melding", lijst)
        self._lijst = lijst
        self._rij: MeldingRij | None = None
        self._kenmerken: Mapping[str, str] = {}
        vak = self.vak
        self.naam = KopLabel(titel=True)
        self.naam.setWordWrap(True)
        self.behandel = maak_knop("Dossier openen  (B)", lijst.in_behandeling, primair=True)
        self.oordeel = maak_knop("Beoordelen…  (O)", lijst.beoordeel)
        self.kennis = maak_knop("Ter kennisgeving  (K)", lijst.ter_kennisgeving)
        self.afsluiten = maak_knop("Afsluiten…  (A)", lijst.sluit_af)
        self.samen = maak_knop("Samenvoegen…  (S)", lijst.samenvoegen)
        self.los = maak_knop("Weer uit elkaar…  (U)", lijst.uit_elkaar)
        self.los.hide()
        self.ander = maak_knop("Andere leerling…  (V)", lijst.andere_leerling)
        self.leerling = maak_knop("Bekijk leerling  (L)", lijst.bekijk_leerling)
        label = QLabel("Voor wie  (&T)")
        self.voor = QComboBox()
        self.voor.setAccessibleName("Voor wie is deze melding")
        self.voor.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.voor.setMinimumContentsLength(10)
        self.voor.activated.connect(lambda _i: self._wijs_toe())
        label.setBuddy(self.voor)
        self.voorstel = QLabel()
        self.voorstel.setProperty("rol", "zacht")
        self.voorstel.setWordWrap(True)
        self.tekst = _tekstlabel()
        self.bekend = _tekstlabel()
        vak.addWidget(self.naam)
        vak.addWidget(knoppenrij(self.behandel, self.oordeel, self.kennis, self.afsluiten))
        for deel in (label, self.voor, self.voorstel, self.tekst):
            vak.addWidget(deel)
        vak.addWidget(knoppenrij(self.samen, self.los, self.ander, self.leerling))
        vak.addWidget(self.bekend)
        vak.addStretch(1)

    def toon(self, rij: MeldingRij | None, lezen: bool) -> None:
        """Show a melding; what is known of the leerling comes after."""
        self._rij = rij
        kan = rij is not None and not lezen
        for knop in (
            *(self.behandel, self.oordeel, self.kennis, self.afsluiten),
            *(self.samen, self.los, self.ander, self.voor),
        ):
            knop.setEnabled(kan)
        self.los.hide()
        self.leerling.setEnabled(rij is not None)
        self.bekend.setText("")
        if rij is None:
            for deel in (self.naam, self.tekst, self.voorstel):
                deel.setText("")
            return
        self.naam.setText(rij.naam)
        self.behandel.setText("In lopend dossier  (B)" if rij.dossier_id else "Dossier openen  (B)")
        self.leerling.setText("Bekijk dossier  (L)" if rij.dossier_id else "Bekijk leerling  (L)")
        self.samen.setText(
            f"Lijkt op {_anderen(rij.lijkt_op)}…  (S)" if rij.lijkt_op else "Samenvoegen…  (S)"
        )
        self._toon_voor(rij)
        kenmerk = self._kenmerken.get(rij.melding.kenmerk, "")
        self.tekst.setText(vertel_melding(rij, kenmerk))

    def toon_bekend(self, rij: MeldingRij, bekend: Bekend) -> None:
        """Add what is known, unless the cursor moved on."""
        if self._rij is not None and self._rij.melding.id == rij.melding.id:
            self.bekend.setText(vertel_bekend(bekend))
            self.los.setVisible(bool(bekend.samengevoegd))

    def toon_fout(self, fout: KnownError) -> None:
        """Say why nothing more can be told."""
        self.bekend.setText(escape(str(fout)))

    def gekozen_ambtenaar(self) -> str | None:
        """Give who gets the dossier: chosen here, or proposed."""
        if self._rij is None:
            return None
        return self._rij.ambtenaar_id or self._rij.voorstel_id

    def zet_team(self, mensen: Iterable[Ambtenaar], kenmerken: Mapping[str, str]) -> None:
        """Keep who can get a melding and the kinds of signal: asked once per reading."""
        self._kenmerken = kenmerken
        self.voor.blockSignals(True)
        self.voor.clear()
        self.voor.addItem("– nog van niemand –", None)
        for a in sorted(mensen, key=lambda a: a.naam.casefold()):
            self.voor.addItem(a.naam, a.id)
        self.voor.blockSignals(False)

    def _toon_voor(self, rij: MeldingRij) -> None:
        """Show whose the melding is, and who is proposed."""
        self.voor.blockSignals(True)
        if rij.ambtenaar_id and self.voor.findData(rij.ambtenaar_id) < 0:
            self.voor.addItem(f"{rij.ambtenaar} (uit dienst)", rij.ambtenaar_id)
        self.voor.setCurrentIndex(max(0, self.voor.findData(rij.ambtenaar_id)))
        self.voor.blockSignals(False)
        if rij.ambtenaar_id or not rij.voorstel:
            self.voorstel.setText(
                "" if rij.ambtenaar_id else "Deze school heeft geen eigen ambtenaar."
            )
        elif rij.dossier_id:
            self.voorstel.setText(f"Voorstel: {rij.voorstel}, die het dossier al heeft.")
        else:
            self.voorstel.setText(f"Voorstel: {rij.voorstel}, van deze school.")

    def _wijs_toe(self) -> None:
        self._lijst.geef_aan(self.voor.currentData(), self.voor.currentText())


def vertel_melding(rij: MeldingRij, kenmerk: str = "") -> str:
    """Tell a melding in lines."""
    m = rij.melding
    periode = ""
    if m.begindatum is not None:
        einde = f" tot en met {toon_dag(m.einddatum)}" if m.einddatum else ", loopt nog"
        periode = f"{toon_dag(m.begindatum)}{einde}"
    contact = " · ".join(
        d for d in (m.contact_naam, m.contact_functie, m.contact_telefoon, m.contact_email) if d
    )
    soort = m.soort.label
    if m.soort is Verzuimsoort.OVERIG and m.vermoeden:
        soort += ", vermoeden van ongeoorloofd"
    if kenmerk:
        soort += f": {kenmerk}"
    if rij.is_signaal:
        soort += " (telt niet als melding)"
    return _regels(
        (
            ("Soort", soort),
            ("School", rij.school),
            ("Gemeld", f"{toon_dag(m.melddatum)} door {m.bron.label}"),
            ("Beoordelen", f"uiterlijk {toon_dag(rij.uiterlijk)}"),
            ("Verzuim", periode),
            ("Uren", uren(rij) if m.uren else ""),
            ("Reden", m.reden),
            ("School deed", m.actie_school),
            ("Toelichting", m.toelichting),
            ("Contact", contact),
            ("Nummer", m.meldingsnummer),
        )
    )


def vertel_bekend(b: Bekend) -> str:
    """Tell what is known of the leerling in lines."""
    geboren = toon_dag(b.leerling.geboortedatum, jaar=True, weekdag=False)
    school = next(
        (
            f"{naam}{f', klas {i.klas}' if i.klas else ''}"
            for i, naam in b.inschrijvingen
            if i.tot is None
        ),
        "",
    )
    dossiers = "; ".join(_dossier(d) for d in b.dossiers)
    eerder = "; ".join(
        f"{e.melding.soort.label} {toon_dag(e.melding.melddatum, jaar=True)} ({e.status})"
        for e in b.eerder[:_EERDER]
    )
    if len(b.eerder) > _EERDER:
        eerder += f"; en nog {len(b.eerder) - _EERDER}"
    telling = _aantal(b.meldingen, "melding", "meldingen")
    if b.signalen:
        telling += f", {_aantal(b.signalen, 'signaal', 'signalen')}"
    gezin = "; ".join(
        f"{g.naam}, {g.leeftijd} jaar" + (", dossier loopt" if g.dossier_id else "")
        for g in b.gezin
    )
    contacten = "; ".join(
        f"{toon_dag(c.datum)} {c.soort.label} met {c.met.label}"
        + (f": {c.notitie}" if c.notitie else "")
        for c in b.contacten
    )
    notities = f"gesloten. {b.notities_dicht}" if b.notities_dicht else ""
    return "<hr>" + _regels(
        (
            ("Leerling", f"{b.leeftijd} jaar, geboren {geboren}"),
            ("Plicht", b.plicht.uitleg),
            ("Ingeschreven", school or "nergens bekend"),
            ("Samengevoegd met", "; ".join(b.samengevoegd)),
            ("Dossiers", dossiers or "nog geen"),
            ("Route", b.route),
            ("Dit schooljaar eerder", telling),
            ("Eerder", eerder or "niets"),
            ("Zelfde adres", gezin),
            ("Laatste contact", contacten),
            ("Notities", notities),
        )
    )


def _dossier(d: Dossier) -> str:
    """Tell a dossier in a few words."""
    if d.gesloten is None:
        return f"{d.dossiernummer} loopt sinds {toon_dag(d.geopend, jaar=True)}"
    reden = f", {d.sluitreden.label}" if d.sluitreden else ""
    return f"{d.dossiernummer} gesloten {toon_dag(d.gesloten, jaar=True)}{reden}"


def uren(rij: MeldingRij) -> str:
    """Write the hours with a comma."""
    if rij.melding.uren is None:
        return "–"
    return f"{rij.melding.uren:g}".replace(".", ",")


def _regels(paren: tuple[tuple[str, str], ...]) -> str:
    zacht = thema().hex(Kleur.TEKST_ZACHT)
    return "<br>".join(
        f'<span style="color:{zacht}">{naam}</span>&nbsp; {escape(tekst)}'
        for naam, tekst in paren
        if tekst
    )


def _tekstlabel() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _anderen(aantal: int) -> str:
    return "een ander" if aantal == 1 else f"{aantal} anderen"


def _aantal(n: int, een: str, meer: str) -> str:
    return f"geen {meer}" if n == 0 else f"1 {een}" if n == 1 else f"{n} {meer}"
