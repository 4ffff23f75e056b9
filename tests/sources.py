"""What the replayed sources know: by default what the content has and we have not worked out."""

from __future__ import annotations

from pathlib import Path

from region.content.catalogue import Catalogue
from region.content.model import Indicator, Sex, Status
from region.content.model.query import EurostatQuery, KoladaQuery, ScbQuery
from tests.replay import DataSet, Kpi, PxTable, Replay, Values


def fill(replay: Replay, catalogue: Catalogue, *ids: str) -> None:
    """Let the replay know the values that the indicators have now."""
    for key in ids:
        for source in catalogue.indicators[key].sources:
            query = source.query
            if isinstance(query, KoladaQuery):
                values = _values(catalogue, catalogue.indicators[key], query)
                replay.kpis[query.kpi] = Kpi(
                    query.title or "",
                    {(a.zfill(4), p): v for (a, p), v in values.items()},
                    women=_of_sex(catalogue, key, "women"),
                    men=_of_sex(catalogue, key, "men"),
                )
            elif isinstance(query, ScbQuery):
                replay.tables[query.table] = PxTable(
                    query.title or "",
                    query.content,
                    query.unit or "",
                    _values(catalogue, catalogue.indicators[key], query),
                    dict(query.select),
                    "" if query.area else query.region,
                )
            elif isinstance(query, EurostatQuery):
                codes = {area: code for code, area in query.geo}
                found = _values(catalogue, catalogue.indicators[key], query)
                select = dict(query.select)
                unit = select.pop("unit")
                replay.data_sets[query.dataset] = DataSet(
                    query.title or "",
                    (unit, query.unit or ""),
                    {(codes[a], p): v for (a, p), v in found.items()},
                    select,
                )


def _values(
    catalogue: Catalogue, indicator: Indicator, query: KoladaQuery | ScbQuery | EurostatQuery
) -> Values:
    return {
        (row.area, row.period): row.value
        for row in catalogue.observations[indicator.id].rows
        if catalogue.areas[row.area].level in query.areas
        and (query.since or "") <= row.period <= (query.until or "9999")
        and row.value is not None
        and row.status is not Status.COMPUTED
    }


def _of_sex(catalogue: Catalogue, key: str, sex: Sex) -> Values:
    """What the content has of women or of men; nothing where it has no table by sex."""
    if key not in catalogue.by_sex:
        return {}
    rows = catalogue.by_sex[key].table.rows(sex)
    return {(row.area.zfill(4), row.period): row.value for row in rows if row.value is not None}


def snapshot(root: Path) -> dict[str, bytes]:
    """Return every file of the folder but the reports of updates, and what they keep."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not {"updates", "earlier"} & set(path.parts)
    }
