/**
 * Bundles src/index.js into the one file the application serves, newleaf/web/static/widget.js.
 * The style sheet travels inside it as text, so that a page needs a single request and `style-src 'self'` suffices.
 */
import { build } from "esbuild";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { minify } from "terser";

const browsers = ["chrome111", "firefox114", "safari16.4"];
const output = fileURLToPath(new URL("../newleaf/web/static/widget.js", import.meta.url));

/** Properties that only the widget's own modules use, none of the page's or of JSON: they may get shorter names. */
const own = [
  "addOpening", "addReply", "addTrouble", "addVisitor", "alone", "announcer", "answers", "choose", "clearTrouble",
  "composer", "countries", "element", "elements", "follow", "forget", "framed", "guided", "heading", "helpHref",
  "hold", "isOpen", "lines", "most", "outside", "own", "protocolHref", "reason", "retire", "say", "scriptOrigin",
  "seconds", "sections", "services", "setCountry", "showGround", "showWriting", "steadies", "summary", "timer",
  "transcript", "undo", "verified", "wipe", "words",
];

/** @type {import("esbuild").Plugin} */
const minifiedStyle = {
  name: "minified-style",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const options = { entryPoints: [path], bundle: true, minify: true, write: false, target: browsers };
      const { outputFiles } = await build(options);
      return { contents: outputFiles[0].text.trim(), loader: "text" };
    });
  },
};

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL("src/index.js", import.meta.url))],
  write: false,
  bundle: true,
  format: "iife",
  minify: true,
  mangleProps: new RegExp(`^(${own.join("|")})$`),
  legalComments: "none",
  target: browsers,
  plugins: [minifiedStyle],
});

// Terser puts functions that are called once where they are called, which esbuild does not: it saves the room of nine
// help lines.
const { code } = await minify(outputFiles[0].text, { ecma: 2022, module: true, compress: { passes: 5, keep_fargs: false } });
const built = Buffer.from(`${code}\n`);
await writeFile(output, built);
console.log(`widget.js: ${built.length} bytes, ${gzipSync(built, { level: 9 }).length} bytes gzip`);
