// SPDX-License-Identifier: EUPL-1.2
// A kiosk with a printer: the button is there only where a script can press "print".
for (const button of document.querySelectorAll("[data-kw-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
