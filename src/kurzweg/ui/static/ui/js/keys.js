// SPDX-License-Identifier: EUPL-1.2
// Single keys for clerks: they press the buttons that carry them, so that keyboard and mouse do the same.
(() => {
  const SWITCH = "kw-keys-off";
  const FIELDS = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
  const legend = document.getElementById("tasten");

  const isOff = () => localStorage.getItem(SWITCH) === "yes";
  const mark = () => document.documentElement.classList.toggle("kw-no-keys", isOff());
  const visible = (element) => element.getClientRects().length > 0 && !element.disabled;
  const carrying = (key) =>
    [...document.querySelectorAll("[data-kw-key]")].find((each) => each.dataset.kwKey === key && visible(each));

  function words(element) {
    const label = element.querySelector(".kern-label");
    return (label ?? element).textContent.trim();
  }

  function showLegend() {
    const list = legend.querySelector("[data-kw-legend]");
    list.replaceChildren();
    const told = new Set();
    for (const element of document.querySelectorAll("[data-kw-key]")) {
      if (!visible(element) || told.has(element.dataset.kwKey)) continue;
      told.add(element.dataset.kwKey);
      const key = document.createElement("kbd");
      key.className = "kw-key";
      key.textContent = element.dataset.kwKey.toUpperCase();
      const term = document.createElement("dt");
      term.append(key);
      const meaning = document.createElement("dd");
      meaning.textContent = words(element);
      list.append(term, meaning);
    }
    legend.querySelector("[data-kw-keys-on]").checked = !isOff();
    legend.showModal();
  }

  function moveRow(step) {
    const rows = [...document.querySelectorAll("[data-kw-row]")].filter(visible);
    if (!rows.length) return false;
    const here = rows.indexOf(document.activeElement);
    const next = here < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + step, 0), rows.length - 1);
    rows[next].focus();
    return true;
  }

  function press(key) {
    if (key === "j" || key === "k") return moveRow(key === "j" ? 1 : -1);
    const target = carrying(key);
    target?.click();
    return Boolean(target);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
    if (event.target.closest(FIELDS) || document.querySelector("dialog[open], [data-kw-cover]:not([hidden])")) return;
    if (event.key === "?" && legend) {
      event.preventDefault();
      showLegend();
    } else if (!isOff() && event.key.length === 1 && press(event.key.toLowerCase())) {
      event.preventDefault();
    }
  });

  legend?.addEventListener("change", (event) => {
    if (!event.target.matches("[data-kw-keys-on]")) return;
    if (event.target.checked) localStorage.removeItem(SWITCH);
    else localStorage.setItem(SWITCH, "yes");
    mark();
  });
  mark();
})();
