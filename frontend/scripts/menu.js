// A menu closes with Escape and when one goes elsewhere.
const menus = () => document.querySelectorAll("details[data-tandem-menu][open]");

document.addEventListener("keydown", (gebeurtenis) => {
  if (gebeurtenis.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

for (const soort of ["click", "focusin"]) {
  document.addEventListener(soort, (gebeurtenis) => {
    for (const menu of menus()) if (!menu.contains(gebeurtenis.target)) menu.open = false;
  });
}
