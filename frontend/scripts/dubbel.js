// A form is sent once: the second press on the button does nothing. The server guards it too.
const bezig = new WeakSet();

document.addEventListener("submit", (gebeurtenis) => {
  const formulier = gebeurtenis.target;
  if (formulier.method !== "post" || gebeurtenis.defaultPrevented) return;
  if (bezig.has(formulier)) {
    gebeurtenis.preventDefault();
    return;
  }
  bezig.add(formulier);
  gebeurtenis.submitter?.classList.add("nl-button--busy");
  gebeurtenis.submitter?.setAttribute("aria-disabled", "true");
});

// Back to the page from the browser's memory: the form may be sent again.
window.addEventListener("pageshow", () => {
  for (const formulier of document.forms) {
    bezig.delete(formulier);
    for (const knop of formulier.querySelectorAll("[aria-disabled]")) {
      knop.classList.remove("nl-button--busy");
      knop.removeAttribute("aria-disabled");
    }
  }
});
