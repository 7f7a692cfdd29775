// A link in the error summary puts the cursor in the field, also when the link leads to a group of choices.
document.addEventListener("click", (gebeurtenis) => {
  const link = gebeurtenis.target.closest(".tandem-fouten a[href^='#']");
  const doel = link && document.getElementById(link.hash.slice(1));
  if (!doel) return;
  const veld = doel.matches("input, select, textarea") ? doel : doel.querySelector("input:not([type=hidden]), select, textarea");
  if (!veld) return;
  gebeurtenis.preventDefault();
  veld.focus({ preventScroll: true });
  (veld.closest(".tandem-veld") ?? veld).scrollIntoView({ block: "center" });
});
