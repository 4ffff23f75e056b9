"""The addresses of key figures, targets and the strategy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from region.content.catalogue import Catalogue
from region.indicators.figures import FigureView, figures
from region.indicators.series import SeriesView
from region.strategy.view import strategy
from region.targets.evidence import evidence
from region.targets.goals import TargetView, goals
from region.web.api.answer import Answer
from region.web.api.endpoint import JSON, Content, Endpoint, Path, as_json
from region.web.api.lists import list_of
from region.web.api.models.base import ListOf, fields
from region.web.api.models.content import KeyFigure, Latest, Strategy, Target, TargetAlone
from region.web.api.query import ListQuery, Query
from region.words.addresses import API
from region.words.text import Language

BEHIND = ("robustness", "trend", "precedent", "track_record", "ladder")


def _latest(series: SeriesView) -> Latest:
    point = series.latest
    return Latest(
        indicator=series.indicator,
        name=series.name,
        area=series.area,
        value=point.value,
        text=point.text,
        period=point.period,
        status=point.status,
        source=series.provenance.line,
    )


def _figure(figure: FigureView) -> KeyFigure:
    shown = figure.shown
    return KeyFigure.model_validate(
        fields(
            KeyFigure,
            figure,
            reference_period=figure.reference_period or None,
            no_series=figure.no_series or None,
            latest_observation=_latest(shown.series) if shown else None,
            relation=("same" if shown.same else "related") if shown else None,
        )
    )


def _target(catalogue: Catalogue, target: TargetView, language: Language) -> dict[str, Any]:
    following = target.following
    latest = _latest(following.series) if following else None
    behind = evidence(catalogue, target.id, language)
    return fields(
        Target,
        target,
        latest_observation=latest,
        relation=following.relation if following else None,
        **{name: getattr(behind, name) for name in BEHIND},
        level_origin=behind.origin,
    )


def _whole(catalogue: Catalogue, language: Language) -> dict[str, Any]:
    return {"language": language, "data_version": catalogue.version}


def _figures(catalogue: Catalogue, parts: Mapping[str, str], query: ListQuery) -> Answer:
    found = [_figure(figure) for figure in figures(catalogue, query.lang)]
    return list_of(catalogue, ListOf[KeyFigure], found, query, f"{API}/key-figures")


def _targets(catalogue: Catalogue, parts: Mapping[str, str], query: ListQuery) -> Answer:
    targets = goals(catalogue, query.lang).targets
    found = [Target.model_validate(_target(catalogue, target, query.lang)) for target in targets]
    return list_of(catalogue, ListOf[Target], found, query, f"{API}/targets")


def _one_target(catalogue: Catalogue, parts: Mapping[str, str], query: Query) -> Answer:
    target = goals(catalogue, query.lang).target(parts["target"])
    whole = {**_target(catalogue, target, query.lang), **_whole(catalogue, query.lang)}
    return as_json(catalogue, TargetAlone.model_validate(whole), query.lang)


def _strategy(catalogue: Catalogue, parts: Mapping[str, str], query: Query) -> Answer:
    found = strategy(catalogue, query.lang)
    whole = fields(Strategy, found, **_whole(catalogue, query.lang))
    return as_json(catalogue, Strategy.model_validate(whole), query.lang)


ENDPOINTS = (
    Endpoint(
        path=f"{API}/key-figures",
        operation="listKeyFigures",
        tag="strategy",
        summary="The ten figures that the strategy prints, and what the statistics have said since",
        make=_figures,
        contents=(Content(JSON, ListOf[KeyFigure]),),
        query=ListQuery,
    ),
    Endpoint(
        path=f"{API}/targets",
        operation="listTargets",
        tag="targets",
        summary="Targets with their computed status and the reports' own assessments",
        make=_targets,
        contents=(Content(JSON, ListOf[Target]),),
        query=ListQuery,
    ),
    Endpoint(
        path=f"{API}/targets/{{target}}",
        operation="getTarget",
        tag="targets",
        summary="One target",
        make=_one_target,
        contents=(Content(JSON, TargetAlone),),
        parts={"target": Path("id of the target", choices="targets")},
    ),
    Endpoint(
        path=f"{API}/strategy",
        operation="getStrategy",
        tag="strategy",
        summary="The strategy's parts, and which indicators and targets follow each",
        make=_strategy,
        contents=(Content(JSON, Strategy),),
    ),
)
