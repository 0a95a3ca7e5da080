// SPDX-License-Identifier: EUPL-1.2
// The structure as text: checked while it is typed, with each finding beside its line. What is typed and not yet
// saved is kept in this window, so that neither a time-out nor a wrong click loses it. Without this script the
// button "Nur prüfen" does the checking.
(() => {
  const PAUSE = 400;
  const form = document.querySelector("[data-kw-editor]");
  if (!form) return;
  const text = form.querySelector("textarea");
  const lines = form.querySelector(".kw-editor__lines");
  const margin = form.querySelector("[data-kw-remarks]");
  const unsaved = form.querySelector("[data-kw-unsaved]");
  const restored = form.querySelector("[data-kw-restored]");
  const kept = `kw-draft-${form.dataset.kwStep}`;
  const saved = text.defaultValue;
  const wide = matchMedia("(min-width: 64rem)");
  let asked = null;
  let timer = 0;

  const lineHeight = () => parseFloat(getComputedStyle(text).lineHeight);
  const remarks = () => [...margin.querySelectorAll("[data-line]")];

  function number() {
    const wrong = new Set(remarks().map((remark) => Number(remark.dataset.line)));
    const count = text.value.split("\n").length;
    const shown = document.createDocumentFragment();
    for (let line = 1; line <= count; line += 1) {
      if (line > 1) shown.append("\n");
      if (wrong.has(line)) {
        const mark = document.createElement("span");
        mark.className = "kw-editor__wrong";
        mark.textContent = String(line);
        shown.append(mark);
      } else {
        shown.append(String(line));
      }
    }
    lines.replaceChildren(shown);
    beside();
  }

  // The first finding in sight is set to the height of its line, and the others follow it; with none in sight they
  // stand at the top of the margin.
  function beside() {
    lines.style.blockSize = `${text.clientHeight}px`;
    lines.scrollTop = text.scrollTop;
    margin.style.blockSize = wide.matches ? `${text.offsetHeight}px` : "";
    margin.style.paddingBlockStart = "";
    const all = remarks();
    const top = text.scrollTop / lineHeight() + 1;
    const first = all.find((remark) => Number(remark.dataset.line) >= top) ?? all.at(-1);
    if (!first || !wide.matches) return;
    const height = (Number(first.dataset.line) - 1) * lineHeight() - text.scrollTop;
    const stands = first.offsetTop;
    const inSight = height < text.clientHeight;
    if (inSight && height > stands) margin.style.paddingBlockStart = `${height - stands}px`;
    margin.scrollTop = inSight ? Math.max(stands - height, 0) : 0;
  }

  async function check() {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(form.dataset.kwEditor, {
        method: "POST",
        body: new FormData(form),
        signal: asked.signal,
        headers: { "HX-Request": "true" },
      });
      if (!answer.ok || answer.redirected) return;
      margin.innerHTML = await answer.text();
      number();
    } catch {
      // A newer question took its place, or the line is gone; what was found last stays.
    }
  }

  function keep() {
    const isNew = text.value !== saved;
    unsaved.hidden = !isNew;
    if (isNew) sessionStorage.setItem(kept, text.value);
    else sessionStorage.removeItem(kept);
  }

  function go(line) {
    const all = text.value.split("\n");
    const start = all.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    text.focus({ preventScroll: true });
    text.setSelectionRange(start, start + (all[line - 1] ?? "").length);
    text.scrollTop = Math.max((line - 5) * lineHeight(), 0);
    text.scrollIntoView({ block: "nearest" });
  }

  text.addEventListener("input", () => {
    keep();
    number();
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  });
  text.addEventListener("scroll", beside);
  addEventListener("resize", beside);
  margin.addEventListener("click", (event) => {
    const link = event.target.closest("[data-kw-line]");
    if (!link) return;
    event.preventDefault();
    go(Number(link.dataset.kwLine));
  });
  form.addEventListener("submit", () => sessionStorage.removeItem(kept));
  restored?.querySelector("[data-kw-forget]").addEventListener("click", () => {
    sessionStorage.removeItem(kept);
    text.value = saved;
    restored.hidden = true;
    keep();
    check();
  });

  const before = sessionStorage.getItem(kept);
  if (before !== null && before !== saved && restored && !text.readOnly) {
    text.value = before;
    restored.hidden = false;
    keep();
    check();
  }
  lines.hidden = false;
  margin.classList.add("kw-editor__beside");
  margin.tabIndex = 0;
  margin.setAttribute("role", "region");
  margin.setAttribute("aria-labelledby", "geprueft-titel");
  number();
})();
