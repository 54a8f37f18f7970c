"""Ordinary prose in five languages, with what notes are full of: accents, quotes, dashes, commands that are none."""

PARAGRAPHS = {
    "English": (
        "They just send the numbers up. “We all have our own sheet,” he said – and laughed. Esc r? No: j/k, w q! x.",
        "Monday's board shows 3 of 7 figures; nobody asks \"why\". It's the plan's fault, isn't it? 95 % on time 😀.",
        "k\nn\nquit :wq /park //slash\n  [red]not markup[/red] {core_process} <b>&amp;</b> 50% \\ ` ~ ^ | @ # $",
    ),
    "Deutsch": (
        "„Das haben wir immer so gemacht“, sagt sie – über Maß und Größe spricht keiner. Ähnlich äußert sich Jürgen.",
        "Die Übergabe dauert zwei Tage; danach heißt es: ‚Das ist nicht mein Bier.‘ Schöne Grüße vom Außendienst…",
    ),
    "Français": (
        "« On n’a jamais vu le tableau », dit-elle ; à Noël, l’équipe a tout refait. Où est l’œuvre ? Ça dépend…",
        "Le chef décide après coup — c’est gênant. L’été dernier : 12 % de pièces en moins, et personne n’a réagi.",
    ),
    "Español": (
        "¿Quién lo aprueba? ¡Nadie! «El año pasado», contestó la señora Núñez, «ni siquiera había una reunión».",
        "La información llega tarde: mañana, quizás. El camión salió vacío — otra vez — y el cliente se quejó.",
    ),
    "Polski": (
        "„Nikt tego nie mierzy” – powiedział Łukasz. Zażółć gęślą jaźń: świetne ćwiczenie, żaden wskaźnik.",
        "W środę zespół spóźnił się o trzy dni; później kierownik zapytał: „Dlaczego źle?”. Ok, 7,5 godziny…",
    ),
}
PAGE = 1_800


def page_of(language: str, number: int) -> str:
    """A page, the paragraphs in another order on each."""
    paragraphs = PARAGRAPHS[language]
    page = ""
    place = number
    while len(page) < PAGE:
        page += paragraphs[place % len(paragraphs)] + "\n"
        place += 1
    return page.rstrip("\n")


LANGUAGES = tuple(PARAGRAPHS)
