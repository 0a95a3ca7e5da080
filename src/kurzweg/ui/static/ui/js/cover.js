// SPDX-License-Identifier: EUPL-1.2
// At a counter the page covers itself after five minutes without input; the log-in brings it back unchanged.
(() => {
  const cover = document.querySelector("[data-kw-cover]");
  if (!cover) return;
  const patience = Number(cover.dataset.kwCoverAfter) * 1000;
  const title = document.title;
  let last = Date.now();
  let before = null;

  const others = () => [...document.body.children].filter((each) => each !== cover);

  function hide() {
    before = document.activeElement;
    document.querySelector("dialog[open]")?.close();
    for (const each of others()) each.inert = true;
    cover.hidden = false;
    document.title = cover.querySelector("h2").textContent;
    cover.querySelector("input[type=password]")?.focus();
  }

  function show() {
    for (const each of others()) each.inert = false;
    cover.hidden = true;
    document.title = title;
    last = Date.now();
    before?.focus();
  }

  for (const sign of ["keydown", "pointerdown", "wheel", "touchstart"]) {
    document.addEventListener(sign, () => { if (cover.hidden) last = Date.now(); }, { capture: true, passive: true });
  }
  // The clock is read, not counted: a laptop that slept for an hour wakes up covered.
  const look = () => { if (cover.hidden && Date.now() - last >= patience) hide(); };
  setInterval(look, Math.min(patience, 5000));
  document.addEventListener("visibilitychange", look);

  cover.querySelector("[data-kw-uncover]")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const complaint = form.querySelector("[data-kw-uncover-error]");
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) }).catch(() => null);
    form.querySelector("input[type=password]").value = "";
    delete form.dataset.kwSent;
    complaint.hidden = Boolean(answer?.ok) || answer?.status === 401;
    form.querySelector("[data-kw-uncover-over]").hidden = answer?.status !== 401;
    if (answer?.ok) show();
  });
})();
