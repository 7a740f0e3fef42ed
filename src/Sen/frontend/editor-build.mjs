// Bundles the editor of articles into one module: node editor-build.mjs OUTPUT-FOLDER
import { build } from "esbuild";

await build({
  entryPoints: ["editor.mjs"],
  outfile: `${process.argv[2]}editor.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2020"],
  legalComments: "eof",
  logLevel: "warning",
});
