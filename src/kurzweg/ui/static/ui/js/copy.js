// SPDX-License-Identifier: EUPL-1.2
// Copies the link to keep. Without this script the link itself can be held and copied.
for (const button of document.querySelectorAll("[data-kw-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const link = document.getElementById(button.dataset.kwCopy);
    await navigator.clipboard.writeText(link.href);
    button.parentElement.querySelector("[data-kw-copied]").hidden = false;
  });
}
