// Adds a line to a list of lines: [data-tandem-rijen] around a Django formset with a <template> of the empty form.
// Without script the page brings some empty lines of its own.
for (const lijst of document.querySelectorAll("[data-tandem-rijen]")) {
  const knop = lijst.querySelector("[data-tandem-rij-erbij]");
  const sjabloon = lijst.querySelector("template");
  const teller = lijst.querySelector("input[name$='-TOTAL_FORMS']");
  if (!knop || !sjabloon || !teller) continue;
  const hoogste = Number(lijst.dataset.tandemRijen || 1000);
  knop.hidden = Number(teller.value) >= hoogste;
  knop.addEventListener("click", () => {
    const nummer = Number(teller.value);
    const rij = document.createElement("div");
    rij.innerHTML = sjabloon.innerHTML.replaceAll("__prefix__", String(nummer));
    const nieuw = rij.firstElementChild;
    sjabloon.before(nieuw);
    teller.value = String(nummer + 1);
    knop.hidden = nummer + 1 >= hoogste;
    nieuw.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });
}
