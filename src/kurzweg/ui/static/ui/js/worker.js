// SPDX-License-Identifier: EUPL-1.2
// Without a network it shows what its reader has saved, and else the list of what is saved. It keeps nothing by itself,
// never looks at pages of the office, and with a network it stands aside.
const SHELF = "/unterwegs/";
const SAVED = ["kw-pages", "kw-last"];
const FILES = "kw-files";
const READABLE = /^\/(zustaendigkeit\/[\w-]+\/|stand\/|unterwegs\/|)$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate" && READABLE.test(address.pathname)) event.respondWith(page(request, address));
  else if (address.pathname.startsWith("/static/")) event.respondWith(file(request));
});

async function page(request, address) {
  try {
    return await fetch(request);
  } catch {
    for (const name of SAVED) {
      const kept = await (await caches.open(name)).match(address.pathname + address.search, {
        ignoreSearch: address.pathname === "/stand/",
      });
      if (kept) return kept;
    }
    return (await (await caches.open(FILES)).match(SHELF, { ignoreVary: true })) ?? Response.error();
  }
}

async function file(request) {
  try {
    return await fetch(request);
  } catch {
    return (await (await caches.open(FILES)).match(request, { ignoreVary: true })) ?? Response.error();
  }
}
