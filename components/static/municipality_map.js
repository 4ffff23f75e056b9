// The standard map. Shapes, words and places are fetched once; a new choice only brings values.
// Year, chosen municipalities, zoom, names and cores change here and are written to the address.

const SVG = "http://www.w3.org/2000/svg";
const MOST_CHOSEN = 5;
const SECONDS_PER_YEAR = 0.6;
const TOUCH = 45; // the frame takes some of the 44 that a finger needs
const COLUMNS = 39;
const KEPT = ["year", "kommun", "zoom", "names", "cores"];
const fetched = new Map();

function fetchOnce(address) {
  if (!fetched.has(address)) {
    const promise = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json();
    });
    promise.catch(() => fetched.delete(address));
    fetched.set(address, promise);
  }
  return fetched.get(address);
}

/** The style sheet, ready to use: nothing is drawn before it is there, so nothing jumps. */
function sheetOnce(address) {
  if (!fetched.has(address)) {
    const promise = fetch(address).then((answer) => answer.text()).then((text) => new CSSStyleSheet().replace(text));
    promise.catch(() => fetched.delete(address));
    fetched.set(address, promise);
  }
  return fetched.get(address);
}

function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) node.removeAttribute(name);
    else node.setAttribute(name, value === true ? "" : value);
  }
  return node;
}
const html = (tag, attributes = {}, ...children) => {
  const node = set(document.createElement(tag), attributes);
  node.append(...children);
  return node;
};
const svg = (tag, attributes = {}, ...children) => {
  const node = set(document.createElementNS(SVG, tag), attributes);
  node.append(...children);
  return node;
};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const told = (text, values) => fill(text, values).replace(/(?<!\.)\.\.(?!\.)/g, ".");
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();

// ---- the address ----

function readList(name) {
  return (new URL(location).searchParams.get(name) ?? "").split(",").filter(Boolean);
}
function write(name, value) {
  const url = new URL(location);
  if (value) url.searchParams.set(name, value);
  else url.searchParams.delete(name);
  const text = url.href.replaceAll("%2C", ",");
  if (text !== location.href) history.replaceState(history.state, "", text);
}

/** Whether the line to the server is lost; page.js says so, and when it is back. */
const isLost = () => document.documentElement.hasAttribute("data-lost");
const whenBack = (work, once = true) => document.addEventListener("line-back", work, { once });

/** The server's copy of the address follows a moment after the last change, or after the line is back. */
let listener = null;
let telling = null;
whenBack(() => {
  clearTimeout(telling);
  telling = setTimeout(tellNow, 700);
}, false);
function tellServer(state) {
  clearTimeout(telling);
  telling = setTimeout(() => (state.timer !== null ? tellServer(state) : tellNow()), 700);
}
function tellNow() {
  if (!listener || isLost()) return;
  // a run that is under way may change the address too; what it has not heard of it would undo
  if (document.querySelector("[data-test-script-state]")?.dataset.testScriptState !== "notRunning") {
    telling = setTimeout(tellNow, 200);
    return;
  }
  const parameters = new URL(location).searchParams;
  listener.setTriggerValue("address", Object.fromEntries(KEPT.map((name) => [name, parameters.get(name) ?? ""])));
}
export function listen(component) {
  listener = component;
}

/** Values as they were before they were sent as differences in time. */
function decode(series) {
  if (!series || series.values) return series;
  const last = series.steps[0].map(() => 0);
  if (Array.isArray(series.periods[0])) series.periods = series.periods.flatMap(([first, end]) => Array.from({ length: end - first + 1 }, (_, n) => String(first + n)));
  series.values = series.steps.map((row) => row.map((step, at) => (step === null ? null : (last[at] += step))));
  return series;
}

// ---- numbers ----

function digits(whole, decimals, form) {
  const text = String(Math.abs(whole)).padStart(decimals + 1, "0");
  const cut = text.length - decimals;
  const groups = text.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, form.group);
  return decimals ? groups + form.decimal + text.slice(cut) : groups;
}
/** `decimals` is given where a value is published with fewer than the rest. */
function number(whole, series, form, sign = false, decimals = series.decimals) {
  if (whole === null || whole === undefined) return "–";
  const before = whole < 0 ? form.minus : sign && whole > 0 ? "+" : "";
  return before + digits(whole / 10 ** (series.decimals - decimals), decimals, form);
}
function withUnit(whole, series, form, sign = false, decimals = series.decimals) {
  const text = number(whole, series, form, sign, decimals);
  if (whole === null || whole === undefined) return text;
  const [one, other] = series.forms;
  const phrase = text.replace(/^[+−]/, "") === "1" ? one : other;
  return phrase.startsWith("{n}") ? phrase.replace("{n}", text) : text.replace(/\d.*/, (digits) => phrase.replace("{n}", digits));
}
const titled = (series) => (series.unit ? `${series.name} (${series.unit})` : series.name);
const known = (values) => values.filter((value) => value !== null);
const signOf = (series) => (series.direction === "down" ? -1 : 1);
/** The place from the best value, or from the highest where no direction is wanted. */
const rankOf = (series, values, at) => 1 + values.reduce((n, v) => n + (v !== null && signOf(series) * (v - values[at]) > 0 ? 1 : 0), 0);
/** The places that a value can have, when only clear differences count: "8–15". */
function placesOf(series, period, at, values) {
  const [first, last] = [0, 1].map((n) => (series.places[period]?.charCodeAt(2 * at + n) ?? 0) - 96);
  if (!(first > 0)) return String(rankOf(series, values, at));
  return first === last ? String(first) : `${first}–${last}`;
}
const gradeOf = (series, period) => series.grades[period] ?? series.grades[0];
const verdictOf = (series, period, at) => series.verdicts[series.against[period]?.[at]] ?? "";
function classOf(whole, series) {
  if (whole === null || whole === undefined) return null;
  const found = series.limits.findIndex((limit) => whole <= limit);
  return found < 0 ? series.limits.length - 1 : found;
}
const colourOf = (whole, series) => (whole === null || whole === undefined ? "missing" : series.colours[classOf(whole, series)]);
const remark = (series, period, code) => series.texts[series.remarks[period]?.[code]?.[0]] ?? "";
const isDoubtful = (series, period, code) => series.remarks[period]?.[code]?.[1] ?? false;
const decimalsOf = (series, period, code) => series.coarse[period]?.[code] ?? series.decimals;
/** The difference of two values as shown, no finer than the coarser of them. */
function between(series, now, then, decimals) {
  const unit = 10 ** (series.decimals - decimals);
  return Math.sign(now - then) * Math.round(Math.abs(now - then) / unit) * unit;
}
const label = (series, period) => series.labels[period] ?? series.periods[period];
function note(series, period, at) {
  const notes = series.notes[period] ?? {};
  const index = typeof notes === "number" ? notes : notes?.[at];
  return index === undefined ? "" : series.texts[index];
}
// a line must not lead over a break, a value that is missing, or years that the source has left out
const apart = (series, before, at) => at - before > 1 || series.gaps.includes(series.periods[at]) || broken(series, before, at);
const broken = (series, first, last) => series.breaks.some((year) => series.periods[first] < year && year <= series.periods[last]);
/** Names of places stand in Swedish order in both languages, as on the server. */
const inOrder = (a, b) => a.localeCompare(b, "sv");
function listing(items, words) {
  return items.length < 2 ? items.join("") : fill(words.and, { first: items.slice(0, -1).join(", "), last: items.at(-1) });
}

// ---- one entry: what a municipality is in a period, in words ----

const placeAmong = (state, series, period, at) => fill(state.texts.words.of, { rank: placesOf(series, period, at, series.values[period]), count: known(series.values[period]).length });

function sentence(state, series, period, at) {
  const { words, format } = state.texts;
  const name = state.texts.names[state.codes[at]];
  const values = series.values[period];
  const value = values[at];
  const remark = note(series, period, at);
  if (value === null) return `${name}: ${words.missing}, ${remark}`;
  const decimals = decimalsOf(series, period, state.codes[at]);
  const parts = [
    `${name}: ${withUnit(value, series, format, false, decimals)}`,
    placeAmong(state, series, period, at),
    [verdictOf(series, period, at), gradeOf(series, period)].filter(Boolean).join(", "),
  ];
  const before = period > 0 ? series.values[period - 1][at] : null;
  if (before !== null && !broken(series, period - 1, period)) {
    const coarser = Math.min(decimals, decimalsOf(series, period - 1, state.codes[at]));
    parts.push(fill(words.since, { change: number(between(series, value, before, coarser), series, format, true, coarser), period: label(series, period - 1) }));
  }
  if (remark) parts.push(remark);
  return parts.join(", ");
}

function message(state) {
  const { texts: { words, format, names }, period } = state;
  const series = state.data.first;
  const values = series.values[period];
  const places = state.codes.map((_, at) => at).filter((at) => values[at] !== null);
  if (!places.length) return words.nothing;
  const sure = places.filter((at) => !isDoubtful(series, period, state.codes[at]));
  const counted = sure.length ? sure : places;
  const high = Math.max(...counted.map((at) => values[at]));
  const low = Math.min(...counted.map((at) => values[at]));
  const named = (chosen) => listing(chosen.map((at) => names[state.codes[at]]).sort(inOrder), words);
  const called = (value) => named(counted.filter((at) => values[at] === value));
  const shown = (value) => withUnit(value, series, format, false, decimalsOf(series, period, state.codes[values.indexOf(value)]));
  const parts = [high === low
    ? told(words.equal, { value: shown(high) })
    : told(words.extremes, { highest: called(high), high: shown(high), lowest: called(low), low: shown(low) })];
  if (high !== low) {
    const number = series.beside[period] ?? 0;
    parts.push(told(number ? words.gradedBeside : words.graded, { grade: gradeOf(series, period), number }));
  }
  const leftOut = places.filter((at) => !counted.includes(at));
  if (leftOut.length) parts.push(told(words.leftOut, { names: named(leftOut) }));
  for (const { code, name, row } of series.references) if (row[period] !== null) parts.push(told("{name}: {value}.", { name, value: withUnit(row[period], series, format, false, decimalsOf(series, period, code)) }));
  return `${label(series, period)}. ${parts.join(" ")}`;
}

// ---- the picture ----

function area(state, code, at, attributes) {
  const path = svg("path", { class: "area", ...attributes });
  path.addEventListener("click", () => toggle(state, code));
  path.addEventListener("pointermove", (event) => tell(state, at, event));
  path.addEventListener("pointerleave", () => tell(state, null));
  return path;
}

function buildMap(state, seriesName) {
  const { words } = state.texts;
  const frame = { class: "map", focusable: "false" };
  const drawing = svg("svg", { ...frame, role: "group", preserveAspectRatio: "xMinYMid" });
  const inset = svg("svg", { class: "inset", "aria-hidden": "true", viewBox: state.geometry.inner.join(" "), preserveAspectRatio: "xMidYMid slice" });
  const id = `missing-${seriesName}`;
  const pattern = svg("pattern", { id, width: 60, height: 60, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("rect", { width: 60, height: 60, class: "hatch-ground" }), svg("line", { x1: 0, y1: 0, x2: 0, y2: 60, class: "hatch" }));
  const [left, top, width, height] = state.geometry.inner;
  const layer = () => ({ coast: svg("path", { class: "coast" }), marks: svg("g", { "aria-hidden": "true" }), dots: svg("g", { "aria-hidden": "true" }), texts: svg("g", { class: "names", "aria-hidden": "true" }), point: svg("path", { class: "outline" }) });
  const map = { drawing, inset, seriesName, paths: {}, insets: {}, whole: layer(), inner: layer(), hits: svg("g", {}), ring: svg("path", { class: "outline at" }),
    frame: svg("rect", { class: "frame", x: left, y: top, width, height }), tip: html("div", { class: "tip", "aria-hidden": "true", hidden: true }), legend: html("div", { class: "legend" }),
    enlarge: html("button", { type: "button", class: "enlarge" }) };
  map.enlarge.addEventListener("click", () => { state.zoom = !state.zoom; write("zoom", state.zoom ? "inner" : ""); tellServer(state); paint(state); });
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
  set(map.inner.coast, { d: Object.values(state.geometry.inset).map(([path]) => path).join("") });
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

/** The parts of a path that are larger than a square with such a side: an outline would fill an islet. */
function largeParts(path, side) {
  return path.split("z").slice(0, -1).filter((part) => {
    const [, , ...steps] = part.match(/-?\d+/g).map(Number);
    let [x, y, twice] = [0, 0, 0];
    for (let at = 0; at < steps.length; at += 2) {
      twice += x * steps[at + 1] - y * steps[at];
      x += steps[at];
      y += steps[at + 1];
    }
    return Math.abs(twice) / 2 > side * side;
  }).map((part) => `${part}z`).join("");
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

function rove(items, key) {
  for (const [code, item] of Object.entries(items)) item.setAttribute("tabindex", code === key ? "0" : "-1");
  items[key].focus();
}

function periodOf(state, series) {
  if (series === state.data.first) return state.period;
  const year = state.data.first.periods[state.period];
  const same = series.periods.indexOf(year);
  if (same >= 0) return same;
  const earlier = series.periods.findLastIndex((period) => period <= year);
  return earlier >= 0 ? earlier : 0;
}

function paintMap(state, map) {
  const series = state.data[map.seriesName];
  const period = periodOf(state, series);
  const values = series.values[period];
  const { words } = state.texts;
  set(map.drawing, { "aria-label": fill(words.map, { name: series.name, period: label(series, period) }) });
  const start = state.selected[0] ?? state.focused ?? state.codes[0];
  state.codes.forEach((code, at) => {
    const colour = series.total && values[at] !== null ? "plain" : colourOf(values[at], series);
    const chosen = state.selected.includes(code);
    for (const path of [map.paths[code], map.insets[code]]) path?.setAttribute("class", `area fill-${colour}${chosen ? " chosen" : ""}`);
    set(map.paths[code], { "aria-pressed": String(chosen), "aria-label": sentence(state, series, period, at), tabindex: code === start ? "0" : "-1" });
  });
  const box = state.zoom ? state.geometry.inner : state.geometry.viewBox;
  if (map.zoom !== state.zoom) {
    map.zoom = state.zoom;
    map.drawing.setAttribute("viewBox", box.join(" "));
    for (const code of state.codes) set(map.paths[code], { d: placeOf(state, code)[0] });
    set(map.whole.coast, { d: state.codes.map((code) => placeOf(state, code)[0]).join("") });
    set(map.inset, { hidden: state.zoom });
    set(map.frame, { hidden: state.zoom });
    set(map.enlarge, { "aria-label": state.zoom ? words.whole : words.inner, title: state.zoom ? words.whole : words.inner, "aria-pressed": String(state.zoom) });
    map.enlarge.classList.toggle("back", state.zoom);
  }
  // a path that is moved to the top would lose the focus
  const outlined = (paths, side) => state.selected.filter((code) => paths[code]).map((code) => svg("path", { class: "outline", d: largeParts(paths[code].getAttribute("d"), side) }));
  map.whole.marks.replaceChildren(...outlined(map.paths, box[3] / 100));
  map.inner.marks.replaceChildren(...outlined(map.insets, state.geometry.inner[3] / 100));
  paintCircles(state, map, series, values);
  fit(state, map);
  paintLegend(state, map, series, values);
}

/** What depends on how large the picture is: names, and targets for fingers. */
function fit(state, map) {
  const box = state.zoom ? state.geometry.inner : state.geometry.viewBox;
  const inner = state.geometry.inner;
  const within = (code) => { const [, x, y] = state.geometry.shapes[code]; return x > inner[0] && x < inner[0] + inner[2] && y > inner[1] && y < inner[1] + inner[3]; };
  const seen = state.zoom ? state.codes : state.codes.filter((code) => !within(code));
  writeNames(state, map.whole, map.drawing, box, seen, (code) => placeOf(state, code).slice(1));
  if (state.zoom) return;
  writeNames(state, map.inner, map.inset, inner, state.codes.filter((code) => state.geometry.inset[code]), (code) => state.geometry.inset[code].slice(1));
  placeTargets(state, map);
}

/** A total is a circle with an area after its size: a large municipality is not more of it. */
function paintCircles(state, map, series, values) {
  const largest = Math.max(1, ...known(values).map(Math.abs));
  const circles = (layer, box, point, share) => layer.dots.replaceChildren(...(series.total ? state.codes : []).map((code, at) => [code, at, point(code)])
    .filter(([, at, place]) => values[at] !== null && place?.length === 2).sort(([, a], [, b]) => values[b] - values[a])
    .map(([, at, [cx, cy]]) => svg("circle", { class: `total fill-${colourOf(values[at], series)}`, cx, cy, r: (Math.sqrt(Math.abs(values[at]) / largest) * box[3] * share).toFixed(1) })));
  circles(map.whole, state.zoom ? state.geometry.inner : state.geometry.viewBox, (code) => placeOf(state, code).slice(1), state.zoom ? 0.12 : 0.06);
  circles(map.inner, state.geometry.inner, (code) => state.geometry.inset[code]?.slice(1), 0.12);
}

/** Names from the largest place on; one that would cover another is left out. */
function writeNames(state, layer, picture, box, codes, point) {
  const unit = unitsOf(picture, box);
  const size = (state.narrow ? 12 : 13.5) * unit;
  const wanted = [];
  const add = (code, own) => { const at = point(code); if (at.length === 2) wanted.push([state.texts.names[code], ...at, own]); };
  for (const code of state.selected) if (codes.includes(code)) add(code, true);
  if (state.cores) for (const [name, x, y] of state.texts.cores) wanted.push([name, x, y - size, false]);
  else for (const code of codes) if (!state.selected.includes(code)) add(code, false);
  const placed = [];
  const shown = ([, x, y]) => y > box[1] + size && y < box[1] + box[3] - size && x > box[0] && x < box[0] + box[2];
  layer.texts.replaceChildren(...(state.cores ? state.texts.cores : []).map(([, cx, cy]) => svg("circle", { cx, cy, r: size / 4, class: "core" })));
  for (const one of wanted.filter(shown)) {
    const [text, x, y, always] = one;
    const half = (text.length * size * 0.54) / 2;
    const left = Math.max(box[0] + half, Math.min(x, box[0] + box[2] - half));
    const covered = [left - half, y - size * 0.6, left + half, y + size * 0.6];
    if (!always && placed.some((p) => covered[2] > p[0] && covered[0] < p[2] && covered[3] > p[1] && covered[1] < p[3])) continue;
    placed.push(covered);
    layer.texts.append(svg("text", { x: left, y, "font-size": size.toFixed(1), "stroke-width": (size / 4).toFixed(1), class: always ? "own" : "" }, text));
  }
}

/** The place of a value on the legend's axis, whose classes are as wide as the server says. */
function placeOn(series, value) {
  const at = classOf(value, series);
  const low = at ? series.limits[at - 1] + 1 : series.smallest;
  return series.stops[at] + ((value - low + 0.5) / (series.limits[at] - low + 1)) * (series.stops[at + 1] - series.stops[at]);
}

function paintLegend(state, map, series, values) {
  const { words } = state.texts;
  const period = periodOf(state, series);
  const picture = svg("svg", { class: "histogram", viewBox: "0 0 354 96", "aria-hidden": "true" });
  const levels = new Array(COLUMNS).fill(0);
  const columns = known(values).sort((a, b) => a - b).map((value) => [value, Math.min(COLUMNS - 1, Math.floor(placeOn(series, value) * COLUMNS))]);
  for (const [, column] of columns) levels[column] += 1;
  const wide = 354 / COLUMNS;
  const step = Math.min(wide, 50 / Math.max(1, ...levels));
  levels.fill(0);
  for (const [value, column] of columns) picture.append(svg("rect", { class: `square fill-${colourOf(value, series)}`, x: (column * wide).toFixed(1), y: (52 - (levels[column] += 1) * step).toFixed(1), width: (wide - 1).toFixed(1), height: (step - 1).toFixed(1) }));
  series.colours.forEach((colour, at) => picture.append(svg("rect", { class: `fill-${colour}`, x: (series.stops[at] * 354).toFixed(1), y: 55, width: ((series.stops[at + 1] - series.stops[at]) * 354).toFixed(1), height: 10 })));
  series.edges.forEach((text, at) => picture.append(svg("text", { x: (series.stops[at] * 354).toFixed(1), y: 78, class: at === 0 ? "first" : at === series.edges.length - 1 ? "last" : "" }, text)));
  series.ends.forEach((text, at) => text && picture.append(svg("text", { x: at * 354, y: 93, class: at ? "last end" : "first end" }, text)));
  const count = (index) => values.filter((value) => classOf(value, series) === index).length;
  const list = html("ul", { class: "hidden", "aria-label": words.classes }, ...series.spans.map((span, index) => html("li", {}, `${span} (${count(index)})`)));
  const gaps = values.map((value, at) => [value, at]).filter(([value]) => value === null);
  const missing = gaps.length ? [html("p", { class: "gap" }, html("span", { class: "swatch fill-missing", "aria-hidden": "true" }), `${words.missing} (${gaps.length}): ${note(series, period, gaps[0][1])}`)] : [];
  map.legend.replaceChildren(html("p", { class: "legend-title" }, `${state.maps?.length > 1 ? `${series.name}. ` : ""}${series.unit ? `${series.unit}, ` : ""}${label(series, period)}`), ...(columns.length ? [picture] : []), list, ...missing);
}

/** The value stands at the pointer; at rest at the first chosen municipality. */
function tell(state, at, event = null) {
  const shown = at ?? (state.selected.length ? state.codes.indexOf(state.selected[0]) : null);
  for (const row of state.table.querySelectorAll("tr.pointed")) row.classList.remove("pointed");
  if (at !== null) state.buttons?.[state.codes[at]]?.closest("tr").classList.add("pointed");
  for (const map of state.maps) {
    const code = at === null ? null : state.codes[at];
    set(map.whole.point, { d: code ? largeParts(map.paths[code].getAttribute("d"), 30) : false });
    set(map.inner.point, { d: code && map.insets[code] ? largeParts(map.insets[code].getAttribute("d"), 10) : false });
    map.tip.hidden = shown === null;
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
  map.tip.replaceChildren(html("strong", {}, state.texts.names[code]), html("b", {}, value), html("span", {}, [values[at] === null ? "" : [placeAmong(state, series, period, at), verdictOf(series, period, at), gradeOf(series, period)].filter(Boolean).join(", "), remark].filter(Boolean).join(", ")));
  const canvas = map.canvas.getBoundingClientRect();
  const shape = (!state.zoom && map.insets[code] ? map.insets[code] : map.paths[code]).getBoundingClientRect();
  const x = (event ? event.clientX : shape.left + shape.width / 2) - canvas.left;
  const y = (event ? event.clientY : shape.top + shape.height / 2) - canvas.top;
  const { offsetWidth: width, offsetHeight: height } = map.tip;
  map.tip.style.left = `${Math.max(4, x + 18 + width > canvas.width ? x - width - 18 : x + 18)}px`;
  map.tip.style.top = `${Math.max(4, y + 18 + height > canvas.height ? y - height - 18 : y + 18)}px`;
}

// ---- the ranked list ----

function paintList(state) {
  const { texts: { words, format, names } } = state;
  const series = state.data.first;
  const { period } = state;
  const values = series.values[period];
  const rows = state.codes.map((code, at) => ({ code, at, value: values[at], rank: values[at] === null ? null : rankOf(series, values, at), name: names[code] }));
  const byName = (a, b) => inOrder(a.name, b.name);
  const direction = state.sort.down ? -1 : 1;
  rows.sort(state.sort.column === "name" ? (a, b) => direction * byName(a, b)
    : (a, b) => (a.rank === null) - (b.rank === null) || direction * ((a.rank ?? 0) - (b.rank ?? 0)) || byName(a, b));
  const shown = [...(series.change ? values : series.values.flat()).filter((v) => v !== null), ...(series.barsWithReferences ? series.references.map(({ row }) => row[period] ?? 0) : [])];
  const low = Math.min(0, ...shown);
  const high = Math.max(0, ...shown);
  const share = (value) => (value === null || high === low ? 0 : Math.abs(value) / (high - low));
  const start = (value) => (high === low ? 0 : (Math.min(0, value ?? 0) - low) / (high - low));
  const heading = (column, text, name) => {
    const chosen = state.sort.column === column;
    const button = html("button", { type: "button", title: fill(words.sort, { column: text }) }, text, html("span", { "aria-hidden": "true" }, chosen ? (state.sort.down ? " ▼" : " ▲") : ""));
    button.addEventListener("click", () => {
      state.sort = { column, down: chosen && !state.sort.down };
      paintList(state);
      state.table.querySelector(`th.${name} button`)?.focus();
    });
    return html("th", { scope: "col", class: name, "aria-sort": chosen ? (state.sort.down ? "descending" : "ascending") : "none" }, button);
  };
  state.buttons = {};
  const bar = (value, name) => {
    const node = html("span", { class: name === "bar" ? `bar fill-${colourOf(value, series)}` : name });
    node.style.setProperty("--share", share(value).toFixed(4));
    node.style.setProperty("--start", start(value).toFixed(4));
    return html("td", { class: "bars", "aria-hidden": "true" }, node);
  };
  const cell = (value, code, remark) => html("td", { class: "value" }, number(value, series, format, series.change, decimalsOf(series, period, code)), ...(remark ? [html("small", {}, remark)] : []));
  const common = typeof series.notes[period] === "number" ? note(series, period, 0) : "";
  const references = series.references.map(({ code, name, row }) => html("tr", { class: "reference" },
    html("td", { class: "rank" }), html("th", { scope: "row" }, name),
    series.barsWithReferences ? bar(row[period], "bar reference") : html("td", { class: "bars", "aria-hidden": "true" }),
    cell(row[period], code, row[period] === null ? words.missingReference : remark(series, period, code))));
  const body = rows.map(({ code, at, value, rank, name }) => {
    const chosen = state.selected.includes(code);
    const button = html("button", { type: "button", tabindex: "-1", "data-code": code, "aria-pressed": String(chosen) }, name);
    button.addEventListener("click", () => toggle(state, code));
    button.addEventListener("keydown", (event) => {
      const order = rows.map((row) => row.code);
      const next = order[order.indexOf(code) + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? NaN)];
      if (next) { event.preventDefault(); rove(state.buttons, next); }
    });
    state.buttons[code] = button;
    const row = html("tr", { class: chosen ? "chosen" : false }, html("td", { class: "rank" }, rank === null ? "–" : placesOf(series, period, at, values)),
      html("th", { scope: "row" }, button), bar(value, "bar"), cell(value, code, common ? "" : note(series, period, at)));
    row.addEventListener("pointerenter", () => tell(state, at));
    return row;
  });
  const focus = state.table.contains(state.root.getRootNode().activeElement) ? state.root.getRootNode().activeElement?.dataset?.code : null;
  state.table.replaceChildren(
    html("caption", {}, fill(words.table, { name: series.name, period: label(series, period) })),
    html("thead", {}, html("tr", {}, heading("rank", words.rank, "rank"), heading("name", words.municipality, "name"),
      html("td", { class: "bars", "aria-hidden": "true" }), html("th", { scope: "col", class: "value" }, series.unit))),
    html("tbody", {}, ...references), html("tbody", {}, ...body));
  state.common.textContent = common;
  const ranked = rows.filter(({ value }) => value !== null).sort((a, b) => a.rank - b.rank);
  const short = (row) => `${row.name} ${number(row.value, series, format, series.change, decimalsOf(series, period, row.code))}`;
  state.sheet.replaceChildren(html("strong", {}, fill(words.all, { count: rows.length })), html("span", {}, ranked.length ? `${short(ranked[0])} – ${short(ranked.at(-1))}` : ""));
  const first = focus ?? state.selected[0] ?? rows[0]?.code;
  state.buttons[first]?.setAttribute("tabindex", "0");
  if (focus) state.buttons[focus]?.focus();
}

// ---- charts: course over time, and two series against each other ----

function ticks(low, high, about = 5) {
  const rough = (high - low || 1) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough) ?? rough);
  const found = [];
  for (let value = Math.ceil(low / step) * step; value <= high + step / 1e6; value += step) found.push(Math.round(value));
  return [...new Set(found)];
}

function paintLines(state) {
  const { texts: { words, format, names } } = state;
  const series = state.data.first;
  const years = series.periods.map(Number);
  state.over.hidden = years.length < 2;
  if (years.length < 2) return;
  const lines = [
    ...series.references.map(({ code, name, row }) => ({ code, name, row, kind: "reference" })),
    ...state.selected.map((code, at) => ({ code, name: names[code], row: series.values.map((p) => p[state.codes.indexOf(code)]), kind: `line-${at + 1}` })),
  ].filter((line) => known(line.row).length);
  const width = Math.max(320, Math.round(state.over.clientWidth || 900));
  const narrow = width < 560;
  const height = narrow ? 260 : 300;
  const margin = { left: 12, right: narrow ? 96 : 150, top: 16, bottom: 28 };
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
  margin.left += Math.max(...scale.map((v) => number(v, series, format).length)) * 7.5;
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
  const now = x(years[state.period]);
  picture.prepend(svg("line", { x1: now, x2: now, y1: margin.top, y2: height - margin.bottom, class: "now" }));
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

function paintRelation(state) {
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
  const left = 16 + Math.max(...ticks(bl, bh).map((v) => number(v, second, format).length)) * 7.5;
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

// ---- choosing ----

function toggle(state, code) {
  const at = state.selected.indexOf(code);
  if (at >= 0) state.selected.splice(at, 1);
  else if (state.selected.length >= MOST_CHOSEN) { say(state, state.texts.words.full); return; }
  else state.selected.push(code);
  write("kommun", state.selected.join(","));
  tellServer(state);
  paint(state);
  if (at < 0) say(state, sentence(state, state.data.first, state.period, state.codes.indexOf(code)));
}

function say(state, text) {
  state.live.textContent = text;
}

function paintChosen(state) {
  const { words, names } = state.texts;
  const profile = `/kommun?kommun=${state.selected[0]}${state.texts.format.language === "en" ? "&lang=en" : ""}`;
  state.chips.replaceChildren(...state.selected.map((code, at) => {
    const chip = html("button", { type: "button", class: `chip line-${at + 1}`, "aria-label": fill(words.remove, { name: names[code] }) }, names[code], html("span", { "aria-hidden": "true" }, " ✕"));
    chip.addEventListener("click", () => { toggle(state, code); state.search.focus(); });
    return html("li", {}, chip);
  }));
  state.profile.hidden = !state.selected.length;
  set(state.profile, { href: profile });
  state.profile.textContent = fill(words.profile, { name: names[state.selected[0]] ?? "" });
}

/**
 * A text field with suggestions. `find(text)` gives [{value, name, extra, group}], at once or as
 * a promise; `take(value)` is called with what is chosen; `shown()` is what stands there at rest.
 */
function combobox({ id, name, placeholder, list, find, take, shown, nothing }) {
  const input = html("input", { type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list", "aria-label": name, placeholder, autocomplete: "off", maxlength: 60 });
  const options = html("ul", { role: "listbox", id, "aria-label": list, hidden: true });
  let hits = [];
  let at = -1;
  const close = () => {
    options.hidden = true;
    at = -1;
    set(input, { "aria-expanded": "false", "aria-activedescendant": false });
    input.value = shown();
  };
  const choose = (hit) => { close(); input.value = ""; take(hit.value); input.value = shown(); };
  const mark = () => {
    set(input, { "aria-activedescendant": at >= 0 ? `${id}-${at}` : false });
    options.querySelectorAll("[role=option]").forEach((node) => {
      const chosen = node.id === `${id}-${at}`;
      set(node, { "aria-selected": String(chosen) });
      if (chosen) node.scrollIntoView({ block: "nearest" });
    });
  };
  const open = async (text) => {
    const asked = text;
    const found = await find(asked);
    if (found === null) { close(); return; }
    hits = found;
    at = -1;
    const nodes = [];
    hits.forEach((hit, index) => {
      if (hit.group && hit.group !== hits[index - 1]?.group) nodes.push(html("li", { class: "group", role: "presentation" }, hit.group));
      const node = html("li", { role: "option", id: `${id}-${index}`, "aria-selected": "false" }, hit.name, ...(hit.extra ? [html("small", {}, ` ${hit.extra}`)] : []));
      node.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(hit); });
      nodes.push(node);
    });
    if (!hits.length) nodes.push(html("li", { class: "none", role: "option", "aria-disabled": "true" }, nothing));
    options.replaceChildren(...nodes);
    options.hidden = false;
    set(input, { "aria-expanded": "true" });
    mark();
  };
  input.addEventListener("input", () => open(input.value));
  input.addEventListener("click", () => { input.select(); open(""); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (options.hidden) open("");
      else if (hits.length) { at = (at + step + hits.length + (at < 0 && step < 0 ? 1 : 0)) % hits.length; mark(); }
    } else if (event.key === "Enter" && !options.hidden && hits.length) {
      event.preventDefault();
      choose(hits[Math.max(0, at)]);
    } else if (event.key === "Escape") close();
  });
  return { input, box: html("div", { class: "box" }, input, options), rest: () => { if (options.hidden) input.value = shown(); } };
}

async function findMunicipality(state, text) {
  const { words, names } = state.texts;
  const asked = fold(text);
  if (!asked) return null;
  const all = state.codes.map((code) => ({ value: code, name: names[code] })).sort((a, b) => inOrder(a.name, b.name));
  const hits = [...all.filter(({ name }) => fold(name).startsWith(asked)), ...all.filter(({ name }) => !fold(name).startsWith(asked) && fold(name).includes(asked))];
  if (asked.length >= 2) {
    const places = await fetchOnce(state.data.places).catch(() => ({ localities: {}, codes: {} }));
    const plain = asked.replaceAll(" ", "");
    const more = [];
    const add = (value, name) => more.push({ value, name, extra: `${words.probably} ${names[value]}` });
    if (/^\d+$/.test(plain)) {
      for (const [code, list] of Object.entries(places.codes)) for (const postal of list.split(" ")) if (postal.startsWith(plain)) add(code, `${postal.slice(0, 3)} ${postal.slice(3)}`);
    } else {
      for (const [locality, codes] of Object.entries(places.localities)) if (fold(locality).startsWith(asked)) for (const code of codes) if (fold(names[code]) !== fold(locality)) add(code, locality);
    }
    hits.push(...more.sort((a, b) => inOrder(a.name, b.name)));
  }
  return hits.slice(0, 8);
}

function findIndicator(state, text) {
  const asked = fold(text).split(" ").filter(Boolean);
  return state.texts.menu.flatMap(([theme, entries]) => entries
    .filter(([, name]) => asked.every((word) => fold(`${theme} ${name}`).includes(word)))
    .map(([value, name]) => ({ value, name, group: theme })));
}

function indicatorBox(state, parameter, name) {
  const { words } = state.texts;
  const key = () => state.data[parameter === "indicator" ? "chosen" : "chosen2"];
  const called = () => state.texts.menu.flatMap(([, entries]) => entries).find(([id]) => id === key())?.[1] ?? (parameter === "indicator" ? state.data.first.name : ""); // a visitor's own table is not in the menu
  return combobox({
    id: `${parameter}-options`, name, list: words.hits, nothing: words.noIndicator, shown: called,
    find: (text) => findIndicator(state, text),
    take: (value) => pick(state, { [parameter]: value }),
  });
}

function pick(state, values) {
  const send = () => state.component.setTriggerValue("picked", values);
  if (isLost()) whenBack(send);
  else send();
}

/** What is chosen beside the indicator: buttons, and a menu of the same where there is no room. */
function paintChoices(state) {
  const { words } = state.texts;
  const choices = state.data.choices ?? {};
  const [measures, measure] = choices.measure ?? [[], ""];
  const [bases, base] = choices.base ?? [[], ""];
  const [sexes, sex] = choices.sex ?? [[], ""];
  const options = (list, chosen) => list.map(([value, text]) => html("option", { value, selected: value === chosen }, text));
  state.measures.hidden = measures.length < 2;
  state.measureMenu.parentElement.hidden = measures.length < 2;
  state.base.parentElement.hidden = bases.length < 2;
  state.sex.parentElement.hidden = sexes.length < 2;
  state.sex.replaceChildren(...options(sexes, sex));
  state.measures.replaceChildren(...measures.map(([value, text]) => {
    const button = html("button", { type: "button", "aria-pressed": String(value === measure) }, text);
    button.addEventListener("click", () => pick(state, { measure: value }));
    return button;
  }));
  state.measureMenu.replaceChildren(...options(measures, measure));
  state.base.replaceChildren(...options(bases, base));
  set(state.measures, { "aria-label": words.measure });
}

// ---- time ----

function setPeriod(state, period, announce = true) {
  state.period = period;
  const series = state.data.first;
  write("year", period === series.periods.length - 1 ? "" : series.periods[period]);
  tellServer(state);
  paint(state);
  if (announce) { clearTimeout(state.later); state.later = setTimeout(() => say(state, message(state)), 600); }
}

function play(state, on) {
  clearInterval(state.timer);
  state.timer = null;
  if (on) {
    if (state.period === state.data.first.periods.length - 1) setPeriod(state, 0, false);
    state.timer = setInterval(() => {
      if (!state.root.isConnected || state.period >= state.data.first.periods.length - 1) { play(state, false); return; }
      setPeriod(state, state.period + 1, state.period + 1 === state.data.first.periods.length - 1);
    }, SECONDS_PER_YEAR * 1000);
  }
  state.button.textContent = on ? "❚❚" : "▶";
  set(state.button, { "aria-label": on ? state.texts.words.pause : state.texts.words.play, title: on ? state.texts.words.pause : state.texts.words.play });
}

function paintTime(state) {
  const series = state.data.first;
  const single = series.periods.length < 2;
  const { words } = state.texts;
  state.slider.hidden = single;
  state.button.hidden = single;
  set(state.slider, { max: series.periods.length - 1, "aria-valuetext": label(series, state.period) });
  state.slider.value = String(state.period);
  state.shown.textContent = single ? fill(words.only, { year: label(series, 0) }) : label(series, state.period);
  const last = series.periods.length - 1;
  const every = Math.ceil(last / (state.narrow ? 2 : 4));
  state.ends.replaceChildren(...(single ? [] : series.periods.map((_, at) => {
    const named = at === 0 || at === last || (at % every === 0 && last - at >= every * 0.6);
    const tick = html("span", { class: named ? "named" : "" }, named ? label(series, at) : "");
    tick.style.setProperty("--at", (at / last).toFixed(4));
    return tick;
  })));
}

// ---- the whole ----

function paint(state) {
  const { words } = state.texts;
  state.lead.textContent = message(state);
  for (const heading of document.querySelectorAll("h1")) heading.textContent = state.data.first.answers[state.period];
  state.second.hidden = !state.data.second;
  for (const picker of state.pickers) picker.rest();
  paintTime(state);
  for (const map of state.maps) paintMap(state, map);
  set(state.coresButton, { "aria-pressed": String(state.cores) });
  paintChoices(state);
  state.coresNote.hidden = !state.cores;
  paintChosen(state);
  paintList(state);
  paintLines(state);
  if (state.data.drawing === "relation") paintRelation(state);
  tell(state, null);
}

function build(root, state) {
  const { words } = state.texts;
  state.root = root;
  state.lead = html("p", { class: "lead" });
  state.button = html("button", { type: "button", class: "play" });
  state.button.addEventListener("click", () => play(state, state.timer === null));
  state.slider = html("input", { type: "range", min: 0, step: 1, id: "year", "aria-label": words.year });
  state.slider.addEventListener("input", () => { play(state, false); setPeriod(state, Number(state.slider.value)); });
  state.shown = html("output", { for: "year" });
  state.ends = html("div", { class: "ends", "aria-hidden": "true" });
  const find = combobox({
    id: "places", name: words.search, placeholder: words.searchExample, list: words.hits, nothing: words.noHits, shown: () => "",
    find: (text) => findMunicipality(state, text),
    take: (code) => { if (!state.selected.includes(code)) toggle(state, code); },
  });
  state.search = find.input;
  state.pickers = [indicatorBox(state, "indicator", words.indicator), indicatorBox(state, "indicator2", words.indicator2)];
  state.second = html("div", { class: "pick" }, state.pickers[1].box);
  state.chips = html("ul", { class: "chips", "aria-label": words.chosen });
  state.profile = html("a", { class: "profile", hidden: true });
  const switchOf = (name, value) => {
    const button = html("button", { type: "button", class: "switch" });
    button.addEventListener("click", () => { state[name] = !state[name]; write(name, state[name] ? value : ""); tellServer(state); paint(state); });
    return button;
  };
  state.coresButton = switchOf("cores", "on");
  state.coresButton.textContent = words.coresButton;
  const menu = (name, parameter) => {
    const node = html("select", { "aria-label": name });
    node.addEventListener("change", () => pick(state, { [parameter]: node.value }));
    return node;
  };
  state.measures = html("div", { class: "measures", role: "group" });
  state.measureMenu = menu(words.measure, "measure");
  state.base = menu(words.base, "base");
  state.sex = menu(words.sex, "sex");
  state.common = html("p", { class: "source" });
  state.sheet = html("a", { class: "sheet", href: "#ranked", "aria-hidden": "true", tabindex: "-1" });
  state.sheet.addEventListener("click", (event) => { event.preventDefault(); state.sheet.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" }); });
  state.coresNote = html("p", { class: "source", hidden: true }, words.coresNote);
  state.table = html("table", { class: "ranked" });
  state.relation = html("section", { class: "relation" });
  state.lines = html("div", { class: "lines" });
  state.overTable = html("table", {});
  state.overHint = html("p", { class: "source" }, words.overTimeHint);
  state.over = html("section", { class: "over" }, html("h2", {}, words.overTime), state.overHint, state.lines,
    html("details", {}, html("summary", {}, words.asTable), html("div", { class: "scroll" }, state.overTable)));
  state.live = html("p", { class: "hidden", role: "status" });
  state.columns = html("div", { class: "columns" });
  state.time = html("div", { class: "time" }, html("div", { class: "base box" }, state.base), state.button, html("div", { class: "track" }, state.slider, state.ends), state.shown);
  root.replaceChildren(
    html("div", { class: "tools" },
      html("div", { class: "pick" }, state.pickers[0].box), state.second, state.measures, html("div", { class: "measure-menu box" }, state.measureMenu), html("div", { class: "sexes box" }, state.sex),
      html("div", { class: "find" }, find.box)),
    state.columns, html("p", { class: "credit" }, words.credit), state.lead,
    html("div", { class: "selection" }, state.chips, state.profile),
    html("div", { class: "row switches" }, state.coresButton), state.coresNote, state.over, state.live);
  state.narrow = root.clientWidth < 736;
  new ResizeObserver(() => {
    clearTimeout(state.resized);
    state.resized = setTimeout(() => {
      state.narrow = root.clientWidth < 736;
      for (const map of state.maps) fit(state, map);
      tell(state, null);
      paintLines(state);
      if (state.data.drawing === "relation") paintRelation(state);
    }, 80);
  }).observe(root);
}

function arrange(state) {
  const { drawing } = state.data;
  const names = drawing === "two" ? ["first", "second"] : ["first"];
  state.maps = names.map((name) => buildMap(state, name));
  const list = html("div", { class: "list" }, state.table, state.common);
  const beside = drawing === "relation" ? [state.relation] : [];
  state.columns.replaceChildren(...state.maps.map((map) => map.box), ...beside, state.time, state.sheet, list);
  state.columns.className = `columns of-${drawing}`;
}

export async function draw(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".municipality-map");
  decode(data.first);
  decode(data.second);
  const [geometry, texts, sheet] = await Promise.all([fetchOnce(data.geometry), fetchOnce(data.texts), sheetOnce(data.style)]);
  const shadow = root.getRootNode();
  if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets.push(sheet);
  let state = root.state;
  const rebuilt = !state || state.texts !== texts;
  if (rebuilt) {
    clearInterval(state?.timer);
    const parameters = new URL(location).searchParams;
    const codes = Object.keys(geometry.shapes).sort();
    const selected = readList("kommun").filter((code, at, all) => codes.includes(code) && all.indexOf(code) === at).slice(0, MOST_CHOSEN);
    state = root.state = { geometry, texts, codes, selected, data, component, sort: { column: "rank", down: false }, timer: null,
      zoom: parameters.get("zoom") === "inner", names: parameters.get("names") === "on", cores: parameters.get("cores") === "on" };
    build(root, state);
  }
  if (rebuilt || state.data.drawing !== data.drawing) { state.data = data; arrange(state); }
  if (rebuilt || state.data.first !== data.first) play(state, false);
  Object.assign(state, { data, component });
  const year = new URL(location).searchParams.get("year");
  const found = data.first.periods.indexOf(year ?? "");
  state.period = found >= 0 ? found : data.first.periods.length - 1;
  for (const [name, value] of [["kommun", state.selected.join(",")], ["zoom", state.zoom && "inner"], ["names", state.names && "on"], ["cores", state.cores && "on"]]) write(name, value);
  paint(state);
  root.dataset.ready = "true";
  root.dispatchEvent(new CustomEvent("map-drawn", { bubbles: true, composed: true }));
}
