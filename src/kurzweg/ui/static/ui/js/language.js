// SPDX-License-Identifier: EUPL-1.2
// Changing the language keeps what was typed but not yet sent. Only questions (GET) travel in the
// address; what a form would save never does.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-kw-language]");
  if (!link) return;
  const address = new URL(link.href);
  const chosen = address.searchParams.get("sprache");
  for (const form of document.querySelectorAll('main form[method="get"]')) {
    const typed = new FormData(form);
    for (const name of new Set(typed.keys())) {
      address.searchParams.delete(name);
      for (const value of typed.getAll(name)) address.searchParams.append(name, value);
    }
  }
  address.searchParams.set("sprache", chosen);
  link.href = address.href;
});
