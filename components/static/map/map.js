// The standard map. Shapes, words and places are fetched once; a new choice only brings values.
// Year, chosen municipalities, zoom, names and cores change here and are written to the address.

import { readList, settle, tellServer, write } from "./address.js";
import { fetchNeighbours, mapOf } from "./ahead.js";
import { combobox, findMunicipality, indicatorBox, MOST_CHOSEN, paintChoices, paintChosen, pick, toggle } from "./choices.js";
import { paintLines, paintNow, paintRelation } from "./courses.js";
import { fetchOnce, fill, html, put, set, sheetOnce } from "./elements.js";
import { buildLegend, tell } from "./legend.js";
import { buildList, paintHeads, paintList, underPointer } from "./list.js";
import { buildMap, fit, paintMap, paintOutlines } from "./picture.js";
import { message } from "./sentences.js";
import { paintTime, paintYears, play, setPeriod } from "./time.js";

/** What depends on the year. Names, targets for fingers and courses stay where they are. */
function paintPeriod(state) {
  put(state.lead, message(state));
  for (const heading of document.querySelectorAll("h1")) heading.textContent = state.data.first.answers[state.period];
  paintTime(state);
  for (const map of state.maps) paintMap(state, map);
  paintList(state);
  if (state.data.drawing === "relation") paintRelation(state);
  tell(state, underPointer(state));
}

function paint(state) {
  state.second.hidden = !state.data.second;
  for (const picker of state.pickers) picker.rest();
  set(state.coresButton, { "aria-pressed": String(state.cores) });
  paintChoices(state);
  state.coresNote.hidden = !state.cores;
  paintChosen(state);
  paintYears(state);
  paintHeads(state);
  for (const map of state.maps) buildLegend(state, map);
  paintPeriod(state);
  for (const map of state.maps) paintOutlines(state, map);
  paintLines(state);
  for (const map of state.maps) fit(state, map);
}

function build(root, state) {
  const { words } = state.texts;
  state.root = root;
  state.paint = () => paint(state);
  state.paintPeriod = () => { paintPeriod(state); paintNow(state); };
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
  state.sheet = html("a", { class: "sheet", href: "#ranked", "aria-hidden": "true", tabindex: "-1" }, html("strong", {}, fill(words.all, { count: state.codes.length })), state.extremes = html("span", {}));
  state.sheet.addEventListener("click", (event) => { event.preventDefault(); state.sheet.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" }); });
  state.coresNote = html("p", { class: "source", hidden: true }, words.coresNote);
  buildList(state);
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
      paintYears(state);
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
  const { data: sent, parentElement } = component;
  const root = parentElement.querySelector(".municipality-map");
  const turn = root.turn = (root.turn ?? 0) + 1;
  const [geometry, texts, sheet, first, second] = await Promise.all([
    fetchOnce(sent.geometry), fetchOnce(sent.texts), sheetOnce(sent.style), mapOf(component, sent.first), mapOf(component, sent.second)]);
  if (turn !== root.turn || !first || (sent.second && !second)) return; // another has been chosen meanwhile
  const data = { ...sent, first, second, plain: typeof sent.first === "string" };
  const shadow = root.getRootNode();
  if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets.push(sheet);
  let state = root.state;
  const rebuilt = !state || state.texts !== texts;
  if (rebuilt) {
    clearInterval(state?.timer);
    const parameters = new URL(location).searchParams;
    const codes = Object.keys(geometry.shapes).sort();
    const given = readList("kommun"); // what was chosen here since the server drew it; others may have written names
    const selected = given.every((code) => codes.includes(code)) ? [...new Set(given)].slice(0, MOST_CHOSEN) : [...data.selected];
    state = root.state = { geometry, texts, codes, selected, data, component, sort: { column: "rank", down: false }, timer: null,
      zoom: parameters.get("zoom") === "inner", names: parameters.get("names") === "on", cores: parameters.get("cores") === "on" };
    build(root, state);
  }
  if (rebuilt || state.data.drawing !== data.drawing) { state.data = data; arrange(state); }
  if (rebuilt || state.data.first !== data.first) play(state, false);
  Object.assign(state, { data, component });
  settle();
  const year = new URL(location).searchParams.get("year");
  const found = data.first.periods.indexOf(year ?? "");
  state.period = found >= 0 ? found : data.first.periods.length - 1;
  for (const [name, value] of [["kommun", state.selected.join(",")], ["zoom", state.zoom && "inner"], ["names", state.names && "on"], ["cores", state.cores && "on"]]) write(name, value);
  paint(state);
  root.dataset.ready = "true";
  fetchNeighbours(state);
  root.dispatchEvent(new CustomEvent("map-drawn", { bubbles: true, composed: true }));
}
