// People who are not known yet: the lines about them name them as they are typed, and offer no more of them than there
// are. Without script every place is offered by its number.
const PLAATS = "input[type=checkbox][value^='-'], option[value^='-']";

function benoem(groep) {
  const rijen = groep.querySelectorAll("[data-tandem-rij]");
  for (const keuze of groep.closest("form").querySelectorAll(PLAATS)) {
    const nummer = -Number(keuze.value);
    const voornaam = rijen[nummer - 1]?.querySelector("[name$='-voornaam']")?.value.trim();
    const naam = voornaam ? `Persoon ${nummer}: ${voornaam}` : `Persoon ${nummer}`;
    const gekozen = keuze.checked || keuze.selected;
    const vak = keuze.closest(".tandem-keuze") ?? keuze;
    vak.hidden = nummer > rijen.length && !gekozen;
    (vak.querySelector("label") ?? keuze).textContent = naam;
  }
}

for (const groep of document.querySelectorAll("[data-tandem-personen]")) {
  benoem(groep);
  groep.addEventListener("input", () => benoem(groep));
  groep.closest("form").addEventListener("click", (gebeurtenis) => {
    if (gebeurtenis.target.closest("[data-tandem-rij-erbij]")) benoem(groep);
  });
}
