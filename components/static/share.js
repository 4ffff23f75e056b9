// Copying a chart's addresses: fills in where this site is, and says what happened.
(() => {
  "use strict";

  /** What is to be copied, with this site's own address where the page does not know it. */
  const whole = (text) => text.replace(/(^|src=")\//, `$1${location.origin}/`);

  /** The year that the page shows now, if it is not the last; the map moves in time by itself. */
  function year() {
    const given = new URLSearchParams(location.search).get("year") ?? "";
    return /^\d{4}$/.test(given) ? given : "";
  }

  function now(address, name) {
    const url = new URL(address, location.origin);
    if (year()) url.searchParams.set(name, year());
    else url.searchParams.delete(name);
    return url.href.replaceAll("%2C", ",");
  }

  /** Where what is shared is seen: here, with all that is chosen now, unless it is a part or has another page. */
  const address = (page, part) => (!part && (!page || new URL(whole(page)).pathname === location.pathname) ? location.href : whole(page));

  /** The address that shows the same after every later update: of the day that the page names. */
  function lasting(place) {
    const url = new URL(place);
    const known = document.querySelector(".share[data-known]")?.dataset.known;
    if (known && !url.searchParams.has("known")) url.searchParams.set("known", known);
    return url.href.replaceAll("%2C", ",");
  }

  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

  function follow() {
    for (const field of document.querySelectorAll(".share :is(input, textarea)")) {
      const share = field.closest(".share");
      const dated = year() || share.querySelector('[data-field="page"]').defaultValue.includes("year=");
      const page = share.querySelector('[data-field="page"]').defaultValue;
      const part = "part" in share.dataset;
      let text = whole(field.defaultValue);
      if (field.dataset.field === "page") text = address(page, part);
      if (field.dataset.field === "cite" && !page) text = `${document.title.replace(/ – .*/, "")}${text.slice(text.indexOf(". "))}`;
      if (field.dataset.field.startsWith("cite")) text = text.replace(/\S+$/, () => lasting(address(page, part)));
      if (share.dataset.kind === "map" && field.dataset.field === "data" && dated) text = now(text, "year");
      if (share.dataset.kind === "map" && field.dataset.field.startsWith("code")) {
        text = text
          .replace(/src="([^"]*)"/, (_all, found) => `src="${escaped(now(found.replaceAll("&amp;", "&"), "year"))}"`)
          .replace(/title="[^"]*"/, () => `title="${escaped([share.dataset.name, year()].filter(Boolean).join(", "))}"`);
      }
      field.value = text;
      field.closest(".share-row").querySelector("button").hidden = false;
    }
    for (const share of document.querySelectorAll(".share")) {
      share.hidden = false;
      share.querySelector(".share-native").hidden = !navigator.share;
    }
  }

  async function copy(field) {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      field.focus();
      field.select();
      return document.execCommand("copy"); // where the page is not served over TLS
    }
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".share button");
    if (!button) return;
    follow();
    if (button.matches(".share-native")) {
      const { value } = button.closest(".share").querySelector('[data-field="page"]');
      navigator.share({ title: document.title, url: value }).catch(() => {}); // closed without sharing
      return;
    }
    const field = button.closest(".share-row").querySelector("input, textarea");
    const said = button.closest(".share").querySelector("[role=status]");
    const done = await copy(field);
    button.focus();
    said.textContent = "";
    requestAnimationFrame(() => { said.textContent = done ? button.dataset.done : button.closest(".share").dataset.failed; });
  });

  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.(".share :is(input, textarea)")) event.target.select();
  });

  document.addEventListener("toggle", (event) => { if (event.target.matches?.(".share")) follow(); }, true);
  /** Examples say where this site is. */
  function examples() {
    const unknown = document.querySelectorAll("code.example:not([data-done])");
    for (const node of unknown) {
      node.dataset.done = "";
      const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) walk.currentNode.data = walk.currentNode.data.replaceAll("https://ADRESS", location.origin);
    }
    if (unknown.length) for (const note of document.querySelectorAll(".no-address")) note.remove();
  }

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; examples(); if (document.querySelector(".share[hidden]")) follow(); });
  }).observe(document.body, { subtree: true, childList: true });
  examples();
  follow();
})();
