// Saves what is typed as a draft: <form data-tandem-concept="/address"> with an element [data-tandem-concept-stand] in it.
// At most 1.5 seconds after the first unsaved change, so that two seconds of typing is the most that can be lost.
// Files and passwords never go along. The draft lives at the server, under the key of the household, never in the browser.
const WACHT = 1500;
const OPNIEUW = 8000;

const AFGEMELD = "U bent afgemeld. Wat u schreef, staat nog op dit scherm. Log in een ander tabblad in; daarna bewaren we het.";
const LUKT_NIET = "Bewaren lukt nu niet. Wat u schreef, staat nog op dit scherm. We proberen het zo weer.";

// After logging in again in another tab the mark in this form is old; the cookie holds the new one.
function verversMerk(formulier) {
  const merk = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  const veld = formulier.elements.csrfmiddlewaretoken;
  if (merk && veld) veld.value = merk;
}

function inhoud(formulier) {
  verversMerk(formulier);
  const gegevens = new FormData(formulier);
  for (const veld of formulier.elements) {
    if (veld.type === "file" || veld.type === "password") gegevens.delete(veld.name);
  }
  return gegevens;
}

class Concept {
  constructor(formulier) {
    this.formulier = formulier;
    this.adres = formulier.dataset.tandemConcept;
    this.stand = formulier.querySelector("[data-tandem-concept-stand]");
    this.gewijzigd = false;
    this.klaar = false;
    formulier.addEventListener("input", () => this.plan(WACHT));
    formulier.addEventListener("change", () => this.plan(WACHT));
    formulier.addEventListener("submit", (gebeurtenis) => this.verstuurd(gebeurtenis));
    window.addEventListener("pagehide", () => this.vertrek());
    document.addEventListener("visibilitychange", () => document.hidden && this.vertrek());
    window.addEventListener("pageshow", () => (this.klaar = false));
  }

  zeg(tekst, stand) {
    if (!this.stand) return;
    this.stand.dataset.stand = stand;
    this.stand.textContent = tekst;
  }

  plan(wachttijd) {
    this.gewijzigd = true;
    this.klok ??= setTimeout(() => this.bewaar(), wachttijd);
  }

  async bewaar() {
    this.klok = undefined;
    if (this.klaar || !this.gewijzigd) return;
    if (this.onderweg) return; // the answer of the one before starts the next
    this.gewijzigd = false;
    this.onderweg = new AbortController();
    try {
      const antwoord = await fetch(this.adres, {
        method: "POST",
        body: inhoud(this.formulier),
        headers: { "X-Requested-With": "tandem-concept" },
        credentials: "same-origin",
        redirect: "error",
        signal: this.onderweg.signal,
      });
      if (!antwoord.ok) throw new Error(await this.reden(antwoord));
      const tijd = new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
      this.zeg(`Concept bewaard om ${tijd}`, "bewaard");
    } catch (fout) {
      if (this.klaar) return;
      this.zeg(fout.name === "Error" ? fout.message : LUKT_NIET, "mislukt");
      this.onderweg = undefined;
      this.plan(OPNIEUW);
      return;
    }
    this.onderweg = undefined;
    if (this.gewijzigd) this.plan(0);
  }

  // What the server said in a sentence ({"fout": ".."}), else ours.
  async reden(antwoord) {
    if (antwoord.status === 401 || antwoord.status === 403) return AFGEMELD;
    const gezegd = await antwoord.json().catch(() => ({}));
    return gezegd.fout ? `Bewaren lukt niet. ${gezegd.fout}` : LUKT_NIET;
  }

  // Sent for good: no draft may come after it.
  verstuurd(gebeurtenis) {
    if (gebeurtenis.defaultPrevented) return;
    this.klaar = true;
    verversMerk(this.formulier);
    clearTimeout(this.klok);
    this.klok = undefined;
    this.onderweg?.abort();
  }

  vertrek() {
    if (this.klaar || !this.gewijzigd) return;
    if (navigator.sendBeacon(this.adres, inhoud(this.formulier))) this.gewijzigd = false;
  }
}

for (const formulier of document.querySelectorAll("form[data-tandem-concept]")) new Concept(formulier);
