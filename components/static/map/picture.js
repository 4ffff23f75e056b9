// The map itself: areas, circles, names, the inset, and how one moves on it by keys.

import { tellServer, write } from "./address.js";
import { toggle } from "./choices.js";
import { fill, html, largeParts, many, set, svg } from "./elements.js";
import { paintLegend, tell } from "./legend.js";
import { sentence } from "./sentences.js";
import { colourOf, known, label, periodOf } from "./values.js";

const ASIDE = [0, -1, 1, -2, 2]; // so many lines up or down, nearest first
const TOUCH = 45; // the frame takes some of the 44 that a finger needs

function area(state, code, at, attributes) {
  const path = svg("path", { class: "area", ...attributes });
  path.addEventListener("click", () => toggle(state, code));
  path.addEventListener("pointermove", (event) => tell(state, at, event));
  path.addEventListener("pointerleave", () => tell(state, null));
  return path;
}

/** Coasts lie below the areas: a path for each, so that a part of the picture is drawn from its own. */
function paintCoast(layer, shapes) {
  layer.coast.replaceChildren(...shapes.map(([d]) => svg("path", { class: "coast", d })));
}

export function buildMap(state, seriesName) {
  const { words } = state.texts;
  const frame = { class: "map", focusable: "false" };
  const drawing = svg("svg", { ...frame, role: "group", preserveAspectRatio: "xMinYMid" });
  const inset = svg("svg", { class: "inset", "aria-hidden": "true", viewBox: state.geometry.inner.join(" "), preserveAspectRatio: "xMidYMid slice" });
  const id = `missing-${seriesName}`;
  const pattern = svg("pattern", { id, width: 60, height: 60, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("rect", { width: 60, height: 60, class: "hatch-ground" }), svg("line", { x1: 0, y1: 0, x2: 0, y2: 60, class: "hatch" }));
  const [left, top, width, height] = state.geometry.inner;
  const layer = () => ({ coast: svg("g", { class: "coasts" }), marks: svg("g", { "aria-hidden": "true" }), dots: svg("g", { "aria-hidden": "true" }), texts: svg("g", { class: "names", "aria-hidden": "true" }), point: svg("path", { class: "outline" }) });
  const map = { drawing, inset, seriesName, paths: {}, insets: {}, whole: layer(), inner: layer(), hits: svg("g", {}), ring: svg("path", { class: "outline at" }),
    frame: svg("rect", { class: "frame", x: left, y: top, width, height }), tip: html("div", { class: "tip", "aria-hidden": "true", hidden: true }, html("strong", {}), html("b", {}), html("span", {})), legend: html("div", { class: "legend" }),
    enlarge: html("button", { type: "button", class: "enlarge" }) };
  map.enlarge.addEventListener("click", () => { state.zoom = !state.zoom; write("zoom", state.zoom ? "inner" : ""); tellServer(state); state.paint(); });
  const ground = () => [svg("rect", { class: "sea", x: -9999, y: -9999, width: 29999, height: 29999 }), svg("path", { class: "shore", d: state.geometry.shore })];
  for (const picture of [drawing, inset]) picture.style.setProperty("--pattern", `url(#${id})`);
  drawing.append(svg("defs", {}, pattern), ...ground(), map.whole.coast);
  inset.append(...ground(), map.inner.coast);
  state.codes.forEach((code, at) => {
    const path = area(state, code, at, { "data-code": code, role: "button", tabindex: "-1" });
    path.addEventListener("focus", () => {
      state.focused = code;
      if (path.matches(":focus-visible")) set(map.ring, { d: largeParts(path.getAttribute("d"), 40) });
      tell(state, at);
    });
    path.addEventListener("blur", () => set(map.ring, { d: false }));
    path.addEventListener("keydown", (event) => mapKey(event, state, map, code));
    map.paths[code] = path;
    drawing.append(path);
    if (!state.geometry.inset[code]) return;
    map.insets[code] = area(state, code, at, { "data-inset": code, d: state.geometry.inset[code][0] });
    inset.append(map.insets[code]);
  });
  paintCoast(map.inner, Object.values(state.geometry.inset));
  drawing.append(map.whole.dots, map.whole.marks, map.frame, map.whole.point, map.ring, map.whole.texts);
  inset.append(map.inner.dots, map.inner.marks, map.inner.point, map.hits, map.inner.texts);
  map.canvas = html("div", { class: "canvas" }, drawing, inset, map.enlarge, map.tip);
  map.box = html("div", { class: "picture" }, map.canvas, map.legend);
  return map;
}

/** How many of the picture's units a pixel is. */
function unitsOf(picture, box) {
  const { width, height } = picture.getBoundingClientRect();
  return width && height ? Math.max(box[2] / width, box[3] / height) : box[3] / 600;
}

/** Where a municipality of the inset is too small for a finger, a round target lies above it. */
function placeTargets(state, map) {
  const { width } = map.inset.getBoundingClientRect();
  if (!width || map.targetsFor === width) return;
  map.targetsFor = width;
  const least = (TOUCH * state.geometry.inner[2]) / width;
  const small = Object.entries(map.insets).map(([code, path]) => [code, path.getBBox()]).filter(([, box]) => Math.min(box.width, box.height) < least).sort(([, a], [, b]) => b.width * b.height - a.width * a.height);
  const [left, top, across, down] = state.geometry.inner;
  map.hits.replaceChildren(...small.map(([code, box]) => [code, box.x + box.width / 2, box.y + box.height / 2])
    .filter(([, x, y]) => x > left && x < left + across && y > top && y < top + down)
    .map(([code, cx, cy]) => {
      const target = svg("circle", { class: "hit", "data-target": code, cx, cy, r: least / 2 });
      const at = state.codes.indexOf(code);
      target.addEventListener("click", () => toggle(state, code));
      target.addEventListener("pointermove", (event) => tell(state, at, event));
      target.addEventListener("pointerleave", () => tell(state, null));
      return target;
    }));
}

/** A municipality's path and label point, finer in the inner county. */
function placeOf(state, code) {
  const { shapes, inset } = state.geometry;
  return (state.zoom && inset[code]) || shapes[code];
}

function mapKey(event, state, map, code) {
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    toggle(state, code);
    return;
  }
  const towards = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
  if (!towards) return;
  event.preventDefault();
  const [, x, y] = placeOf(state, code);
  let best = null;
  let least = Infinity;
  for (const other of state.codes) {
    const [, ox, oy] = placeOf(state, other);
    const along = (ox - x) * towards[0] + (oy - y) * towards[1];
    if (other === code || along <= 0) continue;
    const across = Math.abs((ox - x) * towards[1]) + Math.abs((oy - y) * towards[0]);
    if (along + 2.5 * across < least) { least = along + 2.5 * across; best = other; }
  }
  if (best) rove(map.paths, best);
}

export function rove(items, key) {
  for (const [code, item] of Object.entries(items)) item.setAttribute("tabindex", code === key ? "0" : "-1");
  items[key].focus();
}

export function paintMap(state, map) {
  const series = state.data[map.seriesName];
  const period = periodOf(state, series);
  const values = series.values[period];
  const { words } = state.texts;
  set(map.drawing, { "aria-label": fill(words.map, { name: series.name, period: label(series, period) }) });
  const start = state.selected[0] ?? state.focused ?? state.codes[0];
  state.codes.forEach((code, at) => {
    const colour = series.total && values[at] !== null ? "plain" : colourOf(values[at], series);
    const chosen = state.selected.includes(code);
    const look = `area fill-${colour}${chosen ? " chosen" : ""}`;
    if (map.insets[code]) set(map.insets[code], { class: look });
    set(map.paths[code], { class: look, "aria-pressed": String(chosen), "aria-label": sentence(state, series, period, at), tabindex: code === start ? "0" : "-1" });
  });
  const box = state.zoom ? state.geometry.inner : state.geometry.viewBox;
  if (map.zoom !== state.zoom) {
    map.zoom = state.zoom;
    set(map.drawing, { viewBox: box.join(" "), class: state.zoom ? "map enlarged" : "map" });
    for (const code of state.codes) set(map.paths[code], { d: placeOf(state, code)[0] });
    paintCoast(map.whole, state.codes.map((code) => placeOf(state, code)));
    set(map.inset, { hidden: state.zoom });
    set(map.frame, { hidden: state.zoom });
    set(map.enlarge, { "aria-label": state.zoom ? words.whole : words.inner, title: state.zoom ? words.whole : words.inner, "aria-pressed": String(state.zoom) });
    map.enlarge.classList.toggle("back", state.zoom);
  }
  paintCircles(state, map, series, values);
  paintLegend(state, map, series, values);
}

/** The chosen areas' outlines, each a path of its own: one that is moved to the top would lose the focus. */
export function paintOutlines(state, map) {
  const outlined = (paths, side) => state.selected.filter((code) => paths[code]).map((code) => svg("path", { class: "outline", d: largeParts(paths[code].getAttribute("d"), side) }));
  map.whole.marks.replaceChildren(...outlined(map.paths, (state.zoom ? state.geometry.inner : state.geometry.viewBox)[3] / 100));
  map.inner.marks.replaceChildren(...outlined(map.insets, state.geometry.inner[3] / 100));
}

/** What depends on how large the picture is: names, and targets for fingers. */
export function fit(state, map) {
  const box = state.zoom ? state.geometry.inner : state.geometry.viewBox;
  const inner = state.geometry.inner;
  const within = (code) => { const [, x, y] = state.geometry.shapes[code]; return x > inner[0] && x < inner[0] + inner[2] && y > inner[1] && y < inner[1] + inner[3]; };
  const seen = state.zoom ? state.codes : state.codes.filter((code) => !within(code));
  writeNames(state, map.whole, map.drawing, box, seen, (code) => placeOf(state, code).slice(1), [map.inset, map.legend, map.enlarge]);
  if (state.zoom) return;
  writeNames(state, map.inner, map.inset, inner, state.codes.filter((code) => state.geometry.inset[code]), (code) => state.geometry.inset[code].slice(1), [map.enlarge]);
  placeTargets(state, map);
}

/** A total is a circle with an area after its size: a large municipality is not more of it. */
function paintCircles(state, map, series, values) {
  const largest = Math.max(1, ...known(values).map(Math.abs));
  const circles = (layer, box, point, share) => {
    const drawn = (series.total ? state.codes : []).map((code, at) => [at, point(code)])
      .filter(([at, place]) => values[at] !== null && place?.length === 2).sort(([a], [b]) => values[b] - values[a]);
    const dots = many(layer.dots, drawn.length, () => svg("circle", {}));
    drawn.forEach(([at, [cx, cy]], order) => set(dots[order], { class: `total fill-${colourOf(values[at], series)}`, cx, cy, r: (Math.sqrt(Math.abs(values[at]) / largest) * box[3] * share).toFixed(1) }));
  };
  circles(map.whole, state.zoom ? state.geometry.inner : state.geometry.viewBox, (code) => placeOf(state, code).slice(1), state.zoom ? 0.12 : 0.06);
  circles(map.inner, state.geometry.inner, (code) => state.geometry.inset[code]?.slice(1), 0.12);
}

/** Where what lies above a picture covers it, in the picture's units. */
function coveredBy(picture, above) {
  const inside = picture.getScreenCTM()?.inverse();
  if (!inside) return [];
  return above.map((node) => node.getBoundingClientRect()).filter(({ width }) => width).map(({ left, top, right, bottom }) => {
    const [from, to] = [new DOMPoint(left, top), new DOMPoint(right, bottom)].map((corner) => corner.matrixTransform(inside));
    return [from.x, from.y, to.x, to.y];
  });
}

/** Names from the largest place on; one that would cover another, or lie below what is above, is left out. One that is chosen moves aside. */
function writeNames(state, layer, picture, box, codes, point, above) {
  const unit = unitsOf(picture, box);
  const size = (state.narrow ? 12 : 13.5) * unit;
  const wanted = [];
  const add = (code, own) => { const at = point(code); if (at.length === 2) wanted.push([state.texts.names[code], ...at, own]); };
  for (const code of state.selected) if (codes.includes(code)) add(code, true);
  if (state.cores) for (const [name, x, y] of state.texts.cores) wanted.push([name, x, y - size, false]);
  else for (const code of codes) if (!state.selected.includes(code)) add(code, false);
  const placed = coveredBy(picture, above);
  const shown = ([, x, y]) => y > box[1] + size && y < box[1] + box[3] - size && x > box[0] && x < box[0] + box[2];
  layer.texts.replaceChildren(...(state.cores ? state.texts.cores : []).map(([, cx, cy]) => svg("circle", { cx, cy, r: size / 4, class: "core" })));
  for (const one of wanted.filter(shown)) {
    const [text, x, y, always] = one;
    const half = (text.length * size * 0.54) / 2;
    const left = Math.max(box[0] + half, Math.min(x, box[0] + box[2] - half));
    const around = (at) => [left - half, at - size * 0.67, left + half, at + size * 0.67];
    const free = (at) => { const own = around(at); return !placed.some((p) => own[2] > p[0] && own[0] < p[2] && own[3] > p[1] && own[1] < p[3]); };
    const at = (always ? ASIDE.map((lines) => y + lines * size * 1.35) : [y]).find(free) ?? (always ? y : null);
    if (at === null) continue;
    placed.push(around(at));
    layer.texts.append(svg("text", { x: left, y: at, "font-size": size.toFixed(1), "stroke-width": (size / 4).toFixed(1), class: always ? "own" : "" }, text));
  }
}
