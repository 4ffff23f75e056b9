// Copying a chart's addresses: fills in where this site is, and says what happened.
(() => {
  "use strict";

  /** What is to be copied, with this site's own address where the page does not know it. */
  const whole = (text) => text.replace(/(^|src=")\//, `$1${location.origin}/`);

  function follow() {
    for (const field of document.querySelectorAll(".share :is(input, textarea)[data-own]")) {
      field.value = whole(field.value);
      delete field.dataset.own;
      field.parentElement.querySelector("button").hidden = false;
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
    const field = button.parentElement.querySelector("input, textarea");
    const said = button.closest(".share").querySelector("[role=status]");
    const done = await copy(field);
    button.focus();
    said.textContent = "";
    requestAnimationFrame(() => { said.textContent = done ? button.dataset.done : button.dataset.failed; });
  });

  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.(".share :is(input, textarea)")) event.target.select();
  });

  document.addEventListener("toggle", (event) => { if (event.target.matches?.(".share")) follow(); }, true);
  follow();
})();
