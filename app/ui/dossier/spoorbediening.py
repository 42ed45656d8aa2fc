"""UI: what a click on a track, a gate, a signaal or "Hoe berekend?" does in a dossier."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from shiboken6 import isValid

from app.domain.dossiers import Toestemming
from app.domain.feit import Feit
from app.domain.sporen import Gebeurtenis
from app.domain.vrijstellinggebeurtenissen import feit_van
from app.protocol.ladder.besluitoptie import Besluitoptie
from app.protocol.sporen.spoorbesluiten import regel_van
from app.protocol.stand import Kantelpunt, PoortStand, Signaal, Spoorstand, Spoorvoorstel
from app.services import gebeurtenissen, sporen, uitlegtekst
from app.services.uitlegtekst import Uitleg, Uitlegregel
from app.ui import berichten
from app.ui.dossier.handelingen import BRIEF, Handeling, handelingen, poortregel_van
from app.ui.uitleg import Actie, UitlegVenster
from app.ui.vastleggen.gebeurteniskiezer import Gebeurteniskiezer
from app.ui.vastleggen.spoorformulieren import SPOOR_BEGINNEN

if TYPE_CHECKING:
    from app.protocol.model import Gebeurtenisregel, Regelset
    from app.ui.dossier.dossier_view import DossierView


class Spoorbediening(QObject):
    """Works on the view of one dossier: shows tracks and explanations, opens their forms."""

    def __init__(self, view: DossierView) -> None:
        super().__init__(view)
        self._view = view
        self.venster: UitlegVenster | None = None
        """The explanation that is open beside the dossier, if one."""
        view.kern.vergrendeld.connect(self.sluit_uitleg)
        rij, detail = view.sporenrij, view.spoordetail
        rij.gekozen.connect(self.toon)
        rij.beginnen.connect(self.begin)
        detail.gesloten.connect(self.sluit)
        detail.handel.connect(self.handel)
        detail.besluit.connect(self.besluit)
        detail.beeindig.connect(self.beeindig)
        detail.heropen.connect(self.heropen)
        detail.uitleg.connect(self.uitleg)
        detail.poort.connect(self.mend)
        detail.feit.connect(self.naar_feit)

    # --- showing -------------------------------------------------------------------------

    def ververs(self, *, lezen: bool) -> None:
        """Show the tracks of the present dossier; the details follow, or close."""
        beeld = self._view.beeld
        if beeld is None:
            return
        self.sluit_uitleg()
        self._view.sporenrij.toon(beeld.stand, lezen=lezen)
        sleutel = self._view.spoordetail.sleutel
        if sleutel and not self._vul(sleutel, lezen=lezen):
            self.sluit()

    def toon(self, sleutel: str, punt: Kantelpunt | None = None) -> None:
        """Open the details of a track beside the dossier, at the step of a date if one is given."""
        view = self._view
        if view.formulier.formulier is not None:
            view.formulier.parkeer()
        if self._vul(sleutel, lezen=view.mag_niet):
            view.betrokkenen.is_open = False
            view.plaats_zijvlak(formulier=False)
            view.sporenrij.zet_open(sleutel)
            view.spoordetail.naar_eerste(punt)

    def sluit(self) -> None:
        """Close the details; the focus goes back to the track."""
        view = self._view
        sleutel = view.spoordetail.sleutel
        if not sleutel:
            return
        view.spoordetail.sleutel = ""
        view.sporenrij.zet_open("")
        view.plaats_zijvlak(formulier=view.formulier.formulier is not None)
        view.sporenrij.naar(sleutel)

    def _vul(self, sleutel: str, *, lezen: bool) -> bool:
        """Fill the details; False when there is no such track now."""
        beeld, spoor = self._view.beeld, self._spoor(sleutel)
        if beeld is None or spoor is None:
            return False
        self._view.spoordetail.toon(beeld, spoor, self._regels(), self._soorten(), lezen=lezen)
        return True

    def _spoor(self, sleutel: str) -> Spoorstand | None:
        beeld = self._view.beeld
        alle = beeld.stand.sporen if beeld is not None else ()
        return next((s for s in alle if s.sleutel == sleutel), None)

    def _regels(self) -> Regelset:
        beeld = self._view.beeld
        assert beeld is not None
        return self._view.kern.sessie.regels(beeld.feiten, beeld.peildatum)

    def _soorten(self) -> Mapping[str, Gebeurtenisregel]:
        view = self._view
        return gebeurtenissen.soorten(view.kern.sessie, view.dossier_id, view.kern.peildatum)

    # --- recording -----------------------------------------------------------------------

    def begin(self, spoor: str = "") -> None:
        """Open the form that begins a track; `spoor` is one that is proposed."""
        self._view.open_formulier(SPOOR_BEGINNEN, None, {"spoor": spoor} if spoor else None)

    def zoek_gebeurtenis(self) -> None:
        """Let the user choose what happened from all kinds."""
        view = self._view
        if view.beeld is None:
            return
        if view.kern.alleen_lezen:
            berichten.toon_fout(view, view.kern.leesfout())
            return
        kiezer = Gebeurteniskiezer(view.kern, view.dossier_id, view)
        kiezer.gekozen.connect(self._gekozen)
        kiezer.open()

    def _gekozen(self, code: str) -> None:
        """Open the form of the kind that was chosen."""
        self._view.window().activateWindow()
        self._view.open_formulier(Gebeurtenis.SOORT, None, {"soort": code})

    def handel(self, handeling: Handeling) -> None:
        """Open the form, or the letter window, that meets a demand."""
        view = self._view
        if view.beeld is None:
            return
        vooraf: dict[str, Any] = dict(handeling.vooraf)
        if handeling.code == BRIEF:
            from app.ui.brieven.dialoog import open_brief

            open_brief(view.kern, view.dossier_id, vooraf.get("sjabloon"), view)
            return
        if handeling.code == Toestemming.SOORT:
            vooraf["ouder_id"] = [o.id for o in view.beeld.feiten.ouders if o.gezag]
        view.open_formulier(handeling.code, None, vooraf)

    def besluit(self, optie: Besluitoptie) -> None:
        """Open the form of a decision about a step."""
        view = self._view
        if (kader := view.kader_om_te_schrijven()) is not None:
            view.plaats_zijvlak(formulier=True)
            view.formulier.open_spoorbesluit(kader, optie)

    def beeindig(self, sleutel: str) -> None:
        """Open the form that ends a track."""
        view = self._view
        if (kader := view.kader_om_te_schrijven()) is not None:
            view.plaats_zijvlak(formulier=True)
            view.formulier.open_spoor_einde(kader, sleutel)

    def heropen(self, sleutel: str) -> None:
        """Take back that a track was ended."""
        view = self._view
        dossier_id = view.dossier_id
        view.kern.voer_uit(
            lambda s: sporen.heropen_spoor(s, dossier_id, sleutel), "Spoor heropend.", view
        )

    def mend(self, poort: PoortStand) -> None:
        """Open the form that mends a gate, or the fact that opened it."""
        view = self._view
        if view.beeld is None:
            return
        if poort.open:
            feit = self._feit(poort.feit_id)
            if feit is not None:
                view.open_feit(feit)
            else:
                berichten.meld(poort.uitleg)
            return
        spoor = self._spoor(poort.sleutel) if poort.sleutel else None
        eigen = regel_van(self._regels(), spoor) if spoor is not None else None
        regel = poortregel_van(self._regels(), poort, eigen)
        kan = handelingen(regel.eis, self._soorten(), poort.sleutel) if regel is not None else ()
        if kan:
            self.handel(kan[0])
        else:
            berichten.meld(poort.uitleg, soort="wacht")

    def _feit(self, feit_id: str | None) -> Feit | None:
        """Find a fact of this dossier by its key."""
        if feit_id is None or self._view.beeld is None:
            return None
        feiten = self._view.beeld.feiten
        for veld in dataclasses.fields(feiten):
            groep = getattr(feiten, veld.name)
            if isinstance(groep, tuple):
                for feit in groep:
                    if feit.id == feit_id:
                        return feit  # type: ignore[no-any-return]
        return None

    # --- explaining ----------------------------------------------------------------------

    def uitleg(self, uitleg: Uitleg, acties: Sequence[Actie] = ()) -> None:
        """Show how something was computed."""
        view = self._view
        mag = () if view.mag_niet else acties
        self.sluit_uitleg()
        venster = UitlegVenster(uitleg, mag, vindbaar=self._vindbaar, parent=view)
        venster.gevraagd.connect(self.naar_regel)
        self.venster = venster
        venster.show()
        venster.activateWindow()

    def sluit_uitleg(self) -> None:
        """Close an explanation: it is of another dossier, or no longer true."""
        if self.venster is not None and isValid(self.venster):
            self.venster.close()
        self.venster = None

    def signaal(self, signaal: Signaal) -> None:
        """Explain a signaal, with buttons for what it proposes."""
        beeld = self._view.beeld
        if beeld is None:
            return
        acties: list[Actie] = []
        opties = [o for o in beeld.opties if str(o.soort) == signaal.stelt_voor]
        if opties:
            acties.append((opties[0].soort.label.capitalize() + "…", lambda: self._besluit(opties)))
        voorstel = next(
            (v for v in beeld.te_beginnen if f"{v.protocol}/{v.code}" == signaal.spoor), None
        )
        if voorstel is not None:
            naam = voorstel.naam
            acties.append((f"Spoor beginnen: {naam}…", lambda: self.begin(signaal.spoor)))
        wat = signaal.vraag or signaal.tekst
        acties.append(
            (
                "Taak maken…",
                lambda: self._view.open_formulier("taak", None, {"omschrijving": wat}),
            )
        )
        self.uitleg(uitlegtekst.van_signaal(signaal), acties)

    def voorstel(self, voorstel: Spoorvoorstel) -> None:
        """Open the form that begins a track that is proposed."""
        self.begin(f"{voorstel.protocol}/{voorstel.code}")

    def _besluit(self, opties: Sequence[Any]) -> None:
        self._view.open_besluit(opties)

    def _vindbaar(self, regel: Uitlegregel) -> bool:
        return self._plek(regel) is not None

    def _plek(self, regel: Uitlegregel) -> int | None:
        """Find the line of the tijdlijn that a line of an explanation is about."""
        beeld = self._view.beeld
        if beeld is None:
            return None
        feiten = [i for i in beeld.tijdlijn if i.feit_id]
        if regel.feit_id:
            past = [i for i in feiten if i.feit_id == feit_van(regel.feit_id)]
        elif regel.dag is not None and regel.soort in ("begin", "feit", "geteld", "herstel"):
            dag = regel.dag
            past = [i for i in feiten if i.datum == dag]
            past = past or [i for i in feiten if i.einde is not None and i.datum <= dag <= i.einde]
        else:
            past = []
        return beeld.tijdlijn.index(past[0]) if past else None

    def naar_regel(self, regel: Uitlegregel) -> None:
        """Choose in the tijdlijn what a line of an explanation is about."""
        plek, beeld = self._plek(regel), self._view.beeld
        if plek is not None and beeld is not None:
            self._kies(beeld.tijdlijn[plek].feit_id or "")

    def naar_feit(self, feit_id: str) -> None:
        """Choose a fact in the tijdlijn."""
        self._kies(feit_id)

    def _kies(self, feit_id: str) -> None:
        view = self._view
        view.window().activateWindow()
        view.indeling.ga_naar(view.tijdlijn)
        if view.tijdlijn.kies_feit(feit_van(feit_id)):
            view.tijdlijn.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
