// SPDX-License-Identifier: EUPL-1.2
// Who came into the queue is said aloud by screen readers; the rest of the page keeps still.
(() => {
  const news = document.querySelector("[data-desk-news]");
  const numbers = () =>
    new Set([...document.querySelectorAll("[data-desk-queue] [data-number]")].map((row) => row.dataset.number));
  let known = numbers();
  document.addEventListener("kw:changed", () => {
    const now = numbers();
    const fresh = [...now].filter((number) => !known.has(number));
    known = now;
    if (fresh.length && news) news.textContent = fresh.join(", ");
  });
})();
