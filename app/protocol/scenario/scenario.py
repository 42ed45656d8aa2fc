"""Protocol: examples beside a protocol file: a few facts, a peildatum, and what must come out.

They are written in TOML that a teamleider can read (resources/protocollen/scenarios,
LEESMIJ) and are run by the tests, by `controleer` and by the screen Protocollen.
"""

from __future__ import annotations

import shlex
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Dossier
from app.domain.feit import Feit, Veld, Vorm, lid_van, velden
from app.domain.feitsoorten import FEITSOORTEN
from app.domain.fouten import KnownError
from app.domain.mensen import Leerling, Ouder, Relatie
from app.domain.opsporing import OPSPORINGSSOORTEN
from app.domain.scholen import Inschrijving, Onderwijssoort, Regio, School, Schoolnorm, VrijeDag
from app.domain.verzuim import Melding, Verzuimperiode

_GEBOREN = date(2012, 3, 9)
_INGESCHREVEN = date(2020, 8, 1)
_RELATIES = (Relatie.MOEDER, Relatie.VADER, Relatie.VERZORGER, Relatie.VOOGD)
_SOORTEN = {s.SOORT: s for s in (*FEITSOORTEN, *OPSPORINGSSOORTEN)}
_VAST = {"dossier_id": "d", "leerling_id": "l", "school_id": "s"}
_OOK_SCHOOL = (Inschrijving, Melding, Verzuimperiode)
_JA, _NEE = frozenset({"ja", "true"}), frozenset({"nee", "false"})

_LIJSTEN: Mapping[str, str] = {
    "inschrijving": "inschrijvingen",
    "behandelaar": "behandelaars",
    "verzuimperiode": "perioden",
    "melding": "meldingen",
    "meldingstatus": "statussen",
    "contact": "contacten",
    "interventie": "interventies",
    "overleg": "overleggen",
    "stapbesluit": "besluiten",
    "herstel": "herstel",
    "toestemming": "toestemmingen",
    "belastbaarheid": "belastbaarheid",
    "regie": "regie",
    "wacht": "wachten",
    "afspraak": "afspraken",
    "taak": "taken",
    "doorgave": "doorgaven",
    "brief": "brieven",
    "spoor": "sporen",
    "gebeurtenis": "gebeurtenissen",
    "telaat": "te_laat",
    "boatermijn": "boatermijnen",
    "schoolnorm": "schoolnormen",
    "verhuizing": "verhuizingen",
}
"""The field of DossierFeiten in which a kind of fact lies."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One example. `protocollen`: codes of the files that hold, the ladder first."""

    bestand: str
    naam: str
    peildatum: date
    feiten: DossierFeiten
    verwacht: tuple[str, ...]
    protocollen: tuple[str, ...]
    regels: tuple[str, ...] = ()
    waarom: str = ""
    grens: str = ""
    vrije_dagen: tuple[VrijeDag, ...] = ()
    regeltekst: tuple[str, ...] = field(default=(), compare=False)
    """The facts as they were written, to show."""


def lees_scenarios(toml: str, bestand: str) -> tuple[Scenario, ...]:
    """Read a file of examples.

    Raises KnownError that names file, scenario and what to do: no TOML, an
    unknown key, kind of fact or field, a value that does not fit its field.
    """
    try:
        tabel = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as fout:
        raise KnownError(
            f"Voorbeeldenbestand {bestand} is geen geldige TOML ({fout}).",
            "Kijk naar aanhalingstekens, haken en het =-teken.",
        ) from fout
    gedeeld = tuple(tabel.pop("protocollen", ()))
    rijen = tabel.pop("scenario", [])
    if tabel:
        raise KnownError(
            f"Voorbeeldenbestand {bestand}: '{min(tabel)}' is onbekend.",
            "Kies uit: protocollen, [[scenario]].",
        )
    return tuple(_Bouw(rij, bestand, gedeeld).scenario() for rij in rijen)


class _Bouw:
    """Builds one scenario out of its table."""

    def __init__(self, tabel: dict[str, Any], bestand: str, protocollen: tuple[str, ...]) -> None:
        self._tabel = dict(tabel)
        self._bestand = bestand
        self._protocollen = protocollen
        self._naam = str(tabel.get("naam", "zonder naam"))

    def scenario(self) -> Scenario:
        """Read the table; refuse what is left over."""
        pak = self._tabel.pop
        naam = str(pak("naam", ""))
        if not naam:
            raise self._fout("'naam' ontbreekt.", "Geef het voorbeeld een naam.")
        peildatum = pak("peildatum", None)
        if not isinstance(peildatum, date):
            raise self._fout("'peildatum' is geen datum.", "Schrijf peildatum = 2026-10-16.")
        self._protocollen = tuple(pak("protocollen", self._protocollen))
        if not self._protocollen:
            raise self._fout("'protocollen' ontbreekt.", "Noem eerst het bestand met de ladder.")
        regeltekst = tuple(pak("feiten", ()))
        per_soort: dict[str, list[Feit]] = defaultdict(list)
        for regel in regeltekst:
            feit = self._feit(regel)
            per_soort[feit.SOORT].append(feit)
        vrij = [f for f in per_soort.pop(VrijeDag.SOORT, []) if isinstance(f, VrijeDag)]
        resultaat = Scenario(
            bestand=self._bestand,
            naam=naam,
            peildatum=peildatum,
            feiten=self._feiten(per_soort, peildatum),
            verwacht=tuple(pak("verwacht", ())),
            protocollen=self._protocollen,
            regels=tuple(pak("regel", ())),
            waarom=str(pak("waarom", "")),
            grens=str(pak("grens", "")),
            vrije_dagen=tuple(vrij),
            regeltekst=regeltekst,
        )
        if not resultaat.verwacht:
            raise self._fout("'verwacht' is leeg.", "Schrijf op wat er moet uitkomen.")
        if self._tabel:
            raise self._fout(
                f"'{min(self._tabel)}' is onbekend.", "Zie LEESMIJ bij de voorbeelden."
            )
        return resultaat

    def _feiten(self, per_soort: dict[str, list[Feit]], peildatum: date) -> DossierFeiten:
        """Put the facts of the example together as those of one dossier."""
        pak = self._tabel.pop
        eigen = self._maak(
            School,
            {
                "id": "s",
                "naam": "Voorbeeldschool",
                "onderwijssoort": pak("onderwijs", Onderwijssoort.VO.value),
                "regio": pak("regio", Regio.MIDDEN.value),
                **pak("school", {}),
            },
        )
        scholen = {"s": eigen}
        for code, velden_ in pak("scholen", {}).items():
            scholen[code] = self._maak(School, {"id": code, "naam": f"School {code}", **velden_})
        leerling = self._maak(
            Leerling,
            {
                "id": "l",
                "achternaam": "Voorbeeld",
                "geboortedatum": pak("geboren", _GEBOREN),
                "woongemeente": pak("gemeente", "Modelstad"),
                **pak("leerling", {}),
            },
        )
        if pak("ingeschreven", True) and not per_soort[Inschrijving.SOORT]:
            per_soort[Inschrijving.SOORT].append(
                Inschrijving(id="i", leerling_id="l", school_id="s", van=_INGESCHREVEN)
            )
        opsporing = [f for s in OPSPORINGSSOORTEN for f in per_soort.pop(s.SOORT, [])]
        boa = bool(opsporing) or bool(pak("boa", False))
        lijsten = {
            _LIJSTEN[soort]: tuple(sorted(rij, key=_dag_van)) for soort, rij in per_soort.items()
        }
        dagen = [_dag_van(f) for s, rij in per_soort.items() for f in rij if s != "inschrijving"]
        return DossierFeiten(
            dossier=Dossier(
                id="d",
                leerling_id="l",
                dossiernummer="voorbeeld",
                geopend=pak("geopend", min([d for d in dagen if d > date.min], default=peildatum)),
                gesloten=pak("gesloten", None),
                protocol=self._protocollen[0],
            ),
            leerling=leerling,
            scholen=scholen,
            ouders=tuple(
                Ouder(id=f"o{n + 1}", leerling_id="l", relatie=r, achternaam="Voorbeeld")
                for n, r in enumerate(_RELATIES[: pak("gezag", 2)])
            ),
            opsporing=tuple(opsporing) if boa else None,  # type: ignore[arg-type]
            **lijsten,  # type: ignore[arg-type]
        )

    def _feit(self, regel: str) -> Feit:
        """Read one line: day, kind, and the fields that are not what they usually are."""
        try:
            woorden = shlex.split(regel)
        except ValueError as fout:
            raise self._fout(
                f"de regel '{regel}' klopt niet.", "Sluit elk aanhalingsteken."
            ) from fout
        if len(woorden) < 2:
            raise self._fout(f"de regel '{regel}' is te kort.", "Schrijf: datum soort veld=waarde.")
        soort = _SOORTEN.get(woorden[1])
        if soort is None or (soort.SOORT not in _LIJSTEN and soort not in _OOK_HIER):
            raise self._fout(
                f"'{woorden[1]}' is geen feit van een dossier.",
                f"Kies uit: {', '.join(sorted(_LIJSTEN))}.",
            )
        waarden: dict[str, Any] = {}
        if soort.DATUM:
            waarden[soort.DATUM] = woorden[0]
        for woord in woorden[2:]:
            naam, is_, waarde = woord.partition("=")
            if not is_:
                raise self._fout(
                    f"in '{regel}' heeft '{woord}' geen waarde.", "Schrijf veld=waarde."
                )
            waarden[naam] = waarde
        namen = {v.naam for v in velden(soort)}
        for naam, vast in _VAST.items():
            if naam in namen and (naam != "school_id" or soort in _OOK_SCHOOL):
                waarden.setdefault(naam, vast)
        if soort is Schoolnorm:
            waarden.setdefault("school_id", "s")
        feit: Feit = self._maak(soort, waarden)
        return feit

    def _maak(self, soort: type[Any], waarden: Mapping[str, Any]) -> Any:
        """Make a fact out of its fields; texts are read as their field asks."""
        per_naam = {v.naam: v for v in velden(soort)}
        gelezen: dict[str, Any] = {}
        for naam, waarde in waarden.items():
            if naam == "id":
                gelezen["id"] = waarde
            elif naam not in per_naam:
                raise self._fout(
                    f"'{naam}' is geen veld van {soort.SOORT}.",
                    f"Kies uit: {', '.join(sorted(per_naam))}.",
                )
            else:
                gelezen[naam] = self._waarde(per_naam[naam], waarde)
        try:
            return soort(**gelezen)
        except TypeError as fout:
            mist = [v.naam for v in per_naam.values() if v.verplicht and v.naam not in gelezen]
            raise self._fout(
                f"bij {soort.SOORT} ontbreekt {', '.join(mist) or 'een veld'}.",
                "Vul dat veld in als veld=waarde.",
            ) from fout

    def _waarde(self, veld: Veld, waarde: Any) -> Any:
        """Read one value as its field asks."""
        if not isinstance(waarde, str):
            return waarde
        try:
            match veld.vorm:
                case Vorm.DAG:
                    return date.fromisoformat(waarde)
                case Vorm.GETAL:
                    return int(waarde)
                case Vorm.KOMMA:
                    return float(waarde)
                case Vorm.JANEE:
                    return {**dict.fromkeys(_JA, True), **dict.fromkeys(_NEE, False)}[waarde]
                case Vorm.KEUZE if veld.keuze is not None:
                    return lid_van(veld.keuze, waarde)
        except (ValueError, KeyError) as fout:
            keuzes = ", ".join(str(k) for k in veld.keuze) if veld.keuze else veld.vorm.value
            raise self._fout(
                f"'{waarde}' past niet bij {veld.naam}.", f"Kies uit of schrijf als: {keuzes}."
            ) from fout
        return waarde

    def _fout(self, wat: str, doe: str) -> KnownError:
        return KnownError(f"Voorbeeld '{self._naam}' in {self._bestand}: {wat}", doe)


_OOK_HIER = frozenset({VrijeDag, *OPSPORINGSSOORTEN})
"""Kinds that may stand in an example and lie in no list of the dossier."""


def _dag_van(feit: Feit) -> date:
    """Give the day of a fact; the first of all days when it has none."""
    dag = getattr(feit, feit.DATUM) if feit.DATUM else None
    return dag if isinstance(dag, date) else date.min
