"""Domain: opsporing, from the uitnodiging for a verhoor on: facts of the sealed file, BOA's only.

Source: protocollen 7 (Wpg: verhoor, Halt, pv); beslissingen 'Keys and people'.
They are kinds of fact like others, but live in a second file with its own key
and are never in `FEITSOORTEN`. `dossier_id` points into the team file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, NamedTuple

from app.domain.feit import Feit, Keuze, veld
from app.domain.verzending import Bezorgwijze


class Verdachte(Keuze):
    """Who is suspected (Lpw art. 2, 26)."""

    OUDER = "ouder", "ouder"
    LEERLING = "leerling", "leerling (12 jaar of ouder)"


class Overtreding(Keuze):
    """Kind of absence that a pv is about (Aanwijzing strafrechtelijke aanpak schoolverzuim)."""

    ABSOLUUT = "absoluut", "absoluut verzuim"
    SIGNAAL = "signaal", "signaalverzuim"
    LUXE = "luxe", "luxeverzuim"


class Haltuitslag(Keuze):
    """What Halt reported back."""

    GESLAAGD = "geslaagd", "afgerond"
    MISLUKT = "mislukt", "niet afgerond (negatief retour)"
    GEWEIGERD = "geweigerd", "niet in behandeling genomen"


class Adviesaan(Keuze):
    """Whom advice was asked of before a pv (002: Raad; 004: an independent doctor)."""

    RAAD = "raad", "Raad voor de Kinderbescherming"
    ARTS = "arts", "onafhankelijk arts"


class Adviesuitkomst(Keuze):
    """What the advice was, in one word; no diagnosis, no reasons (protocollen 7)."""

    GEEN_BEZWAAR = "geen_bezwaar", "geen bezwaar tegen een proces-verbaal"
    AFGERADEN = "afgeraden", "afgeraden"
    ZIEKTE_UITGESLOTEN = "ziekte_uitgesloten", "ziekte als oorzaak uitgesloten"
    ZIEKTE_NIET_UITGESLOTEN = "ziekte_niet_uitgesloten", "ziekte als oorzaak niet uitgesloten"
    GEEN_UITSPRAAK = "geen_uitspraak", "geen uitspraak"


class Moment(NamedTuple):
    """One dated event as the engine sees it: of a sealed fact, or a Gebeurtenis.

    `tot`, `wie` and `spoor` (the key of a track) only a Gebeurtenis has.
    """

    soort: str
    datum: date
    uitkomst: str = ""
    aantal: float | None = None
    feit_id: str = ""
    tot: date | None = None
    wie: str = ""
    spoor: str = ""


class Tekening(Keuze):
    """Whether who was heard signed the written statement (wet-en-praktijk 5.4)."""

    GETEKEND = "getekend", "voorgelezen, volhard en getekend"
    GEWEIGERD = "geweigerd", "niet getekend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verhoor(Feit):
    """A verhoor: invited on, held on. From the invitation on the Wpg holds."""

    SOORT: ClassVar[str] = "verhoor"
    LABEL: ClassVar[str] = "Verhoor"
    DATUM: ClassVar[str | None] = "uitgenodigd"

    dossier_id: str = veld("Dossier", naar="dossier")
    verdachte: Verdachte = veld("Verdachte")
    ouder_id: str | None = veld("Ouder", naar="ouder", default=None)
    overtreding: Overtreding = veld("Overtreding", default=Overtreding.SIGNAAL)
    verzuim_van: date | None = veld("Eerste dag van het verzuim", default=None)
    verzuim_tot: date | None = veld("Laatste dag van het verzuim", default=None)
    uitgenodigd: date = veld("Uitgenodigd op")
    gehouden: date | None = veld("Gehouden op", default=None)
    niet_verschenen: bool = veld("Niet verschenen", default=False)
    cautie: bool = veld("Cautie gegeven", default=False)
    raadsman: bool = veld("Gewezen op recht op een advocaat", default=False)
    verslag: str = veld("Verklaring", default="")
    plaats: str = veld("Plaats van het verhoor", default="")
    aanwezig: str = veld("Wie er nog bij waren", default="")
    getekend: Tekening | None = veld("Ondertekening", default=None)

    def momenten(self) -> Iterator[Moment]:
        """Give `uitnodiging_verhoor` and `verhoor`."""
        yield Moment("uitnodiging_verhoor", self.uitgenodigd, str(self.verdachte), None, self.id)
        if self.gehouden is not None:
            yield Moment("verhoor", self.gehouden, str(self.verdachte), None, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Haltverwijzing(Feit):
    """A referral to Halt with what its criteria ask (wet-en-praktijk 5.2)."""

    SOORT: ClassVar[str] = "haltverwijzing"
    LABEL: ClassVar[str] = "Halt-verwijzing"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str = veld("Dossier", naar="dossier")
    datum: date = veld("Verwezen op")
    uren: float | None = veld("Uren verzuim", default=None, minimum=0, maximum=2000)
    te_laat: int | None = veld("Keer te laat", default=None, minimum=0, maximum=2000)
    instemming_leerling: date | None = veld("Leerling stemt in op", default=None)
    instemming_ouders: date | None = veld("Ouders stemmen in op", default=None)
    eigen_initiatief: bool = veld("Verzuim op eigen initiatief van de jongere", default=False)
    problematiek_zonder_hulp: bool = veld("Ernstige problemen zonder passende hulp", default=False)
    retour: date | None = veld("Terug van Halt op", default=None)
    uitslag: Haltuitslag | None = veld("Uitslag", default=None)
    reden: str = veld("Reden om af te wijken", default="")

    def momenten(self) -> Iterator[Moment]:
        """Give `halt_verwezen`, what its criteria ask, and `halt_retour` with its uitslag.

        Whether the criteria are met is weighed before the referral: with the
        jongere's consent, when that was earlier.
        """
        yield Moment("halt_verwezen", self.datum, "", self.uren, self.id)
        gewogen = min(self.instemming_leerling or self.datum, self.datum)
        if self.eigen_initiatief:
            yield Moment("halt_eigen_initiatief", gewogen, "", None, self.id)
        if self.problematiek_zonder_hulp:
            yield Moment("halt_problematiek", gewogen, "", None, self.id)
        if self.instemming_leerling is not None:
            yield Moment("halt_instemming_leerling", self.instemming_leerling, "", None, self.id)
        if self.instemming_ouders is not None:
            yield Moment("halt_instemming_ouders", self.instemming_ouders, "", None, self.id)
        if self.retour is not None:
            uitslag = str(self.uitslag) if self.uitslag else ""
            yield Moment("halt_retour", self.retour, uitslag, None, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviesvraag(Feit):
    """Advice asked before a pv, of the Raad (002) or of an independent doctor (004)."""

    SOORT: ClassVar[str] = "adviesvraag"
    LABEL: ClassVar[str] = "Adviesvraag"
    DATUM: ClassVar[str | None] = "gevraagd"

    dossier_id: str = veld("Dossier", naar="dossier")
    aan: Adviesaan = veld("Aan")
    wie: str = veld("Naam of instelling", default="")
    gevraagd: date = veld("Gevraagd op")
    ontvangen: date | None = veld("Ontvangen op", default=None)
    uitkomst: Adviesuitkomst | None = veld("Uitkomst", default=None)

    def momenten(self) -> Iterator[Moment]:
        """Give `advies_raad_gevraagd` / `advies_raad`, or the same with `arts`."""
        yield Moment(f"advies_{self.aan}_gevraagd", self.gevraagd, "", None, self.id)
        if self.ontvangen is not None:
            uitkomst = str(self.uitkomst) if self.uitkomst else ""
            yield Moment(f"advies_{self.aan}", self.ontvangen, uitkomst, None, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcesVerbaal(Feit):
    """A proces-verbaal: made up, handed in, and what came of it (GGM 'Procesverbaal Onderwijs')."""

    SOORT: ClassVar[str] = "procesverbaal"
    LABEL: ClassVar[str] = "Proces-verbaal"
    DATUM: ClassVar[str | None] = "opgemaakt"

    dossier_id: str = veld("Dossier", naar="dossier")
    verdachte: Verdachte = veld("Verdachte")
    ouder_id: str | None = veld("Ouder", naar="ouder", default=None)
    overtreding: Overtreding = veld("Overtreding", default=Overtreding.SIGNAAL)
    verzuim_van: date | None = veld("Eerste dag van het verzuim", default=None)
    verzuim_tot: date | None = veld("Laatste dag van het verzuim", default=None)
    opgemaakt: date = veld("Opgemaakt op")
    ingestuurd: date | None = veld("Ingestuurd naar het OM op", default=None)
    kopie_raad: date | None = veld("Afschrift naar de Raad op", default=None)
    eerder_veroordeeld: bool = veld("Eerder veroordeeld", default=False)
    zitting: date | None = veld("Zitting op", default=None)
    uitspraak: date | None = veld("Uitspraak op", default=None)
    strafbeschikking: date | None = veld("Strafbeschikking van", default=None)
    verzet: date | None = veld("Verzet ingesteld op", default=None)
    onherroepelijk: date | None = veld("Onherroepelijk sinds", default=None)
    afdoening: str = veld("Afdoening", default="")
    reden: str = veld("Waarom een proces-verbaal", default="")

    def momenten(self) -> Iterator[Moment]:
        """Give `pv_opgemaakt`, and `pv_…` for every later day that is filled in."""
        soort = str(self.overtreding)
        yield Moment("pv_opgemaakt", self.opgemaakt, soort, None, self.id)
        for code, dag in (
            ("pv_ingestuurd", self.ingestuurd),
            ("pv_kopie_raad", self.kopie_raad),
            ("pv_zitting", self.zitting),
            ("pv_uitspraak", self.uitspraak),
            ("pv_strafbeschikking", self.strafbeschikking),
            ("pv_verzet", self.verzet),
            ("pv_onherroepelijk", self.onherroepelijk),
        ):
            if dag is not None:
                yield Moment(code, dag, soort, None, self.id)
        if self.eerder_veroordeeld:
            yield Moment("eerder_veroordeeld", self.opgemaakt, "", None, self.id)


class Ambtswoord(Keuze):
    """On what a BOA makes up a proces-verbaal (wet-en-praktijk 5.4)."""

    EED = "ambtseed", "ambtseed"
    BELOFTE = "ambtsbelofte", "ambtsbelofte"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pvconcept(Feit):
    """What a BOA writes for a proces-verbaal beside what the facts tell.

    There is no field for verwijtbaarheid: it is reasoning, in `overweging` (protocollen 5).
    `procesverbaal_id` names the fact that was recorded when the first uitgave was laid down.
    """

    SOORT: ClassVar[str] = "pvconcept"
    LABEL: ClassVar[str] = "Concept-proces-verbaal"
    DATUM: ClassVar[str | None] = "begonnen"

    dossier_id: str = veld("Dossier", naar="dossier")
    begonnen: date = veld("Begonnen op")
    verdachte: Verdachte = veld("Verdachte")
    ouder_id: str | None = veld("Ouder", naar="ouder", default=None)
    overtreding: Overtreding = veld("Overtreding", default=Overtreding.SIGNAAL)
    verzuim_van: date | None = veld("Eerste dag van het verzuim", default=None)
    verzuim_tot: date | None = veld("Laatste dag van het verzuim", default=None)
    pleegplaats: str = veld("Pleegplaats", default="")
    geboren: date | None = veld("Geboortedatum van de ouder", default=None)
    geboorteplaats: str = veld("Geboorteplaats van de verdachte", default="")
    ambtswoord: Ambtswoord | None = veld("Opgemaakt op", default=None)
    eerder_veroordeeld: bool = veld("Eerder veroordeeld voor schoolverzuim", default=False)
    akkoord_ovj: date | None = veld("Officier akkoord met later insturen op", default=None)
    school: str = veld("Wat de school verder deed", default="")
    mededeling: str = veld("Hoe de school luxeverzuim aankondigde", default="")
    leerplicht: str = veld("Wat leerplicht verder deed", default="")
    hulp: str = veld("Hulp die is geprobeerd", default="")
    omstandigheden: str = veld("Persoonlijke omstandigheden", default="")
    overweging: str = veld("Overweging", default="")
    reden: str = veld("Reden om af te wijken", default="")
    bijlagen: str = veld("Bijlagen", default="")
    procesverbaal_id: str = veld("Sleutel van het proces-verbaal", default="")

    def momenten(self) -> Iterator[Moment]:
        """Give nothing: a draft starts and ends no term."""
        return iter(())


class Stukaan(Keuze):
    """To whom a document of the sealed file goes."""

    OUDER = "ouder", "ouder"
    LEERLING = "leerling", "leerling"
    PARTNER = "partner", "partner"
    OM = "om", "Openbaar Ministerie"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opsporingsstuk(Feit):
    """A document as it was laid down: its PDF is kept byte for byte (`sha256`) and never changes.

    `over_id` is the sealed fact that it is about. A proces-verbaal has a `nummer`; a later one
    about the same fact has the same number and a higher `uitgave`, and stands beside it.
    `invulling` is what a person filled in for it (JSON).
    """

    SOORT: ClassVar[str] = "opsporingsstuk"
    LABEL: ClassVar[str] = "Stuk"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str = veld("Dossier", naar="dossier")
    datum: date = veld("Datum")
    sjabloon: str = veld("Sjabloon")
    onderwerp: str = veld("Onderwerp")
    aan: Stukaan = veld("Aan")
    ouder_id: str | None = veld("Ouder", naar="ouder", default=None)
    ontvanger: str = veld("Ontvanger")
    over_id: str = veld("Gaat over", default="")
    nummer: str = veld("Nummer", default="")
    uitgave: int = veld("Uitgave", default=1, minimum=1, maximum=999)
    sha256: str = veld("Vingerafdruk van de PDF")
    getekend_door: str = veld("Getekend door", default="")
    bezorgwijze: Bezorgwijze | None = veld("Verzonden", default=None)
    invulling: str = veld("Invulling", default="")
    afwijking: str = veld("Aangepast in de tekst", default="")

    def momenten(self) -> Iterator[Moment]:
        """Give nothing: the fact that it is about does."""
        return iter(())


Opsporingsfeit = Verhoor | Haltverwijzing | Adviesvraag | ProcesVerbaal | Pvconcept | Opsporingsstuk

OPSPORINGSSOORTEN: tuple[type[Feit], ...] = (
    Verhoor,
    Haltverwijzing,
    Adviesvraag,
    ProcesVerbaal,
    Pvconcept,
    Opsporingsstuk,
)
"""All kinds of the sealed file."""

MOMENTUITKOMSTEN: Mapping[str, type[Keuze] | None] = {
    "uitnodiging_verhoor": Verdachte,
    "verhoor": Verdachte,
    "halt_verwezen": None,
    "halt_instemming_leerling": None,
    "halt_instemming_ouders": None,
    "halt_eigen_initiatief": None,
    "halt_problematiek": None,
    "halt_retour": Haltuitslag,
    "advies_raad_gevraagd": None,
    "advies_raad": Adviesuitkomst,
    "advies_arts_gevraagd": None,
    "advies_arts": Adviesuitkomst,
    "pv_opgemaakt": Overtreding,
    "pv_ingestuurd": Overtreding,
    "pv_kopie_raad": Overtreding,
    "pv_zitting": Overtreding,
    "pv_uitspraak": Overtreding,
    "pv_strafbeschikking": Overtreding,
    "pv_verzet": Overtreding,
    "pv_onherroepelijk": Overtreding,
    "eerder_veroordeeld": None,
}
"""Every code that a Moment can have, with the list its uitkomst comes from."""

MOMENTWOORDEN: Mapping[str, str] = {
    "uitnodiging_verhoor": "Uitgenodigd voor een verhoor",
    "verhoor": "Verhoor gehouden",
    "halt_verwezen": "Verwezen naar Halt",
    "halt_instemming_leerling": "Leerling stemt in met Halt",
    "halt_instemming_ouders": "Ouders stemmen in met Halt",
    "halt_retour": "Terug van Halt",
    "advies_raad_gevraagd": "Advies gevraagd aan de Raad",
    "advies_raad": "Advies van de Raad",
    "advies_arts_gevraagd": "Advies gevraagd aan een onafhankelijk arts",
    "advies_arts": "Advies van de onafhankelijk arts",
    "pv_opgemaakt": "Proces-verbaal opgemaakt",
    "pv_ingestuurd": "Proces-verbaal ingestuurd naar het OM",
    "pv_kopie_raad": "Afschrift naar de Raad",
    "pv_zitting": "Zitting",
    "pv_uitspraak": "Uitspraak",
    "pv_strafbeschikking": "Strafbeschikking",
    "pv_verzet": "Verzet ingesteld",
    "pv_onherroepelijk": "Strafbeschikking onherroepelijk",
}
"""What a moment is called; those without words say something of another and get no line."""

MOMENTCODES = frozenset(MOMENTUITKOMSTEN)
"""The codes alone; nobody records them as a Gebeurtenis."""

OPSPORING_PER_CODE: dict[str, type[Feit]] = {s.SOORT: s for s in OPSPORINGSSOORTEN}
"""The kinds of the sealed file by their stable code (also the name of table and CSV file)."""
