"""Documents: pieces of a PDF written as bytes at once, where reportlab walks over every value.

Structure elements and embedded fonts make up most objects of a letter. reportlab
formats each name and number by itself; here one object is one piece of text with
references in it. What a letter shares with the one before it (the font programs
of the same letters, their widths and character map) is made once.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfbase.ttfonts import (
    FF_NONSYMBOLIC,
    FF_SYMBOLIC,
    SUBSETN,
    TTFont,
    makeToUnicodeCMap,
)

from resources.lezer import lees_bytes


class Ruw(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object of its own: `delen` are pieces of text, and names of objects as 1-tuples."""

    __RefOnly__ = 1

    def __init__(self, delen: Iterable[str | tuple[str]]) -> None:
        self._delen = delen

    def format(self, document: Any) -> bytes:
        """Write it, with the numbers that the named objects have by now."""
        nummers = document.idToObjectNumberAndVersion
        tekst = "".join(d if isinstance(d, str) else f"{nummers[d[0]][0]} 0 R" for d in self._delen)
        return tekst.encode("latin-1")


class Stroom(PDFObject):  # type: ignore[misc]
    """A stream of bytes that are compressed already; `extra` goes in its dictionary."""

    __RefOnly__ = 1

    def __init__(self, gepakt: bytes, extra: str = "") -> None:
        self._gepakt, self._extra = gepakt, extra

    def format(self, _document: Any) -> bytes:
        """Write it; the line end before endstream is what ISO 19005-2 6.1.7 asks."""
        kop = f"<< /Filter /FlateDecode /Length {len(self._gepakt)}{self._extra} >>\nstream\n"
        return kop.encode("latin-1") + self._gepakt + b"\nendstream\n"


class Tekststroom(PDFObject):  # type: ignore[misc]
    """A stream that stays readable: XMP."""

    __RefOnly__ = 1

    def __init__(self, inhoud: bytes, extra: str) -> None:
        self._inhoud, self._extra = inhoud, extra

    def format(self, _document: Any) -> bytes:
        """Write it as it is."""
        kop = f"<< {self._extra} /Length {len(self._inhoud)} >>\nstream\n"
        return kop.encode("latin-1") + self._inhoud + b"\nendstream\n"


@lru_cache(maxsize=1)
def kleurprofiel() -> bytes:
    """Give sRGB as an ICC profile, compressed: what the colours of a page mean."""
    return zlib.compress(lees_bytes("kleur", "srgb.icc"))


class MetEinde(PDFObject):  # type: ignore[misc]
    """A stream of reportlab, with the line end before endstream that it leaves out."""

    __RefOnly__ = 1

    def __init__(self, ding: Any) -> None:
        self._ding = ding
        self.__InternalName__ = ding.__InternalName__

    def format(self, document: Any) -> bytes:
        """Write it."""
        kop, _, rest = self._ding.format(document).rpartition(b"endstream")
        return bytes(kop + b"\nendstream" + rest)


def pak(inhoud: bytes) -> Stroom:
    """Make a compressed stream."""
    return Stroom(zlib.compress(inhoud))


class Lettertype(TTFont):  # type: ignore[misc]
    """A font that remembers widths and subsets over documents.

    Of reportlab's font it changes only how fast the same bytes come about: a
    subset holds all of ASCII, so most letters share theirs with another.
    """

    def __init__(self, naam: str, inhoud: bytes) -> None:
        # shapable False: bytes must not depend on whether a shaping library happens to be there.
        super().__init__(naam, BytesIO(inhoud), shapable=False)
        tekenbreedte, anders = self.face.charWidths, self.face.defaultWidth

        @lru_cache(maxsize=32_768)
        def breedte(tekst: str) -> float:
            return float(sum(tekenbreedte.get(ord(t), anders) for t in tekst))

        @lru_cache(maxsize=128)
        def deel(codes: tuple[int, ...], basis: str) -> tuple[bytes, int, bytes, str]:
            programma = self.face.makeSubset(list(codes))
            kaart = makeToUnicodeCMap(basis, list(codes))
            breedten = " ".join(f"{self.face.getCharWidth(c):g}" for c in codes)
            return (
                zlib.compress(programma),
                len(programma),
                zlib.compress(kaart.encode("latin-1") if isinstance(kaart, str) else kaart),
                breedten,
            )

        self._breedte, self._deel = breedte, deel

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        """Give the width of a text in points, as reportlab computes it."""
        tekst = text if isinstance(text, str) else text.decode(encoding)
        return 0.001 * size * self._breedte(tekst)

    def addObjects(self, doc: Any) -> None:  # noqa: N802  reportlab's name
        """Add the subsets that this document used."""
        staat = self.state[doc]
        staat.frozen = 1
        gezicht = self.face
        vlaggen = (gezicht.flags & ~FF_NONSYMBOLIC) | FF_SYMBOLIC
        for nr, codes in enumerate(staat.subsets):
            intern = self.getSubsetInternalName(nr, doc)[1:]
            basis = (SUBSETN(nr) + b"+" + gezicht.name + gezicht.subfontNameX).decode("latin-1")
            programma, lengte, kaart, breedten = self._deel(tuple(codes), basis)
            letter, bestand, omschrijving = f"kaart:{intern}", f"font:{intern}", f"over:{intern}"
            doc.Reference(Stroom(kaart), letter)
            doc.Reference(Stroom(programma, f" /Length1 {lengte}"), bestand)
            vak = " ".join(f"{v:g}" for v in gezicht.bbox)
            over = (
                f"<< /Type /FontDescriptor /Ascent {gezicht.ascent:g}"
                f" /CapHeight {gezicht.capHeight:g} /Descent {gezicht.descent:g}"
                f" /Flags {vlaggen} /FontBBox [ {vak} ] /FontName /{basis}"
                f" /ItalicAngle {gezicht.italicAngle:g} /StemV {gezicht.stemV:g}"
                f" /MissingWidth {gezicht.defaultWidth:g} /FontFile2 "
            )
            doc.Reference(Ruw((over, (bestand,), " >>")), omschrijving)
            over_letters = (
                f"<< /Type /Font /Subtype /TrueType /BaseFont /{basis} /Name /{intern}"
                f" /FirstChar 0 /LastChar {len(codes) - 1} /Widths [ {breedten} ] /ToUnicode "
            )
            font = Ruw((over_letters, (letter,), " /FontDescriptor ", (omschrijving,), " >>"))
            doc.Reference(font, intern)
            doc.idToObject["BasicFonts"].dict[intern] = font
        del self.state[doc]
