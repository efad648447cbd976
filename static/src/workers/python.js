/**
 * The worker in which Python runs: Pyodide without its bridge to the page. Its files are handed over, it fetches none.
 *
 * @module
 */

import { loadPyodide } from "pyodide";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import examples from "./examples.py";
import { serve } from "./stage.js";

/** Where Pyodide believes its files to be. */
const HOME = "https://viva.invalid/";
const TYPES = { "pyodide.asm.wasm": "application/wasm", "python_stdlib.zip": "application/zip" };

serve(async (files, say) => {
  /** @type {any} */ (globalThis).fetch = async (/** @type {URL | string} */ address) => {
    const name = /** @type {keyof typeof TYPES} */ (String(address).slice(HOME.length));
    return new Response(files[name], { headers: { "Content-Type": TYPES[name] } });
  };
  const pyodide = await loadPyodide(
    /** @type {any} */ ({
      indexURL: HOME,
      createPyodideModule,
      lockFileContents: { info: PYODIDE_INFO, packages: {} }, // further packages: none
      jsglobals: {},
      stdin: () => null,
    }),
  );
  const decoder = new TextDecoder();
  const write = (/** @type {Uint8Array} */ bytes) => {
    say(decoder.decode(bytes, { stream: true }));
    return bytes.length;
  };
  pyodide.setStdout({ write, isatty: true });
  pyodide.setStderr({ write, isatty: true });
  for (const bridge of ["js", "pyodide_js"]) pyodide.unregisterJsModule(bridge);
  const scope = pyodide.globals.get("dict")();
  pyodide.runPython(examples, { globals: scope });
  const [begin, judge] = [scope.get("begin"), scope.get("judge")];
  return {
    begin: (source) => JSON.parse(begin(source)),
    judge: ({ input, output }) => JSON.parse(judge(input, output)),
  };
});
