// In the offline pack: the map in the browser, and the search among the indicators. What the site's
// own script fetches is read here from what stands beside it.
(() => {
  "use strict";
  const content = window.mapContent;

  // ---- the map ----

  function safely(act) {
    try { act(); } catch { /* a browser that lets no file change its address: the choice is not in it */ }
  }
  window.mapPack = {
    fetch: async (name) => ({ ok: name in content.files, text: async () => content.files[name], json: async () => JSON.parse(content.files[name]) }),
    history: { state: null, replaceState: (state, title, address) => safely(() => history.replaceState(state, title, address)) },
    profile: (code) => `kommun-${code}.html`,
  };

  async function startMap(place) {
    const parameters = new URL(location).searchParams;
    const known = (key, standard) => (content.series[key] ? key : standard);
    let chosen = known(parameters.get("indicator"), content.first);
    let other = known(parameters.get("indicator2"), content.second);
    const drawings = ["map", "two", "relation"];
    let drawing = drawings.includes(parameters.get("view")) ? parameters.get("view") : "map";
    const box = document.createElement("div");
    box.className = "offline-map";
    const root = box.attachShadow({ mode: "open" });
    root.innerHTML = '<div class="municipality-map"></div>';
    const heading = document.querySelector("h1");
    const origin = place.closest(".piece").nextElementSibling;
    const kept = new Map();
    const dataOf = (key) => { if (!kept.has(key)) kept.set(key, structuredClone(content.series[key].map)); return kept.get(key); };
    const write = (name, value) => {
      const url = new URL(location);
      if (value) url.searchParams.set(name, value); else url.searchParams.delete(name);
      window.mapPack.history.replaceState(null, "", url.href.replaceAll("%2C", ","));
    };
    const draw = () => {
      heading.textContent = content.series[chosen].name;
      origin.innerHTML = content.series[chosen].origin;
      return window.municipalityMap.draw({
        parentElement: root,
        data: { style: "style", geometry: "geometry", texts: "texts", places: "places", chosen, chosen2: other, drawing,
          first: dataOf(chosen), second: drawing === "map" ? null : dataOf(other), selected: [] },
        setTriggerValue: (name, picked) => {
          if (name !== "picked") return;
          if (picked.indicator) { chosen = picked.indicator; write("indicator", chosen); write("year", ""); }
          if (picked.indicator2) { other = picked.indicator2; write("indicator2", other); }
          draw();
        },
      });
    };
    const choice = document.getElementById("drawings");
    for (const button of choice.querySelectorAll("button")) {
      const mark = () => choice.querySelectorAll("button").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.drawing === drawing)));
      button.addEventListener("click", () => { drawing = button.dataset.drawing; write("view", drawing === "map" ? "" : drawing); mark(); draw(); });
      mark();
    }
    choice.hidden = false;
    await draw();
    place.replaceWith(box);
    box.dataset.ready = "true";
  }

  // ---- the search among the indicators ----

  function startSearch(field) {
    const items = [...document.querySelectorAll(".catalogue tr[id]")].map((node) => [node, node.textContent.toLowerCase()]);
    const told = document.querySelector("main [role=status]:not(.first-late)");
    field.closest("p").hidden = false;
    field.addEventListener("input", () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [node, text] of items) { node.hidden = !words.every((word) => text.includes(word)); shown += !node.hidden; }
      for (const group of document.querySelectorAll(".catalogue tr.group")) {
        let row = group.closest("tbody").nextElementSibling;
        let empty = true;
        for (; row && !row.querySelector("tr.group"); row = row.nextElementSibling) empty &&= !row.querySelector("tr[id]:not([hidden])");
        group.hidden = empty;
      }
      if (told) told.textContent = field.dataset.text.replace("{shown}", shown).replace("{count}", items.length);
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector(".first-map");
    if (place && content) startMap(place);
    const field = document.getElementById("search");
    if (field) startSearch(field);
  });
})();
