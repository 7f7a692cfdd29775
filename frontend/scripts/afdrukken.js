// A print button exists only where script runs; folded parts open on paper.
for (const knop of document.querySelectorAll("[data-tandem-afdrukken]")) {
  knop.hidden = false;
  knop.addEventListener("click", () => window.print());
}

let dicht = [];
window.addEventListener("beforeprint", () => {
  dicht = [...document.querySelectorAll("main details:not([open])")];
  for (const deel of dicht) deel.open = true;
});
window.addEventListener("afterprint", () => {
  for (const deel of dicht) deel.open = false;
});
