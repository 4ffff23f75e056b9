// The page's address, and the server's copy of it that follows a moment later.

const KEPT = ["year", "kommun", "zoom", "names", "cores"];

export function readList(name) {
  return (new URL(location).searchParams.get(name) ?? "").split(",").filter(Boolean);
}

export function write(name, value) {
  const url = new URL(location);
  if (value) url.searchParams.set(name, value);
  else url.searchParams.delete(name);
  const text = url.href.replaceAll("%2C", ",");
  if (text !== location.href) history.replaceState(history.state, "", text);
}

let following = null;

/** The year follows when it has been drawn, since an address costs the browser more than that; of years in quick turn the last. */
export function writeYear(value) {
  clearTimeout(following?.timer);
  following = { value, timer: setTimeout(settle, 100) };
}

/** Write what is still to follow, before the address is read. */
export function settle() {
  if (!following) return;
  const { value, timer } = following;
  clearTimeout(timer);
  following = null;
  write("year", value);
}

// what is clicked may read the address, or leave the page
addEventListener("click", settle, { capture: true });

// the address that one goes back to is another view's
addEventListener("popstate", () => {
  clearTimeout(following?.timer);
  following = null;
});

/** Whether the line to the server is lost; page.js says so, and when it is back. */
export const isLost = () => document.documentElement.hasAttribute("data-lost");

export const whenBack = (work, once = true) => document.addEventListener("line-back", work, { once });

/** The server's copy of the address follows a moment after the last change, or after the line is back. */
let listener = null;

let telling = null;

whenBack(() => {
  clearTimeout(telling);
  telling = setTimeout(tellNow, 700);
}, false);

export function tellServer(state) {
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
  listener.setTriggerValue("address", untold());
}

/** What the map has written into the address: it goes along with what is told next. */
export function untold() {
  clearTimeout(telling);
  settle();
  const parameters = new URL(location).searchParams;
  return Object.fromEntries(KEPT.map((name) => [name, parameters.get(name) ?? ""]));
}

export function listen(component) {
  listener = component;
}
