// The search box on every page: suggests while one writes, and goes there. Without it, the box is
// a form that leads to the page of results. Follows the pattern for a combobox with a list.
(() => {
  "use strict";
  const PAUSE_MS = 130;
  const MOST = 8;
  let waiting = 0;
  let asking = null;

  const box = (node) => node?.closest?.("form.search");
  const field = (form) => form.querySelector("input[type=search]");

  /** The list and the spoken count, made when they are first needed. */
  function parts(form) {
    let list = form.querySelector("[role=listbox]");
    if (!list) {
      const id = `search-${Math.random().toString(36).slice(2, 8)}`;
      list = document.createElement("ul");
      list.id = id;
      list.setAttribute("role", "listbox");
      list.setAttribute("aria-label", form.dataset.list);
      list.hidden = true;
      const spoken = document.createElement("p");
      spoken.className = "hidden";
      spoken.setAttribute("role", "status");
      form.append(list, spoken);
      const input = field(form);
      for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", id]]) input.setAttribute(name, value);
    }
    return { list, spoken: form.querySelector("[role=status]") };
  }

  function close(form) {
    const { list } = parts(form);
    list.hidden = true;
    field(form).setAttribute("aria-expanded", "false");
    field(form).removeAttribute("aria-activedescendant");
  }

  function mark(form, option) {
    const { list } = parts(form);
    for (const other of list.children) other.setAttribute("aria-selected", String(other === option));
    if (option) {
      field(form).setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else field(form).removeAttribute("aria-activedescendant");
  }

  function show(form, items) {
    const { list, spoken } = parts(form);
    list.replaceChildren(...items.map((item, at) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${at}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.address = item.address;
      const name = document.createElement("span");
      name.textContent = item.name;
      const more = document.createElement("small");
      more.textContent = item.detail ? `${item.kind_name}, ${item.detail}` : item.kind_name;
      option.append(name, " ", more);
      if (item.answer) option.append(" ", Object.assign(document.createElement("span"), { className: "answer-in-hit", textContent: item.answer }));
      return option;
    }));
    const words = form.dataset;
    spoken.textContent = !items.length ? words.none : items.length === 1 ? words.one : words.many.replace("{n}", items.length);
    if (!items.length) {
      const nothing = document.createElement("li");
      nothing.className = "nothing";
      nothing.textContent = words.none;
      list.replaceChildren(nothing);
    }
    list.hidden = false;
    field(form).setAttribute("aria-expanded", "true");
    mark(form, null);
  }

  /** The page that asks for a municipality, with the one that a suggestion means. */
  function leading(form, item) {
    const to = form.elements.to?.value;
    if (!to) return item;
    const there = new URL(to, location.href);
    const code = new URL(item.address, location.href).searchParams.get("kommun");
    for (const [name, value] of [...there.searchParams]) there.searchParams.set(name, [...new Set(value.split(",").map((one) => (one === "*" ? code : one)))].join(","));
    return { ...item, address: there.pathname + there.search };
  }

  async function ask(form) {
    const text = field(form).value.trim();
    asking?.abort();
    if (!text) return close(form);
    asking = new AbortController();
    const query = new URLSearchParams({ q: text, lang: form.dataset.lang, limit: MOST, ...(form.dataset.municipalities ? { municipalities: "true" } : {}) });
    try {
      const answer = await fetch(`/api/v1/search?${query}`, { signal: asking.signal });
      if (!answer.ok) return;
      show(form, (await answer.json()).items.map((item) => leading(form, item)));
      form.dataset.asked = text;
    } catch (error) {
      if (error.name !== "AbortError") close(form);
    }
  }

  // Streamlit's sanitizer takes the hidden field away, since forms have a property of that name
  document.addEventListener("formdata", (event) => {
    const { lang } = box(event.target)?.dataset ?? {};
    if (lang && lang !== "sv") event.formData.set("lang", lang);
  });

  document.addEventListener("input", (event) => {
    const form = box(event.target);
    if (!form) return;
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE_MS, form);
  });

  document.addEventListener("focusin", (event) => { if (box(event.target)) parts(box(event.target)); });

  document.addEventListener("keydown", (event) => {
    const form = box(event.target);
    if (!form || event.target !== field(form) || event.isComposing) return;
    const { list } = parts(form);
    const options = [...list.querySelectorAll("[role=option]")];
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return void ask(form);
      if (!options.length) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = at < 0 && step < 0 ? options.length - 1 : (at + step + options.length) % options.length;
      mark(form, options[next]);
    } else if (event.key === "Enter" && !list.hidden && (at >= 0 || (options.length === 1 && form.dataset.asked === field(form).value.trim()))) {
      event.preventDefault();
      location.assign(options[Math.max(at, 0)].dataset.address);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close(form);
    }
  }, true);

  // the application leaves out a field called `lang`, so that the results would be in Swedish
  document.addEventListener("submit", (event) => {
    const form = box(event.target);
    if (!form) return;
    event.preventDefault();
    const given = new URLSearchParams(new FormData(form));
    if (form.dataset.lang !== "sv") given.set("lang", form.dataset.lang);
    location.assign(`${form.getAttribute("action")}?${given}`);
  });

  // pressing must not move the focus out of the field before the click has come
  document.addEventListener("mousedown", (event) => { if (event.target.closest?.("form.search [role=listbox]")) event.preventDefault(); });
  document.addEventListener("click", (event) => {
    const option = event.target.closest?.("form.search [role=option]");
    if (option) location.assign(option.dataset.address);
  });
  document.addEventListener("focusout", (event) => {
    const form = box(event.target);
    if (form && !form.contains(event.relatedTarget)) close(form);
  });
})();
