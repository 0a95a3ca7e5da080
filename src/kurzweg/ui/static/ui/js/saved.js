// SPDX-License-Identifier: EUPL-1.2
// Keeps a page on this device because its reader asked for it: its words as they stand, without forms and keys.
// After the first time the answer of the finder that was seen last is kept, too. Nothing is kept without being asked.
(() => {
  const WORKER = "/unterwegs/helfer.js";
  const SHELF = "/unterwegs/";
  const PAGES = "kw-pages";
  const FILES = "kw-files";
  const LAST = "kw-last";
  const NOT_KEPT = "form, [data-kw-save], [data-kw-aloud], [data-kw-live], .kw-language-menu, .kw-finder__draw";
  if (!("caches" in window) || !("serviceWorker" in navigator)) return;

  function plain() {
    const copy = document.documentElement.cloneNode(true);
    for (const part of copy.querySelectorAll(NOT_KEPT)) part.remove();
    for (const note of copy.querySelectorAll("[data-kw-saved-note]")) note.hidden = false;
    return `<!doctype html>\n${copy.outerHTML}`;
  }

  function files() {
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
    const linked = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon]")].map((link) => link.href);
    return [...new Set([...loaded, ...linked])].filter((name) => name.startsWith(`${location.origin}/static/`));
  }

  async function keep(shelf) {
    const note = document.querySelector("[data-kw-saved-note] [data-kw-saved-when]");
    const headers = {
      "Content-Type": "text/html; charset=utf-8",
      "X-Kw-Title": encodeURIComponent(document.querySelector("h1").innerText.replace(/\s+/g, " ").trim()),
      "X-Kw-When": encodeURIComponent(note.textContent.trim()),
      "X-Kw-Language": document.documentElement.lang,
    };
    const pages = await caches.open(shelf);
    if (shelf === LAST) for (const key of await pages.keys()) await pages.delete(key);
    await pages.put(location.pathname + location.search, new Response(plain(), { headers }));
    const kept = await caches.open(FILES);
    await Promise.allSettled(files().map((name) => kept.add(name)));
  }

  async function fetchShelf() {
    const kept = await caches.open(FILES);
    await kept.add(SHELF);
  }

  const save = document.querySelector("[data-kw-save]");
  if (save) {
    save.hidden = false;
    save.querySelector("[data-kw-save-now]").addEventListener("click", async () => {
      await navigator.serviceWorker.register(WORKER, { scope: "/" });
      await keep(PAGES);
      await fetchShelf();
      save.querySelector("[data-kw-save-done]").hidden = false;
    });
    const isAsked = navigator.serviceWorker.controller && save.dataset.kwSave === "answer";
    if (isAsked && !document.querySelector("[data-kw-saved-note]:not([hidden])")) keep(LAST);
  }

  const shelf = document.querySelector("[data-kw-shelf]");
  if (shelf) list(shelf);

  async function list(place) {
    place.hidden = false;
    document.querySelector("[data-kw-offline]").hidden = navigator.onLine;
    const lines = place.querySelector("ul");
    const seen = new Set();
    for (const name of [PAGES, LAST]) {
      const pages = await caches.open(name);
      for (const request of await pages.keys()) {
        const address = new URL(request.url);
        if (seen.has(address.href)) continue;
        seen.add(address.href);
        lines.append(line(place, address, (await pages.match(request)).headers));
      }
    }
    place.querySelector("[data-kw-shelf-empty]").hidden = seen.size > 0;
    place.querySelector("[data-kw-shelf-clear]").hidden = seen.size === 0;
    place.querySelector("[data-kw-shelf-clear]").addEventListener("click", async () => {
      await forget();
      lines.replaceChildren();
      place.querySelector("[data-kw-shelf-clear]").hidden = true;
      place.querySelector("[data-kw-shelf-gone]").hidden = false;
    });
  }

  function line(place, address, said) {
    const entry = place.querySelector("template").content.firstElementChild.cloneNode(true);
    const link = entry.querySelector("a");
    link.href = address.pathname + address.search;
    const title = entry.querySelector("[data-kw-shelf-title]");
    title.textContent = decodeURIComponent(said.get("X-Kw-Title"));
    title.lang = said.get("X-Kw-Language");
    title.dir = "auto";
    entry.querySelector("[data-kw-shelf-when]").textContent = decodeURIComponent(said.get("X-Kw-When"));
    return entry;
  }

  async function forget() {
    for (const name of [PAGES, FILES, LAST]) await caches.delete(name);
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  }
})();
