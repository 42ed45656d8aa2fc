"""Services: the words the example team is made of; everybody and every place is invented."""

from __future__ import annotations

from app.domain.klaarmet import Klaarmet

VOORNAMEN: tuple[str, ...] = (
    "Emre", "Lotte", "Ruben", "Sara", "Nora", "Fleur", "Daan", "Yara", "Selin", "Tim",
    "Wout", "Zoë", "Nour", "Bram", "Lieke", "Umar", "Floris", "Şeyma", "Tess", "Jayden",
    "Mila", "Noah", "Fenna", "Ayşe", "Stijn", "Roos", "Mohamed", "Jip", "Élise", "Kaan",
    "Luna", "Thijs", "Aleksandra", "Zuzanna", "Björn", "Inès", "Joëlle", "Pim", "Hafsa", "Sem",
    "Çağla", "Guus", "Mees", "Milan", "Đana", "Vera", "Łukasz", "Anaïs", "Bilal", "Merel",
    "Tijn", "Øyvind", "Rosa", "Ilias", "Jasmijn", "Kees", "Dilara", "Sofie", "Abel", "Noor",
)  # fmt: skip

ACHTERNAMEN: tuple[tuple[str, str], ...] = (
    ("", "Iepenlaan"), ("", "Appelboom"), ("van", "Rietgans"), ("de", "Eikelenboom"),
    ("", "Hazelaar"), ("", "Meidoorn"), ("", "Kwikstaart"), ("", "Jasmijnstra"),
    ("", "Klaproos"), ("", "O'Hulst"), ("", "Sleedoorn"), ("", "Wilgenroos"),
    ("", "Şahinoğlu"), ("", "Vlierbes"), ("", "Goudenregen"), ("", "Đorđević-Şahin"),
    ("van der", "Korenwolf"), ("", "Lindebloesem"), ("van 't", "Zilverreiger"),
    ("in 't", "Dukdalf"), ("", "Boomvalk"), ("", "Çınarlı"), ("", "Güvercin"),
    ("", "Łabędzki"), ("", "Jaskółka"), ("", "Żurawiński"), ("el", "Zaytoun"),
    ("al", "Yasmin"), ("", "Bjørkelund"), ("", "Karanfil"), ("", "Kestaneci"),
    ("", "Šljivić"), ("", "Brezović"), ("de", "Kievitsbloem"), ("", "Zwanenbloem"),
    ("", "Duizendblad"), ("ter", "Wulp"), ("van de", "Scholekster"), ("", "Nachtegaal-Braam"),
    ("", "Boterbloem"), ("", "Lijsterbes"), ("van", "Lavendel"), ("", "Roodborst"),
    ("", "Mispelaar"), ("", "Gänseblum"), ("", "Rossignol-Bégonia"), ("", "Ölmez-Papatya"),
    ("", "Tamarinde"), ("", "Fuut"), ("den", "Karekiet"), ("", "Sperwer"), ("", "Moerbei"),
    ("", "Grutto"), ("", "Vuurdoorn"), ("", "Pimpernel"), ("", "Veldleeuwerik"),
    ("", "Kornoelje"), ("", "Hondsdraf"), ("", "Dotterbloem"), ("de", "Waterral"),
)  # fmt: skip

STRATEN: tuple[str, ...] = (
    "Bomenweg", "Vogelpad", "Heidelaan", "Proefstraat", "Maquetteplein", "Schetskade",
    "Modelsingel", "Voorbeeldlaan", "Tekenpad", "Ontwerpdreef", "Krijtstraat", "Passerweg",
)  # fmt: skip

TALEN: tuple[str, ...] = ("Turks", "Pools", "Arabisch", "Oekraïens", "Tigrinya", "Servisch")

BEROEPEN_SCHOOL: tuple[str, ...] = (
    "ondersteuningscoördinator", "intern begeleider", "verzuimcoördinator", "mentor", "teamleider",
)  # fmt: skip

GESPREKKEN: dict[str, tuple[str, ...]] = {
    "moeder": (
        "Moeder belt terug. Thuis lukt het opstaan niet; ze wil een gesprek op school.",
        "Moeder vraagt uitleg over de brief; uitgelegd wat er van haar wordt verwacht.",
    ),
    "vader": (
        "Vader staat achter het plan en brengt de eerste week zelf.",
        "Vader vindt dat school meer moet doen; afgesproken dat hij meegaat naar het gesprek.",
    ),
    "ouders": (
        "Gesprek met ouders en leerling. Er was ruzie in de klas; school zoekt een andere groep.",
        "Ouders ervaren weinig steun van school; afgesproken dat de coördinator elke vrijdag belt.",
    ),
    "leerling": (
        "Leerling wil wel, ziet op tegen de volle dagen.",
        "Afgesproken: vanaf maandag twee lesuren per dag, op te bouwen in overleg.",
    ),
    "school": (
        "De mentor spreekt de leerling morgen over het rooster.",
        "School laat weten dat de afspraken tot nu toe worden nagekomen.",
        "School heeft geen contact met thuis gekregen en vraagt leerplicht te bellen.",
    ),
}
"""What is noted of a contact, by with whom it was."""

DOELEN: tuple[str, ...] = (
    "alle lessen volgen", "elke ochtend op tijd binnen", "weer contact met de mentor",
    "vertrouwen van ouders terugwinnen", "een haalbaar rooster",
    "weten wat het verzuim veroorzaakt",
)  # fmt: skip

VERSLAGEN: tuple[str, ...] = (
    "Besproken wat er al is gedaan. School past het rooster aan, ouders steunen dat.",
    "Plan gemaakt met doel, wie wat doet en een datum om terug te kijken.",
    "Nog geen overeenstemming over een andere plek; SWV zoekt twee mogelijkheden uit.",
    "Hulp thuis start binnen twee weken; school houdt wekelijks contact.",
)

AFSPRAKEN: tuple[str, ...] = (
    "Elke dag om half negen melden bij de conciërge",
    "Ouders bellen voor acht uur bij afwezigheid",
    "School stuurt elke vrijdag een overzicht van de week",
    "Leerling volgt vanaf maandag twee lesuren per dag",
    "Aanmelding bij het wijkteam is gedaan",
)

TAKEN: tuple[str, ...] = (
    "School bellen over de voortgang", "Ouders terugbellen", "Verslag van het overleg opvragen",
    "Navragen of de hulp is gestart", "Afspraak plannen met leerling",
    "Nagaan of plan op schrift is",
)  # fmt: skip

KLAAR_MET: dict[str, Klaarmet] = {
    "School bellen over de voortgang": Klaarmet.SCHOOL,
    "Ouders terugbellen": Klaarmet.OUDERS,
    "Afspraak plannen met leerling": Klaarmet.LEERLING,
}
"""The fact that completes such a task by itself."""

REDENEN: tuple[str, ...] = (
    "verslapen", "motivatie", "conflict op school", "ziek, twijfel", "onbekend", "thuissituatie",
)  # fmt: skip

ACTIES: tuple[str, ...] = (
    "mentorgesprek; brief", "ouders gebeld", "geen contact gekregen", "gesprek met ouders",
)  # fmt: skip
