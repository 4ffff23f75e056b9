// What stands at the pointer in a chart that the server has drawn: the words of the nearest mark.
// A drawing says where its marks are, [x, y, half their width, half their height]; the words stand in
// the same order, and in the first of the drawings of one chart.
(() => {
  "use strict";
  const NEAR = 24; // of the drawing's own units: a point need not be met exactly
  const MARGIN = 16;
  const known = new WeakMap();
  let tip = null;

  /** The marks of a drawing, and its words. */
  function read(drawing) {
    if (!known.has(drawing)) {
      const words = drawing.dataset.words ?? drawing.closest(".picture").querySelector("[data-words]").dataset.words;
      known.set(drawing, { marks: JSON.parse(drawing.dataset.marks), words: words.split("|") });
    }
    return known.get(drawing);
  }

  /** The words of the mark at a place of the drawing, else of the nearest that is near enough. */
  function wordsAt(drawing, x, y) {
    const { marks, words } = read(drawing);
    const apart = marks.map(([midX, midY, wide, high]) => Math.hypot(Math.max(0, Math.abs(x - midX) - wide), Math.max(0, Math.abs(y - midY) - high)));
    const least = Math.min(...apart);
    return least <= NEAR ? words[apart.indexOf(least)] : null;
  }

  function hide() {
    if (tip) tip.hidden = true;
  }

  function show(words, event) {
    tip ??= document.body.appendChild(Object.assign(document.createElement("p"), { className: "chart-tip", ariaHidden: "true" }));
    if (tip.textContent !== words) tip.textContent = words;
    tip.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = tip;
    const right = event.clientX + MARGIN + width <= innerWidth;
    const below = event.clientY + MARGIN + height <= innerHeight;
    tip.style.left = `${Math.max(0, right ? event.clientX + MARGIN : event.clientX - MARGIN - width)}px`;
    tip.style.top = `${Math.max(0, below ? event.clientY + MARGIN : event.clientY - MARGIN - height)}px`;
  }

  function point(event) {
    const drawing = event.target.closest?.("svg[data-marks]");
    if (!drawing) { hide(); return; }
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
    const words = wordsAt(drawing, x, y);
    if (words) show(words, event);
    else hide();
  }

  for (const name of ["pointermove", "pointerdown"]) document.addEventListener(name, point, { passive: true });
  for (const name of ["scroll", "wheel", "blur"]) addEventListener(name, hide, { capture: true, passive: true });
  document.documentElement.addEventListener("pointerleave", hide);
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") hide(); });
})();
