// The ranked list beside the map.

import { toggle } from "./choices.js";
import { fill, html, put, set } from "./elements.js";
import { tell } from "./legend.js";
import { rove } from "./picture.js";
import { colourOf, decimalsOf, inOrder, label, note, number, placesOf, rankOf, remark } from "./values.js";

/** A row, to be filled again for every year; `bar` is missing where none is drawn. */
function rowOf(name, bar, attributes = {}) {
  const row = { rank: html("td", { class: "rank" }), name: html("th", { scope: "row" }, name), bar, bars: html("td", { class: "bars", "aria-hidden": "true" }, ...(bar ? [bar] : [])), value: html("td", { class: "value" }), remark: html("small", {}) };
  return { ...row, node: html("tr", attributes, row.rank, row.name, row.bars, row.value) };
}

/** The places of the list stay where they are, as does the focus; who stands there changes. */
export function buildList(state) {
  state.places = state.codes.map((_, place) => {
    const button = html("button", { type: "button" });
    button.addEventListener("click", () => toggle(state, button.dataset.code));
    button.addEventListener("keydown", (event) => {
      const next = state.places[place + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? NaN)];
      if (next) { event.preventDefault(); rove(state.buttons, next.button.dataset.code); }
    });
    const row = rowOf(button, html("span", {}));
    row.node.addEventListener("pointerenter", () => tell(state, state.codes.indexOf(button.dataset.code)));
    return { ...row, button };
  });
  state.heads = { caption: html("caption", {}), columns: html("thead", {}), references: html("tbody", {}) };
  state.table = html("table", { class: "ranked" }, ...Object.values(state.heads), html("tbody", {}, ...state.places.map(({ node }) => node)));
}

/** Who stands at the resting pointer: nobody tells it that another has come to stand there. */
export function underPointer(state) {
  const place = matchMedia("(hover: hover)").matches && state.places.find(({ node }) => node.matches(":hover"));
  return place ? state.codes.indexOf(place.button.dataset.code) : null;
}

/** What depends on the series and the order: the columns' headings, and the rows of references. */
export function paintHeads(state) {
  const { words } = state.texts;
  const { references, barsWithReferences, unit } = state.data.first;
  const heading = (column, text) => {
    const chosen = state.sort.column === column;
    const button = html("button", { type: "button", title: fill(words.sort, { column: text }) }, text, html("span", { "aria-hidden": "true" }, chosen ? (state.sort.down ? " ▼" : " ▲") : ""));
    button.addEventListener("click", () => {
      state.sort = { column, down: chosen && !state.sort.down };
      paintHeads(state);
      paintList(state);
      state.table.querySelector(`th.${column} button`)?.focus();
    });
    return html("th", { scope: "col", class: column, "aria-sort": chosen ? (state.sort.down ? "descending" : "ascending") : "none" }, button);
  };
  state.heads.columns.replaceChildren(html("tr", {}, heading("rank", words.rank), heading("name", words.municipality),
    html("td", { class: "bars", "aria-hidden": "true" }), html("th", { scope: "col", class: "value" }, unit)));
  state.references = references.map(({ name }) => rowOf(name, barsWithReferences ? html("span", {}) : null, { class: "reference" }));
  state.heads.references.replaceChildren(...state.references.map(({ node }) => node));
}

export function paintList(state) {
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
  const paintRow = (row, value, code, remark, colour) => {
    put(row.value, number(value, series, format, series.change, decimalsOf(series, period, code)));
    put(row.remark, remark);
    if (!remark) row.remark.remove();
    else if (!row.remark.parentNode) row.value.append(row.remark);
    // where there is no value its reason takes the room of the bar
    set(row.value, { colspan: value === null ? 2 : null });
    if (value === null) row.bars.remove();
    else if (!row.bars.parentNode) row.name.after(row.bars);
    if (!row.bar) return;
    set(row.bar, { class: colour });
    row.bar.style.setProperty("--share", share(value).toFixed(4));
    row.bar.style.setProperty("--start", start(value).toFixed(4));
  };
  const common = typeof series.notes[period] === "number" ? note(series, period, 0) : "";
  const reasons = rows.filter(({ value }) => value === null).map(({ at }) => note(series, period, at));
  const shared = [...new Set(common ? [] : reasons.filter((one, at) => one && reasons.indexOf(one) !== at))]; // told once, below the list
  const remarkOf = (at, value) => { const own = note(series, period, at); return common || (value === null && shared.includes(own)) ? "" : own; };
  const focus = state.table.contains(state.root.getRootNode().activeElement) ? state.root.getRootNode().activeElement?.dataset?.code : null;
  put(state.heads.caption, fill(words.table, { name: series.name, period: label(series, period) }));
  series.references.forEach(({ code, row }, at) => paintRow(state.references[at], row[period], code, row[period] === null ? words.missingReference : remark(series, period, code), "bar reference"));
  const first = focus ?? state.selected[0] ?? rows[0]?.code;
  state.buttons = {};
  rows.forEach(({ code, at, value, rank, name }, place) => {
    const row = state.places[place];
    const chosen = state.selected.includes(code);
    set(row.node, { class: chosen ? "chosen" : false });
    put(row.rank, rank === null ? "–" : placesOf(series, period, at, values));
    set(row.button, { tabindex: code === first ? "0" : "-1", "data-code": code, "aria-pressed": String(chosen) });
    put(row.button, name);
    paintRow(row, value, code, remarkOf(at, value), `bar fill-${colourOf(value, series)}`);
    state.buttons[code] = row.button;
  });
  put(state.common, common || shared.map((one) => `– ${one}`).join(" "));
  const ranked = rows.filter(({ value }) => value !== null).sort((a, b) => a.rank - b.rank);
  const short = (row) => `${row.name} ${number(row.value, series, format, series.change, decimalsOf(series, period, row.code))}`;
  put(state.extremes, [...new Set([ranked[0], ranked.at(-1)])].filter(Boolean).map(short).join(" – "));
  if (focus) state.buttons[focus]?.focus();
}
