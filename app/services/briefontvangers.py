"""Services: to whom a letter goes, at which address, and which addresses it must not show.

One mechanism for every document: the family (ouders, leerling), the school, partners.

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

from app.documents.sjabloon import PARTNER
from app.documents.tekst import gat, schoon
from app.domain.dossierfeiten import DossierFeiten
from app.domain.feit import Feit
from app.domain.fouten import KnownError
from app.domain.handelen import Ontvangersoort
from app.domain.leeftijd import leeftijd
from app.domain.mensen import Leerling, Ouder
from app.domain.namen import aanschrijfnaam, briefaanhef, roepnaam, volledige_naam
from app.domain.partners import Partner
from app.domain.scholen import School

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
    school: School | None = None
    partner: Partner | None = None
    verboden: tuple[Adres, ...] = ()

    @property
    def soort(self) -> str:
        """What the addressee is, for a template: ouder, leerling, school, or a Partnersoort."""
        return str(self.partner.soort) if self.partner is not None else str(self.aan)

    @property
    def sleutel(self) -> str:
        """Name the addressee among those of one letter."""
        return sleutel_van(self.aan, self.ouder, self.school, self.partner)


def sleutel_van(aan: Ontvangersoort, *wie: Feit | None) -> str:
    """Name an addressee: "ouder:id"; the leerling is "leerling:"."""
    return f"{aan}:{next((w.id for w in wie if w is not None), '')}"


def ontvangers(
    feiten: DossierFeiten,
    datum: date,
    aan: Sequence[str] = ("gezin",),
    school: School | None = None,
    contact: str = "",
    partners: Sequence[Partner] = (),
) -> list[Ontvanger]:
    """List the addressees of a letter of `datum`: ouders, leerling, school, partners.

    `aan` says which of them a template is for. A letter to partners only without
    a chosen one has a gap for its address. KnownError when there is nobody to
    write to.
    """
    thuis = _adres(feiten.leerling)
    bekend = [thuis, *(_adres(o) for o in feiten.ouders)]
    result: list[Ontvanger] = []
    if "gezin" in aan:
        result += [
            replace(o, verboden=_verboden(o.adres, bekend)) for o in _gezin(feiten, datum, thuis)
        ]
    anderen: list[Ontvanger] = []
    if "school" in aan and school is not None:
        anderen.append(_school(school, contact))
    if "partner" in aan:
        anderen += [_partner(p) for p in partners]
        if not result and not anderen:
            anderen = [_partner(None)]
    result += [replace(o, verboden=tuple(a for a in bekend if a.plekken)) for o in anderen]
    if result:
        return result
    if "school" in aan:
        raise KnownError(
            "Er is geen school vastgelegd om aan te schrijven.",
            "Leg bij Personen vast op welke school de leerling zit.",
        )
    raise KnownError(
        "Er is geen ouder met gezag vastgelegd om aan te schrijven.",
        "Leg bij Personen vast welke ouder of voogd het gezag heeft.",
    )


def een_ontvanger(feiten: DossierFeiten, datum: date, ouder: Ouder | None) -> Ontvanger:
    """Make the one addressee that is meant: this ouder, or (None) the leerling himself."""
    leerling, thuis = feiten.leerling, _adres(feiten.leerling)
    bekend = [thuis, *(_adres(o) for o in feiten.ouders)]
    if ouder is None:
        uit = _leerling(leerling, thuis, leeftijd(leerling.geboortedatum, datum))
    else:
        anderen = (a for a in feiten.ouders if a.id != ouder.id and (not a.tot or a.tot > datum))
        geheim = any(_geheim_thuis(a) for a in anderen)
        uit = _ouder(ouder, leerling, thuis, geheim_van_ander=geheim)
    return replace(uit, verboden=_verboden(uit.adres, bekend))


def partners_met_leerling(feiten: DossierFeiten, partners: Sequence[Partner]) -> list[Ontvanger]:
    """Make partners addressees that may read where the leerling lives, unless that is geheim.

    The addresses of ouders stay off the page, and that of the leerling too where it is the
    geheim adres of one of them.
    """
    thuis = _adres(feiten.leerling)
    dicht = adres_is_geheim(feiten)
    eigen = set(thuis.plekken)
    verboden = [thuis] if dicht else []
    verboden += [a for a in map(_adres, feiten.ouders) if dicht or not set(a.plekken) & eigen]
    namen = [_partner(p) for p in partners] or [_partner(None)]
    return [replace(o, verboden=tuple(a for a in verboden if a.plekken)) for o in namen]


def adres_is_geheim(feiten: DossierFeiten) -> bool:
    """Tell whether the address of the leerling is geheim, or tells that of an ouder."""
    thuis = set(_adres(feiten.leerling).plekken)
    return feiten.leerling.geheim_adres or any(
        _geheim_thuis(o) or (o.geheim_adres and bool(set(_adres(o).plekken) & thuis))
        for o in feiten.ouders
    )


def adres_op_regel(ontvanger: Ontvanger) -> str:
    """Write where an addressee lives on one line; what is missing is a gap."""
    regels = [r for r in ontvanger.adresregels[1:] if not r.startswith("T.a.v.")]
    return ", ".join(" ".join(r.split()) for r in regels)


def _gezin(feiten: DossierFeiten, datum: date, thuis: Adres) -> list[Ontvanger]:
    """List the ouders with gezag, and the leerling from 12; from 18 only the leerling."""
    leerling = feiten.leerling
    jaren = leeftijd(leerling.geboortedatum, datum)
    result: list[Ontvanger] = []
    betrokken = [o for o in feiten.ouders if o.tot is None or o.tot > datum]
    if jaren < ZELFSTANDIG_VANAF:
        for o in betrokken:
            if o.gezag:
                geheim_van_ander = any(_geheim_thuis(a) for a in betrokken if a is not o)
                result.append(_ouder(o, leerling, thuis, geheim_van_ander=geheim_van_ander))
    if jaren >= EIGEN_BRIEF_VANAF:
        result.append(_leerling(leerling, thuis, jaren))
    return result


def eis_geen_bsn(feiten: DossierFeiten, teksten: Iterable[str]) -> None:
    """Refuse a letter that shows the BSN: no letter carries it (beslissingen 'Privacy')."""
    bsn = feiten.leerling.bsn.strip()
    cijfers = re.sub(r"(?<=\d)[ .-](?=\d)", "", " ".join(teksten))
    if bsn and re.search(rf"(?<!\d){re.escape(bsn)}(?!\d)", cijfers):
        raise KnownError(
            "In de brief staat een burgerservicenummer.",
            "Haal het weg; een brief noemt de leerling met naam en geboortedatum.",
        )


def eis_geen_naam(feiten: DossierFeiten, teksten: Iterable[str]) -> None:
    """Refuse an anonymous letter that names the leerling or an ouder all the same."""
    woorden = _woorden(" ".join(teksten))
    mensen: list[Leerling | Ouder] = [feiten.leerling, *feiten.ouders]
    namen = [m.achternaam for m in mensen]
    namen += [feiten.leerling.roepnaam, *feiten.leerling.voornamen.split()]
    if any(_bevat(woorden, _woorden(naam)) for naam in namen):
        raise KnownError(
            "Deze brief is anoniem, maar noemt een naam uit het gezin.",
            "Haal de naam weg uit de velden die u hebt ingevuld, of leg de toestemming vast.",
        )


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


def _school(school: School, contact: str) -> Ontvanger:
    """Make the addressee of a school, for the attention of its contact person."""
    adres = Adres(school.straat, school.huisnummer, school.postcode, school.plaats)
    return Ontvanger(
        aan=Ontvangersoort.SCHOOL,
        lezer=PARTNER,
        naam=school.naam,
        adresregels=_met_tav(adresregels(school.naam, adres, "de school"), contact),
        aanhef=_aanhef_partner(contact),
        adres=adres,
        school=school,
    )


def _partner(partner: Partner | None) -> Ontvanger:
    """Make the addressee of a partner; None: it has yet to be chosen."""
    if partner is None:
        return Ontvanger(
            aan=Ontvangersoort.PARTNER,
            lezer=PARTNER,
            naam="nog te kiezen partner",
            adresregels=(gat("partner aan wie deze brief gaat"),),
            aanhef=_aanhef_partner(""),
            adres=Adres("", "", "", ""),
        )
    adres = Adres(partner.straat, partner.huisnummer, partner.postcode, partner.plaats)
    regels = adresregels(partner.naam, adres, partner.naam)
    if not partner.huisnummer.strip() and partner.straat.strip():
        # A postbus is written whole in the first field; it has no number of a house.
        met_nummer = replace(adres, huisnummer="0")
        regels = tuple(
            r.removesuffix(" 0") for r in adresregels(partner.naam, met_nummer, partner.naam)
        )
    return Ontvanger(
        aan=Ontvangersoort.PARTNER,
        lezer=PARTNER,
        naam=partner.naam,
        adresregels=_met_tav(regels, partner.contactpersoon),
        aanhef=_aanhef_partner(partner.contactpersoon),
        adres=adres,
        partner=partner,
    )


def _met_tav(regels: tuple[str, ...], contact: str) -> tuple[str, ...]:
    """Put whom it is meant for under the name of an organisation."""
    return (regels[0], f"T.a.v. {schoon(contact)}", *regels[1:]) if contact.strip() else regels


def _aanhef_partner(contact: str) -> str:
    """Greet a professional by name where it is known; its sex never is."""
    return f"Geachte {schoon(contact)}," if contact.strip() else "Geachte heer of mevrouw,"


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
