// "Add to presentation": the views collected so far stand in the address as `own` and go with the
// visitor from page to page. Nothing is kept, neither in the browser nor on the server.
(() => {
  "use strict";
  const read = () => new URL(location).searchParams.get("own") ?? "";
  let own = read();

  const quote = (text) => encodeURIComponent(text).replace(/%(2F|3F|3D|2C|3A|3B|7E|24)/g, decodeURIComponent);

  /** The address of what is seen now, or of a part of it, without the collection itself. */
  function here(part) {
    const url = part ? new URL(part, location) : new URL(location);
    for (const name of ["own", "lang"]) url.searchParams.delete(name);
    const query = url.searchParams.toString().replaceAll("%2C", ",");
    return url.pathname + (query ? `?${query}` : "") + url.hash;
  }

  function language() {
    return document.documentElement.lang === "en" ? "&lang=en" : "";
  }

  /** Streamlit writes the address anew when a page or a choice changes: put the collection back. */
  function keep() {
    const now = read();
    if (now) own = now;
    else if (own && location.pathname !== "/presentera") {
      const url = new URL(location);
      const rest = url.searchParams.toString().replaceAll("%2C", ",");
      history.replaceState(history.state, "", `${url.pathname}?${rest ? `${rest}&` : ""}own=${quote(own)}${url.hash}`);
    }
  }
  if (own) setInterval(keep, 400);

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    if (link.matches(".present-view")) {
      link.href = `/presentera?step=1${language()}&own=${quote(here())}`;
      return;
    }
    if (link.matches(".add-view")) {
      const views = [...own.split("~").filter(Boolean), here(link.dataset.view)];
      link.href = `/presentera?own=${quote(views.join("~"))}${language()}`;
      return;
    }
    // a whole new document takes the collection along only if its address does
    const url = new URL(link.href, location.href);
    const leads = url.origin === location.origin && own && !url.searchParams.has("own") && !/^\/(api|assets|geo|presentera)/.test(url.pathname);
    const same = url.pathname === location.pathname && url.hash && url.search === location.search;
    if (leads && !same) link.href = `${url.pathname}?${url.searchParams.size ? `${url.searchParams}&` : ""}own=${quote(own)}${url.hash}`;
  }, { capture: true });
})();
