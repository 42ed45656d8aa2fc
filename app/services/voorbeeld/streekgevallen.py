"""Services: cases of the example team in which a file of another region or of a school holds.

They are made of the rules themselves, so that a file that is added shows every track
of its own: each dossier lets some of them run and had some others before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from app.domain.dossiers import Besluitsoort
from app.domain.scholen import Onderwijssoort
from app.protocol.model import Feitsoort, Regelbestand, Spoorregel
from app.services.voorbeeld.behoefte import Behoefte, behoefte_van
from app.services.voorbeeld.dossierbouwer import Dossierbouwer
from app.services.voorbeeld.klim import Zone, klim, los
from app.services.voorbeeld.streken import LADDER, Streek
from app.services.voorbeeld.tellingen import Wens
from app.services.voorbeeld.tonen import laatste_werkdag, loopt, was_er

PER_DOSSIER = 4
VOORTGEZET = frozenset({Onderwijssoort.VO, Onderwijssoort.PRO})
LANG_GELEDEN = (40, 60)  # calendar days


@dataclass(frozen=True, slots=True)
class Groep:
    """Tracks that one leerling can have."""

    codes: tuple[str, ...]
    behoefte: Behoefte


@dataclass(slots=True)
class Streekgeval:
    """One dossier of a region: what runs in it, what ran before, and what is to be seen."""

    streek: Streek
    behoefte: Behoefte
    nu: tuple[str, ...] = ()
    eerder: tuple[str, ...] = ()
    wensen: list[Wens] = field(default_factory=list)
    ingeschreven: bool = True
    thuis: frozenset[str] = frozenset()

    @property
    def scholen(self) -> tuple[Onderwijssoort, ...]:
        """Give at which kinds of school the leerling can be."""
        eigen = self.behoefte.scholen or VOORTGEZET
        return tuple(soort for soort in Onderwijssoort if soort in eigen)

    def past(self, wens: Wens) -> bool:
        """Tell whether a wish can be seen here beside those that are."""
        if wens.ingeschreven is not None and wens.ingeschreven is not self.ingeschreven:
            return False
        if any(w.maakt & wens.weert or wens.maakt & w.weert for w in self.wensen):
            return False
        if self.behoefte.samen(wens.behoefte) is None:
            return False
        return not wens.thuis or not self.thuis or bool(wens.thuis & self.thuis)

    def neem(self, wens: Wens) -> None:
        """Take a wish along."""
        self.wensen.append(wens)
        self.behoefte = self.behoefte.samen(wens.behoefte) or self.behoefte
        self.thuis = (self.thuis & wens.thuis if self.thuis else wens.thuis) or self.thuis

    @property
    def _los(self) -> bool:
        """Tell whether other absence than what is shown would be counted along."""
        regels = [s for s in self.streek.bestand.sporen if s.code in self.nu and s.start]
        telt = any(s.start and s.start.feit is Feitsoort.SIGNAAL for s in regels)
        return telt or any(wens.telt_uren for wens in self.wensen)

    def bouw(self, b: Dossierbouwer) -> None:
        """Build it."""
        bestand = self.streek.bestand
        uiterlijk = laatste_werkdag(b.peildatum, 5)
        if self.streek.ladder != LADDER:
            los(b, uiterlijk)
            b.besluit(uiterlijk, Besluitsoort.BEGIN, getattr(bestand, "begin", "1"))
        elif not self.ingeschreven or Onderwijssoort.MBO in self.scholen or self._los:
            los(b, uiterlijk)
        else:
            klim(b, "1", Zone.LATER, uiterlijk=uiterlijk)
        b.rustig |= set(self.nu) - set(self.eerder)
        for wens in sorted(self.wensen, key=lambda w: not w.thuis):
            wens.maak(b, self.thuis)
        if self.eerder:
            dag = laatste_werkdag(b.peildatum - timedelta(days=b.kans.randint(*LANG_GELEDEN)))
            b.geopend_op(b.terug(dag, 2))
            was_er(b, bestand, self.eerder, dag)
        b.vlot.clear()
        loopt(b, bestand, self.nu, 1)


def streekgevallen(streken: Sequence[Streek]) -> Iterator[tuple[str, Streekgeval]]:
    """Give the dossiers that show all of each region, with a name."""
    for streek in streken:
        gevallen = _van_streek(streek)
        for nr, geval in enumerate(gevallen):
            erbij = f" {nr + 1}" if len(gevallen) > 1 else ""
            yield f"{streek.bestand.titel}{erbij}", geval


def _van_streek(streek: Streek) -> list[Streekgeval]:
    """Deal what a file has out to as few dossiers as can show it."""
    bestand = streek.bestand
    gevallen = [
        Streekgeval(streek, groep.behoefte, groep.codes, thuis=_thuis_van(bestand, groep))
        for groep in _groepen([s for s in bestand.sporen if s.aan and not s.team])
    ]
    for geval in list(gevallen):
        gast = next(
            (
                g
                for g in gevallen
                if g is not geval and not g.eerder and g.behoefte.samen(geval.behoefte)
            ),
            geval,
        )
        gast.behoefte = gast.behoefte.samen(geval.behoefte) or gast.behoefte
        gast.eerder = geval.nu
        gast.thuis |= geval.thuis
    wensen = [Wens(s) for s in bestand.signalen if s.aan]
    wensen += [Wens(d) for d in bestand.definities if d.aan]
    for wens in wensen:
        passend = next((g for g in gevallen if g.past(wens)), None)
        if passend is None:
            passend = Streekgeval(streek, Behoefte(), ingeschreven=wens.ingeschreven is not False)
            gevallen.append(passend)
        passend.neem(wens)
    return gevallen


def _thuis_van(bestand: Regelbestand, groep: Groep) -> frozenset[str]:
    """Give the kinds of absence at home with which the tracks of a group begin."""
    regels = [s for s in bestand.sporen if s.code in groep.codes]
    return frozenset().union(*(s.start_verzuim for s in regels))


def _groepen(sporen: Sequence[Spoorregel]) -> list[Groep]:
    """Deal tracks out to as few leerlingen as can have them, a few each."""
    groepen: list[Groep] = []
    for spoor in sporen:
        nodig = _behoefte(spoor)
        for nr, groep in enumerate(groepen):
            samen = groep.behoefte.samen(nodig)
            if samen is not None and len(groep.codes) < PER_DOSSIER:
                groepen[nr] = Groep((*groep.codes, spoor.code), samen)
                break
        else:
            groepen.append(Groep((spoor.code,), nodig))
    return groepen


def _behoefte(spoor: Spoorregel) -> Behoefte:
    """Read what a track needs of a leerling in what must be so for it to exist."""
    nodig = Behoefte()
    for eis in (spoor.als, spoor.voorstel):
        if eis is not None:
            nodig = nodig.samen(behoefte_van(eis)) or nodig
    return nodig
