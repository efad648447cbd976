/** What `static/build.js` puts in: files as text, and for which Pyodide the lock of its packages is. */
declare module "*.py" {
  const text: string;
  export default text;
}

declare module "pyodide/pyodide.asm.mjs" {
  const create: unknown;
  export default create;
}

declare const PYODIDE_INFO: Record<string, string>;
