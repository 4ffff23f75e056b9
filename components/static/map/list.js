// The ranked list beside the map.

import { toggle } from "./choices.js";
import { fill, html } from "./elements.js";
import { tell } from "./legend.js";
import { rove } from "./picture.js";
import { colourOf, decimalsOf, inOrder, label, note, number, placesOf, rankOf, remark } from "./values.js";

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
  const cell = (value, code, remark, columns) => html("td", { class: "value", colspan: columns }, number(value, series, format, series.change, decimalsOf(series, period, code)), ...(remark ? [html("small", {}, remark)] : []));
  // where there is no value its reason takes the room of the bar
  const cells = (value, code, remark, drawn) => (value === null ? [cell(value, code, remark, 2)] : [drawn ?? html("td", { class: "bars", "aria-hidden": "true" }), cell(value, code, remark, false)]);
  const common = typeof series.notes[period] === "number" ? note(series, period, 0) : "";
  const reasons = rows.filter(({ value }) => value === null).map(({ at }) => note(series, period, at));
  const shared = [...new Set(common ? [] : reasons.filter((one, at) => one && reasons.indexOf(one) !== at))]; // told once, below the list
  const remarkOf = (at, value) => { const own = note(series, period, at); return common || (value === null && shared.includes(own)) ? "" : own; };
  const references = series.references.map(({ code, name, row }) => html("tr", { class: "reference" },
    html("td", { class: "rank" }), html("th", { scope: "row" }, name),
    ...cells(row[period], code, row[period] === null ? words.missingReference : remark(series, period, code), series.barsWithReferences ? bar(row[period], "bar reference") : null)));
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
      html("th", { scope: "row" }, button), ...cells(value, code, remarkOf(at, value), bar(value, "bar")));
    row.addEventListener("pointerenter", () => tell(state, at));
    return row;
  });
  const focus = state.table.contains(state.root.getRootNode().activeElement) ? state.root.getRootNode().activeElement?.dataset?.code : null;
  state.table.replaceChildren(
    html("caption", {}, fill(words.table, { name: series.name, period: label(series, period) })),
    html("thead", {}, html("tr", {}, heading("rank", words.rank, "rank"), heading("name", words.municipality, "name"),
      html("td", { class: "bars", "aria-hidden": "true" }), html("th", { scope: "col", class: "value" }, series.unit))),
    html("tbody", {}, ...references), html("tbody", {}, ...body));
  state.common.textContent = common || shared.map((one) => `– ${one}`).join(" ");
  const ranked = rows.filter(({ value }) => value !== null).sort((a, b) => a.rank - b.rank);
  const short = (row) => `${row.name} ${number(row.value, series, format, series.change, decimalsOf(series, period, row.code))}`;
  state.sheet.replaceChildren(html("strong", {}, fill(words.all, { count: rows.length })), html("span", {}, [...new Set([ranked[0], ranked.at(-1)])].filter(Boolean).map(short).join(" – ")));
  const first = focus ?? state.selected[0] ?? rows[0]?.code;
  state.buttons[first]?.setAttribute("tabindex", "0");
  if (focus) state.buttons[focus]?.focus();
}
