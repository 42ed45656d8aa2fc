"""Services: cases of the example team that stand before or outside the ladder."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.dossiers import (
    Besluitsoort,
    Toestemmingdoel,
    Uitkomst,
)
from app.domain.handelen import (
    Contactmet,
    Contactsoort,
    Doel,
    Doorgave,
    Interventiesoort,
    Wie,
)
from app.domain.verzuim import Meldingbron, Periodesoort, Verzuimsoort
from app.domain.vrijstellingen import Grond, Vrijstelling, Vrijstellinguitkomst
from app.domain.vrijstellingtoets import einde_schooljaar
from app.services.voorbeeld.dagteller import EEN_DAG
from app.services.voorbeeld.dossierbouwer import Dossierbouwer


def nog_geen_start(b: Dossierbouwer) -> None:
    """Begin stap 1 without interventie: the term runs provisionally."""
    dag = b.schooldag(2, 5)
    b.losse_uren(dag)
    b.melding(dag)
    b.open(dag)
    b.verzuim(Periodesoort.ONGEOORLOOFD, dag)
    b.besluit(b.schooldag(0, 1), Besluitsoort.BEGIN, "1")
    b.regie(dag)
    b.contacten(dag, 2)


def weer_beter(b: Dossierbouwer) -> None:
    """Record only ziekte that is over: nothing runs, and no date is asked."""
    _ziek(b, b.schooldag(12, 16))


def geoorloofd(b: Dossierbouwer) -> None:
    """Record only ziekte or other absence that is allowed: no text anywhere (003 h.3)."""
    begin = b.kalender.volgende_schooldag(b.peildatum - timedelta(days=b.kans.randint(31, 60)))
    begin = min(begin, b.schooldag(3, 4))
    _ziek(b, begin)
    b.verzuim(b.kans.choice((Periodesoort.ZIEKTE, Periodesoort.GEOORLOOFD)), begin)


def _ziek(b: Dossierbouwer, begin: date) -> None:
    """Tell of single days of ziekte before a day, and what the school did."""
    for terug in (9, 20, 31):
        dag = b.terug(begin, terug)
        b.verzuim(Periodesoort.ZIEKTE, dag, b.kalender.plus_schooldagen(dag, 2))
    b.open(b.kalender.plus_schooldagen(begin, 2))
    b.regie(begin)
    b.toestemmingen(begin, doel=Toestemmingdoel.JEUGDARTS)
    b.voeg(Doorgave, dossier_id=b.dossier_id, datum=b.schooldag(1, 3), aan=Doel.JEUGDARTS)
    b.contacten(b.kalender.plus_schooldagen(begin, 2), 4)
    b.taak(b.kalender.plus_schooldagen(b.peildatum, 5), wat="School bellen")


def vermoeden(b: Dossierbouwer) -> None:
    """Let the school doubt ziekte: a DUO-overig melding with vermoeden opens the notes."""
    geoorloofd(b)
    dag = b.schooldag(1, 2)
    b.melding(dag, Verzuimsoort.OVERIG, b.terug(dag, 15), vermoeden=True, reden="ziek, twijfel")
    b.contact(b.laatste_schooldag())


def luxe(b: Dossierbouwer) -> None:
    """Report a holiday outside the holidays."""
    dag = b.schooldag(1, 3)
    van = b.terug(dag, 6)
    b.verzuim(Periodesoort.ONGEOORLOOFD, van, b.kalender.plus_schooldagen(van, 4))
    b.melding(dag, Verzuimsoort.LUXE, van, reden="vakantie buiten de schoolvakanties")
    b.open(dag)
    b.regie(dag, organisatie="leerplicht")
    b.contacten(dag, 2)
    b.interventie(b.laatste_schooldag(), "1", soort=Interventiesoort.WAARSCHUWING,
                  wie=Wie.LEERPLICHT, doel="geen verlof buiten de vakanties")  # fmt: skip


def absoluut(b: Dossierbouwer) -> None:
    """Leave a leerling without school; no ladder, an aandachtsdatum."""
    uitgeschreven = b.kind.inschrijvingen[-1].tot or b.peildatum
    dag = b.schooldag(8, 12)
    b.verzuim(Periodesoort.ONGEOORLOOFD, b.kalender.volgende_schooldag(uitgeschreven + EEN_DAG))
    b.melding(dag, Verzuimsoort.ABSOLUUT, uitgeschreven + EEN_DAG, bron=Meldingbron.EIGEN,
              uren=None, meldingsnummer="", actie_school="")  # fmt: skip
    b.open(dag)
    b.regie(dag, organisatie="leerplicht")
    b.contacten(dag, 4)
    b.afspraak(dag, Uitkomst.NAGEKOMEN)
    b.besluit(
        b.schooldag(1, 4), Besluitsoort.AANDACHTSDATUM, "1",
        nieuwe_datum=b.kalender.plus_schooldagen(b.peildatum, b.kans.randint(4, 9)),
        reden="Ouders kiezen voor die dag een school.",
    )  # fmt: skip


def trekkend(b: Dossierbouwer) -> None:
    """Let a family that travels appeal to artikel 5a; nothing but that stands in the dossier."""
    dag = b.schooldag(30, 45)
    b.open(dag)
    b.regie(dag, organisatie="leerplicht")
    b.voeg(
        Vrijstelling,
        dossier_id=b.dossier_id,
        grond=Grond.TREKKEND,
        ingediend=dag,
        uitkomst=Vrijstellinguitkomst.VOLDOET,
        uitkomst_op=b.kalender.plus_schooldagen(dag, 3),
        van=dag,
        tot=einde_schooljaar(dag),
        gemeld_op=b.kalender.plus_schooldagen(dag, 4),
    )
    b.contacten(dag, 9)
    b.afspraak(dag, Uitkomst.NAGEKOMEN)
    b.taak(dag, gedaan=b.kalender.plus_schooldagen(dag, 2), wat="Ouders bellen")


def mbo(b: Dossierbouwer) -> None:
    """Report a student of the mbo, for whom this protocol has no ladder."""
    dag = b.schooldag(4, 10)
    b.losse_uren(dag)
    b.melding(dag)
    b.open(dag)
    b.regie(dag)
    b.contacten(dag, 3)
    b.afspraak(dag)
    b.besluit(
        b.laatste_schooldag(), Besluitsoort.AANDACHTSDATUM, "1",
        nieuwe_datum=b.kalender.plus_schooldagen(b.peildatum, 8),
        reden="Gesprek bij het ROC.",
    )  # fmt: skip


def signaal(b: Dossierbouwer) -> None:
    """Let a school call in time (kenmerkmelding): no absence that counts yet."""
    dag = b.schooldag(1, 4)
    b.melding(dag, Verzuimsoort.KENMERK, dag, bron=Meldingbron.SCHOOL, uren=None,
              meldingsnummer="", reden="", actie_school="")  # fmt: skip
    b.open(dag)
    b.regie(dag)
    b.contact(b.laatste_schooldag(), met=Contactmet.SCHOOL, soort=Contactsoort.SCHOOLBEZOEK,
              notitie="")  # fmt: skip
