// What is said of one municipality, and of the whole map.

import { fill, told } from "./elements.js";
import { between, broken, decimalsOf, gradeOf, inOrder, isDoubtful, label, listing, note, number, placeAmong, remark, verdictOf, withUnit } from "./values.js";

export function sentence(state, series, period, at) {
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

export function message(state) {
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
  const parts = [places.length === 1 ? told(words.alone, { name: called(high), value: shown(high) })
    : high === low ? told(words.equal, { value: shown(high) })
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
