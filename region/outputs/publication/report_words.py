"""The report's headings, and its account of the method in short."""

from __future__ import annotations

from region.words.language import gettext
from region.words.text import Language


def labels(language: Language) -> dict[str, str]:
    """Return headings and small words by name."""
    _ = gettext(language)
    return {
        "contents": _("Innehåll"),
        "summary": _("Sammanfattning"),
        "worst": _("Det som går sämst"),
        "new": _("Det nyaste"),
        "assessed": _("Mål som kan bedömas"),
        "not_assessed": _("Mål som inte kan bedömas"),
        "next": _("Nästa steg"),
        "latest": _("Senaste utgåvan och vändningen"),
        "figures": _("Tio nyckeltal"),
        "goals": _("Målen"),
        "all_targets": _("Alla delmål"),
        "rankings": _("Rankningar"),
        "municipalities": _("Kommunerna"),
        "method": _("Metod"),
        "sources": _("Källor"),
        "said": _("Vad Region Stockholms rapporter har sagt"),
        "licence": _("Licens"),
        "retrieved": _("hämtad"),
        "brief": _("Läget i korthet"),
    }


def method(language: Language) -> list[tuple[str, str]]:
    """Return the method in a few paragraphs, each with a heading."""
    _ = gettext(language)
    return [
        (
            _("Fyra slags uppgifter"),
            _(
                "En publicerad siffra är strategins egen, med dess ord och år. En observation är "
                "ett värde ur öppen statistik. En status är webbplatsens egen beräkning. En "
                "bedömning är vad Region Stockholms uppföljning har skrivit. De fyra blandas inte."
            ),
        ),
        (
            _("Så räknas status"),
            _(
                "Takten hittills jämförs med den takt som krävs för att nå nivån målåret, utan "
                "att gå över brott i serien. Ett mål utan publicerad nivå, utan målår eller utan "
                "öppen serie med samma definition kan inte bedömas, och det sägs då."
            ),
        ),
        (
            _("Avrundning och saknade värden"),
            _(
                "Varje siffra avrundas en gång, halva uppåt. Inget värde är uppskattat av oss. Det "
                "som saknas visas som saknat, med skälet."
            ),
        ),
        (
            _("Kartorna"),
            _(
                "Kommunerna delas i fem klasser med ungefär lika många i varje. Jämförelsens grad "
                "står vid varje karta."
            ),
        ),
    ]
