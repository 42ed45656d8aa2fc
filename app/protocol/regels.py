"""Protocol: read the parts that several rules share: bron, term, and what a term counts from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.domain.dossiers import Eenheid
from app.domain.handelen import Contactmet, Interventiesoort, Overlegsoort, Wie
from app.domain.verzuim import Verzuimsoort
from app.protocol.lezer import Lezer, codes
from app.protocol.model import Aandachtregel, Feitsoort, Grens, Termijn, Vanaf
from app.protocol.stand import Bron

SOORTEN: Mapping[Feitsoort, Collection[str]] = {
    Feitsoort.INTERVENTIE: codes(Interventiesoort),
    Feitsoort.OVERLEG: codes(Overlegsoort),
    Feitsoort.CONTACT: codes(Contactmet),
    Feitsoort.MELDING: codes(Verzuimsoort),
    Feitsoort.BEGIN: (),
    Feitsoort.THUIS: (),
}
"""Which codes `soorten` may hold, per kind of fact that a term counts from."""


@dataclass(frozen=True, slots=True)
class Documenten:
    """The sources of a file: code -> readable title, and whether it is the team's own."""

    titels: Mapping[str, tuple[str, bool]]

    def bron(self, lezer: Lezer) -> Bron:
        """Read where the rule of this table stands; no rule goes without."""
        if not lezer.heeft("bron"):
            raise lezer.fout(
                "'bron' ontbreekt: elke regel noemt waar hij staat.",
                'Voeg toe: bron = { document = "…", plaats = "…" }; '
                "voor een eigen regel een document met eigen = true.",
            )
        tabel = lezer.tabel_van("bron")
        code = tabel.tekst("document")
        if code not in self.titels:
            raise tabel.fout(
                f"het document '{code}' staat niet bij [documenten].",
                f"Kies uit: {', '.join(self.titels)}; of voeg het toe.",
            )
        titel, eigen = self.titels[code]
        plaats = tabel.tekst("plaats")
        tabel.klaar()
        return Bron(titel, plaats, eigen)


def lees_termijn(lezer: Lezer) -> Termijn:
    """Read a term: a number of at least 1, a unit, and on which side it tips."""
    termijn = Termijn(
        aantal=lezer.getal("aantal", minimum=1),
        eenheid=lezer.keuze("eenheid", Eenheid),
        grens=lezer.keuze("grens", Grens, Grens.LANGER_DAN),
    )
    lezer.klaar()
    return termijn


def lees_vanaf(lezer: Lezer) -> Vanaf:
    """Read which fact a term counts from."""
    feit = lezer.keuze("feit", Feitsoort)
    vanaf = Vanaf(
        feit=feit,
        naam=lezer.tekst("naam"),
        geen=lezer.tekst("geen", ""),
        soorten=lezer.keuzes("soorten", SOORTEN[feit]),
        wie=lezer.keuzes("wie", codes(Wie)),
        laatste=lezer.code("welke", ("eerste", "laatste"), "eerste") == "laatste",
        eerste=next(iter(lezer.lijst("soorten")), ""),
    )
    lezer.klaar()
    return vanaf


def lees_aandacht(lezer: Lezer, documenten: Documenten, vanaf: str = "") -> Aandachtregel:
    """Read a default aandachtsdatum; with `vanaf` the engine itself knows what it counts from."""
    regel = Aandachtregel(
        termijn=lees_termijn(lezer.tabel_van("termijn")),
        vanaf=Vanaf(Feitsoort.BEGIN, vanaf, "") if vanaf else lees_vanaf(lezer.tabel_van("vanaf")),
        actie=lezer.tekst("actie"),
        tekst=lezer.tekst("tekst"),
        bron=documenten.bron(lezer),
        actie_daarna="" if vanaf else lezer.tekst("actie_daarna", ""),
    )
    lezer.klaar()
    return regel
