// Tells the page around the frame how high the whole of it is, so that it can make the frame so:
// { context: "iframe.resize", src, height }, whenever the height has changed.
(() => {
  "use strict";
  const html = document.documentElement;
  let told = 0;

  /** The height that everything needs at this width, whatever that of the frame is. */
  function needed() {
    html.classList.remove("fitted");
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    html.classList.add("fitted");
    return height;
  }

  function tell() {
    const height = needed();
    if (height === told) return;
    told = height;
    parent.postMessage({ context: "iframe.resize", src: location.href, height }, "*");
  }

  if (parent === window) return;
  addEventListener("resize", tell);
  addEventListener("load", tell);
  document.addEventListener("toggle", tell, true);
  tell();
})();
