// On paper nothing can be opened: sources are opened before printing and closed again after it.
// Where many stand beside each other each only says whose its figure is; the address leads to the rest.
(() => {
  "use strict";
  const MOST_OPENED = 60;
  let opened = [];
  addEventListener("beforeprint", () => {
    const closed = [...document.querySelectorAll("details.source:not([open])")].filter((node) => !node.closest("td, li, .card"));
    opened = closed.length <= MOST_OPENED ? closed : [];
    for (const node of opened) node.open = true;
    const url = new URL(location);
    url.searchParams.delete("own");
    for (const foot of document.querySelectorAll("footer")) foot.dataset.address = url.href;
  });
  addEventListener("afterprint", () => {
    for (const node of opened) node.open = false;
    opened = [];
  });
})();
