// "Who could read this?" without leaving the page: a file that was chosen stays chosen. Nothing is saved either way.
// Where that does not work (a field is wrong, no network) the form is sent, as without script.
const zelf = new WeakSet();

document.addEventListener("submit", async (gebeurtenis) => {
  const { target: formulier, submitter: knop } = gebeurtenis;
  if (knop?.name !== "voorbeeld" || zelf.has(formulier)) return;
  gebeurtenis.preventDefault();
  knop.setAttribute("aria-disabled", "true");
  const antwoord = await vraag(formulier, knop);
  if (!antwoord) {
    zelf.add(formulier);
    formulier.requestSubmit(knop);
    return;
  }
  document.getElementById("wie-leest").replaceWith(antwoord);
  antwoord.querySelector("summary").focus();
});

async function vraag(formulier, knop) {
  try {
    const gekregen = await fetch(location.href, { method: "POST", body: new FormData(formulier, knop) });
    if (!gekregen.ok) return null;
    return new DOMParser().parseFromString(await gekregen.text(), "text/html").getElementById("wie-leest");
  } catch {
    return null;
  }
}
