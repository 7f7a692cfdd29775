// Every script is an extra: each page works without. One file per kind of help, found by data-tandem-* attributes.
import "./menu.js";
import "./vooruitblik.js"; // before the guard against sending twice: this is not sending
import "./dubbel.js";
import "./concept.js";
import "./antwoorden.js";
import "./rijen.js";
import "./personen.js";
import "./afdrukken.js";
import "./fouten.js";
import "./weg.js";
