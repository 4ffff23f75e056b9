// Presentation mode: which step is shown, by keyboard, clicker, finger or another window.
// All steps are in the document, so nothing is asked of the network once it has been loaded.
(() => {
  "use strict";
  const SWIPE = 60;
  const QUIET_MS = 2500;
  const JUMP_MS = 3000;
  const { body, documentElement: html } = document;
  const words = JSON.parse(body.dataset.words);
  const steps = [...document.querySelectorAll(".step")];
  const dots = [...document.querySelectorAll(".progress a")];
  const one = (selector) => document.querySelector(selector);
  const inFile = location.protocol === "file:";
  const notes = new URL(location).searchParams.get("notes") === "on" || window.name === "speaker";
  const started = { at: Date.now() };
  let at = 0;
  let black = false;
  let digits = "";
  let speaker = null;

  // ---- the address: in a file only the part after # can change ----

  function stepOf(address) {
    const url = new URL(address);
    const given = inFile ? url.hash.slice(1) : url.searchParams.get("step");
    const number = /^\d{1,3}$/.test(given ?? "") ? Number(given) : 0;
    return Math.min(number, steps.length - 1);
  }
  function addressOf(step) {
    const url = new URL(location);
    if (inFile) url.hash = String(step);
    else url.searchParams.set("step", String(step));
    return url.href;
  }

  // ---- windows that follow each other ----

  const same = new URL(location);
  for (const name of ["step", "notes", "theme"]) same.searchParams.delete(name);
  const show = same.pathname + same.search;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("presentation") : null;
  function tell(message) {
    const whole = { show, ...message };
    channel?.postMessage(whole);
    // between files there is no channel, only windows that know each other
    const target = inFile ? "*" : location.origin;
    for (const other of [speaker, window.opener]) if (other && !other.closed) other.postMessage(whole, target);
  }
  function hear({ show: from, step, dark, asks }) {
    if (from !== show) return;
    if (asks) tell({ step: at, dark: black });
    if (Number.isInteger(step) && step !== at && steps[step]) go(step, { told: true });
    if (typeof dark === "boolean" && dark !== black) darken(dark, true);
  }
  channel?.addEventListener("message", (event) => hear(event.data));
  window.addEventListener("message", (event) => {
    const own = event.origin === location.origin || (inFile && event.origin === "null");
    if (own && event.data && typeof event.data === "object") hear(event.data);
  });

  // ---- showing ----

  // the first of the steps is the cover and the last the end: what is between is numbered from 1
  const last = steps.length - 2;
  const headline = (step) => steps[step]?.querySelector("h1").textContent ?? "";
  function paint() {
    steps.forEach((step, number) => step.classList.toggle("current", number === at));
    dots.forEach((dot, number) => {
      if (number + 1 === at) dot.setAttribute("aria-current", "step");
      else dot.removeAttribute("aria-current");
    });
    const edge = at === 0 || at > last;
    body.classList.toggle("edge", edge);
    one(".progress .at").textContent = String(Math.min(at, last));
    one(".leave").href = steps[at].dataset.address;
    document.title = `${headline(at)} – ${words.title}`;
    one(".live").textContent = edge ? headline(at) : `${at} ${words.of} ${last}: ${headline(at)}`;
    one(".speaker .place").textContent = `${Math.min(at, last)}/${last}`;
    one(".speaker .shown").textContent = headline(at);
    one(".speaker .spoken").textContent = steps[at].querySelector(".note")?.textContent ?? words.noNote;
    one(".speaker .following").textContent = steps[at + 1] ? `${words.next}: ${headline(at + 1)}` : words.last;
    scrollTo(0, 0);
  }
  function go(step, { told = false, replace = false } = {}) {
    const wanted = Math.min(Math.max(step, 0), steps.length - 1);
    const moved = wanted !== at;
    at = wanted;
    if (moved && !replace) history.pushState(null, "", addressOf(at));
    paint();
    if (!told) tell({ step: at });
  }
  function darken(on, told = false) {
    black = on;
    one(".black").hidden = !on || notes;
    one(".speaker").classList.toggle("dark", on);
    if (!told) tell({ dark: on });
  }
  window.addEventListener("popstate", () => { at = stepOf(location.href); paint(); tell({ step: at }); });

  // ---- what one can do ----

  const acts = {
    next: () => go(at + 1),
    previous: () => go(at - 1),
    black: () => darken(!black),
    laser: () => {
      const on = one(".laser").hidden;
      one(".laser").hidden = !on;
      body.classList.toggle("pointing", on);
      one("[data-act=laser]").setAttribute("aria-pressed", String(on));
    },
    code: () => {
      const shown = steps[at].querySelector(".same-view");
      if (shown) shown.hidden = !shown.hidden;
    },
    theme: () => {
      const dark = getComputedStyle(html).colorScheme === "dark" || (getComputedStyle(html).colorScheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
      html.dataset.theme = dark ? "light" : "dark";
      if (inFile) return;
      const url = new URL(location);
      url.searchParams.set("theme", html.dataset.theme);
      history.replaceState(history.state, "", url.href);
    },
    full: () => (document.fullscreenElement ? document.exitFullscreen() : html.requestFullscreen()),
    notes: () => {
      const url = new URL(addressOf(at));
      if (!inFile) url.searchParams.set("notes", "on");
      speaker = window.open(url.href, "speaker", "popup,width=1000,height=760");
    },
    restart: () => { started.at = Date.now(); tick(); },
    clock: () => { one(".clock").hidden = !one(".clock").hidden; },
    leave: () => { if (notes) window.close(); else location.assign(steps[at].dataset.address); },
  };
  document.addEventListener("click", (event) => {
    const act = event.target.closest("[data-act]")?.dataset.act;
    const dot = dots.indexOf(event.target.closest(".progress a"));
    if (act) acts[act]();
    else if (dot >= 0) { event.preventDefault(); go(dot + 1); }
    else if (event.target.closest(".black")) darken(false);
  });

  const keys = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next",
    ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous", Backspace: "previous",
    b: "black", ".": "black", t: "theme", f: "full", n: "notes", c: "clock", l: "laser", q: "code",
  };
  let clearing = null;
  function write(text) {
    digits = text;
    one(".jump").textContent = digits;
    one(".jump").hidden = !digits;
    clearTimeout(clearing);
    if (digits) clearing = setTimeout(() => write(""), JUMP_MS);
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { key } = event;
    const pressed = event.target.closest("button, a[href]") && (key === " " || key === "Enter");
    if (pressed && !digits) return;
    if (/^\d$/.test(key) && digits.length < 3) { write(digits + key); return; }
    if (key === "Escape") {
      if (digits) write("");
      else if (black) darken(false);
      else acts.leave();
      return;
    }
    if (key === "Enter" && digits) { go(Math.min(Number(digits), last)); write(""); event.preventDefault(); return; }
    if (key === "Home" || key === "End") { go(key === "Home" ? 0 : steps.length - 1); event.preventDefault(); return; }
    const act = keys[key.length === 1 ? key.toLowerCase() : key];
    if (!act) return;
    event.preventDefault();
    if (black && (act === "next" || act === "previous")) darken(false);
    else acts[act]();
  });

  let touched = null;
  document.addEventListener("touchstart", (event) => { touched = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
  document.addEventListener("touchend", (event) => {
    const end = event.changedTouches[0];
    if (!touched || !end) return;
    const [x, y] = [end.clientX - touched.clientX, end.clientY - touched.clientY];
    if (Math.abs(x) > SWIPE && Math.abs(x) > 1.5 * Math.abs(y)) go(at + (x < 0 ? 1 : -1));
    touched = null;
  }, { passive: true });

  let quiet = null;
  document.addEventListener("pointermove", (event) => {
    if (!one(".laser").hidden) one(".laser").style.translate = `${event.clientX}px ${event.clientY}px`;
    body.classList.add("moved");
    clearTimeout(quiet);
    quiet = setTimeout(() => body.classList.remove("moved"), QUIET_MS);
  });

  // ---- time ----

  function tick() {
    const now = new Date().toLocaleTimeString(html.lang === "en" ? "en-GB" : "sv-SE", { hour: "2-digit", minute: "2-digit" });
    const seconds = Math.floor((Date.now() - started.at) / 1000);
    one(".clock").textContent = now;
    one(".speaker .now").textContent = now;
    one(".speaker .passed").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
  setInterval(tick, 1000);

  // the projector must not fall asleep; not every browser can promise it
  const stayAwake = () => { if (!document.hidden) navigator.wakeLock?.request("screen").catch(() => {}); };
  document.addEventListener("visibilitychange", stayAwake);

  at = stepOf(location.href);
  body.classList.toggle("notes", notes);
  one(".speaker").hidden = !notes;
  paint();
  tick();
  stayAwake();
  tell({ asks: notes });
  body.dataset.ready = "true";
})();
