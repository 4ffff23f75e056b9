// Runs before Streamlit's own script: tells it where its server is, puts the application in the
// first document's place when it has been drawn, then keeps the document's language right and
// Streamlit's own English words in the visitor's language.
(() => {
  "use strict";
  const LATE_MS = 20000;
  window.prerenderReady = false;
  window.__streamlit = {
    BACKEND_BASE_URL: `${location.origin}/`,
    HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
  };
  const html = document.documentElement;
  const root = document.getElementById("root");
  const first = document.getElementById("first");

  // ---- the application starts when the document has been painted ----

  let started = false;

  /** Load the application; once. Its modules are asked for together, not one after the other. */
  function start() {
    if (started || !root?.dataset.start) return;
    started = true;
    const add = (name, values) => document.body.append(Object.assign(document.createElement(name), { crossOrigin: "", ...values }));
    for (const href of root.dataset.modules.split(" ")) add("link", { rel: "modulepreload", href });
    add("script", { type: "module", src: root.dataset.start });
  }

  new PerformanceObserver(start).observe({ type: "paint", buffered: true });
  if (document.hidden) start(); // a page in the background is not painted
  setTimeout(start, 2000);

  // ---- the first document gives way to the application ----

  let patient = true;
  let mapDrawn = false;

  /** Whether all that will be seen of the application at this place has been drawn. */
  function drawn() {
    const app = root.querySelector("[data-testid=stApp]");
    if (!app) return false;
    if (root.querySelector("[data-testid=stException], [role=dialog]")) return true;
    const main = root.querySelector("[data-testid=stMain]");
    if (app.dataset.testScriptState !== "notRunning" || !main?.querySelector("h1")?.textContent) return false;
    if (!patient) return true;
    if (first.querySelector(".first-map") && !mapDrawn) return false;
    const seen = innerHeight + first.scrollTop;
    const waiting = main.querySelectorAll("[data-testid=stSkeleton]");
    return ![...waiting].some((node) => node.getBoundingClientRect().top < seen);
  }

  /** Open in the application what has been opened in the document. */
  function openTheSame(main) {
    const old = first.querySelectorAll("main details");
    const all = main.querySelectorAll("details");
    if (old.length !== all.length) return;
    old.forEach((node, at) => { if (node.open !== all[at].open) all[at].open = node.open; });
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
    const place = first.scrollTop;
    const focus = main && focused(main);
    if (main) openTheSame(main);
    html.classList.add("ready");
    if (main) main.scrollTop = place;
    first.remove();
    focus?.focus({ preventScroll: true });
    performance.mark("swap");
  }

  if (first && root) {
    let queued = false;
    const look = () => {
      if (queued || !drawn()) return;
      queued = true;
      requestAnimationFrame(() => requestAnimationFrame(() => {
        queued = false;
        if (!drawn()) return;
        watch.disconnect();
        clearTimeout(late);
        swap();
      }));
    };
    const watch = new MutationObserver(look);
    watch.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"] });
    document.addEventListener("map-drawn", () => { mapDrawn = true; look(); });
    const note = first.querySelector(".first-late");
    const late = setTimeout(() => { patient = false; note.textContent = note.dataset.text; look(); }, LATE_MS);
    first.querySelector(".first-skip").addEventListener("click", (event) => {
      event.preventDefault(); // the address stays as it is
      first.querySelector("main").focus();
    });
  } else html.classList.add("ready");

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
  const known = html.lang === "sv" ? swedish : {};
  const english = Object.fromEntries(Object.entries(known).map(([from, to]) => [to, from]));
  const names = ["aria-label", "title"];

  function words(language) {
    return language === "sv" ? swedish : english;
  }

  /** A text, or the beginning of one, in the visitor's language. */
  function translated(text, known) {
    if (known[text]) return known[text];
    const start = Object.keys(known).find((words) => words.endsWith(" ") && text.startsWith(words));
    return start && known[start] + text.slice(start.length);
  }

  function follow() {
    const shown = root?.querySelector("[data-page-lang]")?.dataset.pageLang;
    if (shown && html.lang !== shown) html.lang = shown;
    const translate = words(html.lang);
    const skip = document.querySelector("[data-testid=stSkipToContent]");
    if (skip && translate[skip.textContent]) skip.firstChild.data = translate[skip.textContent];
    for (const node of document.querySelectorAll("#root [aria-label], #root [title]")) {
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
    const found = root.querySelectorAll("[data-testid=stMain] :is(h1, .lead, .answer):not([role=status], [role=status] *)");
    const now = [...found].filter((node) => node.checkVisibility()).map((node) => node.textContent.trim());
    const fresh = told && now.filter((text) => !told.includes(text));
    told = now;
    if (fresh?.length) live.textContent = fresh.join(" ");
  }

  let waiting = false;
  new MutationObserver(() => {
    clearTimeout(later);
    later = setTimeout(tell, 500);
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }).observe(document, { subtree: true, childList: true });
})();
