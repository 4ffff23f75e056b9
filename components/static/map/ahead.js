// The maps of indicators: files of their own, fetched when one is chosen, or before.

import { fetchOnce } from "./elements.js";
import { decode } from "./values.js";

const addressOf = (data, indicator) => data.values.replace("{indicator}", indicator);

/**
 * A map as the server sends it, whole or by the indicator's id. Null where its file does not come,
 * for example since the content has become newer: then the server is asked to send maps whole.
 */
export async function mapOf(component, sent) {
  if (typeof sent !== "string") return decode(sent);
  try {
    return decode(await fetchOnce(addressOf(component.data, sent)));
  } catch {
    component.setTriggerValue("picked", { whole: "yes" });
    return null;
  }
}

/** Fetch maps that may be chosen next, unless the visitor saves data or would not be shown them plain. */
export function fetchAhead(state, indicators) {
  if (!state.data.values || !state.data.plain || navigator.connection?.saveData) return;
  for (const indicator of indicators) if (indicator) fetchOnce(addressOf(state.data, indicator)).catch(() => {});
}

/** Fetch the maps beside the chosen one in the menu, when there is nothing else to do. */
export function fetchNeighbours(state) {
  const menu = state.texts.menu.flatMap(([, entries]) => entries.map(([indicator]) => indicator));
  const at = menu.indexOf(state.data.chosen);
  const fetchThem = () => fetchAhead(state, [menu[at + 1], menu[at - 1]]);
  if (window.requestIdleCallback) requestIdleCallback(fetchThem);
  else setTimeout(fetchThem, 500);
}
