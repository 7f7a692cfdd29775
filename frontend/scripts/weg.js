// Snel weg: the page goes dark at once, and the everyday site takes its place in the history. Escape twice does the same.
const TWEEMAAL = 1000;
let eerder = 0;

function weg(link) {
  document.documentElement.hidden = true;
  document.title = " ";
  window.location.replace(link.href);
}

const link = document.querySelector("[data-tandem-weg]");
if (link) {
  link.addEventListener("click", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    weg(link);
  });
  document.addEventListener("keydown", (gebeurtenis) => {
    if (gebeurtenis.key !== "Escape") return;
    if (gebeurtenis.timeStamp - eerder < TWEEMAAL) weg(link);
    eerder = gebeurtenis.timeStamp;
  });
  // A page that comes back from the browser's memory is asked for anew: after leaving there is nothing to see.
  window.addEventListener("pageshow", (gebeurtenis) => {
    if (gebeurtenis.persisted) window.location.reload();
  });
}
