"""The addresses of rankings: all of them, and each with its editions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from region.comparisons.rankings.editions import EditionView
from region.comparisons.rankings.history import RankingHistory, ranking_histories, ranking_history
from region.comparisons.rankings.view import RankingView, table_1
from region.content.catalogue import Catalogue
from region.web.api.answer import Answer
from region.web.api.endpoint import JSON, Content, Endpoint, Path, as_json
from region.web.api.lists import list_of
from region.web.api.models.base import ListOf, fields
from region.web.api.models.rankings import (
    Ranking,
    RankingAsPrinted,
    RankingEdition,
    RankingFact,
    RankingSummary,
)
from region.web.api.query import ListQuery, Query
from region.words.addresses import API
from region.words.text import Language


def _summary(
    catalogue: Catalogue, history: RankingHistory, printed: RankingView | None, language: Language
) -> dict[str, Any]:
    """How Stockholm stands, in the latest edition known with confidence, and as Table 1 prints."""
    ranking, edition = catalogue.rankings[history.id], history.latest
    return {
        **fields(Ranking, edition),
        **fields(Ranking, history),
        "edition": edition.year,
        "stockholm_rank": edition.rank,
        "last_edition": history.editions[-1].year,
        "unread_editions": ranking.unread_years,
        "sentence": history.sentence,
        "measures": history.measures or None,
        "reading": ranking.reading[language] if ranking.reading else None,
        "table_1": printed and fields(RankingAsPrinted, printed),
        "heading_as_published": printed.heading_as_published if printed else None,
        "source_as_published": printed.source_as_published if printed else None,
    }


def _edition(edition: EditionView) -> RankingEdition:
    optional = ("ties", "score", "field", "scope", "method_break", "note", "missing", "own_page")
    said = {name: getattr(edition, name) or None for name in optional}
    found = fields(RankingEdition, edition, stockholm_rank=edition.rank, **said)
    return RankingEdition.model_validate(found)


def _rankings(catalogue: Catalogue, parts: Mapping[str, str], query: ListQuery) -> Answer:
    printed = {ranking.id: ranking for ranking in table_1(catalogue, query.lang)}
    found = []
    for history in ranking_histories(catalogue, query.lang):
        summary = _summary(catalogue, history, printed.get(history.id), query.lang)
        kept = {name: summary[name] for name in RankingSummary.model_fields}
        found.append(RankingSummary.model_validate(kept))
    return list_of(catalogue, ListOf[RankingSummary], found, query, f"{API}/rankings")


def _ranking(catalogue: Catalogue, parts: Mapping[str, str], query: Query) -> Answer:
    history = ranking_history(catalogue, parts["ranking"], query.lang)
    printed = next((r for r in table_1(catalogue, query.lang) if r.id == history.id), None)
    whole = {
        **_summary(catalogue, history, printed, query.lang),
        "about": tuple(
            RankingFact(name=fact.name, text=fact.text if fact.known else None)
            for fact in history.facts
        ),
        "about_sources": history.about_sources,
        "editions": tuple(_edition(edition) for edition in history.editions),
        "language": query.lang,
        "data_version": catalogue.version,
    }
    return as_json(catalogue, Ranking.model_validate(whole), query.lang)


ENDPOINTS = (
    Endpoint(
        path=f"{API}/rankings",
        operation="listRankings",
        tag="strategy",
        summary="All rankings, those of the strategy's Table 1 first, in the latest edition known",
        make=_rankings,
        contents=(Content(JSON, ListOf[RankingSummary]),),
        query=ListQuery,
    ),
    Endpoint(
        path=f"{API}/rankings/{{ranking}}",
        operation="getRanking",
        tag="strategy",
        summary="One ranking with all its editions and their places",
        make=_ranking,
        contents=(Content(JSON, Ranking),),
        parts={"ranking": Path("id of the ranking", choices="rankings")},
    ),
)
