// SPDX-License-Identifier: EUPL-1.2
// On a phone the navigation folds behind a button; without this script it simply stays open.
for (const button of document.querySelectorAll("[data-kw-menu]")) {
  button.hidden = false;
  const show = (open) => button.setAttribute("aria-expanded", String(open));
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  button.parentElement.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      show(false);
      button.focus();
    }
  });
}
