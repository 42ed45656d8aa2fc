"""UI: the right column of a dossier: what is to be done, who there are, toestemming, regie."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from app.domain.belastbaarheid import uitspraken
from app.domain.datumwoorden import toon_dag
from app.domain.dossiers import Toestemming, Toestemmingdoel
from app.domain.mensen import Ouder
from app.domain.notitie import VERWIJZINGSCODES
from app.domain.toestemming import (
    Antwoordstand,
    laatste_antwoord,
    stand_van,
)
from app.protocol.tekst import toon_bron
from app.services import uitlegtekst
from app.services.betrokkenen import doelregels
from app.ui.dossier.lijstpaneel import Lijstpaneel
from app.ui.dossier.regelknop import Regelknop
from app.ui.dossier.takenpaneel import Takenpaneel
from app.ui.thema import Kleur, thema
from app.ui.vastleggen.kader import ouder_tekst

if TYPE_CHECKING:
    from app.services.dossierbeeld import Dossierbeeld


class Zijkolom(QWidget):
    """The panels. Signals ask the dossier to open, tick off, mend or explain something."""

    open_feit = Signal(object)
    vink_af = Signal(object)
    poort = Signal(object)
    nieuw = Signal(str)
    signaal = Signal(object)
    voorstel = Signal(object)
    uitleg = Signal(object)
    betrokkenen = Signal(str)
    """The section of the panel about toestemming and regie that is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.setSpacing(thema().em(0.4))
        self.te_doen = Takenpaneel()
        self.signalen = Lijstpaneel("Signalen", "")
        self.personen = Lijstpaneel("Personen", "Ouder of verzorger toevoegen (Ctrl+Shift+Y)")
        self.toestemming = Lijstpaneel("Toestemming", "Toestemming vastleggen (Ctrl+Shift+T)")
        self.regie = Lijstpaneel("Regie", "Regie vastleggen (Ctrl+Shift+R)")
        self.telling = Lijstpaneel("Plicht en telling", "")
        self.mist = Lijstpaneel("Wat mist", "")
        self.te_doen.open_feit.connect(self.open_feit)
        self.te_doen.vink_af.connect(self.vink_af)
        self.te_doen.poort.connect(self.poort)
        for paneel in (self.signalen, self.telling, self.mist):
            paneel.plus.hide()
        for paneel, code in (
            (self.te_doen, "taak"),
            (self.signalen, ""),
            (self.personen, "ouder"),
            (self.toestemming, "toestemming"),
            (self.regie, "regie"),
            (self.telling, ""),
            (self.mist, ""),
        ):
            lijst.addWidget(paneel)
            if not code:
                continue
            paneel.plus.clicked.connect(lambda _=False, c=code: self.nieuw.emit(c))
        for paneel, deel in ((self.toestemming, "Toestemming"), (self.regie, "Regie")):
            paneel.meer.show()
            paneel.meer.clicked.connect(lambda _=False, d=deel: self.betrokkenen.emit(d))
        lijst.addStretch(1)

    def naar_betrokkenen(self) -> None:
        """Put the focus where that panel is opened."""
        self.toestemming.meer.setFocus(Qt.FocusReason.OtherFocusReason)

    def voeg_paneel_toe(self, paneel: QWidget) -> None:
        """Put a panel of somebody else under the persons."""
        lijst = self.layout()
        assert isinstance(lijst, QVBoxLayout)
        lijst.insertWidget(lijst.indexOf(self.personen) + 1, paneel)

    def toon(self, beeld: Dossierbeeld, *, lezen: bool) -> None:
        """Fill the panels."""
        for paneel in (self.te_doen, self.personen, self.toestemming, self.regie):
            paneel.leeg()
            paneel.plus.setEnabled(not lezen)
        self.te_doen.toon(beeld, lezen=lezen)
        self._signalen(beeld, lezen=lezen)
        self._telling(beeld)
        self._mist(beeld)
        self._personen(beeld)
        self._toestemming(beeld)
        self._regie(beeld)
        self._verwijzingen(beeld)

    def _knop(self, paneel: Lijstpaneel, knop: Regelknop, doe: Callable[[], object]) -> None:
        """Add a line that does something."""
        knop.clicked.connect(lambda _=False: doe())
        paneel.voeg_toe(knop)

    def _signalen(self, beeld: Dossierbeeld, *, lezen: bool) -> None:
        """List the thresholds that were crossed, and the tracks that a fact proposes."""
        self.signalen.leeg()
        for signaal in beeld.stand.signalen:
            knop = Regelknop(kort(signaal.tekst), "vlag", Kleur.LET_OP)
            bron = toon_bron(signaal.bron)
            knop.setToolTip(f"{signaal.tekst}\n{signaal.vraag}\n{bron}")
            knop.setAccessibleName(f"Signaal: {signaal.tekst}")
            knop.setAccessibleDescription(f"{signaal.vraag} Toont hoe dit is berekend.")
            self._knop(self.signalen, knop, partial(self.signaal.emit, signaal))
        voorstellen = [v for v in beeld.te_beginnen if v.waarom]
        for voorstel in voorstellen:
            knop = Regelknop(f"Spoor beginnen? {voorstel.naam}", "plus", Kleur.ACCENT)
            knop.setToolTip(f"{voorstel.naam}\n{voorstel.waarom}\n{toon_bron(voorstel.bron)}")
            knop.setAccessibleDescription(voorstel.waarom)
            knop.setEnabled(not lezen)
            self._knop(self.signalen, knop, partial(self.voorstel.emit, voorstel))
        self.signalen.setVisible(bool(beeld.stand.signalen or voorstellen))

    def _telling(self, beeld: Dossierbeeld) -> None:
        """Tell the duty, and as what this dossier counts; each says how that came about."""
        self.telling.leeg()
        plicht = uitlegtekst.van_plicht(beeld.feiten.leerling, beeld.plicht)
        knop = Regelknop(beeld.plicht.kort, "schild")
        knop.setToolTip(f"{beeld.plicht.uitleg}\nHoe berekend?")
        knop.setAccessibleDescription("Toont hoe de plicht is berekend.")
        self._knop(self.telling, knop, partial(self.uitleg.emit, plicht))
        for indeling in beeld.stand.indelingen:
            knop = Regelknop(
                f"telt als {indeling.naam[:1].lower()}{indeling.naam[1:]}", "ruit_open"
            )
            knop.setToolTip(f"{indeling.uitleg}\n{toon_bron(indeling.bron)}\nHoe berekend?")
            knop.setAccessibleDescription("Toont waarom dit dossier zo telt.")
            uitleg = uitlegtekst.van_indeling(indeling)
            self._knop(self.telling, knop, partial(self.uitleg.emit, uitleg))

    def _mist(self, beeld: Dossierbeeld) -> None:
        """Say what is not recorded, and what would be computed with it."""
        self.mist.leeg()
        for zin in beeld.stand.ontbreekt:
            self.mist.zeg(zin, "zacht")
        self.mist.setVisible(bool(beeld.stand.ontbreekt))

    def _personen(self, beeld: Dossierbeeld) -> None:
        """List the ouders and the leerling himself."""
        p = beeld.peildatum
        for ouder in beeld.feiten.ouders:
            if ouder.tot is not None and ouder.tot <= p:
                continue
            gezag = "gezag" if ouder.gezag else "geen gezag"
            knop = Regelknop(f"{ouder_tekst(ouder)}, {gezag}", "persoon")
            knop.setToolTip("Gegevens bekijken of verbeteren")
            self._knop(self.personen, knop, partial(self.open_feit.emit, ouder))
            self._bij(ouder)
        leerling = beeld.feiten.leerling
        roepnaam = leerling.roepnaam or leerling.voornamen or "Leerling"
        leeftijden = [
            (beeld.plicht.achttien_plus, "18+, zelf aanspreekbaar"),
            (beeld.plicht.zestien_plus, "16+"),
            (beeld.plicht.twaalf_plus, "12+, wordt zelf gehoord"),
        ]
        eigen = next((tekst for waar, tekst in leeftijden if waar), "jonger dan 12")
        knop = Regelknop(f"{roepnaam} zelf, {eigen}", "persoon")
        self._knop(self.personen, knop, lambda: self.open_feit.emit(leerling))
        if leerling.telefoon:
            self.personen.zeg(leerling.telefoon, "zacht", onder=True)
        if leerling.geheim_adres:
            self.personen.zeg("geheim adres", "let_op", onder=True)
        if beeld.ambtenaar:
            self.personen.zeg(f"Behandelaar: {beeld.ambtenaar}", "zacht")

    def _bij(self, ouder: Ouder) -> None:
        """Tell under an ouder what one must know when calling or writing."""
        delen = [ouder.telefoon]
        if ouder.tolk:
            delen.append(f"tolk {ouder.taal}")
        elif ouder.taal and ouder.taal != "Nederlands":
            delen.append(ouder.taal)
        tekst = " · ".join(d for d in delen if d)
        if tekst:
            self.personen.zeg(tekst, "zacht", onder=True)
        if ouder.geheim_adres:
            self.personen.zeg("geheim adres", "let_op", onder=True)

    def _toestemming(self, beeld: Dossierbeeld) -> None:
        """Tell per purpose who said what; the last answer counts."""
        feiten = beeld.feiten
        p = beeld.peildatum
        ouders = [o for o in feiten.ouders if o.gezag and (o.tot is None or o.tot > p)]
        doelen = [d for d in Toestemmingdoel if any(t.doel is d for t in feiten.toestemmingen)]
        if Toestemmingdoel.KERNTEAM not in doelen:
            doelen.insert(0, Toestemmingdoel.KERNTEAM)
        compleet = {r.doel: r.compleet for r in doelregels(feiten, p)}
        for doel in doelen:
            alle = [t for t in feiten.toestemmingen if t.doel is doel and t.datum <= p]
            goed = compleet[doel]
            delen = [
                f"{o.relatie.label} {_antwoord([t for t in alle if t.ouder_id == o.id], p)}"
                for o in ouders
            ]
            zelf = [t for t in alle if t.ouder_id is None]
            if zelf:
                delen.append(f"leerling {_antwoord(zelf, p)}")
            label = doel.label[:1].upper() + doel.label[1:]
            knop = Regelknop(
                f"{label}: {', '.join(delen) or 'niet gevraagd'}",
                "schild_vink" if goed else "schild",
                Kleur.TEKST if goed else Kleur.LET_OP,
                icoonkleur=Kleur.GOED if goed else Kleur.LET_OP,
            )
            laatste = alle[-1] if alle else None
            if laatste is None:
                self._knop(self.toestemming, knop, lambda: self.nieuw.emit("toestemming"))
            else:
                self._knop(self.toestemming, knop, partial(self.open_feit.emit, laatste))
        self._belastbaarheid(beeld)

    def _belastbaarheid(self, beeld: Dossierbeeld) -> None:
        """Give the answer that counts now, if there is one."""
        feiten, p = beeld.feiten, beeld.peildatum
        alle = uitspraken(feiten.belastbaarheid, feiten.gebeurtenissen, p)
        if not alle:
            return
        u = alle[0]
        verlopen = "" if u.geldt_op(p) else ", verlopen"
        tekst = f"Belastbaarheid: {u.antwoord.label} ({u.van_wie}, {toon_dag(u.datum)}{verlopen})"
        knop = Regelknop(tekst, "persoon", Kleur.LET_OP if verlopen else Kleur.TEKST)
        self._knop(self.toestemming, knop, partial(self.betrokkenen.emit, "Belastbaarheid"))

    def _verwijzingen(self, beeld: Dossierbeeld) -> None:
        """Say that there are referrals; their dates stand with the tracks."""
        aantal = sum(
            g.soort in VERWIJZINGSCODES and g.datum <= beeld.peildatum
            for g in beeld.feiten.gebeurtenissen
        )
        if aantal:
            tekst = "1 verwijzing" if aantal == 1 else f"{aantal} verwijzingen"
            knop = Regelknop(f"{tekst}: hoe staat het?", "vooruit")
            self._knop(self.regie, knop, partial(self.betrokkenen.emit, "Verwijzingen"))

    def _regie(self, beeld: Dossierbeeld) -> None:
        """Tell who leads; what the protocol proposes is grey until it is recorded."""
        stand = beeld.stand
        p = beeld.peildatum
        for naam, regie in (("Inhoud", stand.regie_inhoud), ("Proces", stand.regie_proces)):
            if regie is None:
                self.regie.zeg(f"{naam}: niemand vastgelegd", "let_op")
                continue
            wie = regie.organisatie + (f", {regie.persoon}" if regie.persoon else "")
            if regie.voorgesteld:
                self.regie.zeg(f"{naam}: {wie} (voorstel, niet vastgelegd)", "zacht")
                if regie.reden:
                    self.regie.zeg(f"{regie.reden}.", "let_op")
                continue
            feit = next(
                (
                    r
                    for r in reversed(beeld.feiten.regie)
                    if str(r.soort) == naam.lower() and r.van <= p and (r.tot is None or r.tot >= p)
                ),
                None,
            )
            knop = Regelknop(f"{naam}: {wie}", "regie")
            if feit is not None:
                self._knop(self.regie, knop, partial(self.open_feit.emit, feit))
            else:
                self.regie.voeg_toe(knop)


def kort(tekst: str) -> str:
    """Keep what a signaal says first; the numbers behind it stand in its explanation."""
    return re.split(r" \(|; ", tekst)[0]


def _antwoord(toestemmingen: list[Toestemming], peildatum: date) -> str:
    """Say the last answer of one person; of one day a refusal rules."""
    t = laatste_antwoord(toestemmingen)
    stand = stand_van(t, peildatum)
    if t is None:
        return "ontbreekt"
    if stand is Antwoordstand.INGETROKKEN and t.ingetrokken_op is not None:
        return f"ingetrokken {toon_dag(t.ingetrokken_op)}"
    if stand is Antwoordstand.VERLOPEN and t.tot is not None:
        return f"verlopen {toon_dag(t.tot)}"
    return f"{'ja,' if stand is Antwoordstand.JA else 'geweigerd'} {toon_dag(t.datum)}"
