// SPDX-License-Identifier: EUPL-1.2
// A button does not fire twice: people double-click when nothing seems to happen.
document.addEventListener("submit", (event) => {
  const form = event.target;
  // What a script sends by itself, such as htmx, stays on the page and may be sent again.
  if (form.method === "dialog" || event.defaultPrevented) return;
  if (form.dataset.kwSent) {
    event.preventDefault();
    return;
  }
  form.dataset.kwSent = "yes";
});
// Coming back to the page by the browser's back button, everything may be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-kw-sent]")) delete form.dataset.kwSent;
});
