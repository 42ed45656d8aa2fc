"""Domain: how each kind of fact reads as one line of the tijdlijn.

One function per kind; `alle_regels` runs them all. A fact may give more than
one line (a toestemming and its withdrawal), each with its own date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.datumwoorden import toon_dag
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Besluitsoort, Uitkomst
from app.domain.feit import Feit
from app.domain.handelen import Contactsoort, Herstelsoort, Ontvangersoort
from app.domain.mensen import Ouder
from app.domain.notitie import notitievelden
from app.domain.tijdlijnitem import Baan, Groep, Teken, TijdlijnItem
from app.domain.verzuim import Meldingbron, Meldingstatus, Periodesoort, Verzuimsoort


@dataclass(frozen=True, slots=True)
class Kader:
    """What the lines are told from."""

    feiten: DossierFeiten
    peildatum: date
    notities_open: bool
    ambtenaren: Mapping[str, str]
    namen: Mapping[str, str] = field(default_factory=dict)
    """The words of a protocol by path (app.protocol.namen)."""

    def toen(self, d: date | None) -> date | None:
        """Forget a day that lies after the peildatum: then it is not known yet."""
        return None if d is None or d > self.peildatum else d

    def notitie(self, tekst: str) -> str:
        """Give free text on one line, or nothing when notes are closed."""
        return " ".join(tekst.split()) if self.notities_open else ""

    def school(self, school_id: str | None) -> str:
        """Name a school."""
        school = self.feiten.scholen.get(school_id or "")
        return school.naam if school else ""

    def naam(self, pad: str) -> str:
        """Give the words of a code, or the code itself where no protocol knows it."""
        gevonden = self.namen.get(pad)
        if gevonden:
            return gevonden
        code = pad.rpartition("/")[2].replace("_", " ")
        return code[:1].upper() + code[1:]

    def poorten(self, codes: str) -> str:
        """Say which gates were closed when somebody went on."""
        namen = [self.naam(f"poort/{c}") for c in codes.split()]
        return f"verder gegaan terwijl dicht was: {', '.join(namen)}" if namen else ""

    def antwoorden(self, codes: str) -> str:
        """Say what was answered to the questions of a kantelpunt."""
        delen = []
        for paar in codes.split():
            vraag, _, antwoord = paar.partition("=")
            woord = self.naam(f"vraag/{vraag}/antwoord/{antwoord}")
            delen.append(f"{self.naam(f'vraag/{vraag}')} {woord.casefold()}")
        return ", ".join(delen)

    def ouder(self, ouder_id: str | None) -> Ouder | None:
        """Find an ouder."""
        return next((o for o in self.feiten.ouders if o.id == ouder_id), None)


def dag(d: date) -> str:
    """Show a day short, "wo 18 nov"."""
    return toon_dag(d)


def periode(van: date, tot: date | None) -> str:
    """Show a spell: "6–30 okt", "28 sep – 3 okt", "sinds 12 okt"."""
    if tot is None:
        return f"sinds {_kort(van)}"
    if van == tot:
        return _kort(van)
    if (van.year, van.month) == (tot.year, tot.month):
        return f"{van.day}–{_kort(tot)}"
    return f"{_kort(van)} – {_kort(tot)}"


def _kort(d: date) -> str:
    """Show day and month, "18 nov"."""
    return toon_dag(d).split(" ", 1)[1]


def _uren(uren: float) -> str:
    """Show hours with a comma: "22 uur", "2,5 uur"."""
    return f"{uren:g}".replace(".", ",") + " uur"


def rij(*delen: str) -> str:
    """Join what is there with middle dots."""
    return " · ".join(d for d in delen if d)


def niet_delen(feit: Feit) -> str:
    """Say that the leerling (16 or older) asked not to share it with ouders (protocollen 7)."""
    return "niet delen met ouders" if getattr(feit, "niet_delen", False) else ""


def _heeft_notitie(feit: Feit) -> bool:
    """Tell whether a fact carries free text that can be locked."""
    return any(getattr(feit, naam) for naam in notitievelden(feit))


def maak_item(
    k: Kader, feit: Feit, datum: date, titel: str, tekst: str, **rest: Any
) -> TijdlijnItem:
    """Make an item of a fact."""
    op_slot = not k.notities_open and _heeft_notitie(feit)
    return TijdlijnItem(
        datum=datum,
        soort=feit.SOORT,
        titel=titel,
        tekst=tekst,
        feit_soort=feit.SOORT,
        feit_id=feit.id,
        notitie_op_slot=op_slot,
        **rest,
    )


def _dossier(k: Kader) -> Iterator[TijdlijnItem]:
    d = k.feiten.dossier
    yield maak_item(
        k, d, d.geopend, "Dossier geopend", d.dossiernummer, vorm=Teken.STIP, volgorde=1
    )
    if d.gesloten:
        reden = d.sluitreden.label if d.sluitreden else ""
        yield maak_item(k, d, d.gesloten, "Dossier gesloten", reden, vorm=Teken.VINK, volgorde=98)


def _behandelaars(k: Kader) -> Iterator[TijdlijnItem]:
    for b in k.feiten.behandelaars:
        naam = k.ambtenaren.get(b.ambtenaar_id, "")
        yield maak_item(k, b, b.van, "Behandelaar", naam, vorm=Teken.STIP, volgorde=2)


def _inschrijvingen(k: Kader) -> Iterator[TijdlijnItem]:
    for i in k.feiten.inschrijvingen:
        waar = rij(k.school(i.school_id), f"klas {i.klas}" if i.klas else "")
        yield maak_item(k, i, i.van, "Ingeschreven", waar, vorm=Teken.STIP, volgorde=3)
        if i.tot:
            tekst = rij(k.school(i.school_id), i.reden_einde)
            yield maak_item(k, i, i.tot, "Uitgeschreven", tekst, vorm=Teken.STIP, volgorde=4)


def _verhuizingen(k: Kader) -> Iterator[TijdlijnItem]:
    for v in k.feiten.verhuizingen:
        van = f"van {v.van_gemeente}" if v.van_gemeente else ""
        blijft = "het team houdt het dossier" if v.blijft else ""
        overdracht = "dossier overgedragen" if k.toen(v.overgedragen_op) else ""
        bevestigd = k.toen(v.ontvangst_bevestigd)
        ontvangst = f"ontvangst bevestigd {dag(bevestigd)}" if bevestigd else ""
        waar = rij(van, f"naar {v.naar_gemeente}", blijft, overdracht, ontvangst)
        yield maak_item(k, v, v.datum, "Verhuisd", waar, vorm=Teken.STIP, volgorde=5)


_PERIODE = {
    Periodesoort.ONGEOORLOOFD: "Ongeoorloofd verzuim",
    Periodesoort.GEOORLOOFD: "Geoorloofd verzuim",
    Periodesoort.ZIEKTE: "Ziek gemeld",
}


def _perioden(k: Kader) -> Iterator[TijdlijnItem]:
    for p in k.feiten.perioden:
        tot = k.toen(p.laatste_dag)
        omvang = "hele dagen" if p.hele_dagen else "losse uren"
        aanwezig = "" if p.aanwezig is None else f"{p.aanwezig} % van de lestijd aanwezig"
        vol = p.soort is Periodesoort.ONGEOORLOOFD and p.hele_dagen
        open_ = p.soort is not Periodesoort.ONGEOORLOOFD and p.hele_dagen
        yield maak_item(
            k,
            p,
            p.eerste_dag,
            _PERIODE[p.soort],
            rij(
                periode(p.eerste_dag, tot),
                omvang,
                "" if p.uren is None else _uren(p.uren),
                aanwezig,
            ),
            rechts="loopt nog" if tot is None else "",
            einde=tot,
            loopt=tot is None,
            ernst=vol,
            baan=Baan.VERZUIM,
            vorm=Teken.BALK_VOL if vol else Teken.BALK_OPEN if open_ else Teken.BALK_GEARCEERD,
            groep=Groep.MELDINGEN,
            volgorde=10,
        )


_MELDING = {
    Verzuimsoort.UUR16: "16 uur in 4 weken",
    Verzuimsoort.UUR16_18PLUS: "16 uur in 4 weken, 18 jaar of ouder",
    Verzuimsoort.LRV: "langdurig relatief verzuim",
    Verzuimsoort.LUXE: "luxe verzuim",
    Verzuimsoort.OVERIG: "overig verzuim",
    Verzuimsoort.RMC: "verzuim RMC 18+",
    Verzuimsoort.ABSOLUUT: "absoluut verzuim",
    Verzuimsoort.KENMERK: "signaal",
}
_BRON = {
    Meldingbron.DUO: "DUO-melding",
    Meldingbron.SCHOOL: "Melding van school",
    Meldingbron.OUDER: "Melding van ouder",
    Meldingbron.EIGEN: "Eigen signaal",
}


def _meldingen(k: Kader) -> Iterator[TijdlijnItem]:
    for m in k.feiten.meldingen:
        statussen = [
            s for s in k.feiten.statussen if s.melding_id == m.id and s.datum <= k.peildatum
        ]
        laatste = max(statussen, key=lambda s: s.datum, default=None)
        wanneer = periode(m.begindatum, k.toen(m.einddatum)) if m.begindatum else ""
        yield maak_item(
            k,
            m,
            m.melddatum,
            f"{_BRON[m.bron]} {_MELDING[m.soort]}",
            rij(
                "" if m.uren is None else f"{_uren(m.uren)} ongeoorloofd",
                wanneer,
                "vermoeden ongeoorloofd" if m.vermoeden else "",
                laatste.status.label if laatste else "",
                k.notitie(m.reden),
            ),
            rechts=m.meldingsnummer,
            ernst=True,
            baan=Baan.CONTACT,
            vorm=Teken.VLAG,
            groep=Groep.MELDINGEN,
            volgorde=30,
        )
        for s in statussen:
            if s.status is Meldingstatus.GEREGISTREERD:
                continue
            door = k.toen(s.doorgegeven)
            yield maak_item(
                k,
                s,
                s.datum,
                f"Melding {s.status.label}",
                rij(f"melding van {dag(m.melddatum)}", s.reden_afsluiten),
                rechts=f"doorgegeven {dag(door)}" if door else "",
                vorm=Teken.STIP,
                groep=Groep.MELDINGEN,
                volgorde=31,
            )


_CONTACT = {
    Contactsoort.TELEFOON: "Telefoon met",
    Contactsoort.GESPREK: "Gesprek met",
    Contactsoort.HUISBEZOEK: "Huisbezoek,",
    Contactsoort.SCHOOLBEZOEK: "Gesprek op school met",
    Contactsoort.EMAIL: "E-mail met",
    Contactsoort.VIDEO: "Videogesprek met",
}


def _contacten(k: Kader) -> Iterator[TijdlijnItem]:
    for c in k.feiten.contacten:
        gesproken = "" if c.soort is Contactsoort.EMAIL else "gesproken"
        yield maak_item(
            k,
            c,
            c.datum,
            f"{_CONTACT[c.soort]} {c.met.label}",
            rij(gesproken if c.geslaagd else "niet bereikt", k.notitie(c.notitie)),
            rechts=niet_delen(c),
            baan=Baan.CONTACT,
            vorm=Teken.TELEFOON if c.soort is Contactsoort.TELEFOON else Teken.MENSEN,
            groep=Groep.CONTACT,
            volgorde=40,
        )


def _interventies(k: Kader) -> Iterator[TijdlijnItem]:
    for i in k.feiten.interventies:
        doel = k.notitie(i.doel)
        yield maak_item(
            k,
            i,
            i.datum,
            f"Interventie gestart ({i.wie.label})",
            rij(i.soort.label, f"doel: {doel}" if doel else "", k.notitie(i.notitie)),
            rechts=rij(f"stap {i.stap}", niet_delen(i)),
            baan=Baan.HANDELEN,
            vorm=Teken.VIERKANT,
            groep=Groep.INTERVENTIES,
            volgorde=50,
        )


def _overleggen(k: Kader) -> Iterator[TijdlijnItem]:
    for o in k.feiten.overleggen:
        doel = k.notitie(o.doel)
        yield maak_item(
            k,
            o,
            o.datum,
            o.soort.label[:1].upper() + o.soort.label[1:],
            rij(
                "anoniem besproken" if o.anoniem else "",
                "plan op schrift" if o.plan else "",
                f"doel: {doel}" if doel else "",
                f"regievoerder {o.regievoerder}" if o.regievoerder else "",
                f"terugkoppeling {dag(o.terugkoppeldatum)}" if o.terugkoppeldatum else "",
                k.notitie(o.notitie),
            ),
            rechts=rij(f"stap {o.stap}", niet_delen(o)),
            baan=Baan.HANDELEN,
            vorm=Teken.RUIT_VOL,
            groep=Groep.INTERVENTIES,
            volgorde=51,
        )


def _besluit_titel(soort: Besluitsoort, stap: str) -> str:
    """Say what was decided."""
    titels = {
        Besluitsoort.BEGIN: f"Begonnen in stap {stap}",
        Besluitsoort.OPSCHALEN: f"Opgeschaald naar stap {stap}",
        Besluitsoort.HERHALEN: f"Stap {stap} herhaald",
        Besluitsoort.OVERSLAAN: f"Doorgegaan naar stap {stap}, met overslaan",
        Besluitsoort.TERUG: f"Terug naar stap {stap}",
        Besluitsoort.ANDERE_TERMIJN: f"Andere termijn voor stap {stap}",
        Besluitsoort.ANDERE_OPLOSSING: "Andere oplossing in beeld",
        Besluitsoort.AANDACHTSDATUM: "Aandachtsdatum gezet",
        Besluitsoort.SLUIT_SPOOR: f"Spoor stap {stap} beëindigd",
    }
    return titels[soort]


def _besluiten(k: Kader) -> Iterator[TijdlijnItem]:
    for b in k.feiten.besluiten:
        if b.spoor:
            continue
        termijn = f"{b.aantal} {b.eenheid.label}" if b.aantal and b.eenheid else ""
        wie = b.organisatie.label + (f", {b.persoon}" if b.persoon else "")
        yield maak_item(
            k,
            b,
            b.datum,
            _besluit_titel(b.soort, b.stap),
            rij(
                termijn,
                k.notitie(b.oplossing),
                b.wie,
                f"nieuwe datum {dag(b.nieuwe_datum)}" if b.nieuwe_datum else "",
                k.antwoorden(b.antwoorden),
                k.poorten(b.poorten),
                k.notitie(b.reden),
                "overgenomen" if b.overgenomen else "",
            ),
            rechts=wie,
            baan=Baan.HANDELEN,
            vorm=Teken.PIJL,
            groep=Groep.BESLUITEN,
            volgorde=60,
        )


def _herstel(k: Kader) -> Iterator[TijdlijnItem]:
    terug = (Herstelsoort.HERSTELD, Herstelsoort.AFSPRAAK, Herstelsoort.GEDEELTELIJK)
    for h in k.feiten.herstel:
        yield maak_item(
            k,
            h,
            h.datum,
            "Herstel" if h.soort in terug else "Geen herstel",
            rij(
                h.soort.label,
                f"volgende opbouw {dag(h.opbouwdatum)}" if h.opbouwdatum else "",
                k.notitie(h.toelichting),
            ),
            baan=Baan.HANDELEN,
            vorm=Teken.VINK,
            groep=Groep.INTERVENTIES,
            ernst=h.soort not in terug,
            volgorde=55,
        )


def _wachten(k: Kader) -> Iterator[TijdlijnItem]:
    for w in k.feiten.wachten:
        voorbij = k.toen(w.beeindigd)
        yield maak_item(
            k,
            w,
            w.van,
            f"Wacht op {w.op.label}",
            rij(
                f"tot {dag(w.tot)}",
                f"beëindigd {dag(voorbij)}" if voorbij else "",
                k.notitie(w.toelichting),
            ),
            baan=Baan.HANDELEN,
            vorm=Teken.PAUZE,
            groep=Groep.BESLUITEN,
            volgorde=44,
        )


def _afspraken(k: Kader) -> Iterator[TijdlijnItem]:
    for a in k.feiten.afspraken:
        wat = k.notitie(a.wat)
        yield maak_item(
            k,
            a,
            a.datum,
            f"Afspraak met {a.met}",
            rij(wat, f"uiterlijk {dag(a.uiterlijk)}" if a.uiterlijk else ""),
            rechts=niet_delen(a),
            baan=Baan.HANDELEN,
            vorm=Teken.HAND,
            groep=Groep.INTERVENTIES,
            volgorde=43,
        )
        if a.uitkomst and a.uitkomst_op:
            kapot = a.uitkomst is Uitkomst.GESCHONDEN
            yield maak_item(
                k,
                a,
                a.uitkomst_op,
                f"Afspraak met {a.met} {a.uitkomst.label}",
                wat,
                baan=Baan.HANDELEN,
                vorm=Teken.HAND,
                groep=Groep.INTERVENTIES,
                ernst=kapot,
                volgorde=44,
            )


def _taken(k: Kader) -> Iterator[TijdlijnItem]:
    for t in k.feiten.taken:
        if t.gedaan_op:
            wat = k.notitie(t.omschrijving)
            yield maak_item(k, t, t.gedaan_op, "Taak gedaan", wat, vorm=Teken.VINK, volgorde=5)


def _uitstellen(k: Kader) -> Iterator[TijdlijnItem]:
    taken = {t.id: t for t in k.feiten.taken}
    for u in k.feiten.uitstellen:
        taak = taken.get(u.taak_id)
        yield maak_item(
            k,
            u,
            u.datum,
            f"Taak uitgesteld tot {dag(u.tot)}",
            rij(
                k.notitie(taak.omschrijving) if taak else "",
                u.reden.label,
                k.notitie(u.toelichting),
            ),
            vorm=Teken.PAUZE,
            volgorde=5,
        )


def _doorgaven(k: Kader) -> Iterator[TijdlijnItem]:
    for d in k.feiten.doorgaven:
        yield maak_item(
            k,
            d,
            d.datum,
            f"Doorgegeven aan {d.aan.label}",
            rij(f"door {d.door.label}", d.wijze.label if d.wijze else ""),
            baan=Baan.CONTACT,
            vorm=Teken.PIJL,
            groep=Groep.MELDINGEN,
            volgorde=32,
        )


def _besprekingen(k: Kader) -> Iterator[TijdlijnItem]:
    for b in k.feiten.besprekingen:
        yield maak_item(
            k,
            b,
            b.datum,
            "Verzuimlijst met de school doorgenomen",
            b.uitkomst.label,
            baan=Baan.CONTACT,
            vorm=Teken.STIP,
            groep=Groep.CONTACT,
            volgorde=33,
        )


def _brieven(k: Kader) -> Iterator[TijdlijnItem]:
    for b in k.feiten.brieven:
        ouder = k.ouder(b.ouder_id)
        leerling = b.aan is Ontvangersoort.LEERLING
        aan = "de leerling" if leerling else ouder.relatie.label if ouder else b.ontvanger
        yield maak_item(
            k,
            b,
            b.datum,
            f"Brief: {b.onderwerp}",
            f"aan {aan}",
            baan=Baan.CONTACT,
            vorm=Teken.ENVELOP,
            groep=Groep.BRIEVEN,
            volgorde=46,
        )
        if b.retour_op is not None and b.retour_op <= k.peildatum and b.retour_reden is not None:
            yield maak_item(
                k,
                b,
                b.retour_op,
                f"Brief teruggekomen: {b.onderwerp}",
                f"aan {aan} · {b.retour_reden.label}",
                baan=Baan.CONTACT,
                vorm=Teken.ENVELOP,
                groep=Groep.BRIEVEN,
                volgorde=47,
            )


_ALLE: tuple[Callable[[Kader], Iterator[TijdlijnItem]], ...] = (
    _dossier,
    _behandelaars,
    _inschrijvingen,
    _verhuizingen,
    _perioden,
    _meldingen,
    _contacten,
    _interventies,
    _overleggen,
    _besluiten,
    _herstel,
    _wachten,
    _afspraken,
    _taken,
    _uitstellen,
    _doorgaven,
    _besprekingen,
    _brieven,
)


def alle_regels(k: Kader) -> Iterator[TijdlijnItem]:
    """Give the lines of all facts of the dossier, in no order."""
    for maak in _ALLE:
        yield from maak(k)
