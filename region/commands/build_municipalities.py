"""Produce the shapes on every map of the county from open geodata, once.

Run with `python -m region build-geography`; what each file is stands in `docs/method.md`. One
topology of the small areas, the neighbouring land and the water is built on a grid; municipalities
are its areas put together, so that every border, on every map and in every scale, is the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from region.commands.coverage import Layers, on_grid, polygons, simplified, without_specks
from region.content.catalogue import Catalogue
from region.content.geography import INNER_COUNTY, inset_box
from region.content.geography.paths import METRES_PER_UNIT, SWEREF99_TM

WATER, NEIGHBOURS = "water", "neighbours"
MARGIN_METRES = 16_000
"""So much neighbouring land is drawn around the county."""

SMALLEST_LAKE_KM2 = 1.0
GAP_METRES = 80
ISLAND_KM2 = 25
REACH_METRES = 15_000
LARGEST_GAP_METRES = 1_500

WIDE_LAKE = {"0125": 50}
"""Where the source's Mälaren is far too wide: the shores move out by so many metres, after SCB's
generalised shape has been laid over the source's islands."""

ISLANDS = {
    (708_899, 6_596_111): "0120",
    (710_072, 6_593_917): "0120",
    (702_135, 6_591_224): "0120",
    (706_474, 6_555_955): "0120",
    (705_003, 6_559_770): "0120",
    (708_324, 6_556_363): "0120",
    (673_427, 6_538_374): "0192",
    (656_350, 6_526_435): "0181",
    (709_205, 6_609_112): "0117",
    (704_451, 6_685_662): NEIGHBOURS,
    (702_549, 6_677_900): NEIGHBOURS,
    (700_784, 6_676_400): NEIGHBOURS,
    (703_646, 6_681_350): NEIGHBOURS,
    (705_970, 6_687_575): NEIGHBOURS,
    (704_804, 6_688_725): NEIGHBOURS,
    (703_260, 6_680_012): NEIGHBOURS,
    (701_834, 6_677_388): NEIGHBOURS,
    (710_041, 6_595_350): "0120",
    (694_878, 6_586_538): "0187",
    (706_087, 6_591_775): "0120",
    (707_255, 6_555_925): "0120",
    (699_102, 6_567_338): "0136",
    (741_782, 6_607_625): "0188",
    (675_076, 6_527_775): "0136",
    (715_108, 6_597_788): "0117",
    (707_304, 6_592_500): "0120",
    (716_870, 6_606_150): "0117",
    (696_523, 6_567_500): "0136",
    (719_265, 6_604_750): "0117",
    (705_845, 6_593_300): "0120",
    (697_447, 6_595_650): "0120",
    (706_721, 6_592_938): "0120",
    (706_286, 6_554_500): "0120",
    (721_628, 6_600_975): "0117",
    (708_092, 6_593_150): "0120",
    (675_110, 6_541_050): "0192",
    (703_431, 6_564_575): "0136",
    (710_563, 6_609_738): "0117",
    (654_766, 6_525_538): "0181",
}
"""Islands (SWEREF 99 TM, metres) that do not belong to the municipality that is nearest."""


@dataclass(frozen=True)
class Scale:
    """How much of the shapes a map shows: how coarse corners are, and which islands are left."""

    metres: float
    smallest_island_km2: float


SCALES = {"county": Scale(170, 0.06), "inner": Scale(35, 0.02), "small": Scale(600, 1.0)}
"""On the county's map, in the inset of its inner part, and in a picture as large as a stamp."""

AREAS = Scale(130, 0.06)


@dataclass(frozen=True)
class Sources:
    """The files that the shapes are made of."""

    sea: Path
    lakes: Path
    areas: Path
    city: Path
    generalised: Path


@dataclass(frozen=True)
class Built:
    """What the maps read: municipalities, the land around them, and small areas."""

    municipalities: gpd.GeoDataFrame
    surroundings: gpd.GeoDataFrame
    areas: gpd.GeoDataFrame


def _read(path: Path) -> gpd.GeoDataFrame:
    reader = gpd.read_parquet if path.suffix == ".parquet" else gpd.read_file
    frame = reader(path).to_crs(SWEREF99_TM)
    frame["geometry"] = frame.geometry.make_valid()
    return frame


def _small_areas(sources: Sources) -> gpd.GeoDataFrame:
    """Return the small areas of 2020; the city's own file has its borders of that year."""
    areas = _read(sources.areas)
    city = _read(sources.city)[["regso_code", "regso_name", "geometry"]]
    city["municipality_code"] = city["regso_code"].str[:4]
    others = areas[~areas["municipality_code"].isin(city["municipality_code"])]
    frame = gpd.pd.concat([others, city]).sort_values("regso_code").reset_index(drop=True)
    known = areas.set_index("regso_code")["changed_2025"]
    frame["changed_2025"] = frame["regso_code"].map(known).fillna(False).astype(bool)
    return frame


def _nearest(parts: list[Any], shapes: gpd.GeoSeries) -> np.ndarray[Any, Any]:
    """Return the distance in metres from each part (row) to each shape (column)."""
    return np.array([shapely.distance(part, shapes.values) for part in parts])


def _given(
    areas: gpd.GeoDataFrame, land: Any, generalised: gpd.GeoDataFrame
) -> tuple[gpd.GeoDataFrame, list[Any]]:
    """Give gaps between areas, and islands outside them, to an area; return what is left of land.

    An island's municipality is the one that is nearest in both files together, the area the
    nearest one in it. Land far away, or nearer to another county, belongs to the neighbours.
    """
    whole = areas.geometry.union_all()
    closed = whole.buffer(GAP_METRES).buffer(-GAP_METRES)
    gaps = polygons(shapely.intersection(land, shapely.difference(closed, whole)))
    pieces = {code: [shape] for code, shape in zip(areas.regso_code, areas.geometry, strict=True)}
    tree = shapely.STRtree(areas.geometry.values)
    codes = areas["regso_code"].to_numpy()
    for gap in gaps:
        ring = gap.buffer(5)
        near = tree.query(ring)
        if len(near):
            touch = shapely.area(shapely.intersection(ring, areas.geometry.values[near]))
            pieces[codes[near[touch.argmax()]]].append(gap)
    rest = polygons(shapely.difference(land, shapely.union(closed, whole)))
    far = [part for part in rest if part.area > ISLAND_KM2 * 1e6]
    islands = [part for part in rest if part.area <= ISLAND_KM2 * 1e6]
    own = areas.dissolve("municipality_code").geometry
    drawn = generalised.set_index("kommun_kod").geometry
    county = drawn[drawn.index.isin(own.index)].reindex(own.index)
    abroad = _nearest(islands, drawn[~drawn.index.isin(own.index)]).min(axis=1)
    ours, theirs = _nearest(islands, own), _nearest(islands, county)
    for at, island in enumerate(islands):
        outside = min(ours[at].min(), theirs[at].min()) > min(REACH_METRES, abroad[at])
        guess = NEIGHBOURS if outside else own.index[(ours[at] + theirs[at]).argmin()]
        known = (code for place, code in ISLANDS.items() if shapely.contains_xy(island, *place))
        code = next(known, guess)
        if code == NEIGHBOURS:
            far.append(island)
            continue
        within = areas[areas["municipality_code"] == code]
        nearest = shapely.distance(island, within.geometry.values).argmin()
        pieces[within["regso_code"].iloc[nearest]].append(island)
    grown = areas.copy()
    grown["geometry"] = [shapely.union_all(pieces[code]) for code in areas["regso_code"]]
    return grown, far


def _lakes(sources: Sources, areas: gpd.GeoDataFrame, generalised: gpd.GeoDataFrame) -> Any:
    """Return the lakes, narrowed where the source is known to be too wide."""
    lakes = _read(sources.lakes).geometry.union_all()
    for code, metres in WIDE_LAKE.items():
        ground = areas[areas["municipality_code"] == code].geometry.union_all()
        drawn = generalised[generalised["kommun_kod"] == code].geometry.union_all()
        land = shapely.union(shapely.difference(ground, lakes), drawn).buffer(metres)
        lakes = shapely.difference(lakes, shapely.intersection(land, ground))
    return lakes


def topology(sources: Sources) -> tuple[gpd.GeoDataFrame, Layers]:
    """Return the small areas' register and one coverage: areas, neighbouring land and water."""
    areas, generalised = _small_areas(sources), _read(sources.generalised)
    left, low, right, high = areas.total_bounds
    frame = shapely.box(
        left - MARGIN_METRES, low - MARGIN_METRES, right + MARGIN_METRES, high + MARGIN_METRES
    )
    sea = shapely.intersection(_read(sources.sea).geometry.union_all(), frame)
    land = shapely.difference(frame, sea)
    lakes = _lakes(sources, areas, generalised)
    water = shapely.union(sea, shapely.intersection(lakes, frame))
    grown, far = _given(areas, shapely.difference(land, lakes), generalised)
    layers = {WATER: water}
    layers |= dict(zip(grown["regso_code"], grown.geometry, strict=True))
    layers[NEIGHBOURS] = shapely.union_all(far)
    return areas, on_grid(layers, METRES_PER_UNIT)


def _by_municipality(layers: Layers) -> Layers:
    """Return the coverage with the areas of each municipality put together."""
    groups: dict[str, list[Any]] = {}
    for name, shape in layers.items():
        groups.setdefault(name[:4] if name[0] == "0" else name, []).append(shape)
    return {name: shapely.coverage_union_all(shapes) for name, shapes in groups.items()}


def neighbours(generalised: gpd.GeoDataFrame) -> list[list[str]]:
    """Return each municipality's neighbours as sorted codes, from SCB's generalised shapes.

    Neighbours share a border on land. A municipality without any such border gets those
    within 1,500 metres across the water instead, and they get it.
    """
    codes = list(generalised["kommun_kod"])
    distance = _nearest(list(generalised.geometry), generalised.geometry)
    near = {(a, b): distance[i][j] for i, a in enumerate(codes) for j, b in enumerate(codes)}
    found = {a: {b for b in codes if a != b and near[a, b] < 1} for a in codes}
    for island in [code for code, others in found.items() if not others]:
        for other in codes:
            if other != island and near[island, other] <= LARGEST_GAP_METRES:
                found[island].add(other)
                found[other].add(island)
    return [sorted(found[code]) for code in codes]


def _scaled(layers: Layers, scale: Scale) -> Layers:
    """Return the coverage as coarse as a map shows it."""
    kept = without_specks(layers, WATER, scale.smallest_island_km2, SMALLEST_LAKE_KM2)
    return simplified(kept, scale.metres)


def _wgs84(shapes: list[Any]) -> gpd.GeoSeries:
    """Return shapes in WGS 84, exact to a centimetre, as multipolygons."""
    whole = [shapely.MultiPolygon(polygons(shape)) for shape in shapes]
    series = gpd.GeoSeries(whole, crs=SWEREF99_TM).to_crs(4326)
    return gpd.GeoSeries(shapely.transform(series.values, lambda places: places.round(7)), crs=4326)


def _labels(shapes: list[Any]) -> gpd.GeoSeries:
    """Return the middle of the largest part of each shape in WGS 84, none for an empty one."""
    points = []
    for shape in shapes:
        parts = polygons(shape)
        circle = (
            shapely.maximum_inscribed_circle(max(parts, key=lambda p: p.area)) if parts else None
        )
        points.append(shapely.Point(circle.coords[0]) if circle else None)
    return gpd.GeoSeries(points, crs=SWEREF99_TM).to_crs(4326)


def _municipalities(layers: dict[str, Layers], catalogue: Catalogue, box: Any) -> gpd.GeoDataFrame:
    codes = [area.code for area in catalogue.municipalities]
    official = catalogue.observations["land_area"]
    county = [layers["county"][code] for code in codes]
    inner = [cut(layers["inner"][code], box) for code in codes]
    labels, own = _labels(county), _labels(inner)
    return gpd.GeoDataFrame(
        {
            "code": codes,
            "name": [area.name.sv for area in catalogue.municipalities],
            "land_area_km2": [
                latest.value if (latest := official.latest(code)) else None for code in codes
            ],
            "label_longitude": labels.x.round(4),
            "label_latitude": labels.y.round(4),
            "inner_longitude": own.x.round(4),
            "inner_latitude": own.y.round(4),
            "inner": _wgs84(inner),
            "small": _wgs84([layers["small"][code] for code in codes]),
        },
        geometry=_wgs84(county),
    )


def cut(shape: Any, box: Any) -> Any:
    """Return the part of a shape inside a box, with its corners on the grid."""
    part = shapely.intersection(shape, box)
    return shapely.transform(
        part, lambda places: (places / METRES_PER_UNIT).round() * METRES_PER_UNIT
    )


def build(sources: Sources, catalogue: Catalogue) -> Built:
    """Return the municipalities, the land around them and the small areas, in WGS 84.

    Land areas (km²) are SCB's, from the indicator land_area: what is drawn is simplified and must
    not be measured. Label points lie inside the largest part of each municipality.
    """
    register, whole = topology(sources)
    municipal = _by_municipality(whole)
    scales = {name: _scaled(municipal, scale) for name, scale in SCALES.items()}
    inner = shapely.total_bounds([scales["county"][code] for code in INNER_COUNTY])
    box = shapely.box(*inset_box(tuple(inner))).buffer(500, join_style="mitre")
    frame = _municipalities(scales, catalogue, box)
    generalised = _read(sources.generalised)
    own = generalised[generalised["kommun_kod"].isin(frame["code"])].sort_values("kommun_kod")
    frame.insert(3, "neighbours", neighbours(own))
    shore = _wgs84([scales["county"][NEIGHBOURS]])
    surroundings = gpd.GeoDataFrame({"what": [NEIGHBOURS]}, geometry=shore)
    fine = _scaled(whole, AREAS)
    areas = register.rename(columns={"regso_code": "code", "regso_name": "name"})
    areas = areas[["code", "name", "municipality_code", "changed_2025"]].copy()
    drawn = gpd.GeoDataFrame(areas, geometry=_wgs84([fine[code] for code in areas["code"]]).values)
    return Built(frame, surroundings, drawn)
