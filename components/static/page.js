// Runs before Streamlit's own script: tells it where its server is, puts the application in the
// first document's place when it has been drawn, and in its own place again when the line to the
// server has been lost; keeps the document's language right and Streamlit's own English words in
// the visitor's language.
(() => {
  "use strict";
  const LATE_MS = 20000;
  const SAID_AFTER = 2; // seconds
  const RETRIED_AFTER = 4;
  const GIVEN_UP_AFTER = 20; // a slow run keeps more than a page that is loaded anew
  window.prerenderReady = false;
  window.__streamlit = {
    BACKEND_BASE_URL: `${location.origin}/`,
    HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false, blockErrorDialogs: true },
  };
  const html = document.documentElement;
  const root = document.getElementById("root");
  const first = document.getElementById("first");

  // ---- the application starts when someone touches the page, or has read for a while ----

  const WAKES = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin"];
  const READS_MS = 8000; // who has not moved by then is given it all the same: it shows more than the document
  const touched = new AbortController();
  let awake = touchedBefore();
  let painted = false;
  let started = false;
  let styled = false;

  /** Load the whole style, where the document's part of it stands: what comes later goes before it. */
  function style() {
    const needed = document.getElementById("document-style");
    const whole = Object.assign(document.createElement("link"), { rel: "stylesheet", href: needed.dataset.whole });
    for (const told of ["load", "error"]) whole.addEventListener(told, () => { styled = true; document.dispatchEvent(new Event("styled")); });
    needed.after(whole);
  }

  /** Load the application; once. Its modules are asked for together, not one after the other. */
  function start() {
    if (started || !root?.dataset.start) return;
    started = true;
    touched.abort();
    style();
    const add = (name, values) => document.body.append(Object.assign(document.createElement(name), { crossOrigin: "", ...values }));
    for (const href of root.dataset.modules.split(" ")) add("link", { rel: "modulepreload", href });
    add("script", { type: "module", src: root.dataset.start });
    document.dispatchEvent(new Event("application-start"));
  }

  /** Who comes from another page here, or opens this one again, has touched it: nothing is stored. */
  function touchedBefore() {
    const how = performance.getEntriesByType("navigation")[0]?.type;
    return document.referrer.startsWith(`${location.origin}/`) || how === "reload" || how === "back_forward";
  }

  function wake() {
    awake = true;
    if (painted) start();
  }

  /** The document has been painted: nothing that comes now keeps anyone from reading it. */
  function ready() {
    painted = true;
    if (awake) start();
    else setTimeout(start, READS_MS);
  }

  for (const name of WAKES) addEventListener(name, wake, { capture: true, passive: true, signal: touched.signal });
  new PerformanceObserver(ready).observe({ type: "paint", buffered: true });
  if (document.hidden) start(); // a page in the background is not painted
  setTimeout(ready, 2000);

  // ---- the first document gives way to the application ----

  let patient = true;
  let mapDrawn = false;

  /** How many pictures stand in a page: those of the application come a little after its messages. */
  const PICTURES = "span.picture, .map-picture, [data-testid=stVegaLiteChart]";
  const pictures = (part) => part.querySelectorAll(PICTURES).length;

  /** Whether all that will be seen of the application at this place has been drawn. */
  function drawn() {
    const app = root.querySelector("[data-testid=stApp]");
    if (!app || !styled) return false;
    if (root.querySelector("[data-testid=stException], [role=dialog]")) return true;
    const main = root.querySelector("[data-testid=stMain]");
    if (app.dataset.testScriptState !== "notRunning" || !main?.querySelector("h1")?.textContent) return false;
    if (!patient) return true;
    const heights = main.querySelector("[data-testid=stDeckGlJsonChart]");
    if (first.querySelector(".first-map") && !mapDrawn && !heights) return false;
    if (first.querySelector("select:focus")) return false; // its menu may be open
    if (pictures(main) < pictures(first)) return false;
    if ([...main.querySelectorAll('[class*="st-key-pieces-"]')].some((message) => !message.querySelector(".piece"))) return false;
    const seen = innerHeight + first.scrollTop;
    const waiting = main.querySelectorAll("[data-testid=stSkeleton]");
    return ![...waiting].some((node) => node.getBoundingClientRect().top < seen);
  }

  /** The folded parts of a page by their words, the same in document and application. */
  function folded(scroller) {
    const found = {};
    for (const node of scroller.querySelectorAll("main details, [data-testid=stMainBlockContainer] details")) {
      const words = node.querySelector("summary")?.textContent.trim() ?? "";
      let at = 0;
      while (`${words} ${at}` in found) at += 1;
      found[`${words} ${at}`] = node;
    }
    return Object.entries(found);
  }

  /** How far a page has been read and what is open in it, to be found again in the same page. */
  const placeOf = (scroller) => ({ top: scroller.scrollTop, open: Object.fromEntries(folded(scroller).map(([words, node]) => [words, node.open])) });

  function goTo(place, scroller) {
    for (const [words, node] of folded(scroller)) if (words in place.open && node.open !== place.open[words]) node.open = place.open[words];
    scroller.scrollTop = place.top;
  }

  /** The place in the application that stands for the one that has the focus in the document. */
  function focused(main) {
    const node = document.activeElement;
    if (!first.contains(node)) return null;
    const address = node.getAttribute("href");
    const same = address && [...first.querySelectorAll("main a")].filter((a) => a.getAttribute("href") === address).indexOf(node);
    const links = [...main.querySelectorAll("a")].filter((a) => a.getAttribute("href") === address);
    return (address && links[same]) || main;
  }

  function swap() {
    const main = root.querySelector("[data-testid=stMain]");
    const place = placeOf(first);
    const focus = main && focused(main);
    html.classList.add("ready");
    if (main) goTo(place, main);
    first.remove();
    if (main) Object.assign(main, { id: "first-main", tabIndex: -1 }); // where the first link leads
    forgetPlace();
    focus?.focus({ preventScroll: true });
    performance.mark("swap");
  }

  if (first && root) {
    const swapped = new AbortController();
    let queued = false;
    const look = () => {
      if (queued || swapped.signal.aborted || !drawn()) return;
      queued = true;
      requestAnimationFrame(() => requestAnimationFrame(() => {
        queued = false;
        if (!drawn()) return;
        swapped.abort(); // a map that is drawn later must neither close what is open nor scroll
        watch.disconnect();
        clearTimeout(late);
        swap();
      }));
    };
    const watch = new MutationObserver(look);
    watch.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"] });
    document.addEventListener("styled", look, { signal: swapped.signal });
    document.addEventListener("map-drawn", () => { mapDrawn = true; look(); }, { signal: swapped.signal });
    if (history.state?.place) goTo(history.state.place, first);
    // what is chosen in the document gives the same page with the choice, which is in the address
    first.addEventListener("input", ({ target }) => {
      if (target.type !== "range") return;
      const menu = target.form.querySelector("select");
      menu.selectedIndex = target.value;
      const text = menu.selectedOptions[0].text;
      target.setAttribute("aria-valuetext", text);
      target.form.querySelector("output").textContent = text;
      target.parentNode.style.setProperty("--at", target.value / target.max);
    });
    first.addEventListener("change", ({ target: { form, tagName, type } }) => {
      if (!form || (tagName !== "SELECT" && type !== "range")) return;
      const chosen = [...new FormData(form)].filter(([, value]) => value);
      location.assign(`${form.action}${chosen.length ? `?${new URLSearchParams(chosen)}` : ""}`);
    });
    first.addEventListener("focusout", () => setTimeout(look));
    const note = first.querySelector(".first-late");
    let late;
    document.addEventListener("application-start", () => {
      late = setTimeout(() => { patient = false; html.dataset.late = ""; note.textContent = note.dataset.text; look(); }, LATE_MS);
    });
  } else html.classList.add("ready");

  // ---- a line that is lost, and found again ----

  // Streamlit forgets a visit a minute after its line was lost (phones lock their screens), and a
  // new server or a replica never knew it. A browser that comes back is then given a new visit, in
  // which nothing has run, so nothing that is pressed means anything. What is chosen stands in the
  // address: the page runs from it once, in its place, and until then nothing can be pressed.
  let line = "new";
  let run = false; // whether that run has begun
  let said = null;
  let focus = null; // what has the focus, or had it when nothing more could be pressed
  let timers = [];

  const command = (type, values) => postMessage({ stCommVersion: 1, type, ...values }, location.origin);
  const mainOf = () => root.querySelector("[data-testid=stMain]");

  function keepPlace() {
    const shown = first?.isConnected ? first : mainOf();
    if (shown) history.replaceState({ ...history.state, place: placeOf(shown) }, "");
  }

  function forgetPlace() {
    const { place, ...rest } = history.state ?? {};
    if (place) history.replaceState(rest, "");
    return place;
  }

  function wait(seconds, work) {
    timers.push(setTimeout(work, seconds * 1000));
  }

  function become(state) {
    line = state;
    timers.forEach(clearTimeout);
    timers = [];
    html.toggleAttribute("data-lost", state !== "there");
  }

  function say() {
    const text = root.querySelector("[data-page-lang]")?.dataset.lost;
    said ??= document.body.appendChild(Object.assign(document.createElement("p"), { className: "line-note" }));
    said.setAttribute("role", "status");
    said.textContent = text ?? "";
  }

  function lost() {
    if (line === "there") {
      keepPlace();
      command("SET_INPUTS_DISABLED", { disabled: true });
    }
    become("lost");
    wait(SAID_AFTER, say);
  }

  function comeBack(script) {
    become("back");
    run = script !== "notRunning"; // Streamlit runs again at once what the loss has interrupted
    command("RERUN_SCRIPT");
    wait(GIVEN_UP_AFTER, () => { keepPlace(); location.reload(); });
  }

  function isBack() {
    become("there");
    said?.remove();
    said = null;
    command("SET_INPUTS_DISABLED", { disabled: false });
    const main = mainOf();
    const place = forgetPlace();
    if (place && main.scrollTop === 0) goTo(place, main);
    setTimeout(() => { if (document.activeElement === document.body) focus?.focus({ preventScroll: true }); }, 100);
    document.dispatchEvent(new Event("line-back"));
  }

  /** The application has given up for good, as it never should: ask whether there is a server. */
  async function loadWhenAnswered() {
    if (line !== "lost") return;
    const answer = await fetch("/healthz", { cache: "no-store" }).catch(() => null);
    if (answer?.ok) location.reload();
    else wait(RETRIED_AFTER, loadWhenAnswered);
  }

  function followLine() {
    const app = root.querySelector("[data-testid=stApp]");
    if (!app) return;
    const { testConnectionState: connection, testScriptState: script } = app.dataset;
    if (connection !== "CONNECTED") {
      if (line === "there" || line === "back") lost();
      if (connection === "DISCONNECTED_FOREVER") loadWhenAnswered();
    } else if (line === "new") become("there");
    else if (line === "lost") comeBack(script);
    else if (line === "back") {
      if (script !== "notRunning") run = true;
      else if (run) isBack();
    }
  }

  if (root) {
    new MutationObserver(followLine).observe(root, { subtree: true, attributes: true, attributeFilter: ["data-test-connection-state", "data-test-script-state"] });
    root.addEventListener("focusin", (event) => { focus = event.target; });
    root.addEventListener("focusout", (event) => { if (!event.target.matches(":disabled")) focus = null; });
    // without the application, a link is what it is in every page
    root.addEventListener("click", (event) => { if (line === "lost" && event.target.closest?.("a[href]")) event.stopImmediatePropagation(); }, true);
  }

  // ---- the bar above the page ----

  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault(); // the address stays as it is
    const main = first?.isConnected ? first.querySelector("main") : mainOf();
    main.tabIndex = -1;
    main.focus();
  });
  document.addEventListener("keep-place", keepPlace);

  const state = () => root?.querySelector("[data-page-lang]")?.dataset;

  /** Light the item of the page that the application shows. */
  function light() {
    const key = state()?.page;
    if (!key) return;
    for (const link of document.querySelectorAll(".top [data-keys]:not(.top-brand)")) {
      if (link.dataset.keys.split(" ").includes(key)) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  // A page without choices is asked for from the application, which need not start again.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".top a[data-keys], .tabs a");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const { pathname, searchParams } = new URL(link.href);
    const plain = [...searchParams.keys()].every((name) => ["lang", "own"].includes(name));
    const page = plain && JSON.parse(state()?.pages ?? "{}")[pathname];
    if (!page || line !== "there" || first?.isConnected) return;
    event.preventDefault();
    command("REQUEST_PAGE_CHANGE", { pageScriptHash: page });
    mainOf().scrollTop = 0;
  });

  // ---- files that follow what has been chosen since the page was drawn ----

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-follow]");
    if (!link) return;
    const file = new URL(link.href);
    const here = new URLSearchParams(location.search);
    for (const name of link.dataset.follow.split(" ")) {
      file.searchParams.delete(name);
      if (here.get(name)) file.searchParams.set(name, here.get(name));
    }
    link.href = file.href;
  }, true);

  // ---- language ----

  const swedish = JSON.parse(document.getElementById("interface-words")?.textContent ?? "{}");
  const english = Object.fromEntries(Object.entries(swedish).map(([from, to]) => [to, from]));
  const names = ["aria-label", "title"];

  function words(language) {
    return language === "sv" ? swedish : english;
  }

  /** Texts with a place, {n} for a number or {0}, as patterns: [pattern, its translation] for each. */
  const patterns = new Map([swedish, english].map((known) => [known, Object.entries(known).filter(([from]) => /\{[0n]\}/.test(from))
    .map(([from, to]) => [new RegExp(`^${from.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace("{0}", "(.+)").replace("{n}", "(\\d+(?:[.,]\\d+)?)")}$`), to])]));

  /** A text in the visitor's language, with what is filled in it; nothing if it is not known. */
  function translated(text, known) {
    if (known[text]) return known[text];
    for (const [pattern, to] of patterns.get(known)) {
      const found = pattern.exec(text);
      if (found) return to.replace("{0}", found[1]).replace("{n}", known === swedish ? found[1].replace(".", ",") : found[1].replace(",", "."));
    }
    return undefined;
  }

  /** Where Streamlit writes words of its own for all to see, or into what is read aloud. */
  const OWN = "[data-testid=stFileUploader], [data-testid=InputInstructions], "
    + "[data-testid=stToastContainer], [role=listbox], [role=dialog], [role=alertdialog], [data-live-announcer]";

  function translateTexts(translate) {
    for (const part of document.querySelectorAll(OWN)) {
      const nodes = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (nodes.nextNode()) {
        const node = nodes.currentNode;
        const text = node.data.trim();
        const own = text && translated(text, translate);
        if (own && own !== text) node.data = node.data.replace(text, () => own);
      }
    }
  }

  function follow() {
    const shown = root?.querySelector("[data-page-lang]")?.dataset.pageLang;
    if (shown && html.lang !== shown) html.lang = shown;
    const translate = words(html.lang);
    light();
    translateTexts(translate);
    for (const node of document.querySelectorAll("body [aria-label], body [title]")) {
      for (const name of names) {
        const text = node.getAttribute(name);
        const own = text && translated(text, translate);
        if (own) node.setAttribute(name, own);
      }
    }
  }

  // ---- what a choice has changed is said to those who do not see it ----

  const live = document.createElement("p");
  live.className = "hidden page-live";
  live.setAttribute("role", "status");
  document.body.append(live);
  let told = null;
  let later;

  /** Say the headings and answers that were not there before; nothing when the page is new. */
  function tell() {
    if (!html.classList.contains("ready") || !root?.querySelector('[data-test-script-state="notRunning"]')) return;
    const found = root.querySelectorAll("[data-testid=stMain] :is(.kicker, h1, .sub, .lead, .answer):not([role=status], [role=status] *)");
    const now = [...found].filter((node) => node.checkVisibility()).map((node) => node.textContent.trim());
    const fresh = told && now.filter((text) => !told.includes(text));
    told = now;
    if (fresh?.length) live.textContent = fresh.join(" ");
  }

  // ---- what is said of a visitor's own file is seen by whoever has just chosen it ----

  const OWN_TABLE = ".st-key-own_table";
  const SETTLES_MS = 8000; // the map above is drawn anew meanwhile, and is not as high as before
  const ANSWERED_MS = 30000;
  let shown = null;
  let asked = -ANSWERED_MS;
  let keep = 0;

  const answerNow = () => document.querySelector(`${OWN_TABLE} :is([role=alert], [role=status])`);

  /** Keep the answer in view while it, or what stands above it, is drawn anew. */
  function keepInView() {
    if (performance.now() > keep) return;
    answerNow()?.scrollIntoView({ block: "nearest" });
    setTimeout(keepInView, 200);
  }

  function showAnswer() {
    const answer = answerNow();
    if (!answer || answer === shown) return;
    shown = answer;
    if (performance.now() - asked > ANSWERED_MS) return;
    const going = performance.now() < keep;
    keep = performance.now() + SETTLES_MS;
    if (!going) keepInView();
  }

  for (const asks of ["change", "drop", "click"]) {
    addEventListener(asks, (event) => { if (event.target.closest?.(OWN_TABLE)) asked = performance.now(); }, true);
  }
  for (const moves of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(moves, () => { keep = 0; }, { passive: true });

  let waiting = false;
  new MutationObserver(() => {
    clearTimeout(later);
    showAnswer();
    later = setTimeout(tell, 500);
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }).observe(document, { subtree: true, childList: true, characterData: true });
})();
