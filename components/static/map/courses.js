// The course over time, and two measures against each other.

import { toggle } from "./choices.js";
import { fill, html, set, svg, told } from "./elements.js";
import { apart, decimalsOf, isDoubtful, known, label, number, remark, titled, withUnit } from "./values.js";

const LETTER = 7.5; // pixels, in the middle of the widths that letters have

function ticks(low, high, about = 5) {
  const rough = (high - low || 1) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough) ?? rough);
  const found = [];
  for (let value = Math.ceil(low / step) * step; value <= high + step / 1e6; value += step) found.push(Math.round(value));
  return [...new Set(found)];
}

export function paintLines(state) {
  const { texts: { words, format, names } } = state;
  const series = state.data.first;
  const years = series.periods.map(Number);
  state.over.hidden = years.length < 2;
  state.now = null;
  if (years.length < 2) return;
  const lines = [
    ...series.references.map(({ code, name, row }) => ({ code, name, row, kind: "reference" })),
    ...state.selected.map((code, at) => ({ code, name: names[code], row: series.values.map((p) => p[state.codes.indexOf(code)]), kind: `line-${at + 1}` })),
  ].filter((line) => known(line.row).length);
  const width = Math.max(320, Math.round(state.over.clientWidth || 900));
  const narrow = width < 560;
  const height = narrow ? 260 : 300;
  const named = Math.max(0, ...lines.map((line) => line.name.length)) * LETTER + 14;
  const margin = { left: 12, right: Math.max(narrow ? 96 : 150, named), top: 16, bottom: 28 };
  const others = series.total ? [] : state.codes.filter((code) => !state.selected.includes(code)).map((code) => series.values.map((p) => p[state.codes.indexOf(code)]));
  const all = [...lines.map((line) => line.row), ...others].flatMap(known);
  state.overHint.hidden = state.selected.length > 0;
  if (!all.length) { state.lines.replaceChildren(); state.overTable.replaceChildren(); return; }
  let low = Math.min(...all);
  let high = Math.max(...all);
  const fromZero = low >= 0 && low < 0.35 * high;
  if (fromZero) low = 0;
  const pad = (high - low) * 0.06 || 1;
  high += pad;
  if (!fromZero) low -= pad;
  const scale = ticks(low, high);
  margin.left += Math.max(...scale.map((v) => number(v, series, format).length)) * LETTER;
  const x = (year) => margin.left + ((year - years[0]) / (years.at(-1) - years[0] || 1)) * (width - margin.left - margin.right);
  const y = (value) => height - margin.bottom - ((value - low) / (high - low)) * (height - margin.top - margin.bottom);
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img" });
  for (const value of scale) {
    picture.append(svg("line", { x1: margin.left, x2: width - margin.right, y1: y(value), y2: y(value), class: "grid" }),
      svg("text", { x: margin.left - 8, y: y(value), class: "tick end" }, number(value, series, format)));
  }
  const every = Math.max(1, Math.ceil((years.at(-1) - years[0]) / (narrow ? 4 : 9)));
  for (let year = years.at(-1); year >= years[0]; year -= every) picture.append(svg("text", { x: x(year), y: height - 8, class: "tick middle" }, String(year)));
  const ends = [];
  const shown = (line, p) => withUnit(line.row[p], series, format, false, decimalsOf(series, p, line.code));
  const course = (row) => {
    let path = "";
    let before = null;
    row.forEach((value, p) => {
      if (value === null) return;
      path += `${before === null || apart(series, before, p) ? "M" : "L"}${x(years[p]).toFixed(1)} ${y(value).toFixed(1)}`;
      before = p;
    });
    return path;
  };
  for (const row of others) picture.append(svg("path", { d: course(row), class: "line faint" }));
  for (const line of lines) {
    const { code, name, row, kind } = line;
    picture.append(svg("path", { d: course(row), class: `line ${kind}` }));
    row.forEach((value, p) => { if (value !== null) picture.append(svg("circle", { cx: x(years[p]), cy: y(value), r: years.length > 24 ? 2 : 3, class: `dot ${kind}` }, svg("title", {}, [`${name} ${label(series, p)}: ${shown(line, p)}`, remark(series, p, code)].filter(Boolean).join(", ")))); });
    const last = row.findLastIndex((value) => value !== null);
    ends.push({ name, kind, x: x(years[last]), y: y(row[last]) });
  }
  ends.sort((a, b) => a.y - b.y);
  for (let i = 1; i < ends.length; i += 1) ends[i].at = Math.max(ends[i].y, (ends[i - 1].at ?? ends[i - 1].y) + 16);
  for (const end of ends) picture.append(svg("text", { x: width - margin.right + 8, y: end.at ?? end.y, class: `end-label ${end.kind}` }, end.name));
  state.now = { line: svg("line", { y1: margin.top, y2: height - margin.bottom, class: "now" }), x: (period) => x(years[period]) };
  picture.prepend(state.now.line);
  paintNow(state);
  const told = lines.map((line) => {
    const sure = line.row.map((v, p) => v !== null && !isDoubtful(series, p, line.code));
    const [first, last] = [Math.max(0, sure.indexOf(true)), Math.max(0, sure.lastIndexOf(true))];
    return `${line.name}: ${shown(line, first)} (${label(series, first)}), ${shown(line, last)} (${label(series, last)})`;
  });
  set(picture, { "aria-label": `${series.name}. ${told.join(". ")}.` });
  state.lines.replaceChildren(html("p", { class: "unit" }, fromZero ? series.unit : fill(words.axisNotZero, { unit: series.unit })), picture, html("p", { class: "source" }, series.line));
  state.overTable.replaceChildren(html("caption", {}, series.name),
    html("thead", {}, html("tr", {}, html("th", { scope: "col" }, words.year), ...lines.map((line) => html("th", { scope: "col", class: "value" }, line.name)))),
    html("tbody", {}, ...series.periods.map((_, p) => html("tr", {}, html("th", { scope: "row" }, label(series, p)), ...lines.map((line) => html("td", { class: "value" }, shown(line, p), ...(remark(series, p, line.code) ? [html("small", {}, remark(series, p, line.code))] : [])))))));
}

/** The year that is shown, among the courses. */
export function paintNow(state) {
  const at = state.now?.x(state.period);
  if (state.now) set(state.now.line, { x1: at, x2: at });
}

export function paintRelation(state) {
  const { texts: { words, format, names }, data: { first, second } } = state;
  const common = first.periods.filter((period) => second.periods.includes(period));
  const year = common.includes(first.periods[state.period]) ? first.periods[state.period] : common.at(-1);
  const heading = html("h2", {}, fill(words.relation, { x: first.name, y: second.name }) + (year ? `, ${year}` : ""));
  if (!year) { state.relation.replaceChildren(heading, html("p", {}, words.noCommonYear)); return; }
  const p = first.periods.indexOf(year);
  const q = second.periods.indexOf(year);
  const points = state.codes.map((code, at) => ({ code, name: names[code], a: first.values[p][at], b: second.values[q][at] })).filter(({ a, b }) => a !== null && b !== null);
  const width = Math.max(320, Math.round(state.relation.clientWidth || 560));
  const height = Math.min(560, width);
  const span = (values) => { const l = Math.min(...values); const h = Math.max(...values); const pad = (h - l) * 0.08 || 1; return [l - pad, h + pad]; };
  const [al, ah] = span(points.map((d) => d.a));
  const [bl, bh] = span(points.map((d) => d.b));
  const left = 16 + Math.max(...ticks(bl, bh).map((v) => number(v, second, format).length)) * LETTER;
  const x = (v) => left + ((v - al) / (ah - al)) * (width - left - 16);
  const y = (v) => height - 44 - ((v - bl) / (bh - bl)) * (height - 64);
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": fill(words.relation, { x: first.name, y: second.name }) });
  for (const v of ticks(bl, bh)) picture.append(svg("line", { x1: left, x2: width - 16, y1: y(v), y2: y(v), class: "grid" }), svg("text", { x: left - 6, y: y(v), class: "tick end" }, number(v, second, format)));
  for (const v of ticks(al, ah, width < 480 ? 3 : 5)) picture.append(svg("text", { x: x(v), y: height - 26, class: "tick middle" }, number(v, first, format)));
  picture.append(svg("text", { x: width - 16, y: height - 8, class: "tick end" }, `${titled(first)} →`));
  const taken = points.map((d) => [x(d.a) - 6, y(d.b) - 6, x(d.a) + 6, y(d.b) + 6]);
  const order = [...points].sort((m, n) => state.selected.includes(n.code) - state.selected.includes(m.code));
  for (const d of order) {
    const chosen = state.selected.includes(d.code);
    const [cx, cy] = [x(d.a), y(d.b)];
    const dot = svg("circle", { cx, cy, r: chosen ? 7 : 5, class: `point${chosen ? " chosen" : ""}` }, svg("title", {}, `${d.name}: ${withUnit(d.a, first, format)}, ${withUnit(d.b, second, format)}`));
    dot.addEventListener("click", () => toggle(state, d.code));
    picture.append(dot);
    const w = d.name.length * 6.9;
    const tries = [[cx + 9, cy, "start"], [cx - 9, cy, "end"], [cx, cy - 13, "mid"], [cx, cy + 14, "mid"], [cx + 9, cy - 11, "start"], [cx - 9, cy + 11, "end"], [cx + 9, cy + 11, "start"], [cx - 9, cy - 11, "end"],
      ...[24, 38, 52, 66].flatMap((far) => [[cx + far, cy - far / 2, "start"], [cx - far, cy + far / 2, "end"], [cx + far, cy + far / 2, "start"], [cx - far, cy - far / 2, "end"], [cx, cy - far, "mid"], [cx, cy + far, "mid"]])];
    for (const [tx, ty, side] of tries) {
      const x0 = side === "start" ? tx : side === "end" ? tx - w : tx - w / 2;
      const box = [x0, ty - 7, x0 + w, ty + 7];
      if (box[0] < left || box[2] > width || box[1] < 0 || box[3] > height - 40 || taken.some((t) => box[2] > t[0] && box[0] < t[2] && box[3] > t[1] && box[1] < t[3])) continue;
      taken.push(box);
      if (Math.abs(ty - cy) + Math.abs(tx - cx) > 24) picture.append(svg("line", { x1: cx, y1: cy, x2: tx, y2: ty, class: "leader" }));
      picture.append(svg("text", { x: tx, y: ty, class: `point-name ${side}${chosen ? " chosen" : ""}` }, d.name));
      break;
    }
  }
  const table = html("table", {}, html("caption", {}, `${heading.textContent}`), html("thead", {}, html("tr", {}, html("th", { scope: "col" }, words.municipality), html("th", { scope: "col", class: "value" }, first.name), html("th", { scope: "col", class: "value" }, second.name))),
    html("tbody", {}, ...points.map((d) => html("tr", {}, html("th", { scope: "row" }, d.name), html("td", { class: "value" }, withUnit(d.a, first, format)), html("td", { class: "value" }, withUnit(d.b, second, format))))));
  const open = state.relation.querySelector("details")?.open;
  state.relation.replaceChildren(heading, html("p", { class: "unit" }, `↑ ${titled(second)}`), picture,
    html("p", { class: "source" }, `${words.relationNote} ${first.line}. ${second.line}.`), html("details", { open }, html("summary", {}, words.asTable), html("div", { class: "scroll" }, table)));
}
