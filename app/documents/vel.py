"""Documents: a sheet of paper that knows its structure: a tagged, deterministic PDF.

reportlab draws; this module adds what it lacks: every piece of text belongs to
an element of a structure tree (ISO 32000-1, 14.7 and 14.8: Document, H1, P, L,
Table …), the rest is an artifact; language, title and XMP are set; the dates in
Info and XMP are the day of the document, and two runs give the same bytes.

`Vel` owns the canvas (`vel.doek`). Text goes inside `with vel.inhoud(element)`,
decoration inside `with vel.versiering()`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from app.documents.lettertypen import GEWOON, lettertypen

PUNT_PER_MM = 72 / 25.4
A4 = (210 * PUNT_PER_MM, 297 * PUNT_PER_MM)
A4_LIGGEND = (A4[1], A4[0])
MAKER = "Kantelpunt"
_WAAR = "true"


class Element:
    """A node of the structure tree; its content may lie on several pages."""

    __slots__ = ("alt", "kinderen", "naam", "ouder", "rol", "stukken", "taal")

    def __init__(self, rol: str, ouder: Element | None, naam: str, alt: str = "") -> None:
        self.taal = ""
        """Language of its content where that is another than the document's (BCP 47)."""
        self.rol = rol
        self.ouder = ouder
        self.naam = naam
        self.alt = alt
        self.kinderen: list[Element] = []
        self.stukken: list[tuple[int, int]] = []
        """Marked content: (page index, mcid)."""


class Vel:
    """A PDF in the making. `datum` dates it; `formaat` is width and height in points."""

    def __init__(
        self,
        *,
        titel: str,
        auteur: str,
        datum: date,
        formaat: tuple[float, float] = A4,
    ) -> None:
        from reportlab.pdfgen.canvas import Canvas

        lettertypen()
        self.breedte, self.hoogte = formaat
        self._buffer = BytesIO()
        self.doek: Any = Canvas(
            self._buffer,
            pagesize=formaat,
            invariant=1,
            pageCompression=1,
            lang="nl-NL",
            pdfVersion=(1, 7),
            initialFontName=GEWOON,
        )
        self._titel, self._auteur, self._datum = titel, auteur, datum
        self._pagina = 0
        self._mcid = 0
        self._per_pagina: list[list[str]] = [[]]
        self._elementen: list[Element] = []
        self._vingerafdruk = hashlib.sha256()
        self.document = self.element("Document", None)

    # -- structure

    def element(self, rol: str, ouder: Element | None = None, *, alt: str = "") -> Element:
        """Make an element under `ouder` (default: the document itself)."""
        boven = ouder or (self._elementen[0] if self._elementen else None)
        nieuw = Element(rol, boven, f"SE{len(self._elementen)}", alt)
        self._elementen.append(nieuw)
        if boven is not None:
            boven.kinderen.append(nieuw)
        return nieuw

    @contextmanager
    def inhoud(self, element: Element) -> Iterator[None]:
        """Mark what is drawn inside as content of `element`."""
        self._code(f"/{element.rol} <</MCID {self._mcid}>> BDC")
        element.stukken.append((self._pagina, self._mcid))
        self._per_pagina[self._pagina].append(element.naam)
        self._mcid += 1
        yield
        self._code("EMC")

    @contextmanager
    def versiering(self) -> Iterator[None]:
        """Mark what is drawn inside as decoration that a screen reader skips."""
        self._code("/Artifact BMC")
        yield
        self._code("EMC")

    def tekst(self, x: float, y: float, tekst: str, font: str, punten: float) -> None:
        """Draw one line of text with its base line at (x, y), in points from the lower left."""
        self.doek.setFont(font, punten)
        self.doek.drawString(x, y, tekst)

    def vul(self, kleur: str) -> None:
        """Draw text and planes from here on in a colour ("#17406d")."""
        self.doek.setFillColor(_kleur(kleur))

    def lijn(self, kleur: str) -> None:
        """Draw lines from here on in a colour."""
        self.doek.setStrokeColor(_kleur(kleur))

    def volgende_pagina(self) -> None:
        """Close this page and begin another."""
        self._sluit_pagina()
        self._pagina += 1
        self._mcid = 0
        self._per_pagina.append([])

    # -- output

    def bewaar(self) -> bytes:
        """Finish the document and give its bytes."""
        self._sluit_pagina()
        doc = self.doek._doc  # noqa: SLF001 - reportlab has no public door to its catalog
        self._zet_metadata(doc)
        self._zet_structuur(doc)
        kort = self._vingerafdruk.hexdigest()[:32]
        doc._ID = f"\n[<{kort}><{kort}>]\n".encode()  # noqa: SLF001
        self.doek.save()
        return self._buffer.getvalue()

    def _code(self, opdracht: str) -> None:
        self.doek._code.append(opdracht)  # noqa: SLF001 - marked content has no public method

    def _sluit_pagina(self) -> None:
        self._vingerafdruk.update("\n".join(self.doek._code).encode())  # noqa: SLF001
        self.doek._code.append(" ")  # noqa: SLF001 - an empty page too must come out
        self.doek.showPage()

    def _zet_metadata(self, doc: Any) -> None:
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFObjectReference

        from app.documents.ruw import Ruw, Stroom, Tekststroom, kleurprofiel

        self._vingerafdruk.update(f"{self._titel}|{self._auteur}|{self._datum}".encode())
        doc._timeStamp = _Dag(self._datum)  # noqa: SLF001
        info = doc.info
        info.title, info.author, info.subject = self._titel, self._auteur, self._titel
        info.creator = info.producer = MAKER
        xmp = _xmp(self._titel, self._auteur, self._datum).encode()
        doc.Catalog.Metadata = Tekststroom(xmp, "/Type /Metadata /Subtype /XML")
        doc.Reference(Stroom(kleurprofiel(), " /N 3"), "Kleurprofiel")
        bedoeld = (
            "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
            "/Info (sRGB IEC61966-2.1) /DestOutputProfile "
        )
        doc.Reference(Ruw((bedoeld, ("Kleurprofiel",), " >>")), "Kleurbedoeling")
        doc.Catalog.__NoDefault__ = [*doc.Catalog.__NoDefault__, "OutputIntents"]
        doc.Catalog.OutputIntents = PDFArray([PDFObjectReference("Kleurbedoeling")])
        doc.Catalog.MarkInfo = PDFDictionary({"Marked": _WAAR})
        doc.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": _WAAR})

    def _zet_structuur(self, doc: Any) -> None:
        from reportlab.pdfbase.pdfdoc import PDFImageXObject, PDFName, PDFObjectReference

        from app.documents.ruw import MetEinde, Ruw, pak

        paginas = doc.Pages.pages
        namen = [_paginanaam(doc, p) for p in paginas]
        for nummer, pagina in enumerate(paginas):
            pagina.__NoDefault__ = [*pagina.__NoDefault__, "StructParents", "Tabs"]
            pagina.StructParents = nummer
            pagina.Trans = None
            pagina.Tabs = PDFName("S")
            pagina.Contents = pak(pagina.stream.encode("utf-8"))
        for naam, ding in list(doc.idToObject.items()):
            if isinstance(ding, PDFImageXObject):
                doc.idToObject[naam] = MetEinde(ding)
        for e in self._elementen:
            doc.Reference(Ruw(_structuurelement(e, namen)), e.naam)
        nummers: list[str | tuple[str]] = ["<< /Nums [ "]
        for nummer, inhoud in enumerate(self._per_pagina):
            nummers.append(f"{nummer} [ ")
            for naam in inhoud:
                nummers += [(naam,), " "]
            nummers.append("] ")
        doc.Reference(Ruw([*nummers, "] >>"]), "SEOuders")
        wortel = (
            "<< /Type /StructTreeRoot /K ",
            (self.document.naam,),
            " /ParentTree ",
            ("SEOuders",),
            f" /ParentTreeNextKey {len(self._per_pagina)} >>",
        )
        # The document element names the root as its parent: the root has a name of its own.
        doc.Reference(Ruw(wortel), "SEWortel")
        doc.Catalog.StructTreeRoot = PDFObjectReference("SEWortel")


@cache
def _kleur(kleur: str) -> Any:
    """Read a colour once."""
    from reportlab.lib.colors import toColor

    return toColor(kleur)


class _Dag:
    """A stand-in for reportlab's clock: the day of the document at 0:00 UTC."""

    dhh = 0
    dmm = 0
    t = 0.0

    def __init__(self, dag: date) -> None:
        self.YMDhms = (dag.year, dag.month, dag.day, 0, 0, 0)


def _paginanaam(doc: Any, pagina: Any) -> str:
    """Find under which name reportlab keeps a page."""
    return str(next(n for n, o in doc.idToObject.items() if o is pagina))


def _structuurelement(e: Element, paginas: list[str]) -> list[str | tuple[str]]:
    """Write the dictionary of one structure element, with references as names."""
    uit: list[str | tuple[str]] = [f"<< /Type /StructElem /S /{e.rol} /P "]
    uit += [(e.ouder.naam if e.ouder else "SEWortel",), " /K [ "]
    for kind in e.kinderen:
        uit += [(kind.naam,), " "]
    for pagina, mcid in e.stukken:
        uit += ["<< /Type /MCR /Pg ", (paginas[pagina],), f" /MCID {mcid} >> "]
    uit.append("]")
    if e.taal:
        uit.append(f" /Lang {_tekenreeks(e.taal)}")
    if e.alt:
        uit.append(f" /Alt {_tekenreeks(e.alt)}")
    if e.rol == "TH":
        uit.append(" /A << /O /Table /Scope /Column >>")
    return [*uit, " >>"]


def _tekenreeks(tekst: str) -> str:
    """Write a text string: hexadecimal UTF-16 with its mark, right for every letter."""
    return f"<{(chr(0xFEFF) + tekst).encode('utf-16-be').hex()}>"


def _xmp(titel: str, auteur: str, datum: date) -> str:
    """Write the XMP packet: the same title, maker and dates as Info has."""
    dag = f"{datum.isoformat()}T00:00:00Z"
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about=""\n'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"\n'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"\n'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"\n'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">\n'
        "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(titel)}</rdf:li>'
        "</rdf:Alt></dc:title>\n"
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{escape(titel)}</rdf:li></rdf:Alt></dc:description>\n"
        f"<dc:creator><rdf:Seq><rdf:li>{escape(auteur)}</rdf:li></rdf:Seq></dc:creator>\n"
        "<dc:language><rdf:Bag><rdf:li>nl-NL</rdf:li></rdf:Bag></dc:language>\n"
        f"<xmp:CreateDate>{dag}</xmp:CreateDate>\n"
        f"<xmp:ModifyDate>{dag}</xmp:ModifyDate>\n"
        f"<xmp:CreatorTool>{MAKER}</xmp:CreatorTool>\n"
        f"<pdf:Producer>{MAKER}</pdf:Producer>\n"
        "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    )
