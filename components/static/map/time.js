// The year: slider and play.

import { tellServer, writeYear } from "./address.js";
import { say } from "./choices.js";
import { fill, html, put, set } from "./elements.js";
import { message } from "./sentences.js";
import { label } from "./values.js";

const SECONDS_PER_YEAR = 0.6;

export function setPeriod(state, period, announce = true) {
  state.period = period;
  const series = state.data.first;
  writeYear(period === series.periods.length - 1 ? "" : series.periods[period]);
  tellServer(state);
  state.paintPeriod();
  if (announce) { clearTimeout(state.later); state.later = setTimeout(() => say(state, message(state)), 600); }
}

export function play(state, on) {
  clearInterval(state.timer);
  state.timer = null;
  if (on) {
    if (state.period === state.data.first.periods.length - 1) setPeriod(state, 0, false);
    state.timer = setInterval(() => {
      if (!state.root.isConnected || state.period >= state.data.first.periods.length - 1) { play(state, false); return; }
      setPeriod(state, state.period + 1, state.period + 1 === state.data.first.periods.length - 1);
    }, SECONDS_PER_YEAR * 1000);
  }
  put(state.button, on ? "❚❚" : "▶");
  set(state.button, { "aria-label": on ? state.texts.words.pause : state.texts.words.play, title: on ? state.texts.words.pause : state.texts.words.play });
}

/** What depends on the series, and the years' names on the room that there is. */
export function paintYears(state) {
  const series = state.data.first;
  const single = series.periods.length < 2;
  for (const node of [state.slider, state.button]) set(node, { hidden: single });
  const last = series.periods.length - 1;
  set(state.slider, { max: last });
  const every = Math.ceil(last / (state.narrow ? 2 : 4));
  state.ends.replaceChildren(...(single ? [] : series.periods.map((_, at) => {
    const named = at === 0 || at === last || (at % every === 0 && last - at >= every * 0.6);
    const tick = html("span", { class: named ? "named" : "" }, named ? label(series, at) : "");
    tick.style.setProperty("--at", (at / last).toFixed(4));
    return tick;
  })));
}

export function paintTime(state) {
  const shown = label(state.data.first, state.period);
  set(state.slider, { "aria-valuetext": shown });
  state.slider.value = String(state.period);
  put(state.shown, state.data.first.periods.length < 2 ? fill(state.texts.words.only, { year: shown }) : shown);
}
