"""What waits for a signature, own templates of the team, changed texts, and the post register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.documents.sjabloon import sjabloon
from app.domain.dossiers import Toestemmingdoel
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten, RechtFout
from app.domain.handelen import (
    Bezorgwijze,
    Brief,
    Ondertekening,
    Ontvangersoort,
    Retourreden,
    Tekenuitkomst,
)
from app.domain.mensen import Ambtenaar, Ouder, Rol
from app.domain.team import Sjabloonversie
from app.services import brieven, ondertekenen, postregister, sjablonen, vastleggen
from app.services.sessie import Sessie
from tests.conftest import VANDAAG
from tests.documents.papier import paginateksten, tekst
from tests.fabriek import een_leerling, zet_dossier
from tests.services.briefpersonen import (
    VELDEN,
    geef_toestemming,
    team_op_papier,
    zet_persoon,
)


@pytest.fixture
def sessie(team_sessie: Sessie) -> Sessie:
    team_op_papier(team_sessie)
    return team_sessie


def word(sessie: Sessie, rol: Rol) -> None:
    """Let the person at work have another role; a second teamleider stays."""
    with sessie.schrijf() as tx:
        if not sessie.lees(Ambtenaar, naam="T. Leider"):
            tx.maak(Ambtenaar(naam="T. Leider", rol=Rol.TEAMLEIDER, functie="teamleider"))
        tx.wijzig(replace(sessie.lees_een(Ambtenaar, sessie.ambtenaar_id), rol=rol))


def plat(c: brieven.BriefConcept) -> str:
    return " ".join(tekst(c.pdf).split())


# Signing


def test_een_besluit_wacht_op_de_teamleider(sessie: Sessie) -> None:
    d = zet_persoon(sessie, "apart")
    word(sessie, Rol.LEERPLICHTAMBTENAAR)
    keuzes = VELDEN["besluit_3a"]
    concepten = brieven.maak_concepten(sessie, d, "besluit_3a", VANDAAG, keuzes)
    assert all(c.wacht and not c.concept for c in concepten)
    assert "T. Leider" in plat(concepten[0])
    assert "CONCEPT" in tekst(concepten[0].pdf)
    with pytest.raises(KnownError, match="door de teamleider ondertekend"):
        brieven.registreer(sessie, concepten)
    ondertekenen.leg_voor(sessie, concepten[:2], keuzes)
    assert sessie.lees(Brief) == []
    (regel,) = ondertekenen.wachtend(sessie)
    assert (regel.leerling, regel.dossiernummer) == ("O'Brien, Zoë", "2026-0001")
    with pytest.raises(RechtFout):
        ondertekenen.teken(sessie, regel.feit)
    word(sessie, Rol.TEAMLEIDER)
    _, getekend = ondertekenen.teken(sessie, regel.feit)
    assert [c.sleutel for c in getekend] == [c.sleutel for c in concepten[:2]]
    assert all("CONCEPT" not in tekst(c.pdf) for c in getekend)
    assert {b.getekend_door for b in sessie.lees(Brief)} == {sessie.ambtenaar_id}
    assert ondertekenen.wachtend(sessie) == []
    with pytest.raises(KnownError, match="al afgehandeld"):
        ondertekenen.teken(sessie, regel.feit)


def test_getekend_wordt_de_brief_van_die_dag(sessie: Sessie) -> None:
    """Laid there on Monday, signed on Wednesday: the letter and its terms are of Wednesday."""
    d = zet_persoon(sessie, "een_ouder")
    word(sessie, Rol.LEERPLICHTAMBTENAAR)
    keuzes = VELDEN["besluit_3a"]
    ondertekenen.leg_voor(
        sessie, brieven.maak_concepten(sessie, d, "besluit_3a", VANDAAG, keuzes), keuzes
    )
    (feit,) = sessie.lees(Ondertekening)
    with sessie.schrijf() as tx:
        tx.wijzig(replace(feit, datum=VANDAAG - timedelta(days=2)))
    word(sessie, Rol.TEAMLEIDER)
    (c,) = ondertekenen.maak_op(sessie, ondertekenen.wachtend(sessie)[0].feit)
    assert c.datum == VANDAAG
    assert "18 november 2026" in plat(c)


def test_teruggeven_en_zelf_terugnemen(sessie: Sessie) -> None:
    d = zet_persoon(sessie, "een_ouder")
    keuzes = VELDEN["besluit_3a"]
    word(sessie, Rol.LEERPLICHTAMBTENAAR)
    concepten = brieven.maak_concepten(sessie, d, "besluit_3a", VANDAAG, keuzes)
    for _ in range(2):
        ondertekenen.leg_voor(sessie, concepten, keuzes)
    een, twee = [r.feit for r in ondertekenen.wachtend(sessie)]
    ondertekenen.trek_terug(sessie, een)
    word(sessie, Rol.TEAMLEIDER)
    ondertekenen.geef_terug(sessie, twee, "Motivering aanvullen.")
    uit = {o.id: o for o in sessie.lees(Ondertekening)}
    assert uit[een.id].uitkomst is Tekenuitkomst.INGETROKKEN
    assert (uit[twee.id].uitkomst, uit[twee.id].opmerking) == (
        Tekenuitkomst.TERUG,
        "Motivering aanvullen.",
    )
    assert sessie.lees(Brief) == []


def test_een_gewone_brief_wordt_niet_voorgelegd(sessie: Sessie) -> None:
    d = zet_persoon(sessie, "een_ouder")
    concepten = brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG)
    with pytest.raises(KnownError, match="ondertekent u zelf"):
        ondertekenen.leg_voor(sessie, concepten, {})


# An act of the law goes out, a letter of toezicht does not


def test_een_besluit_mag_ook_bij_alleen_geoorloofd_verzuim(sessie: Sessie) -> None:
    leerling = een_leerling()
    dossier, _, _ = zet_dossier(sessie, leerling=leerling, ongeoorloofd=False)
    keuzes = VELDEN["verlof_afgewezen"]
    concepten = brieven.maak_concepten(sessie, dossier.id, "verlof_afgewezen", VANDAAG, keuzes)
    assert not any(c.concept for c in concepten)
    brieven.registreer(sessie, concepten)
    (dicht,) = {
        c.waarom_concept
        for c in brieven.maak_concepten(
            sessie, dossier.id, "uitnodiging", VANDAAG, VELDEN["uitnodiging"]
        )
    }
    assert "hoofdstuk 3" in dicht
    eigen = {concepten[0].sleutel: concepten[0].tekst + "\nEn nog iets.\n"}
    with pytest.raises(NotitieGesloten):
        brieven.maak_concepten(
            sessie, dossier.id, "verlof_afgewezen", VANDAAG, keuzes, teksten=eigen
        )


# A text that was changed by hand


def test_aangepaste_tekst_gaat_mee_en_wordt_bewaard(sessie: Sessie) -> None:
    d = zet_persoon(sessie, "een_ouder")
    keuzes = VELDEN["uitnodiging"]
    (c,) = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, keuzes)
    nieuw = c.tekst.replace("Daarna zoeken we samen naar een oplossing.", "Tot dan!")
    (a,) = brieven.maak_concepten(
        sessie, d, "uitnodiging", VANDAAG, keuzes, teksten={c.sleutel: nieuw}
    )
    assert "Tot dan!" in plat(a)
    assert "naar een oplossing" not in plat(a)
    brieven.registreer(sessie, [a])
    (b,) = sessie.lees(Brief)
    assert b.afwijking.splitlines()[0].startswith("- ")
    assert b.afwijking.splitlines()[1].endswith("Tot dan!")
    assert c.afwijking == ""


@pytest.mark.parametrize(
    ("erbij", "melding"),
    [
        ("Laan van Fictie 3", "adres dat deze ontvanger"),
        ("BSN 999900377", "burgerservicenummer"),
        ("999 900 377", "burgerservicenummer"),
    ],
)
def test_ook_een_aangepaste_tekst_verraadt_niets(sessie: Sessie, erbij: str, melding: str) -> None:
    d = zet_persoon(sessie, "apart")
    keuzes = VELDEN["uitnodiging"]
    concepten = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, keuzes)
    kind = next(c for c in concepten if c.aan is Ontvangersoort.LEERLING)
    teksten = {kind.sleutel: f"{kind.tekst}\n{erbij}\n"}
    with pytest.raises(KnownError, match=melding):
        brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, keuzes, teksten=teksten)


def test_een_gat_dat_blijft_staan_houdt_de_brief_binnen(sessie: Sessie) -> None:
    d = zet_persoon(sessie, "een_ouder")
    (c,) = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG)
    assert "«vul in: tijd van het gesprek»" in c.tekst
    (a,) = brieven.maak_concepten(
        sessie, d, "uitnodiging", VANDAAG, teksten={c.sleutel: c.tekst + "\nExtra.\n"}
    )
    assert "tijd van het gesprek" in a.gaten
    assert a.concept


# Kernteam: anonymous without toestemming


def test_zonder_toestemming_gaat_het_kernteam_zonder_naam(sessie: Sessie) -> None:
    d = zet_persoon(sessie, "apart")
    keuzes = VELDEN["aanmelding_kernteam"]
    (c,) = brieven.maak_concepten(sessie, d, "aanmelding_kernteam", VANDAAG, keuzes)
    for naam in ("Zoë", "O'Brien", "Đorđević", "17 november 2013"):
        assert naam not in plat(c)
    assert "een leerling van 13 jaar" in plat(c)
    with pytest.raises(KnownError, match="noemt een naam uit het gezin"):
        brieven.maak_concepten(
            sessie, d, "aanmelding_kernteam", VANDAAG, {"vraag": "Hoe helpen we Zoë?"}
        )
    geef_toestemming(sessie, d, Toestemmingdoel.KERNTEAM)
    (c,) = brieven.maak_concepten(sessie, d, "aanmelding_kernteam", VANDAAG, keuzes)
    assert "Zoë O'Brien, geboren op 17 november 2013" in plat(c)


# Own texts of the team


def test_eigen_tekst_versies_verschil_en_terug(sessie: Sessie) -> None:
    d = zet_persoon(sessie, "een_ouder")
    nu = {t.sleutel: (t.onderwerp, t.tekst) for t in sjablonen.teksten(sessie, "uitnodiging")}
    onderwerp, tekst_ = nu["ouder"]
    nu["ouder"] = (onderwerp, tekst_.replace("Ik nodig u uit", "Graag nodig ik u uit", 1))
    sjablonen.bewaar(sessie, "uitnodiging", nu)
    (c,) = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, VELDEN["uitnodiging"])
    assert "Graag nodig ik u uit voor een gesprek" in plat(c)
    (regel,) = [r for r in sjablonen.lijst(sessie) if r.code == "uitnodiging"]
    assert regel.versie == 1
    anders = sjablonen.verschil(
        sjablonen.teksten(sessie, "uitnodiging", geleverd=True),
        sjablonen.teksten(sessie, "uitnodiging"),
    )
    assert anders.splitlines()[0] == "Ouder:"
    assert "+ Graag nodig ik u uit" in anders
    sjablonen.terug_naar_geleverd(sessie, "uitnodiging")
    (c,) = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, VELDEN["uitnodiging"])
    assert "Graag" not in plat(c)
    assert [v.nummer for v in sjablonen.versies(sessie, "uitnodiging")] == [2, 1]
    with pytest.raises(KnownError, match="al de geleverde tekst"):
        sjablonen.terug_naar_geleverd(sessie, "uitnodiging")


def test_een_eigen_taal_en_de_meegeleverde_engelse_pagina(sessie: Sessie) -> None:
    d = zet_persoon(sessie, "een_ouder")
    (ouder,) = [o for o in sessie.lees(Ouder) if o.gezag]
    nu = {t.sleutel: (t.onderwerp, t.tekst) for t in sjablonen.teksten(sessie, "uitnodiging")}
    nu["Turks/ouder"] = ("{{ leerling.naam }} için görüşme", "Tarih: {{ veld.datum_gesprek }}\n")
    sjablonen.bewaar(sessie, "uitnodiging", nu)
    for taal, stuk, bladen in (
        ("Nederlands", "", 1),
        ("engels", "Monday 30 November 2026", 2),
        ("Turks", "Tarih: 30-11-2026", 2),
        ("Tigrinya", "", 1),
    ):
        nu_ouder = sessie.lees_een(Ouder, ouder.id)
        with sessie.schrijf() as tx:
            tx.wijzig(replace(nu_ouder, taal=taal))
        (c,) = brieven.maak_concepten(sessie, d, "uitnodiging", VANDAAG, VELDEN["uitnodiging"])
        gelezen = paginateksten(c.pdf)
        assert len(gelezen) == bladen, taal
        assert stuk in " ".join(gelezen[-1].split())


def test_een_eigen_blok_geldt_in_elke_brief(sessie: Sessie) -> None:
    d = zet_persoon(sessie, "een_ouder")
    sjablonen.bewaar(sessie, "blok_contact", {"blok": ("", "## Bel ons\nOp 14 055.\n")})
    for code in ("afspraken", "mbo_aanmelding"):
        (c,) = brieven.maak_concepten(sessie, d, code, VANDAAG, VELDEN[code])
        assert "Bel ons Op 14 055." in plat(c)
    with pytest.raises(KnownError, match="geen ander blok"):
        sjablonen.bewaar(sessie, "blok_contact", {"blok": ("", "@bezwaar\n")})


@pytest.mark.parametrize(
    ("eigen", "melding"),
    [
        ("{{ ''.__class__ }}", "Regel 1: een veld begint met een naam"),
        ("een\n{{ leerling.namm }}", "Regel 2: het veld leerling.namm bestaat niet; bedoelt u"),
        ("{% for x in y %}x{% endfor %}", "alleen over een lijst"),
        ("x" * 51_200, "te lang: 51200 tekens, hoogstens 20000"),
        ("x" * 200_000, "samen te groot"),
        ("漢字", "het lettertype heeft geen teken '漢'"),
        ("a\x00b {{ u ", "niet goed geschreven"),
    ],
)
def test_een_eigen_tekst_die_niet_kan_wordt_niet_bewaard(
    sessie: Sessie, eigen: str, melding: str
) -> None:
    with pytest.raises(KnownError) as fout:
        sjablonen.bewaar(sessie, "uitnodiging", {"ouder": ("Onderwerp", eigen)})
    assert melding.lower() in fout.value.tekst.lower()
    assert sessie.lees(Sjabloonversie) == []


def test_administratie_wijzigt_geen_sjabloon(sessie: Sessie) -> None:
    word(sessie, Rol.ADMINISTRATIE)
    with pytest.raises(RechtFout):
        sjablonen.bewaar(sessie, "uitnodiging", {"ouder": ("x", "y")})


def test_een_taal_of_lezer_die_er_niet_is(sessie: Sessie) -> None:
    with pytest.raises(InvoerFout, match="geen tekst voor partner"):
        sjablonen.keur(sessie, "uitnodiging", {"partner": ("x", "y")})
    with pytest.raises(InvoerFout, match="geen naam van een taal"):
        sjablonen.keur(sessie, "uitnodiging", {'"]/ouder': ("x", "y")})


def test_aanhalingstekens_en_schuine_strepen_blijven_staan(sessie: Sessie) -> None:
    tekst_ = "Hij zei: \"\"\"nee\"\"\" en \\n of '''zo'''\n"
    sjablonen.bewaar(sessie, "uitnodiging", {"ouder": ('a "b" \\ c', tekst_)})
    (t,) = [t for t in sjablonen.teksten(sessie, "uitnodiging") if t.sleutel == "ouder"]
    assert (t.onderwerp, t.tekst) == ('a "b" \\ c', tekst_)


# The post register


def test_postregister_wat_ging_en_wat_terugkwam(sessie: Sessie) -> None:
    d = zet_persoon(sessie, "apart")
    concepten = brieven.maak_concepten(sessie, d, "waarschuwing", VANDAAG)
    brieven.registreer(sessie, concepten, Bezorgwijze.AANGETEKEND)
    regels = postregister.lijst(sessie, VANDAAG, VANDAAG)
    assert len(regels) == 3
    assert {r.leerling for r in regels} == {"O'Brien, Zoë"}
    assert {r.soort for r in regels} == {sjabloon("waarschuwing").naam}
    assert {r.hoe for r in regels} == {"aangetekend"}
    assert postregister.lijst(sessie, date(2026, 1, 1), VANDAAG - timedelta(days=1)) == []
    (vader,) = [r for r in regels if "Đorđević" in r.aan]
    with pytest.raises(InvoerFout):
        vastleggen.wijzig(
            sessie,
            replace(
                vader.brief,
                retour_op=VANDAAG - timedelta(days=1),
                retour_reden=Retourreden.VERHUISD,
            ),
        )
    with pytest.raises(InvoerFout, match="een dag en een reden"):
        vastleggen.wijzig(sessie, replace(vader.brief, retour_op=VANDAAG))
    vastleggen.wijzig(
        sessie, replace(vader.brief, retour_op=VANDAAG, retour_reden=Retourreden.VERHUISD)
    )
    (terug,) = postregister.lijst(sessie, VANDAAG, VANDAAG, alleen_terug=True)
    assert terug.hoe == "aangetekend; terug op wo 18 nov 2026: verhuisd"
    pdf = postregister.register_pdf(regels, filtertekst="alles", teamnaam="Team", peildatum=VANDAAG)
    assert tekst(pdf).count("Waarschuwing") == 0
    assert tekst(pdf).count("Schriftelijke waarschuwing") == 3


def test_zonder_partner_is_er_een_gat(sessie: Sessie) -> None:
    d = zet_persoon(sessie, "een_ouder")
    velden = {v.code: v for v in brieven.invulvelden("swv_melding", sessie, d)}
    assert len(velden["partners"].standaard.split(",")) == 1, "the SWV of the school is proposed"
    (c,) = brieven.maak_concepten(
        sessie, d, "swv_melding", VANDAAG, VELDEN["swv_melding"] | {"partners": ""}
    )
    assert c.gaten == ("partner aan wie deze brief gaat",)
    with pytest.raises(InvoerFout, match="adresboek"):
        brieven.maak_concepten(sessie, d, "swv_melding", VANDAAG, {"partners": "weg"})


def test_twee_partners_twee_brieven(sessie: Sessie) -> None:
    d = zet_persoon(sessie, "een_ouder")
    velden = {v.code: v for v in brieven.invulvelden("swv_melding", sessie, d)}
    alle = ",".join(code for code, _ in velden["partners"].opties)
    concepten = brieven.maak_concepten(
        sessie, d, "swv_melding", VANDAAG, VELDEN["swv_melding"] | {"partners": alle}
    )
    assert len(concepten) == 5
    assert len({c.partner_id for c in concepten}) == 5
