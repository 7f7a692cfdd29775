// Saves answers one by one: <form data-tandem-antwoord="code"> with [data-tandem-antwoord-stand] in it. What was changed
// waits in this page until the server has it, one at a time and in order; a bad connection is said in words and tried
// again. Nothing goes into the browser's storage: an answer is somebody's judgement, and a computer may be shared.
const WACHT = 800;
const OPNIEUW = 5000;
const GEEN_VERBINDING =
  "Geen verbinding. Wat u invulde, staat nog op deze pagina. Laat de pagina open: we sturen het zodra het kan.";
const AFGEMELD = "U bent afgemeld. Wat u invulde, staat nog op deze pagina. Log in een ander tabblad in; daarna bewaren we het.";

class Wachtrij {
  constructor(formulieren) {
    this.wachtend = new Set();
    this.verbinding = document.querySelector("[data-tandem-verbinding]");
    for (const formulier of formulieren) {
      formulier.addEventListener("change", () => this.erbij(formulier));
      formulier.addEventListener("input", () => this.erbij(formulier));
      formulier.addEventListener("submit", (gebeurtenis) => {
        gebeurtenis.preventDefault();
        this.erbij(formulier, 0);
      });
    }
    window.addEventListener("online", () => this.plan(0));
    window.addEventListener("beforeunload", (gebeurtenis) => this.wachtend.size && gebeurtenis.preventDefault());
  }

  erbij(formulier, wacht = WACHT) {
    this.wachtend.add(formulier);
    this.zeg(formulier, "Nog niet bewaard");
    this.plan(wacht);
  }

  zeg(formulier, tekst) {
    const stand = formulier.querySelector("[data-tandem-antwoord-stand]");
    if (stand) stand.textContent = tekst;
  }

  meld(tekst) {
    if (this.verbinding && this.verbinding.textContent !== tekst) this.verbinding.textContent = tekst;
  }

  plan(wacht) {
    clearTimeout(this.klok);
    this.klok = setTimeout(() => this.stuur(), wacht);
  }

  async stuur() {
    if (this.bezig || !this.wachtend.size) return;
    this.bezig = true;
    const [formulier] = this.wachtend;
    this.wachtend.delete(formulier);
    const wacht = await this.stuurEen(formulier);
    this.bezig = false;
    if (this.wachtend.size) this.plan(wacht);
  }

  // Returns how long to wait before the next one.
  async stuurEen(formulier) {
    const merk = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
    if (merk) formulier.elements.csrfmiddlewaretoken.value = merk;
    let antwoord;
    try {
      antwoord = await fetch(formulier.action || location.href, {
        method: "POST",
        body: new FormData(formulier),
        headers: { "X-Requested-With": "tandem-antwoord" },
        credentials: "same-origin",
        redirect: "error",
      });
      if (antwoord.status >= 500) throw new Error("server");
    } catch {
      return this.later(formulier, GEEN_VERBINDING);
    }
    if (antwoord.status === 401 || antwoord.status === 403) return this.later(formulier, AFGEMELD);
    const gezegd = await antwoord.json().catch(() => null);
    if (gezegd === null) return this.later(formulier, AFGEMELD); // a page instead of an answer: no longer let in
    this.meld("");
    if (antwoord.ok) this.bewaard(formulier, gezegd);
    else if (gezegd.botsing) HTMLFormElement.prototype.submit.call(formulier); // the page shows theirs beside yours
    else this.zeg(formulier, `Niet bewaard. ${gezegd.fout ?? ""}`);
    return 0;
  }

  later(formulier, tekst) {
    this.wachtend.add(formulier);
    this.zeg(formulier, "Nog niet bewaard");
    this.meld(tekst);
    return OPNIEUW;
  }

  bewaard(formulier, gezegd) {
    const versie = formulier.querySelector("[name$='-versie']");
    if (versie) versie.value = gezegd.versie;
    if (!this.wachtend.has(formulier)) this.zeg(formulier, gezegd.bewaard);
    const open = document.querySelector("[data-tandem-open]");
    if (open && gezegd.open) open.textContent = gezegd.open;
    if (!gezegd.gevraagd) return;
    for (const ander of document.querySelectorAll("form[data-tandem-antwoord]"))
      ander.hidden = !gezegd.gevraagd.includes(ander.dataset.tandemAntwoord);
  }
}

const formulieren = document.querySelectorAll("form[data-tandem-antwoord]");
if (formulieren.length) new Wachtrij(formulieren);
