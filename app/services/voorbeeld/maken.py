"""Services: writes a fictitious team file: everybody and everything in it is invented.

The same seed and peildatum give the same facts under the same keys; only the
encryption and the audit chain's salts differ from file to file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.feit import Feit
from app.domain.kalender import Schoolkalenders
from app.domain.mensen import Ambtenaar, Rol
from app.domain.opsporing import Opsporingsfeit
from app.domain.scholen import Regio, School, VrijeDag
from app.domain.team import Instelling
from app.domain.verzuim import Melding, Meldingbron, MeldingStatus, Meldingstatus, Verzuimsoort
from app.services.instellingen import instelling_id
from app.services.schoolkalender import bouw_kalenders
from app.services.voorbeeld.bevolking import GEMEENTE, Bevolking, Kind
from app.services.voorbeeld.bron import Bron
from app.services.voorbeeld.dossierbouwer import Dossierbouwer
from app.services.voorbeeld.gevallen import afgesloten
from app.services.voorbeeld.partners import partners_van
from app.services.voorbeeld.post import verstuur
from app.services.voorbeeld.rekenen import Rekenaar
from app.services.voorbeeld.scenarios import Scenario, alle_scenarios, geboren_bij
from app.services.voorbeeld.schoolwerk import schoolwerk_van
from app.services.voorbeeld.streken import LADDER, STRENGE_SCHOOL, kies
from app.services.voorbeeld.takenwerk import losse_taken
from app.services.voorbeeld.teamwerk import teamgebeurtenissen
from app.services.voorbeeld.woorden import ACHTERNAMEN, ACTIES, REDENEN

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.sleutels import Kosten

OCHTEND = dt.time(6, 0, tzinfo=dt.UTC)
NIEUWE_MELDINGEN = 8
HAP = 6_000  # facts per transaction
WERK = 100
"""Open dossiers per ambtenaar at the most (ontwerp: 40 to 120)."""
AMBTENAREN = (
    ("S. de Wit", Rol.TEAMLEIDER, True, "leerplichtambtenaar, teamleider en BOA"),
    ("M. Appel", Rol.LEERPLICHTAMBTENAAR, False, "leerplichtambtenaar"),
    ("B. Kornoelje", Rol.LEERPLICHTAMBTENAAR, True, "leerplichtambtenaar en BOA"),
)
INSTELLINGEN = {
    "teamnaam": f"Team Leerplicht {GEMEENTE}",
    "gemeente": GEMEENTE,
    "afdeling": "Leerplicht",
    "straat": "Stadhuisplein 1",
    "postcode": "9999 ZZ",
    "plaats": GEMEENTE,
    "antwoordadres": f"Postbus 1, 9999 ZZ {GEMEENTE}",
    "telefoon": "099-0000000",
    "email": "leerplicht@modelstad.example",
    "website": "www.modelstad.example",
    "voorbeeldteam": "1",
}


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """The facts of an example team before they are written.

    `team`: settings, people, schools, leerlingen, and loose meldingen.
    `dossiers`: per ambtenaar id the facts of each dossier. `scenarios`: the
    name of its scenario per id of an open dossier. `opsporing`: the facts of
    the sealed file, which a BOA writes last.
    """

    ambtenaren: tuple[Ambtenaar, ...]
    team: list[Feit]
    dossiers: dict[str, list[list[Feit]]]
    scenarios: dict[str, str]
    opsporing: list[Opsporingsfeit]


def maak_voorbeeld(
    pad: str | Path,
    *,
    peildatum: date,
    leerlingen: int = 600,
    open_dossiers: int = 130,
    seed: int = 1,
    wachtwoord: str,
    kosten: Kosten | None = None,
) -> None:
    """Write an example team to a new file.

    The first of its three people logs in with `wachtwoord`, the two others with what
    `wachtwoord_van` says, so that a password tells who it is. KnownError when the
    file is there already or cannot be written; then nothing is left behind.
    """
    from app.services.sessie import maak_team
    from db.sleutels import voeg_persoon_toe
    from db.zonder_gc import zonder_gc

    with zonder_gc():
        voorbeeld = bedenk(peildatum, leerlingen, open_dossiers, seed)
    eerste, *anderen = voorbeeld.ambtenaren[: len(AMBTENAREN)]
    klok = [dt.datetime.combine(peildatum, OCHTEND)]
    sessie, _ = maak_team(
        pad,
        naam=eerste.naam,
        rol=eerste.rol,
        boa=eerste.boa,
        functie=eerste.functie,
        persoon_id=eerste.id,
        wachtwoord=wachtwoord,
        klok=lambda: klok[0],
        kosten=kosten,
    )
    try:
        for persoon in anderen:
            voeg_persoon_toe(
                sessie.pad,
                sessie.v.sleutel,
                persoon.id,
                persoon.naam,
                wachtwoord_van(persoon.naam, wachtwoord),
                tijdelijk=False,
            )
        with zonder_gc():
            _schrijf(sessie, voorbeeld)
            verstuur(sessie, peildatum, partial(klok.__setitem__, 0))
            with sessie.schrijf() as tx:
                # The last transaction goes through the session, which also writes the head of
                # the audit chain to the keys file. Only with this setting is the team whole.
                tx.maak(_instelling("voorbeeldteam", "1"))
    except BaseException:
        sessie.sluit()
        _ruim_op(Path(pad))
        raise
    sessie.sluit()


def wachtwoord_van(naam: str, wachtwoord: str) -> str:
    """Give the password of a person of the example team: "voorbeeld", "voorbeeld-appel"."""
    if naam == AMBTENAREN[0][0]:
        return wachtwoord
    return f"{wachtwoord}-{naam.split()[-1].lower()}"


def _schrijf(sessie: Sessie, voorbeeld: Voorbeeld) -> None:
    """Write everything, each ambtenaar the facts of the own dossiers."""
    from app.services import opsporing
    from db.schrijven import schrijf

    with sessie.schrijf() as tx:
        tx.wijzig(voorbeeld.ambtenaren[0])  # made by maak_team, without telephone and e-mail
        tx.maak_veel(voorbeeld.ambtenaren[1:])
    for hap in _happen([feit] for feit in voorbeeld.team):
        with schrijf(sessie.v, sessie.ambtenaar_id, sessie.nu()) as tx:
            tx.maak_veel(hap)
    for ambtenaar_id, dossiers in voorbeeld.dossiers.items():
        for hap in _happen(dossiers):
            with schrijf(sessie.v, ambtenaar_id, sessie.nu()) as tx:
                tx.maak_veel(hap)
    for feit in voorbeeld.opsporing:
        opsporing.bewaar(sessie, feit)


def _happen(stukken: Iterable[list[Feit]]) -> Iterator[list[Feit]]:
    """Join pieces to transactions of a good size; a piece (a dossier) is never cut.

    One transaction over a quarter of a million facts would outgrow the page
    cache and take ten times as long.
    """
    hap: list[Feit] = []
    for stuk in stukken:
        hap += stuk
        if len(hap) >= HAP:
            yield hap
            hap = []
    if hap:
        yield hap


def _ruim_op(pad: Path) -> None:
    """Take away the files of a team that was not finished."""
    for rest in pad.parent.glob(f"{pad.name}*"):
        rest.unlink(missing_ok=True)
    from db.sleutels import sleutelpad

    sleutelpad(pad).unlink(missing_ok=True)


def bedenk(peildatum: date, leerlingen: int, open_dossiers: int, seed: int) -> Voorbeeld:
    """Invent a team: the same arguments give the same facts."""
    bron = Bron(seed)
    bevolking = Bevolking(bron, peildatum, leerlingen)
    ambtenaren = tuple(
        Ambtenaar(
            id=bron.id(), naam=naam, rol=rol, boa=boa, functie=functie, telefoon=bron.telefoon(),
            email=f"{naam[3:].lower().replace(' ', '.')}@modelstad.example",
            boa_nummer=f"{100_000 + 77 * len(naam)}" if boa else "",
        )
        for naam, rol, boa, functie in _mensen(bron, open_dossiers)
    )  # fmt: skip
    omgeving = bevolking.omgeving()
    keuzes = kies(bron, peildatum, bevolking.scholen)
    rekenaar = Rekenaar(
        peildatum, bevolking.scholen, keuzes.protocollen, keuzes.keuzes, keuzes.normen
    )
    kalenders = bouw_kalenders([], [f for f in omgeving if isinstance(f, VrijeDag)])
    maker = _Dossiermaker(bron, bevolking, kalenders, ambtenaren, rekenaar)
    for scenario in _verdeling(bron, alle_scenarios(keuzes), open_dossiers):
        maker.open(scenario)
    gesloten = min(open_dossiers // 4, max(0, leerlingen - open_dossiers))
    for _ in range(gesloten):
        maker.gesloten()
    over = max(NIEUWE_MELDINGEN, leerlingen - open_dossiers - gesloten)
    anderen = [bevolking.kind(bekend=nr < NIEUWE_MELDINGEN) for nr in range(over)]
    team: list[Feit] = [_instelling(naam, waarde) for naam, waarde in INSTELLINGEN.items()
                        if naam != "voorbeeldteam"]  # fmt: skip
    team += [*omgeving, *keuzes.protocollen, *keuzes.keuzes, *keuzes.normen]
    team += teamgebeurtenissen(bron, rekenaar, kalenders.voor_regio(Regio.MIDDEN))
    team += [feit for kind in [*maker.kinderen, *anderen] for feit in kind.feiten()]
    team += _losse_meldingen(bron, kalenders, peildatum, anderen)
    team += schoolwerk_van(bron, peildatum, bevolking.scholen, ambtenaren)
    team += _signalen(bron, peildatum, anderen)
    team += losse_taken(bron, peildatum, ambtenaren)
    team += partners_van(bron)
    return Voorbeeld(ambtenaren, team, maker.per_ambtenaar, maker.scenarios, maker.opsporing)


def _mensen(bron: Bron, open_dossiers: int) -> Iterator[tuple[str, Rol, bool, str]]:
    """Give the team: the three that can log in, and more when they would have too much to do.

    The others are in the file as people without a password, as after an import.
    """
    yield from AMBTENAREN
    erbij = max(0, -(-open_dossiers // WERK) - len(AMBTENAREN))
    if not erbij:
        return
    paren = [(letter, *naam) for letter in "ADEGHJKLNPRTVZ" for naam in ACHTERNAMEN]
    for voorletter, tussen, achternaam in bron.kans.sample(paren, min(erbij, len(paren))):
        naam = " ".join(deel for deel in (f"{voorletter}.", tussen, achternaam) if deel)
        yield naam, Rol.LEERPLICHTAMBTENAAR, False, "leerplichtambtenaar"


def _instelling(naam: str, waarde: str) -> Instelling:
    return Instelling(id=instelling_id(naam), naam=naam, waarde=waarde)


def _verdeling(bron: Bron, scenarios: Sequence[Scenario], aantal: int) -> list[Scenario]:
    """Choose the scenarios: each once, then by weight; shuffled so that nobody has them all."""
    gekozen = list(scenarios[:aantal])
    gewichten = [s.gewicht for s in scenarios]
    gekozen += bron.kans.choices(scenarios, gewichten, k=aantal - len(gekozen))
    bron.kans.shuffle(gekozen)
    return gekozen


class _Dossiermaker:
    """Deals out dossiers to the ambtenaren and numbers them."""

    def __init__(
        self,
        bron: Bron,
        bevolking: Bevolking,
        kalenders: Schoolkalenders,
        ambtenaren: tuple[Ambtenaar, ...],
        rekenaar: Rekenaar,
    ) -> None:
        self.rekenaar = rekenaar
        self.opsporing: list[Opsporingsfeit] = []
        self.bron = bron
        self.bevolking = bevolking
        self.kalenders = kalenders
        self.ambtenaren = ambtenaren
        self.kinderen: list[Kind] = []
        self.per_ambtenaar: dict[str, list[list[Feit]]] = {a.id: [] for a in ambtenaren}
        self.scenarios: dict[str, str] = {}
        self._nummer = 0

    def open(self, scenario: Scenario) -> None:
        """Make one open dossier."""
        school = self._school(scenario)
        kind = self.bevolking.kind(
            school,
            geboren=geboren_bij(scenario, self.bevolking.peildatum),
            gescheiden=scenario.gescheiden,
            geheim=scenario.geheim,
            ingeschreven=scenario.ingeschreven,
            gemeente=scenario.gemeente or GEMEENTE,
        )
        bouwer = self._bouwer(kind, school, scenario.protocol)
        scenario.bouw(bouwer)
        self.scenarios[bouwer.dossier_id] = scenario.naam
        self._bewaar(kind, bouwer)

    def gesloten(self) -> None:
        """Make one closed dossier."""
        kind = self.bevolking.kind()
        assert kind.school is not None
        bouwer = self._bouwer(kind, kind.school)
        afgesloten(bouwer)
        self._bewaar(kind, bouwer)

    def _school(self, scenario: Scenario) -> School:
        """Choose a school: that of the scenario, else with an own term when asked."""
        if scenario.school is not None:
            return scenario.school
        if scenario.streng:
            return next(s for s in self.bevolking.scholen if s.naam == STRENGE_SCHOOL)
        for _ in range(50):
            school = self.bevolking.school(*scenario.scholen)
            if (school.termijn_stap2 is not None) is scenario.eigen_termijn:
                return school
        return self.bevolking.school(*scenario.scholen)

    def _bouwer(self, kind: Kind, school: School, protocol: str = LADDER) -> Dossierbouwer:
        self._nummer += 1
        ambtenaar = self.ambtenaren[self._nummer % len(self.ambtenaren)]
        # Without school the engine counts by region Midden, so the example aims by it too.
        kalender = (
            self.kalenders.voor_school(school)
            if kind.school
            else self.kalenders.voor_regio(Regio.MIDDEN)
        )
        nummer = f"{self.bevolking.peildatum.year}-{self._nummer:04d}"
        peildatum = self.bevolking.peildatum
        return Dossierbouwer(
            self.bron, peildatum, kalender, kind, ambtenaar.id, nummer, self.rekenaar, protocol
        )

    def _bewaar(self, kind: Kind, bouwer: Dossierbouwer) -> None:
        self.kinderen.append(kind)
        self.per_ambtenaar[bouwer.ambtenaar_id].append(bouwer.klaar())
        self.opsporing += bouwer.opsporing


def _losse_meldingen(
    bron: Bron, kalenders: Schoolkalenders, peildatum: date, kinderen: list[Kind]
) -> list[Feit]:
    """Give meldingen without dossier: some of today for the inbox, and older ones dealt with."""
    feiten: list[Feit] = []
    soorten = (Verzuimsoort.UUR16, Verzuimsoort.UUR16, Verzuimsoort.LUXE, Verzuimsoort.OVERIG)
    for nr, kind in enumerate(kinderen[: NIEUWE_MELDINGEN + len(kinderen) // 25]):
        nieuw = nr < NIEUWE_MELDINGEN
        kalender = kalenders.voor_school(kind.school)
        terug = 0 if nieuw and nr % 4 else bron.kans.randint(1, 2) if nieuw else 15 + nr % 60
        gemeld = kalender.min_schooldagen(peildatum + timedelta(days=1), terug + 1)
        if nieuw and not terug:
            gemeld = peildatum
        begin = kalender.min_schooldagen(gemeld, bron.kans.randint(4, 16))
        soort = bron.kans.choice(soorten)
        melding = Melding(
            id=bron.id(),
            leerling_id=kind.leerling.id,
            school_id=kind.school.id if kind.school else None,
            meldingsnummer=bron.meldingsnummer(gemeld.year),
            soort=soort,
            melddatum=gemeld,
            begindatum=begin,
            einddatum=gemeld if soort is Verzuimsoort.UUR16 else None,
            uren=float(bron.kans.randint(16, 30)) if soort is Verzuimsoort.UUR16 else None,
            vermoeden=soort is Verzuimsoort.OVERIG and bron.raak(50),
            reden=bron.kans.choice(REDENEN),
            actie_school=bron.kans.choice(ACTIES),
        )
        feiten += [melding, _status(bron, melding, Meldingstatus.GEREGISTREERD, gemeld)]
        if not nieuw:
            klaar = kalender.plus_schooldagen(gemeld, 2)
            status = _status(bron, melding, Meldingstatus.TER_KENNISGEVING, klaar)
            # Some wait for the list of what must still be passed on.
            feiten.append(status if nr % 4 == 0 else replace(status, doorgegeven=klaar))
    return feiten


def _signalen(bron: Bron, peildatum: date, kinderen: list[Kind]) -> list[Feit]:
    """Give preventive signals that wait: they have a kind, and are no meldingen of DUO."""
    soorten = ((Meldingbron.SCHOOL, "zorg_school"), (Meldingbron.OUDER, "zorg_ouder"))
    feiten: list[Feit] = []
    for (wie, kenmerk), kind in zip(soorten, reversed(kinderen), strict=False):
        signaal = Melding(
            id=bron.id(),
            leerling_id=kind.leerling.id,
            school_id=kind.school.id if kind.school else None,
            bron=wie,
            soort=Verzuimsoort.KENMERK,
            kenmerk=kenmerk,
            melddatum=peildatum,
        )
        feiten += [signaal, _status(bron, signaal, Meldingstatus.GEREGISTREERD, peildatum)]
    return feiten


def _status(bron: Bron, melding: Melding, status: Meldingstatus, dag: date) -> MeldingStatus:
    return MeldingStatus(id=bron.id(), melding_id=melding.id, status=status, datum=dag)
