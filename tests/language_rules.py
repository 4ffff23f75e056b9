"""Rules for texts that are made of numbers and words: what may stand in neither language."""

from __future__ import annotations

import re

from region.words.text import Language

HARD, THIN, MINUS = "\u00a0", "\u202f", "\u2212"

_SPACE = rf"[ {HARD}{THIN}]"

ANYWHERE = {
    "a doubled stop": r"(?<!\.)\.\.(?!\.)",
    "a space before a stop": rf"\w{_SPACE}+[.,](?!\w)",
    "a hyphen for a minus": rf"(?:^|[ (]){HARD}?-\d(?!\d{{3}}\))",
    "an empty place": r"\{\w+\}|(?<![\w-])None\b(?! of)|\bnan\b",
    "an index that follows its number": rf"\d{_SPACE}index\b(?! points?\b)",
    "a doubled space": r"[ ]{2,}(?=\w)",
}

RULES: dict[Language, dict[str, str]] = {
    "sv": {
        "one in the plural": rf"(?<![\d,.{THIN}{HARD}–])1{_SPACE}"
        r"(procentenheter|personer|bostäder|dagar|kronor|miljoner|indexenheter|kommuner|regioner"
        r"|rankningar|värden|mätningar|länder|städer|platser|utgåvor|årgångar|åtgärder|insatser|källor|orter|grupper|tabeller|bedömningar)\b",
        "a decimal point": r"(?<!^)(?<![\d.”<])(?<!CC0 )(?<!CC BY )(?<!WCAG )"
        r"(?<!OpenAPI )(?<!RCI )(?<!PM)(?<!avsnitt )\d{1,3}\.\d{1,2}(?![\d.])",
        "an English unit": r"\b(percentage|points?|inhabitants?|dwellings?|people|persons|tonnes?"
        r"|years?|companies|company|thousand|million|billion|SEK|ratio)\b",
        "an English word": r"(?<![\w-])(the|and|of|with|from|are|not|which|more|results?)(?![\w-])",
        "a ratio that is called one": rf"\d{_SPACE}kvot\b",
        "a whole that is called at least": rf"minst{_SPACE}100{_SPACE}%",
        "nothing that is called at most": rf"högst{_SPACE}0(?![,\d])",
    },
    "en": {
        "one in the plural": rf"(?<![\d,.–])1{_SPACE}"
        r"(points|percentage points|index points|people|persons|dwellings|days|inhabitants|years"
        r"|tonnes|companies|municipalities|regions|rankings|values|places|countries|cities"
        r"|editions|sources|targets|measures|results)\b",
        "a decimal comma": r"(?<![\d,])\d+,\d{1,2}(?![\d,])",
        "a Swedish unit": r"\b(procentenhet(er)?|invånare|bostäder|bostad|personer|tkr|mnkr|kronor"
        r"|tusen|miljon(er)?|kvot|poäng|dagar)\b",
        "a Swedish word": r"(?<![\w-])(och|att|är|för|från|inte|eller|av|till|som|det)(?![\w-])",
        "a currency after its number": rf"\d{_SPACE}SEK\b",
        "a ratio that is called one": rf"\d{_SPACE}ratio\b",
        "a term without its article": r"\bBetween term\b|\band term\b",
        "a whole that is called at least": rf"at least{_SPACE}100%",
        "nothing that is called at most": rf"at most{_SPACE}0(?![.\d])",
    },
}


def faults(text: str, language: Language) -> list[str]:
    """Return which rules the text breaks, each with the words around the fault."""
    found = []
    for name, pattern in (ANYWHERE | RULES[language]).items():
        for hit in re.finditer(pattern, text):
            around = text[max(0, hit.start() - 40) : hit.end() + 20]
            found.append(f"{name}: {around}")
    return found
