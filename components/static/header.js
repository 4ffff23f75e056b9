// The bar above every page: it closes what it has opened, keeps the colours that are chosen in this
// browser, and leads to the same page in the other language with all that is chosen now.
(() => {
  "use strict";
  const html = document.documentElement;
  const bar = document.querySelector(".top");
  const opened = bar.querySelectorAll("details");

  const close = (but) => { for (const node of opened) if (node !== but) node.open = false; };

  document.addEventListener("click", ({ target }) => {
    const within = target.closest?.(".top details");
    if (!within || target.closest("a, button")) close(target.closest?.("summary") ? within : null);
  });
  bar.addEventListener("keydown", (event) => {
    const within = event.key === "Escape" && event.target.closest("details[open]");
    if (!within) return;
    within.open = false;
    within.querySelector("summary").focus();
  });
  for (const node of opened) node.addEventListener("toggle", () => { if (node.open) close(node); });

  // ---- language ----

  bar.addEventListener("click", ({ target }) => {
    const link = target.closest("a[hreflang]");
    if (!link) return;
    const here = new URL(location);
    here.searchParams.delete("lang");
    if (link.hreflang !== "sv") here.searchParams.set("lang", link.hreflang);
    link.href = here.pathname + here.search.replaceAll("%2C", ",") + here.hash;
  }, true);

  // ---- colours ----

  const stored = () => { try { return localStorage.getItem("theme") ?? ""; } catch { return ""; } };

  function show() {
    for (const button of bar.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === stored()));
      button.parentNode.hidden = false;
    }
    bar.querySelector(".top-colours").hidden = false;
  }

  /** The application takes its colours when it starts: the page is loaded anew, in its place. */
  function choose(theme) {
    if (theme === stored()) return;
    try {
      if (theme) localStorage.setItem("theme", theme);
      else localStorage.removeItem("theme");
    } catch { return; }
    document.dispatchEvent(new Event("keep-place"));
    location.reload();
  }

  bar.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-theme-choice]");
    if (button) choose(button.dataset.themeChoice);
  });
  if (html.dataset.theme !== undefined || stored() === "") show();

  // ---- a panel that would reach beyond the screen moves back into it ----

  const PANELS = ":is(details.source, .away > details)[open]:has(> .sheet)";

  document.addEventListener("toggle", ({ target }) => {
    const sheet = target.matches?.(PANELS) && target.querySelector(".sheet");
    if (!sheet) return;
    sheet.style.setProperty("--nudge", "0px");
    const { left, right } = sheet.getBoundingClientRect();
    const over = Math.max(0, right - (html.clientWidth - 16));
    sheet.style.setProperty("--nudge", `${-Math.min(over, left - 16)}px`);
    for (const other of document.querySelectorAll(PANELS)) if (!other.contains(target)) other.open = false;
  }, true);
  document.addEventListener("click", ({ target }) => {
    for (const node of document.querySelectorAll(PANELS)) if (!node.contains(target)) node.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const within = event.key === "Escape" && event.target.closest?.(PANELS);
    if (!within) return;
    within.open = false;
    within.querySelector("summary").focus();
  });
})();
