/**
 * Builds what browsers get: scripts and the stylesheet, the workers that run a candidate's code, and their runtimes.
 * Everything comes out of `node_modules`; runtimes are compressed here, once, and unpacked by the page.
 */

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { build } from "esbuild";

const OUT = "static/dist";
const SCRIPTS = ["room", "code", "editor", "setup", "page", "report", "voice", "offline"];
const WORKERS = ["python", "javascript"];
const RUNTIMES = {
  "pyodide.wasm.gz": "pyodide/pyodide.asm.wasm",
  "python_stdlib.zip.gz": "pyodide/python_stdlib.zip",
  "quickjs.wasm.gz": "@jitl/quickjs-wasmfile-release-sync/wasm",
};

/** @param {string[]} names @param {string} folder */
const named = (names, folder) => Object.fromEntries(names.map((name) => [name, `${folder}/${name}.js`]));

const { resolve } = createRequire(import.meta.url);

const EVERY = /** @type {const} */ ({
  ...{ bundle: true, minify: true, format: "esm", target: "es2022", logLevel: "warning" },
  metafile: true,
});

await rm(OUT, { recursive: true, force: true });
await mkdir(`${OUT}/runtimes`, { recursive: true });
const [pages, workers] = await Promise.all([
  build({
    ...EVERY,
    entryPoints: { ...named(SCRIPTS, "static/src"), main: "static/css/main.css" },
    outdir: OUT,
  }),
  build({
    ...EVERY,
    entryPoints: named(WORKERS, "static/src/workers"),
    outdir: `${OUT}/workers`,
    external: ["node:*", "ws"], // what the runtimes ask for in Node only
    loader: { ".py": "text" },
    define: {
      PYODIDE_INFO: JSON.stringify(JSON.parse(await readFile(resolve("pyodide/pyodide-lock.json"), "utf8")).info),
    },
  }),
  ...Object.entries(RUNTIMES).map(async ([name, from]) => {
    const packed = await promisify(gzip)(await readFile(resolve(from)), { level: 9 });
    await writeFile(`${OUT}/runtimes/${name}`, packed);
  }),
]);
await writeFile(`${OUT}/licences.txt`, await licences([...inputs(pages), ...inputs(workers)]));

/** The files that went into a build. @param {{metafile: import("esbuild").Metafile}} made */
function inputs({ metafile }) {
  return Object.keys(metafile.inputs);
}

/** The licences of all packages that these files are of. @param {string[]} files */
async function licences(files) {
  const homes = new Set(files.map((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]).filter(Boolean));
  const told = [...homes].sort().map(async (home) => {
    const { name, version, license, repository } = JSON.parse(await readFile(`${home}/package.json`, "utf8"));
    const file = (await readdir(home)).find((each) => /^licen[cs]e/i.test(each));
    const text = file ? await readFile(`${home}/${file}`, "utf8") : `Its source: ${repository?.url}`;
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  return (await Promise.all(told)).join(`\n${"-".repeat(80)}\n\n`);
}
