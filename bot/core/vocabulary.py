"""The words, English and Spanish, by which people say that something recurs; all in lower case without accents."""

from __future__ import annotations

import re

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_DAY_WORDS = {
    "MO": "monday mondays mon lunes lun",
    "TU": "tuesday tuesdays tue tues martes",
    "WE": "wednesday wednesdays wed weds miercoles mie",
    "TH": "thursday thursdays thu thur thurs jueves jue",
    "FR": "friday fridays fri viernes vie",
    "SA": "saturday saturdays sat sabado sabados sab",
    "SU": "sunday sundays sun domingo domingos dom",
}
DAYS: dict[str, tuple[str, ...]] = {word: (day,) for day, words in _DAY_WORDS.items() for word in words.split()}
DAYS |= {day.lower(): (day,) for day in WEEK}
DAYS |= dict.fromkeys(("weekday", "weekdays"), WEEK[:5]) | dict.fromkeys(("weekend", "weekends"), WEEK[5:])
"""What each word for days stands for."""

PLURAL = ("days", "sabados", "domingos")
"""How the words end that stand for every such day; of the others Spanish has one form."""

_MONTH_WORDS = (
    "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr", "may mayo",
    "june jun junio", "july jul julio", "august aug agosto ago", "september sept sep septiembre setiembre",
    "october oct octubre", "november nov noviembre", "december dec diciembre dic",
)  # fmt: skip
MONTHS = {word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}

ORDINALS = {
    word: number
    for number, words in {
        1: "first primer primero primera primeros", 2: "second segundo segunda", 3: "third tercer tercero tercera",
        4: "fourth cuarto cuarta", 5: "fifth quinto quinta", -1: "last ultimo ultima ultimos",
    }.items()
    for word in words.split()
}  # fmt: skip

NUMBERS = {
    word: number
    for number, words in {
        1: "one", 2: "two other dos", 3: "three tres", 4: "four cuatro", 5: "five cinco", 6: "six seis",
        7: "seven siete", 8: "eight ocho", 9: "nine nueve", 10: "ten diez", 12: "twelve doce", 15: "fifteen quince",
        20: "twenty veinte", 30: "thirty treinta", 40: "forty cuarenta",
    }.items()
    for word in words.split()
}  # fmt: skip

UNITS = {
    word: unit
    for unit, words in {
        "day": "day days dia dias", "week": "week weeks semana semanas", "month": "month months mes meses",
        "year": "year years ano anos",
    }.items()
    for word in words.split()
}  # fmt: skip

ADVERBS = {
    word: (unit, interval)
    for (unit, interval), words in {
        ("day", 1): "daily diario diaria diariamente a-diario",
        ("week", 1): "weekly semanal semanalmente",
        ("week", 2): "fortnightly biweekly quincenal quincenalmente",
        ("month", 1): "monthly mensual mensualmente",
        ("month", 2): "bimestral bimestralmente",
        ("month", 3): "quarterly trimestral trimestralmente",
        ("month", 6): "semestral semestralmente",
        ("year", 1): "yearly annually anual anualmente",
    }.items()
    for word in words.split()
}

BREAKS = {"every", "each", "cada", "todo", "todos", "toda", "todas", "of", "de", "del"}
"""No number before one of these belongs to a unit behind it."""
FILLERS = {"on", "the", "in", "at", "and", "y", "e", "el", "la", "los", "las", "en", "al", "a"}

PHRASES = tuple(
    (re.compile(rf"\b(?:{pattern})\b"), word)
    for pattern, word in (
        (r"dias? (?:laborables?|habiles|habil)|entre semana|(?:business|working) days?|workdays?", "weekday"),
        (r"fin(?:es)? de semana", "weekend"),
        (r"dia (?=\d{1,2}\b)", ""),
        (r"cada (?:8|ocho) dias", "cada semana"),  # people count the day itself and the same one again
        (r"cada (?:15|quince) dias", "cada 2 semanas"),
        (r"(every|each|cada) (?=morning|afternoon|evening|night|tarde|noche)", r"\1 day "),
        (r"cada manana|todas las mananas", "cada dia por la manana"),
        (r"todas las (tarde|noche)s", r"cada dia por la \1"),
        (
            rf"(?:del|desde el) (\d{{1,2}}) (?:al|hasta el) (\d{{1,2}}) de ({'|'.join(MONTHS)})( del? \d{{4}})?",
            r"del \1 de \3\4 al \2 de \3\4",
        ),
    )
)

_DAY = "|".join(sorted((w for w, days in DAYS.items() if len(days) == 1), key=len, reverse=True))
RANGE = re.compile(
    rf"(?:\b(?:from|de|desde(?: el)?)\s+)?\b(?P<first>{_DAY})\s?(?:[-\u2013]|to|through|thru|a|al)\s?(?P<last>{_DAY})\b"
)
"""Monday to Friday, de lunes a viernes."""

_NEXT = (
    r"(?=\s+(?:until|till|through|thru|up to|hasta|starting|beginning|from|desde|a partir|every|each|cada|todos"
    r"|\d{1,3} (?:times|veces))\b|$)"
)
UNTIL = re.compile(rf"\b(?:until|till|through|thru|up to|hasta)\s+(?:the\s+|el\s+(?:dia\s+)?)?(?P<day>.+?){_NEXT}")
_MONTH = f"(?:{'|'.join(MONTHS)})"
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? (?:of |de )?{_MONTH})"
    r"(?: (?:of |de |del )?\d{4})?|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}(?:/\d{2,4})?"
)
FROM_TO = re.compile(
    rf"(?:\b(?:from|de|del|desde(?: el)?) )?\b(?P<first>{_DATE}) ?(?:[-\u2013]|to|al?) ?(?P<last>{_DATE})(?![\w/-])"
)
"""From January 5 to March 30, del 5 de enero al 30 de marzo."""
FROM = re.compile(
    r"\b(?:starting|beginning|from|desde|a partir|empezando|comenzando)\s+(?:on\s+|from\s+|de\s+)?"
    rf"(?:the\s+|el\s+(?:dia\s+)?|del\s+(?:dia\s+)?)?(?P<day>.+?){_NEXT}"
)
EDGE = re.compile(rf"(?P<month>{'|'.join(MONTHS)})(?P<year> (?:of |de |del )?\d{{4}})?")
"""A month alone, where a day is wanted."""
_LATER = "|".join(word for word, number in ORDINALS.items() if number in (2, 3, 4))
EVERY_NTH = re.compile(rf"\b(?:every|each|cada) (?:{_LATER}|[234](?:nd|rd|th|o)) (?:{_DAY})\b")
"""Now the second of each month, now every other one."""
DURING = re.compile(
    rf"\b(?:for|during|por|durante)\s+(?:the\s+|las?\s+|los\s+)?(?:next\s+|proxim[ao]s?\s+)?(?P<number>\d{{1,3}}|{'|'.join(NUMBERS)})"
    r" (?P<unit>weeks?|months?|years?|semanas?|mes|meses|anos?)\b"
)
"""For how long, counted from the first time."""
TIMES = re.compile(r"\b(?:for\s+)?(\d{1,3}) (?:times|veces|occurrences)\b")

_PLURAL = "|".join(w for words in _DAY_WORDS.values() for w in words.split() if w.endswith(PLURAL))
_ADVERB = "|".join(ADVERBS)
CUES = re.compile(
    rf"\b(?:every|each|cada|tod[oa]s? (?:los|las)|{_ADVERB}|weekdays|weekends|{_PLURAL}|los (?:{_DAY})"
    rf"|of (?:the|each|every) month|(?:(?<!fin )(?<!finales )del?|de cada) mes(?! (?:que viene|proximo))"
    rf"|(?:{_DAY})\s(?:{_DAY})\s(?:(?:and|y)\s)?(?:{_DAY}))\b"
    r"|\bweekday\b|\blos weekend\b"
)
"""What in the words tells that they mean more than one time."""
