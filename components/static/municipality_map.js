// The standard map. The shapes are fetched once; a change of choice only brings new values.
// One place in the tab order for the map and one for the list; arrow keys move inside them.

const SVG = "http://www.w3.org/2000/svg";
let shapesPromise = null;
let shapesAddress = "";

function fetchShapes(address) {
  if (!shapesPromise || shapesAddress !== address) {
    shapesAddress = address;
    shapesPromise = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json();
    });
    shapesPromise.catch(() => { shapesPromise = null; });
  }
  return shapesPromise;
}

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

function shape(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

/** The step of the five-step scale that class number `index` of `count` gets. */
function step(index, count) {
  if (index === null) return "missing";
  return count <= 1 ? 2 : Math.round((index * 4) / (count - 1));
}

function build(root, geometry, state) {
  const style = element("link", { rel: "stylesheet", href: state.data.style });
  const svg = shape("svg", { class: "map", role: "group", focusable: "false" });
  const defs = shape("defs", {});
  const pattern = shape("pattern", { id: "missing", width: 9, height: 9, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
  pattern.append(shape("rect", { width: 9, height: 9, class: "hatch-ground" }), shape("line", { x1: 0, y1: 0, x2: 0, y2: 9, class: "hatch" }));
  defs.append(pattern);
  svg.append(defs);
  state.paths = {};
  for (const [code, [d]] of Object.entries(geometry.shapes)) {
    const path = shape("path", { d, "data-code": code, role: "button", tabindex: "-1" });
    path.addEventListener("click", () => state.pick(code));
    path.addEventListener("pointerenter", () => state.tell(code));
    path.addEventListener("pointerleave", () => state.tell(state.data.selected));
    path.addEventListener("focus", () => { state.tell(code); state.current = code; });
    path.addEventListener("keydown", (event) => mapKey(event, code, geometry, state));
    state.paths[code] = path;
    svg.append(path);
  }
  state.name = shape("text", { class: "name", "aria-hidden": "true" });
  svg.append(state.name);
  state.tip = element("p", { class: "tip" });
  state.zoom = element("button", { type: "button", class: "zoom" });
  state.zoom.addEventListener("click", () => {
    const zoom = state.data.zoom === "inner" ? "whole" : "inner";
    state.data = { ...state.data, zoom };
    frame(state, geometry);
    state.component.setTriggerValue("zoomed", zoom);
  });
  state.legend = element("ul", { class: "legend" });
  state.gap = element("p", { class: "gap" });
  state.table = element("table", {});
  state.live = element("p", { class: "hidden", role: "status" });
  state.svg = svg;
  root.replaceChildren(
    style,
    element("div", { class: "columns" },
      element("div", { class: "picture" }, state.tip, svg, element("div", { class: "row" }, state.zoom), state.legend, state.gap),
      element("div", { class: "list" }, state.table)),
    state.live);
}

function mapKey(event, code, geometry, state) {
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    state.pick(code);
    return;
  }
  const towards = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
  if (!towards) return;
  event.preventDefault();
  const [, x, y] = geometry.shapes[code];
  let best = null;
  let least = Infinity;
  for (const [other, [, ox, oy]] of Object.entries(geometry.shapes)) {
    const along = (ox - x) * towards[0] + (oy - y) * towards[1];
    if (other === code || along <= 0) continue;
    const across = Math.abs((ox - x) * towards[1]) + Math.abs((oy - y) * towards[0]);
    const cost = along + 2.5 * across;
    if (cost < least) { least = cost; best = other; }
  }
  if (best) rove(state.paths, best);
}

function rove(items, key) {
  for (const [code, item] of Object.entries(items)) item.setAttribute("tabindex", code === key ? "0" : "-1");
  items[key].focus();
}

function frame(state, geometry) {
  const inner = state.data.zoom === "inner";
  const box = inner ? geometry.inner : geometry.viewBox;
  state.svg.setAttribute("viewBox", box.join(" "));
  state.svg.classList.toggle("inner", inner);
  state.zoom.textContent = inner ? state.data.words.whole : state.data.words.inner;
  state.zoom.setAttribute("aria-pressed", String(inner));
  const size = box[3] / 42;
  state.name.setAttribute("font-size", size.toFixed(1));
  state.name.setAttribute("stroke-width", (size / 4).toFixed(1));
}

function cells(row, state) {
  const [code, name, text, rank, , share, note] = row;
  const chosen = code === state.data.selected;
  const button = element("button", { type: "button", tabindex: "-1", "data-code": code, "aria-pressed": String(chosen) }, name);
  button.addEventListener("click", () => state.pick(code));
  button.addEventListener("keydown", (event) => {
    const codes = state.data.rows.map((r) => r[0]);
    const next = codes[codes.indexOf(code) + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? NaN)];
    if (next) { event.preventDefault(); rove(state.buttons, next); }
  });
  state.buttons[code] = button;
  const bar = element("span", { class: "bar", "aria-hidden": "true" });
  bar.style.setProperty("--share", share);
  const tr = element("tr", { class: chosen ? "chosen" : false },
    element("td", { class: "rank" }, rank),
    element("th", { scope: "row" }, button),
    element("td", { class: "bars", "aria-hidden": "true" }, bar),
    element("td", { class: "value" }, text, ...(note ? [element("small", {}, note)] : [])));
  tr.addEventListener("pointerenter", () => state.tell(code));
  return tr;
}

function list(state) {
  const { data } = state;
  state.buttons = {};
  const head = element("thead", {}, element("tr", {},
    element("th", { scope: "col", class: "rank" }, data.words.rank),
    element("th", { scope: "col" }, data.words.municipality),
    element("td", { class: "bars", "aria-hidden": "true" }),
    element("th", { scope: "col", class: "value" }, data.words.value)));
  const references = data.references.map(([name, text, share, note]) => {
    const bar = element("span", { class: "bar reference" });
    bar.style.setProperty("--share", share);
    return element("tr", { class: "reference" },
      element("td", { class: "rank" }),
      element("th", { scope: "row" }, name),
      element("td", { class: "bars", "aria-hidden": "true" }, bar),
      element("td", { class: "value" }, text, ...(note ? [element("small", {}, note)] : [])));
  });
  state.table.replaceChildren(
    element("caption", { class: "hidden" }, data.words.table), head,
    element("tbody", {}, ...references),
    element("tbody", {}, ...data.rows.map((row) => cells(row, state))));
  const first = data.selected || data.rows[0]?.[0];
  state.buttons[first]?.setAttribute("tabindex", "0");
}

function paint(state, geometry) {
  const { data } = state;
  const count = data.legend.length;
  state.byCode = Object.fromEntries(data.rows.map((row) => [row[0], row]));
  state.svg.setAttribute("aria-label", data.words.map);
  const current = data.selected || state.current || data.rows[0]?.[0];
  for (const [code, path] of Object.entries(state.paths)) {
    const row = state.byCode[code];
    path.setAttribute("class", `step-${step(row ? row[4] : null, count)}`);
    path.classList.toggle("chosen", code === data.selected);
    path.setAttribute("aria-pressed", String(code === data.selected));
    path.setAttribute("aria-label", sentence(row, data));
    path.setAttribute("tabindex", code === current ? "0" : "-1");
  }
  if (data.selected && state.paths[data.selected]) {
    state.svg.insertBefore(state.paths[data.selected], state.name);
    const [, x, y] = geometry.shapes[data.selected];
    state.name.setAttribute("x", x);
    state.name.setAttribute("y", y);
    state.name.textContent = state.byCode[data.selected][1];
  } else {
    state.name.textContent = "";
  }
  state.legend.setAttribute("aria-label", data.words.classes);
  state.legend.replaceChildren(...data.legend.map(([text, number], index) =>
    element("li", {}, element("span", { class: `swatch step-${step(index, count)}`, "aria-hidden": "true" }), text, element("small", {}, ` (${number})`))));
  const [missing, reason] = data.missing;
  state.gap.hidden = missing === 0;
  state.gap.replaceChildren(element("span", { class: "swatch step-missing", "aria-hidden": "true" }), `${data.words.missing} (${missing}): ${reason}`);
  list(state);
  frame(state, geometry);
  state.tell(data.selected);
}

function sentence(row, data) {
  if (!row) return "";
  const [, name, , rank, index, , note, text] = row;
  if (index === null) return `${name}: ${data.words.missing}, ${note}`;
  return `${name}: ${text}, ${data.words.of.replace("{rank}", rank)}`;
}

export async function draw(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".municipality-map");
  const geometry = await fetchShapes(data.geometry);
  const state = (root.state ??= {});
  const before = state.data?.selected;
  Object.assign(state, { component, data });
  if (!state.svg) {
    state.tell = (code) => {
      const row = state.byCode?.[code];
      state.tip.textContent = row ? sentence(row, state.data) : state.data.words.hint;
    };
    state.pick = (code) => {
      const selected = code === state.data.selected ? "" : code;
      state.data = { ...state.data, selected };
      paint(state, geometry);
      state.component.setTriggerValue("picked", selected);
    };
    build(root, geometry, state);
  }
  paint(state, geometry);
  if (data.selected && before !== undefined && before !== data.selected) state.live.textContent = sentence(state.byCode[data.selected], data);
  root.dataset.ready = "true";
}
