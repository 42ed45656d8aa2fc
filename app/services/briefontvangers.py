"""Services: to whom a letter goes, at which address, and which addresses it must not show.

Rules: Leerplichtwet 1969 art. 2 (ouders with gezag; the leerling from 12) and
art. 1b (from 18 only he); one letter per addressee at the addressee's own
address; no address of one ouder, and no geheim adres, on the letter to another
(beslissingen, Privacy; 003 h.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.documents.tekst import gat, schoon
from app.domain.dossierfeiten import DossierFeiten
from app.domain.fouten import KnownError
from app.domain.handelen import Ontvangersoort
from app.domain.leeftijd import leeftijd
from app.domain.mensen import Leerling, Ouder
from app.domain.namen import aanschrijfnaam, briefaanhef, roepnaam, volledige_naam

EIGEN_BRIEF_VANAF = 12
ZELFSTANDIG_VANAF = 18
_NL_POSTCODE = re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})")
_WOORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Adres:
    """A postal address as recorded; empty fields are not known."""

    straat: str
    huisnummer: str
    postcode: str
    plaats: str

    @property
    def leeg(self) -> bool:
        """Whether nothing at all is recorded."""
        return not any(
            d.strip() for d in (self.straat, self.huisnummer, self.postcode, self.plaats)
        )

    @property
    def plekken(self) -> tuple[tuple[str, ...], ...]:
        """What tells this house, as folded words: street and number, postcode and number."""
        nummer = _woorden(self.huisnummer)
        if not nummer:
            return ()
        straat, code = _woorden(self.straat), _NL_POSTCODE.fullmatch(self.postcode.strip())
        result = [(*straat, *nummer)] if straat else []
        if code is not None:
            los = (code[1], code[2].casefold())
            result += [(*los, *nummer), ("".join(los), *nummer)]
        return tuple(result)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontvanger:
    """One addressee. `adresregels` may hold gaps; `lezer` picks the text of the template."""

    aan: Ontvangersoort
    lezer: str
    naam: str
    adresregels: tuple[str, ...]
    aanhef: str
    adres: Adres
    ouder: Ouder | None = None
    verboden: tuple[Adres, ...] = ()


def ontvangers(feiten: DossierFeiten, datum: date) -> list[Ontvanger]:
    """List the addressees of a letter of `datum`: the ouders first, then the leerling.

    KnownError when there is nobody to write to.
    """
    leerling = feiten.leerling
    jaren = leeftijd(leerling.geboortedatum, datum)
    thuis = _adres(leerling)
    result: list[Ontvanger] = []
    betrokken = [o for o in feiten.ouders if o.tot is None or o.tot > datum]
    if jaren < ZELFSTANDIG_VANAF:
        for o in betrokken:
            if o.gezag:
                geheim_van_ander = any(_geheim_thuis(a) for a in betrokken if a is not o)
                result.append(_ouder(o, leerling, thuis, geheim_van_ander=geheim_van_ander))
    if jaren >= EIGEN_BRIEF_VANAF:
        result.append(_leerling(leerling, thuis, jaren))
    if not result:
        raise KnownError(
            "Er is geen ouder met gezag vastgelegd om aan te schrijven.",
            "Leg bij Personen vast welke ouder of voogd het gezag heeft.",
        )
    bekend = [thuis, *(_adres(o) for o in feiten.ouders)]
    return [replace(o, verboden=_verboden(o.adres, bekend)) for o in result]


def eis_geen_vreemd_adres(ontvanger: Ontvanger, teksten: Iterable[str]) -> None:
    """Refuse a letter whose text shows an address that this addressee must not see."""
    woorden = _woorden(" ".join(teksten))
    for adres in ontvanger.verboden:
        if any(_bevat(woorden, plek) for plek in adres.plekken):
            raise KnownError(
                "In de brief staat een adres dat deze ontvanger niet mag zien.",
                "Haal het adres weg uit de velden die u hebt ingevuld.",
            )


def adresregels(naam: str, adres: Adres, van: str) -> tuple[str, ...]:
    """Write an address as the post wants it; what is missing becomes a gap."""
    if adres.leeg:
        return (schoon(naam), gat(f"adres van {van}"))
    straat = schoon(adres.straat) or gat(f"straat van {van}")
    nummer = schoon(adres.huisnummer) or gat(f"huisnummer van {van}")
    postcode = schoon(adres.postcode) or gat(f"postcode van {van}")
    plaats = schoon(adres.plaats).upper() or gat(f"woonplaats van {van}")
    if treffer := _NL_POSTCODE.fullmatch(postcode):
        postcode = f"{treffer[1]} {treffer[2].upper()}"
    return (schoon(naam), f"{straat} {nummer}", f"{postcode}  {plaats}")


def _adres(wie: Leerling | Ouder) -> Adres:
    return Adres(wie.straat, wie.huisnummer, wie.postcode, wie.plaats)


def _geheim_thuis(ouder: Ouder) -> bool:
    """Tell whether the leerling's address may be the geheim adres of this ouder."""
    return ouder.geheim_adres and _adres(ouder).leeg


def _ouder(ouder: Ouder, leerling: Leerling, thuis: Adres, *, geheim_van_ander: bool) -> Ontvanger:
    """Make the addressee of an ouder: the own address, else the leerling's.

    A geheim adres that was left empty is not taken to be the leerling's,
    unless that one is geheim as well: the letter could go to the wrong house.
    Nor is an address that is not known, where the other ouder lives geheim at
    the leerling's: the letter would tell it.
    """
    adres = _adres(ouder)
    if adres.leeg and (leerling.geheim_adres if ouder.geheim_adres else not geheim_van_ander):
        adres = thuis
    naam = aanschrijfnaam(ouder)
    return Ontvanger(
        aan=Ontvangersoort.OUDER,
        lezer="ouder",
        naam=naam,
        adresregels=adresregels(naam[:1].upper() + naam[1:], adres, ouder.relatie.label),
        aanhef=_aanhef_ouder(ouder),
        adres=adres,
        ouder=ouder,
    )


def _aanhef_ouder(ouder: Ouder) -> str:
    """Greet an ouder by name; who is of no known sex is greeted as ouder."""
    groet = briefaanhef(ouder)
    return "Geachte ouder," if " of " in groet.split(ouder.achternaam)[0] else f"{schoon(groet)},"


def _leerling(leerling: Leerling, thuis: Adres, jaren: int) -> Ontvanger:
    """Make the addressee of the leerling himself."""
    naam = volledige_naam(leerling)
    zelfstandig = jaren >= ZELFSTANDIG_VANAF
    return Ontvanger(
        aan=Ontvangersoort.LEERLING,
        lezer="leerling18" if zelfstandig else "leerling",
        naam=naam,
        adresregels=adresregels(naam, thuis, "de leerling"),
        aanhef=_aanhef_leerling(leerling, zelfstandig),
        adres=thuis,
    )


def _aanhef_leerling(leerling: Leerling, zelfstandig: bool) -> str:
    if not zelfstandig:
        return schoon(f"Beste {roepnaam(leerling) or volledige_naam(leerling)}") + ","
    groet = {"m": "heer", "v": "mevrouw"}.get(leerling.geslacht.strip().lower()[:1], "")
    if not groet:
        return schoon(f"Geachte {volledige_naam(leerling)}") + ","
    achter = f"{leerling.tussenvoegsel.strip()} {leerling.achternaam.strip()}".strip()
    return schoon(f"Geachte {groet} {achter[:1].upper()}{achter[1:]}") + ","


def _verboden(eigen: Adres, bekend: Sequence[Adres]) -> tuple[Adres, ...]:
    """Give the addresses that are not the addressee's own."""
    return tuple(a for a in bekend if not set(a.plekken) & set(eigen.plekken))


def _woorden(tekst: str) -> tuple[str, ...]:
    """Split a text in folded words and numbers."""
    return tuple(_WOORD.findall(tekst.casefold()))


def _bevat(woorden: tuple[str, ...], reeks: tuple[str, ...]) -> bool:
    """Tell whether the words stand somewhere in the text, one after the other."""
    n = len(reeks)
    return bool(n) and any(woorden[i : i + n] == reeks for i in range(len(woorden) - n + 1))
