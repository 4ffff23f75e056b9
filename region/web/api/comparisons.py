"""The addresses of the comparisons with regions of Europe and counties of Sweden."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from region.comparisons.by_sex import asked_compared
from region.comparisons.comparison import compare
from region.comparisons.lines import own_periods
from region.comparisons.peers import MOST_PEERS, area_options, group_members, read_peers
from region.content.catalogue import SCOPES, Catalogue, ScopeName
from region.content.catalogue import Comparison as Compared
from region.indicators.certainty import Grade
from region.indicators.compared_by_sex import groups_of
from region.indicators.order import order_text
from region.indicators.provenance import source_line
from region.web.api.answer import Answer
from region.web.api.choices import Choices
from region.web.api.endpoint import JSON, Content, Endpoint, Path, as_json
from region.web.api.lists import list_of
from region.web.api.models.base import ListOf, fields
from region.web.api.models.comparisons import (
    AreaOption,
    ComparedArea,
    ComparedIndicator,
    ComparedLine,
    ComparedValue,
    Comparison,
    ComparisonScope,
    PeerGroup,
    RankOfYear,
)
from region.web.api.problem import ProblemError, echo
from region.web.api.query import ListQuery, Query, split
from region.words.addresses import API
from region.words.text import Language
from region.words.views import UnknownIdError

ADDRESS = f"{API}/comparisons"


class ComparisonQuery(Query):
    """What a comparison takes."""

    choices: ClassVar[Mapping[str, Choices]] = {"peers": "peers"}

    peers: Annotated[tuple[str, ...], BeforeValidator(split)] = Field(
        (),
        max_length=MOST_PEERS,
        description="codes of areas or ids of groups with commas between, such as `DK01,FI1B`; "
        "without it, the group that the page begins with",
    )
    year: str = Field(
        "",
        pattern=r"^(\d{4})?$",
        description="a year in which Stockholm has a value; without it, the last one",
    )
    sex: Literal["total", "women", "men", "gap"] = Field(
        "total",
        description="`women`, `men`, or the `gap` of women compared with men; the list of "
        "comparisons says under `sexes` which of them an indicator has",
    )


def _scope(catalogue: Catalogue, one: Compared, language: Language) -> ComparisonScope:
    def area(code: str) -> ComparedArea:
        return ComparedArea(code=code, name=one.areas[code].name[language])

    return ComparisonScope(
        scope=one.scope,
        own=area(one.own),
        union=area(one.union),
        default_group=one.default_group,
        groups=tuple(
            PeerGroup(
                id=key,
                name=group.name[language],
                note=group.note[language],
                members=group_members(one, key),
            )
            for key, group in one.groups.items()
        ),
        indicators=tuple(
            ComparedIndicator(
                id=key,
                name=indicator.name[language],
                unit=indicator.unit[language],
                order=order_text(indicator, language),
                years=own_periods(one, key),
                source=source_line(catalogue, indicator, language),
                address=f"{ADDRESS}/{one.scope}/{key}",
                sexes=groups_of(one, key),
            )
            for key, indicator in one.indicators.items()
        ),
        areas=tuple(
            AreaOption.model_validate(option)
            for option in area_options(catalogue, one.scope, language)
        ),
    )


def _comparisons(catalogue: Catalogue, parts: Mapping[str, str], query: ListQuery) -> Answer:
    found = [_scope(catalogue, one, query.lang) for one in catalogue.comparisons.values()]
    return list_of(catalogue, ListOf[ComparisonScope], found, query, ADDRESS)


def _peers(one: Compared, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The codes asked for, or those of the group that the page begins with.

    Raises
    ------
    ProblemError
        404 for an area or a group of the other comparison.
    """
    found: dict[str, None] = {}
    for part in wanted or (one.default_group,):
        codes, unknown = read_peers(one, part)
        if unknown:
            areas = (area.code for area in one.areas.values() if area.ranked)
            said = f"found {echo(part)}, which is not in this comparison"
            raise ProblemError(404, "Unknown peers", said, "peers", (*one.groups, *areas))
        found |= dict.fromkeys(codes)
    return tuple(found)


def _comparison(catalogue: Catalogue, parts: Mapping[str, str], query: ComparisonQuery) -> Answer:
    scope: ScopeName = next(name for name in SCOPES if name == parts["scope"])
    one, key = catalogue.comparisons[scope], parts["indicator"]
    if key not in one.indicators:
        said = f"found {echo(key)}, which is not in this comparison"
        raise ProblemError(404, "Unknown indicator", said, "indicator", tuple(one.indicators))
    try:
        seen = asked_compared(catalogue, scope, key, query.sex)
    except UnknownIdError as error:
        said = f"found {echo(query.sex)}, which {key} does not have in this comparison"
        raise ProblemError(404, "Not divided by sex", said, "sex", error.allowed) from None
    years = own_periods(seen.comparisons[scope], key)
    if query.year and query.year not in years:
        raise ProblemError(404, "Unknown year", f"found {echo(query.year)}", "year", years)
    view = compare(seen, scope, key, _peers(one, query.peers), query.year, query.lang)
    model = Comparison(
        scope=scope,
        indicator=key,
        sex=query.sex,
        name=view.name,
        short_name=view.short_name,
        unit=view.unit,
        decimals=view.decimals,
        definition=view.provenance.definition,
        year=view.period,
        years=view.periods,
        order=view.order,
        sentence=view.sentence,
        ranked=len(view.field),
        whole_field=view.whole_field,
        grade=Grade(view.grade),
        grade_note=view.grade_note,
        field=view.field,
        values=tuple(
            ComparedValue.model_validate(fields(ComparedValue, one, flags=one.flags or None))
            for one in view.values
        ),
        missing=view.missing,
        ranks=tuple(
            RankOfYear(
                year=one.period,
                value=one.value,
                rank=one.rank,
                rank_low=one.rank_low,
                rank_high=one.rank_high,
                grade=Grade(one.grade),
                of=one.field,
                shared=one.shared,
                rank_in_eu=one.eu_rank,
                of_in_eu=one.eu_field,
            )
            for one in view.ranks
        ),
        lines=tuple(ComparedLine.model_validate(line) for line in view.lines),
        source=view.provenance.line,
        source_addresses=tuple(dict.fromkeys(item.url for item in view.provenance.items)),
        language=query.lang,
        data_version=catalogue.version,
    )
    return as_json(catalogue, model, query.lang)


ENDPOINTS = (
    Endpoint(
        path=ADDRESS,
        operation="listComparisons",
        tag="comparisons",
        summary="What is compared with regions of Europe and counties of Sweden, and with whom",
        make=_comparisons,
        contents=(Content(JSON, ListOf[ComparisonScope]),),
        query=ListQuery,
    ),
    Endpoint(
        path=f"{ADDRESS}/{{scope}}/{{indicator}}",
        operation="getComparison",
        tag="comparisons",
        summary="One indicator for Stockholm and its peers, with ranks among all areas",
        make=_comparison,
        contents=(Content(JSON, Comparison),),
        query=ComparisonQuery,
        parts={
            "scope": Path("the comparison", choices="scopes"),
            "indicator": Path("id of an indicator of it", choices="compared"),
        },
    ),
)
