// Fields and menus: municipalities, measures, and what is chosen.

import { isLost, tellServer, untold, whenBack, write } from "./address.js";
import { fetchAhead } from "./ahead.js";
import { fetchOnce, fill, fold, html, set } from "./elements.js";
import { sentence } from "./sentences.js";
import { inOrder } from "./values.js";

export const MOST_CHOSEN = 5;

export function toggle(state, code) {
  const at = state.selected.indexOf(code);
  if (at >= 0) state.selected.splice(at, 1);
  else if (state.selected.length >= MOST_CHOSEN) { say(state, state.texts.words.full); return; }
  else state.selected.push(code);
  write("kommun", state.selected.join(","));
  tellServer(state);
  state.paint();
  if (at < 0) say(state, sentence(state, state.data.first, state.period, state.codes.indexOf(code)));
}

export function say(state, text) {
  state.live.textContent = text;
}

export function paintChosen(state) {
  const { words, names } = state.texts;
  const day = new URLSearchParams(location.search).get("known");
  const profile = `/kommun?kommun=${state.selected[0]}${state.texts.format.language === "en" ? "&lang=en" : ""}` + (day ? "&known=" + encodeURIComponent(day) : "");
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
 * a promise; `take(value)` is called with what is chosen, `near(value)` with what may be next;
 * `shown()` is what stands there at rest.
 */

export function combobox({ id, name, placeholder, list, find, take, shown, nothing, near = () => {} }) {
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
    if (at >= 0) near(hits[at].value);
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
      node.addEventListener("pointerenter", () => near(hit.value));
      node.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(hit); });
      nodes.push(node);
    });
    if (!hits.length) nodes.push(html("li", { class: "none", role: "option", "aria-disabled": "true" }, nothing));
    options.replaceChildren(...nodes);
    options.hidden = false;
    set(input, { "aria-expanded": "true" });
    if (asked && hits.length) near(hits[0].value);
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

export async function findMunicipality(state, text) {
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

export function indicatorBox(state, parameter, name) {
  const { words } = state.texts;
  const key = () => state.data[parameter === "indicator" ? "chosen" : "chosen2"];
  const called = () => state.texts.menu.flatMap(([, entries]) => entries).find(([id]) => id === key())?.[1] ?? (parameter === "indicator" ? state.data.first.name : ""); // a visitor's own table is not in the menu
  return combobox({
    id: `${parameter}-options`, name, list: words.hits, nothing: words.noIndicator, shown: called,
    find: (text) => findIndicator(state, text),
    take: (value) => pick(state, { [parameter]: value }),
    near: (value) => fetchAhead(state, [value]),
  });
}

export function pick(state, values) {
  const send = () => state.component.setTriggerValue("picked", { ...untold(), ...values });
  if (isLost()) whenBack(send);
  else send();
}

/** What is chosen beside the indicator: buttons, and a menu of the same where there is no room. */
export function paintChoices(state) {
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
