// Notes in a page what is seen and when: the first and largest content, figures, map, shifts.
(() => {
  const seen = window.seen = { shifts: 0 };
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.shifts += entry.value; });
  watch("paint", (entry) => { if (entry.name === "first-contentful-paint") seen.fcp = entry.startTime; });
  const shown = (node) => node && node.checkVisibility({ visibilityProperty: true });
  const app = () => document.querySelector("#root [data-testid=stApp]");
  const usable = () => {
    if (document.getElementById("first")) return false;
    if (document.documentElement.classList.contains("ready")) return true;
    return app()?.dataset.testScriptState === "notRunning" && shown(document.querySelector("#root h1"));
  };
  let before = 0;
  const look = () => {
    const now = performance.now();
    const figures = [...document.querySelectorAll(".tile .fig, .tile .no-figure, [data-testid=stMetricValue]")].filter(shown).length;
    if (!seen.figures && figures >= 10) seen.figures = now;
    if (!seen.map && shown(document.querySelector(".first-map svg path[data-code]"))) seen.map = now;
    if (!seen.usable && usable()) seen.usable = now;
    const content = [...document.querySelectorAll("h1")].some(shown);
    if (content) seen.content = true;
    else if (seen.content) seen.blank = (seen.blank ?? 0) + now - before;
    before = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
