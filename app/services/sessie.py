"""Services: a session, one person at work in one team file, on one thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.domain.feit import Feit
from app.domain.fouten import BestandFout, KnownError, RechtFout
from app.domain.mensen import Ambtenaar, Rol
from app.domain.scholen import Vakantie, VrijeDag
from app.domain.team import Instelling, Protocolkeuze, TeamProtocol
from app.services import instellingen
from db import feiten, opzoeken, schrijven, sleutelkopie, sleutels, verbinding
from db.netwerk import Modus, bepaal_modus
from db.shareopening import open_op_share

if TYPE_CHECKING:
    from app.domain.dossierfeiten import DossierFeiten
    from app.domain.kalender import Schoolkalenders
    from app.protocol.model import Protocol, Regelset
    from db.schrijven import Transactie
    from db.sleutels import Noodsleutel

F = TypeVar("F", bound=Feit)


class Sessie:
    """An open team file with the person who is at work in it.

    A session belongs to the thread that made it; a background job takes
    `nog_een()`. `klok` gives the present moment with its time zone, so that
    tests and other days need no other code.
    """

    def __init__(
        self,
        v: verbinding.Verbinding,
        ambtenaar_id: str,
        *,
        klok: Callable[[], datetime] | None = None,
        modus: Modus = Modus.LOKAAL,
        prive: bytes = b"",
        opsporing_gezien: set[str] | None = None,
    ) -> None:
        self.prive = prive
        """The person's own private key: it opens the seal on the BOA's file, if there is one."""
        self.opsporing_gezien = set() if opsporing_gezien is None else opsporing_gezien
        """What of the sealed file was logged as seen already, shared with `nog_een` sessions."""
        self.v = v
        self.pad = str(v.pad)
        self.modus = modus
        self.ambtenaar_id = ambtenaar_id
        self._klok = klok or _nu
        self._kalenders: Schoolkalenders | None = None
        self._ik: Ambtenaar | None = None
        self._protocollen: dict[tuple[str, date], Protocol] = {}
        self._regels: dict[tuple[str, str | None, str, date], Regelset] = {}

    @cached_property
    def ambtenaar(self) -> Ambtenaar:
        """The person who is logged in; as last read while the file cannot be read."""
        try:
            self._ik = feiten.lees_een(self.v, Ambtenaar, self.ambtenaar_id)
        except BestandFout:
            if self._ik is None:
                raise
            return self._ik
        return self._ik

    @property
    def alleen_lezen(self) -> bool:
        """Whether nothing can be saved in this session."""
        return self.v.alleen_lezen

    def nu(self) -> datetime:
        """Give the present moment in UTC."""
        return self._klok().astimezone(UTC)

    def vandaag(self) -> date:
        """Give today's date on this computer."""
        return self._klok().astimezone().date()

    def lees(self, soort: type[F], **waarden: object) -> list[F]:
        """Read all facts of a kind whose fields have the given values."""
        return opzoeken.lees_waar(self.v, soort, **waarden)

    def lees_een(self, soort: type[F], feit_id: str) -> F:
        """Read one fact; KnownError when it is not (or no longer) there."""
        return feiten.lees_een(self.v, soort, feit_id)

    @contextmanager
    def schrijf(self) -> Iterator[Transactie]:
        """One transaction: all of it lands with its audit rows, or none of it."""
        if self.alleen_lezen:
            raise KnownError(
                "Dit bestand is nu alleen te lezen.",
                "Wacht tot u mag schrijven, of vraag wie er nu schrijft om dat over te dragen.",
            )
        with schrijven.schrijf(self.v, door=self.ambtenaar_id, nu=self.nu()) as tx:
            yield tx
        self._vergeet(d.soort for d in tx.wijziging.delen)
        if tx.wijziging:
            sleutels.bewaar_kop(self.v.pad, tx.kop)

    def vergeet(self) -> None:
        """Drop what was remembered, because another program changed the file."""
        self._kalenders = None
        self._protocollen.clear()
        self._regels.clear()
        for naam in ("ambtenaar", "instellingen", "teamprotocollen", "protocolkeuzen"):
            self.__dict__.pop(naam, None)

    def _vergeet(self, soorten: Iterator[str]) -> None:
        if set(soorten) & {
            Vakantie.SOORT,
            VrijeDag.SOORT,
            TeamProtocol.SOORT,
            Protocolkeuze.SOORT,
            Ambtenaar.SOORT,
            Instelling.SOORT,
        }:
            self.vergeet()

    @cached_property
    def instellingen(self) -> instellingen.Instellingen:
        """The settings of the team as they are now."""
        return instellingen.lees(self)

    @property
    def kalenders(self) -> Schoolkalenders:
        """The school calendars: the shipped holidays, outranked by the team's own rows."""
        if self._kalenders is None:
            from app.domain.kbdagen import kb_dagen_van
            from app.services.schoolkalender import bouw_kalenders

            self._kalenders = bouw_kalenders(
                self.lees(Vakantie), self.lees(VrijeDag), kb_dagen_van(self.instellingen.kb_dagen)
            )
        return self._kalenders

    def protocol(self, code: str, peildatum: date) -> Protocol:
        """Give the protocol that holds on a day: the team's own version, else the shipped one."""
        sleutel = (code, peildatum)
        if sleutel not in self._protocollen:
            from app.services.protocollen import geldend_protocol

            self._protocollen[sleutel] = geldend_protocol(self.teamprotocollen, code, peildatum)
        return self._protocollen[sleutel]

    @cached_property
    def teamprotocollen(self) -> tuple[TeamProtocol, ...]:
        """The team's own versions of protocol files."""
        return tuple(self.lees(TeamProtocol))

    @cached_property
    def protocolkeuzen(self) -> tuple[Protocolkeuze, ...]:
        """What the team chose to hold, for whom."""
        return tuple(self.lees(Protocolkeuze))

    def regels(self, feiten: DossierFeiten, peildatum: date) -> Regelset:
        """Give all rules that hold for a dossier on a day: its ladder and what runs beside it.

        Dossiers for which the same choices count share one and the same set.
        """
        from app.protocol.blik import school_op
        from app.services.protocollen import regelset_voor

        school = school_op(feiten, peildatum)
        gemeente = feiten.leerling.woongemeente.strip().casefold()
        keuzes = self.protocolkeuzen
        school_id = school.id if school and any(k.school_id == school.id for k in keuzes) else None
        if not any(k.gemeente.strip().casefold() == gemeente for k in keuzes):
            gemeente = ""
        sleutel = (feiten.dossier.protocol, school_id, gemeente, peildatum)
        if sleutel not in self._regels:
            self._regels[sleutel] = regelset_voor(self.teamprotocollen, keuzes, *sleutel)
        return self._regels[sleutel]

    def eis_rol(self, *rollen: Rol) -> None:
        """Refuse when the person at work has none of these roles."""
        if self.ambtenaar.rol not in rollen:
            namen = " of ".join(r.label for r in rollen)
            raise RechtFout(
                f"Dit kan alleen een {namen}.", "Vraag een collega met dat recht om het te doen."
            )

    def nog_een(self) -> Sessie:
        """Open a second session of the same person on the same file, for another thread."""
        return Sessie(
            self.v.nog_een(),
            self.ambtenaar_id,
            klok=self._klok,
            modus=self.modus,
            prive=self.prive,
            opsporing_gezien=self.opsporing_gezien,
        )

    def sluit(self) -> None:
        """Close the file."""
        self.v.sluit()


def log_in(
    pad: str | Path,
    wachtwoord: str,
    gebruiker: str = "",
    *,
    klok: Callable[[], datetime] | None = None,
    bijwerken: bool = False,
) -> Sessie:
    """Open a team file as the person whose password fits.

    `gebruiker` names the person by name or id; without it everyone in the keys
    file is tried. `bijwerken` brings a file of an older version up to date first.
    KnownError: no such file, wrong password, damaged or newer file; BijwerkenNodig.
    """
    pad = Path(pad)
    ontgrendeld = sleutels.ontgrendel(pad, wachtwoord, gebruiker)
    return open_met_sleutel(
        pad,
        ontgrendeld.sleutel,
        ontgrendeld.persoon_id,
        naam=ontgrendeld.naam,
        prive=ontgrendeld.prive,
        klok=klok,
        bijwerken=bijwerken,
    )


def open_met_sleutel(
    pad: Path,
    sleutel: bytes,
    persoon_id: str,
    *,
    naam: str = "",
    prive: bytes = b"",
    klok: Callable[[], datetime] | None = None,
    bijwerken: bool = False,
) -> Sessie:
    """Open a team file whose key is already at hand; `prive` is the person's own key.

    When the making of the file was cut short before its first person was
    written, that person (`naam`) is written now.
    """
    modus = bepaal_modus(pad)
    try:
        v = _open(pad, sleutel, modus)
    except verbinding.OuderBestand:
        from app.services.bijwerken import Sleutelbezit, leg_uit, werk_bij

        wie = Sleutelbezit(pad, sleutel, persoon_id, modus)
        if not bijwerken:
            raise leg_uit(wie) from None
        werk_bij(wie, klok)
        v = _open(pad, sleutel, modus)
    sessie = Sessie(v, persoon_id, klok=klok, modus=modus, prive=prive)
    try:
        if naam and not sessie.alleen_lezen and not sessie.lees(Ambtenaar):
            _schrijf_eerste(sessie, naam, Rol.TEAMLEIDER)
        uit_dienst = sessie.ambtenaar.uit_dienst
        if uit_dienst is not None and uit_dienst <= sessie.vandaag():
            raise KnownError(
                "U staat in dit teambestand als uit dienst.",
                "Vraag de teamleider u opnieuw toe te voegen.",
            )
        sleutelkopie.werk_bij(v)
    except BaseException:
        v.sluit()
        raise
    return sessie


def _open(pad: Path, sleutel: bytes, modus: Modus) -> verbinding.Verbinding:
    """Open the file as the place where it lies asks for."""
    if modus is Modus.SHARE_LEZER:
        return open_op_share(pad, sleutel)
    return verbinding.open_(pad, sleutel, momentopname=modus is Modus.MOMENTOPNAME)


def maak_team(
    pad: str | Path,
    *,
    naam: str,
    wachtwoord: str,
    rol: Rol = Rol.TEAMLEIDER,
    boa: bool = False,
    functie: str = "",
    persoon_id: str | None = None,
    klok: Callable[[], datetime] | None = None,
    kosten: sleutels.Kosten | None = None,
) -> tuple[Sessie, Noodsleutel]:
    """Make a new team file with its first person, and the noodsleutel for the safe.

    KnownError when its folder is not there, a file of that name is, or the password is too weak.
    """
    from app.domain.feit import new_id

    pad = Path(pad)
    if pad.suffix != ".kantelpunt":
        raise KnownError(
            "De naam van een teambestand eindigt op .kantelpunt.",
            "Kies een naam zoals modelstad.kantelpunt.",
        )
    if not pad.parent.is_dir():
        raise KnownError(
            f"De map {pad.parent} bestaat niet.", "Maak de map eerst, of kies een andere map."
        )
    if pad.exists():
        raise KnownError(
            "Er staat al een bestand met deze naam.", "Kies een andere naam of een andere map."
        )
    if not naam.strip():
        raise KnownError("Vul de naam in van de eerste gebruiker.", "Bijvoorbeeld: S. de Wit.")
    _zet_wezen_opzij(pad)
    persoon_id = persoon_id or new_id()
    bos, noodsleutel = sleutels.maak_sleutelbestand(
        pad, persoon_id, naam, wachtwoord, kosten=kosten
    )
    v = verbinding.maak(pad, bos.sleutel)
    sessie = Sessie(v, persoon_id, klok=klok, prive=bos.prive)
    _schrijf_eerste(sessie, naam.strip(), rol, boa=boa, functie=functie)
    if bepaal_modus(pad) is not Modus.LOKAAL:  # on a share nobody writes without the pen
        sessie.sluit()
        return open_met_sleutel(
            pad, bos.sleutel, persoon_id, prive=bos.prive, klok=klok
        ), noodsleutel
    return sessie, noodsleutel


def _schrijf_eerste(
    sessie: Sessie, naam: str, rol: Rol, *, boa: bool = False, functie: str = ""
) -> None:
    """Write the first person of a team file."""
    with sessie.schrijf() as tx:
        tx.maak(Ambtenaar(id=sessie.ambtenaar_id, naam=naam, rol=rol, boa=boa, functie=functie))


def _zet_wezen_opzij(pad: Path) -> None:
    """Move keys without a team file out of the way: the making of a file was cut short.

    They are kept, because they may belong to a team file that was moved by hand.
    """
    for wees in (sleutels.sleutelpad(pad), sleutels.kopiepad(pad)):
        if wees.exists():
            wees.replace(wees.with_name(f"{wees.name}-oud"))


def _nu() -> datetime:
    return datetime.now(UTC)


def open_namen(pad: str | Path) -> Sequence[tuple[str, str]]:
    """List who can log in to a team file: (id, naam), for the login screen."""
    return sleutels.namen(Path(pad))
