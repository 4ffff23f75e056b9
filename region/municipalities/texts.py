"""The words of the map that is drawn in the browser: fetched once, one file for each language."""

from __future__ import annotations

import hashlib
import itertools
import json

from region.content.catalogue import Catalogue
from region.content.geography import credit
from region.content.geography.cores import core_places
from region.municipalities.menu import options
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


@view
def map_texts(catalogue: Catalogue, language: Language) -> bytes:
    """Return words, names, cores and number format as JSON."""
    _ = gettext(language)
    places = core_places(catalogue)
    content = {
        "menu": [
            [theme, [[entry.id, entry.name] for entry in entries]]
            for theme, entries in itertools.groupby(
                options(catalogue, language), key=lambda entry: entry.theme
            )
        ],
        "names": {area.code: area.name[language] for area in catalogue.municipalities},
        "cores": [
            [core.name[language], *places[core.id]]
            for core in catalogue.cores.values()
            if core.outer
        ],
        "format": {
            "decimal": "," if language == "sv" else ".",
            "group": fmt.NARROW_SPACE if language == "sv" else ",",
            "minus": fmt.MINUS,
            "language": language,
        },
        "words": {
            "map": _("Karta: {name}, {period}. Välj kommun med piltangenterna och Retur."),
            "table": _("{name}, {period}, i rangordning"),
            "rank": _("Plats"),
            "municipality": _("Kommun"),
            "of": _("plats {rank} av {count}"),
            "since": _("{change} sedan {period}"),
            "missing": _("inget värde"),
            "missingReference": _("inget värde för perioden i källan"),
            "extremes": _("Högst: {highest} med {high}. Lägst: {lowest} med {low}."),
            "graded": _("Jämförelsen är {grade}."),
            "gradedBeside": _(
                "Jämförelsen är {grade}, och högst går inte att skilja från {number} till."
            ),
            "leftOut": _("Osäkert och inte medräknat: {names}."),
            "equal": _("Alla kommuner med värde har {value}."),
            "alone": _("Bara {name} har ett värde: {value}."),
            "nothing": _("Inga värden är publicerade för perioden."),
            "and": _("{first} och {last}"),
            "year": _("År"),
            "only": _("{year}, enda året med värden"),
            "play": _("Spela upp åren"),
            "pause": _("Pausa"),
            "indicator": _("Mått"),
            "indicator2": _("Mått att jämföra med"),
            "noIndicator": _("Inget mått passar sökningen. Prova ett kortare ord."),
            "search": _("Sök kommun, ort eller postnummer"),
            "searchExample": _("t.ex. Nacka eller 115 20"),
            "hits": _("Förslag"),
            "noHits": _("Inget hittades i länet"),
            "probably": _("troligen"),
            "remove": _("Ta bort {name}"),
            "full": _("Högst fem kommuner kan väljas. Ta bort någon först."),
            "chosen": _("Valda kommuner"),
            "profile": _("Se hela profilen för {name}"),
            "inner": _("Förstora inre länet"),
            "whole": _("Visa hela länet"),
            "coresButton": _("Yttre stadskärnor"),
            "credit": credit(language),
            "coresNote": _(
                "En kärna är en del av en kommun. Punkten står mitt i de områden som bär dess namn."
            ),
            "classes": _("Klasser, gränser och antal kommuner"),
            "sort": _("Sortera efter {column}"),
            "measure": _("Visa"),
            "sex": _("Kön"),
            "base": _("Förändring sedan"),
            "all": _("Alla {count}"),
            "overTime": _("Utvecklingen över tid"),
            "overTimeHint": _("Välj upp till fem kommuner för att se dem bredvid länet och riket."),
            "asTable": _("Visa siffrorna som tabell"),
            "axisNotZero": _("{unit} (axeln börjar inte på noll)"),
            "relation": _("Samband: {x} och {y}"),
            "relationNote": _(
                "Varje punkt är en kommun. Ett samband visar inte vad som orsakar vad."
            ),
            "noCommonYear": _("Måtten har inget gemensamt år."),
        },
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


@view
def map_texts_hash(catalogue: Catalogue, language: Language) -> str:
    """Return a short hash that changes with the words."""
    return hashlib.sha256(map_texts(catalogue, language)).hexdigest()[:12]
