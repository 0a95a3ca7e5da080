// SPDX-License-Identifier: EUPL-1.2
// Live regions: the stream only says "something changed"; the page then reads its part again. When the
// stream is gone the last state stays, and the page says so. A closed stream is opened again for ever:
// the browser by itself gives up when a restarting server answers with an error.
(() => {
  const FIRST_WAIT = 1000;
  const LONGEST_WAIT = 10000;
  const SILENCE = 40000; // the server says something every 15 seconds

  function watch(region) {
    let stream = null;
    let wait = FIRST_WAIT;
    let heard = Date.now();
    let reading = false;
    let again = false;

    const lost = (is) => {
      for (const note of document.querySelectorAll("[data-kw-lost]")) note.hidden = !is;
    };

    async function read() {
      if (reading) {
        again = true;
        return;
      }
      reading = true;
      try {
        const answer = await fetch(region.dataset.kwRead, {
          headers: { "HX-Request": "true" },
          cache: "no-store",
        });
        if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
        put(region, await answer.text());
        lost(false);
      } catch {
        lost(true);
        setTimeout(read, wait);
      } finally {
        reading = false;
        if (again) {
          again = false;
          read();
        }
      }
    }

    function open() {
      stream = new EventSource(region.dataset.kwLive);
      stream.onopen = () => {
        wait = FIRST_WAIT;
        heard = Date.now();
        read();
      };
      stream.onmessage = () => {
        heard = Date.now();
        read();
      };
      stream.addEventListener("alive", () => { heard = Date.now(); });
      stream.onerror = reopen;
    }

    function reopen() {
      lost(true);
      stream?.close();
      stream = null;
      setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }

    // A dead line raises no error of its own; only the missing sign of life tells.
    setInterval(() => {
      if (stream && Date.now() - heard > SILENCE) reopen();
    }, 5000);
    addEventListener("pagehide", () => stream?.close());
    addEventListener("pageshow", (event) => { if (event.persisted) reopen(); });
    open();
  }

  function put(region, html) {
    const fresh = document.createElement("div");
    fresh.innerHTML = html;
    if (fresh.innerHTML === region.innerHTML) return;
    const focused = region.contains(document.activeElement) ? document.activeElement.id : "";
    if (focused === "" && region.contains(document.activeElement)) {
      // What has the focus has no name to find it by: the change waits until the focus has left.
      region.addEventListener("focusout", () => put(region, html), { once: true });
      return;
    }
    region.replaceChildren(...fresh.childNodes);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    window.htmx?.process(region);
    region.dispatchEvent(new CustomEvent("kw:changed", { bubbles: true }));
  }

  for (const region of document.querySelectorAll("[data-kw-live]")) watch(region);

  const clock = document.querySelector("[data-kw-clock]");
  if (clock) {
    const tell = () => {
      clock.textContent = new Date().toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit", timeZone: clock.dataset.kwClock });
    };
    tell();
    setInterval(tell, 1000);
  }
})();
