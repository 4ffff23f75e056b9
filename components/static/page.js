// Runs before Streamlit's own script: tells it where its server is, then keeps the document's
// language right and Streamlit's own English words in the visitor's language.
(() => {
  "use strict";
  window.prerenderReady = false;
  window.__streamlit = {
    BACKEND_BASE_URL: `${location.origin}/`,
    HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
  };
  const swedish = JSON.parse(document.getElementById("interface-words")?.textContent ?? "{}");
  const known = document.documentElement.lang === "sv" ? swedish : {};
  const english = Object.fromEntries(Object.entries(known).map(([from, to]) => [to, from]));
  const names = ["aria-label", "title"];

  function words(language) {
    return language === "sv" ? swedish : english;
  }

  function follow() {
    const root = document.documentElement;
    const shown = document.querySelector("[data-page-lang]")?.dataset.pageLang;
    if (shown && root.lang !== shown) root.lang = shown;
    const translate = words(root.lang);
    const skip = document.querySelector("[data-testid=stSkipToContent]");
    if (skip && translate[skip.textContent]) skip.firstChild.data = translate[skip.textContent];
    for (const node of document.querySelectorAll("#root [aria-label], #root [title]")) {
      for (const name of names) {
        const text = node.getAttribute(name);
        if (text && translate[text]) node.setAttribute(name, translate[text]);
      }
    }
  }

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }).observe(document, { subtree: true, childList: true });
})();
