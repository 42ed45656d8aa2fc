"""Services: cases of the example team that show what runs beside the ladder.

Each theme stands twice in the team: once running, and once over, as earlier history of
a dossier in which another one runs or (`apart`) in which nothing else does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.scholen import Onderwijssoort
from app.domain.verzuim import Meldingbron, Periodesoort, Verzuimsoort
from app.services.voorbeeld.bijhouden import houd_bij, rond_af
from app.services.voorbeeld.dagteller import EEN_DAG
from app.services.voorbeeld.dossierbouwer import Dossierbouwer
from app.services.voorbeeld.klim import Zone, klim, los
from app.services.voorbeeld.tonen import REDEN, laatste_werkdag
from app.services.voorbeeld.vervullen import gebeurtenis, kenmerk

PO = (Onderwijssoort.BO, Onderwijssoort.SBO, Onderwijssoort.SO)
VO = (Onderwijssoort.VO, Onderwijssoort.PRO)
MBO = (Onderwijssoort.MBO,)
BO = (Onderwijssoort.BO,)
LANG = 75
"""Calendar days ago that a theme began which is over now, at the most."""
Bouw = Callable[[Dossierbouwer, date], None]


@dataclass(frozen=True, slots=True)
class Thema:
    """What runs beside the ladder: how it begins on a day, and which tracks it shows.

    `ladder`: the stap in which it runs; empty: no ladder. `terug`: so many werkdagen ago
    it began while it runs. `voltooi`: what else makes it be over. `eerder`: the
    theme that was over before it. `apart`: it is over in a dossier of its own.
    """

    naam: str
    codes: frozenset[str]
    begin: Bouw
    scholen: tuple[Onderwijssoort, ...] = VO
    leeftijd: tuple[int, int] | None = None
    ladder: str = "1"
    terug: int = 1
    ingeschreven: bool = True
    voltooi: Bouw | None = None
    eerder: str = ""
    apart: bool = False


def loopt(thema: Thema) -> Callable[[Dossierbouwer], None]:
    """Build the dossier in which a theme runs."""

    def bouw(b: Dossierbouwer) -> None:
        dag = laatste_werkdag(b.peildatum, thema.terug)
        _basis(b, thema, dag)
        if thema.eerder:
            eerder = next(t for t in THEMAS if t.naam == thema.eerder)
            b.rustig |= thema.codes - eerder.codes
            _was_er(b, eerder)
        b.vlot -= thema.codes
        b.rustig |= thema.codes
        thema.begin(b, dag)

    return bouw


def afgerond(thema: Thema) -> Callable[[Dossierbouwer], None]:
    """Build the dossier in which a theme is over."""

    def bouw(b: Dossierbouwer) -> None:
        _basis(b, thema, b.schooldag(20, 30))
        _was_er(b, thema)

    return bouw


def _was_er(b: Dossierbouwer, thema: Thema) -> None:
    """Let a theme begin long ago and be over by now."""
    dag = laatste_werkdag(b.peildatum - timedelta(days=b.kans.randint(LANG - 25, LANG)))
    b.geopend_op(b.terug(dag, 2))
    b.vlot |= thema.codes
    thema.begin(b, dag)
    houd_bij(b)
    if thema.voltooi is not None:
        thema.voltooi(b, laatste_werkdag(b.peildatum, 4))
    rond_af(b, thema.codes, laatste_werkdag(b.peildatum, 3))


def _basis(b: Dossierbouwer, thema: Thema, dag: date) -> None:
    if thema.ladder:
        klim(b, thema.ladder, Zone.LATER, uiterlijk=laatste_werkdag(b.peildatum, 5))
    else:
        los(b, dag)


def _een(soort: str, uitkomst: str = "", **rest: float) -> Bouw:
    """Begin with one event."""
    return lambda b, dag: _doe(b, soort, dag, uitkomst, **rest)


def _doe(b: Dossierbouwer, soort: str, dag: date, uitkomst: str = "", **rest: float) -> None:
    gebeurtenis(b, soort, dag, uitkomst, aantal=rest.get("aantal"))


def _beroep_a(b: Dossierbouwer, dag: date) -> None:
    _doe(b, "verklaring_7", b.terug(dag, 8), "nu_niet")
    _doe(b, "kennisgeving", dag, "5_a")


def _beroep_b(b: Dossierbouwer, dag: date) -> None:
    _doe(b, "kennisgeving", dag, "5_b")
    _doe(b, "verklaring_8", dag)
    _doe(b, "terugblik_8", dag, "niet_geplaatst")


def _vrijgesteld(b: Dossierbouwer, dag: date) -> None:
    _doe(b, "vrijstelling", dag, "5_a")


def _opnieuw(b: Dossierbouwer, dag: date) -> None:
    """Let the ouders come early for the next schooljaar."""
    _doe(b, "kennisgeving_opnieuw", dag, "5_a")


def _gehoord(*wie: str) -> Bouw:
    def bouw(b: Dossierbouwer, dag: date) -> None:
        for wie_dan in wie:
            _doe(b, "gehoord", dag, wie_dan)

    return bouw


def _drie_a_en_b(b: Dossierbouwer, dag: date) -> None:
    _doe(b, "aanvraag_3a", dag)
    _doe(b, "aanvraag_3b", dag)
    _gehoord("aanvrager", "jongere", "hoofd")(b, dag)


def _drie_a_en_b_klaar(b: Dossierbouwer, dag: date) -> None:
    """Grant one of the two: the leerling is under vervangende leerplicht."""
    _gehoord("hoofd_instelling", "zorginstelling")(b, dag)
    _doe(b, "verlenging_3a", dag, "niet_gevraagd")


def _werk(b: Dossierbouwer, dag: date) -> None:
    _doe(b, "aanvraag_15", dag)
    _doe(b, "verboden_arbeid", dag)
    _doe(b, "besluit_verwijdering", dag)


def _verlof(b: Dossierbouwer, dag: date) -> None:
    _doe(b, "verlofaanvraag", dag, "meer_dan_10", aantal=14)
    _doe(b, "gehoord", dag, "hoofd")


def _vakantieverlof(b: Dossierbouwer, dag: date) -> None:
    _doe(b, "verlof_13a", dag, aantal=8)
    _doe(b, "plicht_13", dag)


def _schorsing(b: Dossierbouwer, dag: date) -> None:
    tot = b.kalender.plus_schooldagen(dag, 4)
    b.verzuim(Periodesoort.GEOORLOOFD, dag, min(tot, b.peildatum))
    gebeurtenis(b, "schorsing", dag, aantal=4, tot=tot)


def _verwijdering(b: Dossierbouwer, dag: date) -> None:
    """Let the school mean to expel; only the ouders were heard yet."""
    _doe(b, "voornemen_verwijdering", dag, "gedrag")
    _doe(b, "gehoord_verwijdering", dag, "ouders")


def _verwijderd(b: Dossierbouwer, dag: date) -> None:
    _doe(b, "gehoord_verwijdering", dag, "docent")
    _doe(b, "andere_school", dag, "gevonden")


def _particulier(b: Dossierbouwer, dag: date) -> None:
    _doe(b, "advies_geen_school", dag)
    _doe(b, "in_afschrijving_18", dag, "afschrijving")
    _doe(b, "inschrijving_b3", dag)


def _ziek(b: Dossierbouwer, dag: date) -> None:
    tot = min(b.kalender.plus_schooldagen(dag, 6), b.laatste_schooldag())
    b.verzuim(Periodesoort.ZIEKTE, min(dag, tot), tot)
    _doe(b, "melding_11", dag, "d")
    _doe(b, "twijfel_ziekmelding", dag)


def _andere_grond(b: Dossierbouwer, dag: date) -> None:
    _doe(b, "melding_11", dag, "b")


def _minder_tijd(b: Dossierbouwer, dag: date) -> None:
    b.sluit_verzuim(dag - EEN_DAG)
    b.verzuim(Periodesoort.GEOORLOOFD, dag, aanwezig=40)
    _doe(b, "zorgplan", dag)
    _doe(b, "aanvraag_variawet", dag)
    b.spoor(dag, "routes", "thuiszitter_dreigt", REDEN)


def _ziek_routes(b: Dossierbouwer, dag: date) -> None:
    kenmerk(b, dag)
    for code in ("route_ziek_kernteam", "route_ziek_jeugdarts"):
        b.spoor(dag, "routes", code, "")


def _mas(b: Dossierbouwer, dag: date) -> None:
    b.spoor(dag, "mas", "mas_fasen", REDEN)


def _mas_hulp(b: Dossierbouwer, dag: date) -> None:
    _doe(b, "mas_route", dag, "vrijwillig")
    _doe(b, "mas_route", dag, "verplicht")


def _absoluut(b: Dossierbouwer, dag: date) -> None:
    uitgeschreven = b.kind.inschrijvingen[-1].tot or dag
    b.melding(dag, Verzuimsoort.ABSOLUUT, uitgeschreven + EEN_DAG, bron=Meldingbron.EIGEN,
              uren=None, meldingsnummer="", actie_school="")  # fmt: skip
    _doe(b, "absoluut_uitkomst", dag, "daadwerkelijk")


def _melding(soort: Verzuimsoort, vermoeden: bool = False) -> Bouw:
    def bouw(b: Dossierbouwer, dag: date) -> None:
        b.melding(dag, soort, vermoeden=vermoeden)

    return bouw


def _naar_school(b: Dossierbouwer, dag: date) -> None:
    """Give who was nowhere enrolled a school."""
    b.schrijf_in(dag)


def _plek(b: Dossierbouwer, dag: date) -> None:
    _doe(b, "passende_plek", dag, "onderwijs")


def _eerste(b: Dossierbouwer, dag: date) -> None:
    b.spoor(dag, "wet_termijnen", "eerste_kennisgeving", REDEN)


def _thuis(b: Dossierbouwer, _: date) -> None:
    """Be at home for six weken: what runs then begins by itself."""
    if b.thuis is None or (b.peildatum - b.thuis).days < 40:
        b.sluit_verzuim(b.peildatum - timedelta(days=50))
        b.verzuim(Periodesoort.ONGEOORLOOFD, b.terug(b.peildatum - timedelta(days=40), 1))
        b.swv_melding()


def _codes(*codes: str) -> frozenset[str]:
    return frozenset(codes)


THEMAS: tuple[Thema, ...] = (
    Thema("beroep op 5 onder a", _codes("beroep_5a", "kennisgeving_5"), _beroep_a, ladder="3b",
          eerder="methodische aanpak"),
    Thema("beroep op 5 onder b", _codes("beroep_5b", "kennisgeving_5"), _beroep_b, PO,
          (9, 200), ladder="",
          eerder="verlof van meer dan tien dagen"),
    Thema("beroep op 5 onder c", _codes("beroep_5c", "kennisgeving_5"), _een("kennisgeving", "5_c"),
          VO, (15, 100), ladder="", ingeschreven=False,
          eerder="particuliere school"),
    Thema("vrijgesteld", _codes("kennisgeving_jaarlijks"), _vrijgesteld, PO, (10, 30), ladder="",
          terug=40, voltooi=_opnieuw,
          eerder="beroep op 5 onder b"),
    Thema("vervangende leerplicht 3a en 3b", _codes("vervangende_3a", "vervangende_3b"),
          _drie_a_en_b, VO, (15, 60), voltooi=_drie_a_en_b_klaar,
          eerder="schorsing", apart=True),
    Thema("mbo: ander onderwijs, werk, verwijderd",
          _codes("vrijstelling_15", "verboden_arbeid", "verwijdering_melden"), _werk,
          MBO, (17, 30), ladder="", terug=0,
          eerder="mbo: ander onderwijs, werk, verwijderd"),
    Thema("verlof van meer dan tien dagen", _codes("verlof_meer_dan_10"), _verlof, PO, ladder="",
          eerder="vakantieverlof en feestdag"),
    Thema("vakantieverlof en feestdag",
          _codes("vakantieverlof", "vrij_levensovertuiging", "melding_11f"), _vakantieverlof, PO,
          ladder="", eerder="vrijgesteld"),
    Thema("schorsing", _codes("schorsing"), _schorsing, ladder="2",
          eerder="melding luxe"),
    Thema("verwijdering", _codes("verwijdering"), _verwijdering, voltooi=_verwijderd,
          ladder="2", terug=0,
          eerder="melding overig"),
    Thema("particuliere school", _codes("geen_school_meer", "in_afschrijving", "b3_school"),
          _particulier, VO, ladder="",
          eerder="preventief signaal"),
    Thema("ziek, met twijfel", _codes("melding_11d", "kernteam_11"), _ziek,
          eerder="melding LRV"),
    Thema("andere grond van artikel 11", _codes("kernteam_11_overig"), _andere_grond, PO,
          ladder="1",
          eerder="ziekteverzuim, twee routes"),
    Thema("minder onderwijstijd", _codes("variawet", "thuiszitter_dreigt"), _minder_tijd, PO,
          ladder="2",
          eerder="verwezen naar hulp", apart=True),
    Thema("ziekteverzuim, twee routes", _codes("route_ziek_kernteam", "route_ziek_jeugdarts"),
          _ziek_routes, ladder="",
          eerder="ziek, met twijfel"),
    Thema("methodische aanpak", _codes("mas_fasen"), _mas, ladder="1",
          eerder="hulp, vrijwillig en verplicht"),
    Thema("hulp, vrijwillig en verplicht", _codes("mas_vrijwillig", "mas_verplicht"), _mas_hulp,
          ladder="2",
          eerder="verwijdering"),
    Thema("niet op een school", _codes("route_absoluut", "absoluut_verzuim"), _absoluut, VO,
          ladder="", ingeschreven=False, voltooi=_naar_school,
          eerder="beroep op 5 onder c", apart=True),
    Thema("melding overig", _codes("route_overig"), _melding(Verzuimsoort.OVERIG, True),
          eerder="andere grond van artikel 11"),
    Thema("melding LRV", _codes("route_lrv"), _melding(Verzuimsoort.LRV), ladder="2",
          eerder="beroep op 5 onder a"),
    Thema("melding luxe", _codes("route_luxe", "screening"), _melding(Verzuimsoort.LUXE)),
    Thema("preventief signaal", _codes("route_kenmerk"), lambda b, dag: kenmerk(b, dag)),
    Thema("verwezen naar hulp", _codes("in_regie"), _een("doorverwezen")),
    Thema("plek gevonden", _codes("passende_plek", "contact_school", "thuiszitter"), _thuis,
          ladder="2", voltooi=_plek,
          apart=True),
    Thema("bijna leerplichtig", _codes("eerste_kennisgeving"), _eerste, BO, (5, -75),
          ladder="",
          eerder="bijna leerplichtig"),
)  # fmt: skip
"""Every track of the files that hold by themselves, as they come together in practice."""
