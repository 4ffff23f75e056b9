// A series: its whole numbers as text, places, classes, notes and names.

import { fill } from "./elements.js";

/** Values as they were before they were sent as differences in time. */
export function decode(series) {
  if (!series || series.values) return series;
  const last = series.steps[0].map(() => 0);
  if (Array.isArray(series.periods[0])) series.periods = series.periods.flatMap(([first, end]) => Array.from({ length: end - first + 1 }, (_, n) => String(first + n)));
  series.values = series.steps.map((row) => row.map((step, at) => (step === null ? null : (last[at] += step))));
  return series;
}

function digits(whole, decimals, form) {
  const text = String(Math.abs(whole)).padStart(decimals + 1, "0");
  const cut = text.length - decimals;
  const groups = text.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, form.group);
  return decimals ? groups + form.decimal + text.slice(cut) : groups;
}

/** `decimals` is given where a value is published with fewer than the rest. */
export function number(whole, series, form, sign = false, decimals = series.decimals) {
  if (whole === null || whole === undefined) return "–";
  const before = whole < 0 ? form.minus : sign && whole > 0 ? "+" : "";
  return before + digits(whole / 10 ** (series.decimals - decimals), decimals, form);
}

export function withUnit(whole, series, form, sign = false, decimals = series.decimals) {
  const text = number(whole, series, form, sign, decimals);
  if (whole === null || whole === undefined) return text;
  const [one, other] = series.forms;
  const phrase = text.replace(/^[+−]/, "") === "1" ? one : other;
  return phrase.startsWith("{n}") ? phrase.replace("{n}", text) : text.replace(/\d.*/, (digits) => phrase.replace("{n}", digits));
}

export const titled = (series) => (series.unit ? `${series.name} (${series.unit})` : series.name);
export const known = (values) => values.filter((value) => value !== null);
const signOf = (series) => (series.direction === "down" ? -1 : 1);

/** The place from the best value, or from the highest where no direction is wanted. */
export const rankOf = (series, values, at) => 1 + values.reduce((n, v) => n + (v !== null && signOf(series) * (v - values[at]) > 0 ? 1 : 0), 0);

/** The places that a value can have, when only clear differences count: "8–15". */
export function placesOf(series, period, at, values) {
  const [first, last] = [0, 1].map((n) => (series.places[period]?.charCodeAt(2 * at + n) ?? 0) - 96);
  if (!(first > 0)) return String(rankOf(series, values, at));
  return first === last ? String(first) : `${first}–${last}`;
}

export const gradeOf = (series, period) => series.grades[period] ?? series.grades[0];
export const verdictOf = (series, period, at) => series.verdicts[series.against[period]?.[at]] ?? "";

export function classOf(whole, series) {
  if (whole === null || whole === undefined) return null;
  const found = series.limits.findIndex((limit) => whole <= limit);
  return found < 0 ? series.limits.length - 1 : found;
}

export const colourOf = (whole, series) => (whole === null || whole === undefined ? "missing" : series.colours[classOf(whole, series)]);
export const remark = (series, period, code) => series.texts[series.remarks[period]?.[code]?.[0]] ?? "";
export const isDoubtful = (series, period, code) => series.remarks[period]?.[code]?.[1] ?? false;
export const decimalsOf = (series, period, code) => series.coarse[period]?.[code] ?? series.decimals;

/** The difference of two values as shown, no finer than the coarser of them. */
export function between(series, now, then, decimals) {
  const unit = 10 ** (series.decimals - decimals);
  return Math.sign(now - then) * Math.round(Math.abs(now - then) / unit) * unit;
}

export const label = (series, period) => series.labels[period] ?? series.periods[period];

export function note(series, period, at) {
  const notes = series.notes[period] ?? {};
  const index = typeof notes === "number" ? notes : notes?.[at];
  return index === undefined ? "" : series.texts[index];
}

// a line must not lead over a break, a value that is missing, or years that the source has left out
export const apart = (series, before, at) => at - before > 1 || series.gaps.includes(series.periods[at]) || broken(series, before, at);

export const broken = (series, first, last) => series.breaks.some((year) => series.periods[first] < year && year <= series.periods[last]);

/** Names of places stand in Swedish order in both languages, as on the server. */
export const inOrder = (a, b) => a.localeCompare(b, "sv");

export function listing(items, words) {
  return items.length < 2 ? items.join("") : fill(words.and, { first: items.slice(0, -1).join(", "), last: items.at(-1) });
}

export const placeAmong = (state, series, period, at) => fill(state.texts.words.of, { rank: placesOf(series, period, at, series.values[period]), count: known(series.values[period]).length });

export function periodOf(state, series) {
  if (series === state.data.first) return state.period;
  const year = state.data.first.periods[state.period];
  const same = series.periods.indexOf(year);
  if (same >= 0) return same;
  const earlier = series.periods.findLastIndex((period) => period <= year);
  return earlier >= 0 ? earlier : 0;
}
