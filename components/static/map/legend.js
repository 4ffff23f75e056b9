// The legend with its histogram, and what stands at the pointer.

import { html, largeParts, many, put, set, svg } from "./elements.js";
import { classOf, colourOf, decimalsOf, gradeOf, known, label, note, periodOf, placeAmong, remark, verdictOf, withUnit } from "./values.js";

/** The place of a value on the legend's axis, whose classes are as wide as the server says. */
function placeOn(series, value) {
  const at = classOf(value, series);
  const low = at ? series.limits[at - 1] + 1 : series.smallest;
  return series.stops[at] + ((value - low + 0.5) / (series.limits[at] - low + 1)) * (series.stops[at + 1] - series.stops[at]);
}

const COLUMNS = 39;

/** What depends on the series alone: the axis with its classes. */
export function buildLegend(state, map) {
  const series = state.data[map.seriesName];
  if (map.legendOf === series) return;
  map.legendOf = series;
  map.title = html("p", { class: "legend-title" });
  map.squares = svg("g", {});
  map.histogram = svg("svg", { class: "histogram", viewBox: "0 0 354 96", "aria-hidden": "true" }, map.squares,
    ...series.colours.map((colour, at) => svg("rect", { class: `fill-${colour}`, x: (series.stops[at] * 354).toFixed(1), y: 55, width: ((series.stops[at + 1] - series.stops[at]) * 354).toFixed(1), height: 10 })),
    ...series.edges.map((text, at) => svg("text", { x: (series.stops[at] * 354).toFixed(1), y: 78, class: at === 0 ? "first" : at === series.edges.length - 1 ? "last" : "" }, text)),
    ...series.ends.flatMap((text, at) => (text ? [svg("text", { x: at * 354, y: 93, class: at ? "last end" : "first end" }, text)] : [])));
  map.classes = html("ul", { class: "hidden", "aria-label": state.texts.words.classes }, ...series.spans.map(() => html("li", {})));
  map.why = html("span", { class: "why" });
  map.missing = html("span", {}, map.why);
  map.gap = html("p", { class: "gap" }, html("span", { class: "swatch fill-missing", "aria-hidden": "true" }), map.missing);
  map.legend.replaceChildren(map.title, map.histogram, map.classes, map.gap);
}

export function paintLegend(state, map, series, values) {
  const { words } = state.texts;
  const period = periodOf(state, series);
  const levels = Array.from({ length: COLUMNS }, () => 0);
  const reached = [...levels];
  const columns = known(values).sort((a, b) => a - b).map((value) => [value, Math.min(COLUMNS - 1, Math.floor(placeOn(series, value) * COLUMNS))]);
  for (const [, column] of columns) levels[column] += 1;
  const wide = 354 / COLUMNS;
  const step = Math.min(wide, 50 / Math.max(1, ...levels));
  const squares = many(map.squares, columns.length, () => svg("rect", {}));
  columns.forEach(([value, column], at) => set(squares[at], { class: `square fill-${colourOf(value, series)}`, x: (column * wide).toFixed(1), y: (52 - (reached[column] += 1) * step).toFixed(1), width: (wide - 1).toFixed(1), height: (step - 1).toFixed(1) }));
  set(map.histogram, { hidden: !columns.length });
  const count = (index) => values.filter((value) => classOf(value, series) === index).length;
  series.spans.forEach((span, index) => put(map.classes.children[index], `${span} (${count(index)})`));
  const gaps = values.map((value, at) => [value, at]).filter(([value]) => value === null);
  set(map.gap, { hidden: !gaps.length });
  put(map.missing, `${words.missing} (${gaps.length})`);
  put(map.why, gaps.length ? `: ${note(series, period, gaps[0][1])}` : "");
  put(map.title, `${state.maps?.length > 1 ? `${series.name}. ` : ""}${series.unit ? `${series.unit}, ` : ""}${label(series, period)}`);
}

/** The value stands at the pointer; at rest at the first chosen municipality. */
export function tell(state, at, event = null) {
  const shown = at ?? (state.selected.length ? state.codes.indexOf(state.selected[0]) : null);
  for (const row of state.table.querySelectorAll("tr.pointed")) row.classList.remove("pointed");
  if (at !== null) state.buttons?.[state.codes[at]]?.closest("tr").classList.add("pointed");
  for (const map of state.maps) {
    const code = at === null ? null : state.codes[at];
    set(map.whole.point, { d: code ? largeParts(map.paths[code].getAttribute("d"), 30) : false });
    set(map.inner.point, { d: code && map.insets[code] ? largeParts(map.insets[code].getAttribute("d"), 10) : false });
    set(map.tip, { hidden: shown === null });
    if (shown !== null) writeTip(state, map, shown, event && map.canvas.contains(event.target) ? event : null);
  }
}

function writeTip(state, map, at, event) {
  const series = state.data[map.seriesName];
  const period = periodOf(state, series);
  const values = series.values[period];
  const code = state.codes[at];
  const value = values[at] === null ? state.texts.words.missing : withUnit(values[at], series, state.texts.format, series.change, decimalsOf(series, period, code));
  const remark = note(series, period, at);
  const [name, figure, said] = map.tip.children;
  put(name, state.texts.names[code]);
  put(figure, value);
  put(said, [values[at] === null ? "" : [placeAmong(state, series, period, at), verdictOf(series, period, at), gradeOf(series, period)].filter(Boolean).join(", "), remark].filter(Boolean).join(", "));
  const canvas = map.canvas.getBoundingClientRect();
  const shape = (!state.zoom && map.insets[code] ? map.insets[code] : map.paths[code]).getBoundingClientRect();
  const x = (event ? event.clientX : shape.left + shape.width / 2) - canvas.left;
  const y = (event ? event.clientY : shape.top + shape.height / 2) - canvas.top;
  const { offsetWidth: width, offsetHeight: height } = map.tip;
  map.tip.style.left = `${Math.max(4, x + 18 + width > canvas.width ? x - width - 18 : x + 18)}px`;
  map.tip.style.top = `${Math.max(4, y + 18 + height > canvas.height ? y - height - 18 : y + 18)}px`;
}
