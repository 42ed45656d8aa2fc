"""Services: schools, leerlingen and ouders of the example team, all invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.feestdagen import pasen
from app.domain.feit import Feit
from app.domain.mensen import Leerling, Ouder, Relatie, Verhuizing
from app.domain.scholen import (
    Inschrijving,
    Onderwijssoort,
    Regio,
    School,
    SchoolContact,
    VrijeDag,
    Vrijsoort,
)
from app.services.voorbeeld.bron import Bron
from app.services.voorbeeld.woorden import (
    ACHTERNAMEN,
    BEROEPEN_SCHOOL,
    STRATEN,
    TALEN,
    VOORNAMEN,
)

GEMEENTE = "Modelstad"
JAAR = 365.25
PER_SCHOOL = 420  # leerlingen; a larger team gets more schools

BASIS: tuple[tuple[str, str, str, Onderwijssoort, Regio, int | None], ...] = (
    ("Het Fictieve Lyceum", "99AA", "00", Onderwijssoort.VO, Regio.MIDDEN, None),
    ("Obs De Proefballon", "99BB", "00", Onderwijssoort.BO, Regio.MIDDEN, None),
    ("Vso Het Voorbeeld", "99CC", "00", Onderwijssoort.VSO, Regio.NOORD, 6),
    ("ROC Modelstad", "99DD", "00", Onderwijssoort.MBO, Regio.MIDDEN, None),
    ("Het Fictieve Lyceum loc. Zuid", "99AA", "01", Onderwijssoort.VO, Regio.ZUID, None),
    ("Sbo De Proefballon", "99BB", "01", Onderwijssoort.SBO, Regio.ZUID, None),
    ("Obs Voorbeeld", "99EE", "00", Onderwijssoort.BO, Regio.NOORD, None),
    ("Praktijkschool De Maquette", "99FF", "00", Onderwijssoort.PRO, Regio.MIDDEN, None),
    ("So De Schets", "99GG", "00", Onderwijssoort.SO, Regio.MIDDEN, None),
    ("Mavo De Passer", "99HH", "00", Onderwijssoort.VO, Regio.NOORD, None),
)
LEEFTIJDEN: dict[Onderwijssoort, tuple[int, int]] = {
    Onderwijssoort.BO: (5, 12),
    Onderwijssoort.SBO: (6, 12),
    Onderwijssoort.SO: (6, 12),
    Onderwijssoort.VSO: (12, 17),
    Onderwijssoort.PRO: (12, 16),
    Onderwijssoort.VO: (12, 17),
    Onderwijssoort.MBO: (16, 17),
}
"""Youngest and oldest age of a leerling that is made at random."""


@dataclass(slots=True)
class Kind:
    """A leerling with the ouders and the school; `school` None: not enrolled now."""

    leerling: Leerling
    ouders: list[Ouder]
    school: School | None
    inschrijvingen: list[Inschrijving] = field(default_factory=list)
    verhuizingen: list[Verhuizing] = field(default_factory=list)

    def feiten(self) -> list[Feit]:
        """Give all facts about this person."""
        return [self.leerling, *self.ouders, *self.inschrijvingen, *self.verhuizingen]


class Bevolking:
    """Makes schools and people around a peildatum."""

    def __init__(self, bron: Bron, peildatum: date, leerlingen: int) -> None:
        self.bron = bron
        self.peildatum = peildatum
        self.scholen = self._scholen(max(len(BASIS), leerlingen // PER_SCHOOL))

    def omgeving(self) -> list[Feit]:
        """Give schools, their contact persons and free days."""
        return [*self.scholen, *self._schoolcontacten(), *self._vrije_dagen()]

    def school(self, *soorten: Onderwijssoort) -> School:
        """Choose a school of one of these kinds, or of any kind."""
        keuze = [s for s in self.scholen if not soorten or s.onderwijssoort in soorten]
        return self.bron.kans.choice(keuze)

    def kind(
        self,
        school: School | None = None,
        *,
        geboren: date | None = None,
        gescheiden: bool = False,
        geheim: bool = False,
        ingeschreven: bool = True,
        bekend: bool = True,
        gemeente: str = GEMEENTE,
    ) -> Kind:
        """Make a leerling of the age that the school asks, with one or two ouders.

        Of one who is not `bekend` (never had a dossier) one ouder is recorded.
        """
        bron, kans = self.bron, self.bron.kans
        school = school or self.school()
        geboren = geboren or self._geboren(school)
        tussen, achter = kans.choice(ACHTERNAMEN)
        voornaam = kans.choice(VOORNAMEN)
        bsn, onderwijsnummer = bron.nummer()
        leerling = Leerling(
            id=bron.id(),
            achternaam=achter,
            tussenvoegsel=tussen,
            voornamen=voornaam,
            roepnaam=voornaam,
            geboortedatum=geboren,
            bsn=bsn,
            onderwijsnummer=onderwijsnummer,
            straat=kans.choice(STRATEN),
            huisnummer=str(kans.randrange(1, 180)),
            postcode=self._postcode(),
            plaats=gemeente,
            geheim_adres=geheim,
            woongemeente=gemeente,
            telefoon=bron.telefoon() if kans.random() < 0.3 else "",
        )
        ouders = self._ouders(leerling, gescheiden=gescheiden, geheim=geheim, bekend=bekend)
        kind = Kind(leerling, ouders, school if ingeschreven else None)
        kind.inschrijvingen = self._inschrijvingen(kind, school, ingeschreven=ingeschreven)
        return kind

    def _geboren(self, school: School) -> date:
        """Give a birth date that fits a school."""
        jong, oud = LEEFTIJDEN[school.onderwijssoort]
        dagen = self.bron.kans.randrange(int(jong * JAAR) + 5, int((oud + 1) * JAAR) - 5)
        return self.peildatum - timedelta(days=dagen)

    def _postcode(self) -> str:
        """Give a postcode that no post knows."""
        return f"9999 Z{self.bron.kans.choice('ABCDEFGHJKLMNPRSTVWXZ')}"

    def _inschrijvingen(
        self, kind: Kind, school: School, *, ingeschreven: bool
    ) -> list[Inschrijving]:
        """Enrol a leerling; who is not enrolled now left the last school some months ago."""
        kans, dag = self.bron.kans, self.peildatum
        jaren = kans.choice((2, 2, 3))
        begin = max(date(dag.year - jaren, 8, 1), kind.leerling.geboortedatum.replace(day=1))
        einde = None if ingeschreven else dag - timedelta(days=kans.randrange(50, 80))
        return [
            Inschrijving(
                id=self.bron.id(),
                leerling_id=kind.leerling.id,
                school_id=school.id,
                van=begin,
                tot=einde,
                klas=f"{kans.randrange(1, 5)}{kans.choice('abc')}",
                reden_einde="" if ingeschreven else "uitgeschreven zonder nieuwe school",
            )
        ]

    def _ouders(
        self, leerling: Leerling, *, gescheiden: bool, geheim: bool, bekend: bool
    ) -> list[Ouder]:
        """Make the ouders; of gescheiden ouders each has an own address."""
        bron, kans = self.bron, self.bron.kans
        relaties = [Relatie.MOEDER, Relatie.VADER]
        if not gescheiden and (not bekend or kans.random() < 0.3):
            relaties = [kans.choice((Relatie.MOEDER, Relatie.VADER, Relatie.VOOGD))]
        ouders = []
        for nr, relatie in enumerate(relaties):
            eigen = gescheiden and nr == 1
            anders = kans.random() < 0.12
            ouders.append(
                Ouder(
                    id=bron.id(),
                    leerling_id=leerling.id,
                    relatie=relatie,
                    gezag=True,
                    aanhef={Relatie.MOEDER: "mevrouw", Relatie.VADER: "de heer"}.get(relatie, ""),
                    voorletters=f"{kans.choice('ABCDEFGHIJKLMNOPRSTVWYZ')}.",
                    tussenvoegsel=leerling.tussenvoegsel,
                    achternaam=leerling.achternaam,
                    straat=kans.choice(STRATEN) if eigen else "",
                    huisnummer=str(kans.randrange(1, 180)) if eigen else "",
                    postcode=self._postcode() if eigen else "",
                    plaats=GEMEENTE if eigen else "",
                    # The child lives with the first ouder; that address is the one to be hidden.
                    geheim_adres=geheim and nr == 0,
                    taal=kans.choice(TALEN) if anders else "Nederlands",
                    tolk=anders and kans.random() < 0.6,
                    telefoon=bron.telefoon(),
                )
            )
        return ouders

    def _scholen(self, aantal: int) -> list[School]:
        """Make the schools: the known ones, and more of them for a large team."""
        scholen = []
        for nr in range(aantal):
            naam, brin, vestiging, soort, regio, termijn = BASIS[nr % len(BASIS)]
            ronde = nr // len(BASIS)
            if ronde:
                naam, vestiging = f"{naam} {ronde + 1}", f"{ronde * 2 + int(vestiging):02d}"
                regio = list(Regio)[nr % 3]
            scholen.append(
                School(
                    id=self.bron.id(),
                    naam=naam,
                    brin=brin,
                    vestiging=vestiging,
                    onderwijssoort=soort,
                    regio=regio,
                    swv=f"SWV Modelstad {_sector(soort)}".strip(),
                    straat="Schoolplein",
                    huisnummer=str(nr + 1),
                    postcode=self._postcode(),
                    plaats=GEMEENTE,
                    gemeente=GEMEENTE,
                    telefoon=f"099-{nr + 1:07d}",
                    email=f"verzuim@{brin.lower()}{vestiging}.example",
                    termijn_stap2=termijn,
                )
            )
        return scholen

    def _schoolcontacten(self) -> Sequence[SchoolContact]:
        """Give each school two people to call."""
        kans = self.bron.kans
        return [
            SchoolContact(
                id=self.bron.id(),
                school_id=school.id,
                naam=f"{kans.choice('ABDEFHJKLMR')}. {' '.join(kans.choice(ACHTERNAMEN)).strip()}",
                functie=functie,
                telefoon=school.telefoon,
                email=school.email,
            )
            for school in self.scholen
            for functie in kans.sample(BEROEPEN_SCHOOL, 2)
        ]

    def _vrije_dagen(self) -> Sequence[VrijeDag]:
        """Give Goede Vrijdag for all, and free days that some schools chose themselves."""
        jaren = range(self.peildatum.year - 1, self.peildatum.year + 2)
        dagen = [
            VrijeDag(
                id=self.bron.id(),
                soort=Vrijsoort.FEESTDAG,
                eerste_dag=pasen(jaar) - timedelta(days=2),
                laatste_dag=pasen(jaar) - timedelta(days=2),
                omschrijving="Goede Vrijdag",
            )
            for jaar in jaren
        ]
        for school in self.scholen[4:8]:
            for jaar in jaren:
                vrij = date(jaar, 11, 9)
                maandag = vrij + timedelta(days=-vrij.weekday() % 7)
                dagen.append(
                    VrijeDag(
                        id=self.bron.id(),
                        school_id=school.id,
                        eerste_dag=maandag,
                        laatste_dag=maandag,
                        omschrijving="studiedag",
                    )
                )
        return dagen


def _sector(soort: Onderwijssoort) -> str:
    """Tell PO from VO by the kind of school (003 h.4)."""
    if soort is Onderwijssoort.MBO:
        return ""
    po = (Onderwijssoort.BO, Onderwijssoort.SBO, Onderwijssoort.SO)
    return "PO" if soort in po else "VO"
