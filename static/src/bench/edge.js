/**
 * The browser at the runner's edge: workers, packed files, time.
 *
 * @module
 */

/** Workers of this site alone. @type {{createScriptURL: (address: string) => any} | undefined} */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("viva-worker", {
  createScriptURL(/** @type {string} */ address) {
    if (new URL(address, location.href).origin !== location.origin) throw new TypeError("a worker from elsewhere");
    return address;
  },
});

/** @type {import("./runner.js").Edge} */
export const BROWSER = {
  spawn(address) {
    const worker = new Worker(policy?.createScriptURL(address) ?? address, { type: "module" });
    /** @type {import("./runner.js").Workman} */
    const workman = {
      postMessage: (order) => worker.postMessage(order, order.type === "start" ? Object.values(order.files) : []),
      terminate: () => worker.terminate(),
      hear: () => {},
    };
    worker.onmessage = (/** @type {MessageEvent} */ event) => workman.hear(event.data);
    worker.onerror = (event) => workman.hear({ type: "broke", message: event.message ?? "" });
    return workman;
  },

  async read(address, signal, some) {
    const answer = await fetch(address, { signal });
    if (!answer.ok || !answer.body) throw new Error(`${address}: ${answer.status}`);
    const counted = answer.body.pipeThrough(
      new TransformStream({
        transform(piece, through) {
          some(piece.byteLength);
          through.enqueue(piece);
        },
      }),
    );
    return new Response(counted.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  },

  later(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
