/**
 * Bundles src/index.js into the one file the application serves, newleaf/web/static/widget.js.
 * The style sheet travels inside it as text, so that a page needs a single request and `style-src 'self'` suffices.
 */
import { build, transform } from "esbuild";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const browsers = ["chrome111", "firefox114", "safari16.4"];
const output = fileURLToPath(new URL("../newleaf/web/static/widget.js", import.meta.url));

/** @type {import("esbuild").Plugin} */
const minifiedStyle = {
  name: "minified-style",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const { code } = await transform(source, { loader: "css", minify: true, target: browsers });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

await build({
  entryPoints: [fileURLToPath(new URL("src/index.js", import.meta.url))],
  outfile: output,
  bundle: true,
  format: "iife",
  minify: true,
  legalComments: "none",
  target: browsers,
  plugins: [minifiedStyle],
});

const built = await readFile(output);
console.log(`widget.js: ${built.length} bytes, ${gzipSync(built, { level: 9 }).length} bytes gzip`);
