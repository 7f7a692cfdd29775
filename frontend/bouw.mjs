// Builds src/tandem/static/gebouwd/: style sheets, fonts, scripts and the licences that travel with them.
// Run with `npm run bouw` (or `node frontend/bouw.mjs`); needs only what package-lock.json names.
import { build } from "esbuild";
import { cp, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const hier = dirname(fileURLToPath(import.meta.url));
const wortel = dirname(hier);
const modules = join(wortel, "node_modules");
const doel = join(wortel, "src", "tandem", "static", "gebouwd");

const algemeen = {
  bundle: true,
  minify: true,
  outdir: doel,
  logLevel: "warning",
  legalComments: "none",
  target: ["chrome115", "firefox115", "safari16.4"],
};

await rm(doel, { recursive: true, force: true });
await mkdir(join(doel, "licenties"), { recursive: true });

const themas = (await readdir(join(hier, "themas"))).filter((naam) => naam.endsWith(".css"));

await Promise.all([
  build({
    ...algemeen,
    entryPoints: [join(hier, "css", "tandem.css")],
    loader: { ".woff2": "file", ".svg": "file" },
    assetNames: "[ext]/[name]",
  }),
  build({
    ...algemeen,
    entryPoints: themas.map((naam) => join(hier, "themas", naam)),
    outdir: join(doel, "themas"),
  }),
  build({
    ...algemeen,
    entryPoints: [join(hier, "scripts", "tandem.js")],
    format: "iife",
  }),
  // Passed through the builder too: the published file names a source map that is not served.
  build({
    ...algemeen,
    bundle: false,
    entryPoints: { htmx: join(modules, "htmx.org", "dist", "htmx.js") },
  }),
]);

// The licences ask that they go along with what is served.
const licenties = {
  "source-sans-3.txt": ["@fontsource-variable", "source-sans-3", "LICENSE"],
  "htmx.txt": ["htmx.org", "LICENSE"],
  "dejavu.txt": ["dejavu-fonts-ttf", "LICENSE"],
  "utrecht.md": ["@utrecht", "textbox-css", "LICENSE.md"],
  "nl-design-system.md": ["@nl-design-system-candidate", "button-css", "LICENSE.md"],
};
for (const [naam, pad] of Object.entries(licenties)) {
  await cp(join(modules, ...pad), join(doel, "licenties", naam));
}

// For a PDF (koppelingen/pdf.py): letters for every name, also from right to left.
for (const naam of ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"]) {
  await cp(join(modules, "dejavu-fonts-ttf", "ttf", naam), join(doel, "lettertype", naam));
}
