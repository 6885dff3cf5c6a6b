// Builds ../canvas.js, and the licences of what is in it; the same sources and lock give the same bytes.
import { readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const OURS = "// The network canvas of Leylines, built from web/ by `make canvas`. Licences: canvas.THIRD-PARTY.txt\n";
const made = await build({
  entryPoints: ["src/main.js"],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "ascii",
  legalComments: "none",
  loader: { ".css": "text" },
  metafile: true,
  write: false,
});
// A script element ends at this sign wherever it stands, a string included.
const text = made.outputFiles[0].text.replaceAll("</script", "<\\/script");
writeFileSync("../canvas.js", OURS + text);

const packages = new Set(
  Object.keys(made.metafile.inputs).flatMap((path) => path.match(/node_modules\/([^/]+)/)?.[1] ?? []),
);
const said = [...packages].sort().map((name) => {
  const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  const file = ["LICENSE.txt", "LICENSE"].find((one) => readable(`node_modules/${name}/${one}`));
  return `${name} ${version} (${license})\n\n${readFileSync(`node_modules/${name}/${file}`, "utf8").trim()}\n`;
});
writeFileSync("../canvas.THIRD-PARTY.txt", `canvas.js holds:\n\n${said.join("\n" + "-".repeat(79) + "\n\n")}`);

function readable(path) {
  try {
    return readFileSync(path).length > 0;
  } catch {
    return false;
  }
}
