/**
 * Runs code in a worker of this browser: fetches what it needs when it is first asked, ends it when it takes too long.
 * Touches no page. What the worker may do, and what it may not, says `workers/stage.js`.
 *
 * @module
 */

/** @typedef {import("../workers/stage.js").News} News */
/** @typedef {import("../workers/stage.js").Order} Order */
/** @typedef {import("../workers/stage.js").Example} Example */
/** @typedef {import("../workers/stage.js").Outcome} Outcome */
/** @typedef {import("../workers/stage.js").Fault} Fault */

/** Milliseconds after which a run is ended. */
export const LIMIT = 5_000;

/**
 * @typedef {"done" | "stopped" | "time" | "broke" | "unreachable"} Ending
 *
 * @typedef {object} Run
 * @property {string} language
 * @property {string} source
 * @property {Example[]} examples
 * @property {Outcome[]} outcomes of the first examples, in their order
 * @property {string} said what the code printed
 * @property {boolean} cut whether it printed more than is kept
 * @property {Fault | null} fault of the code itself
 * @property {number} seconds
 * @property {Ending} ending
 *
 * @typedef {{worker: string, files: Record<string, {address: string, size: number}>}} Place of what runs a language
 * @typedef {{postMessage: (order: Order) => void, terminate: () => void, hear: (news: News) => void}} Workman
 *
 * @typedef {object} RunnerListener
 * @property {(language: string, share: number) => void} onLoading how much has arrived, 0 to 1; then it starts
 * @property {(run: Run) => void} onRunning
 * @property {(run: Run) => void} onEnd
 *
 * @typedef {object} Edge
 * @property {(address: string) => Workman} spawn
 * @property {(address: string, signal: AbortSignal, some: (bytes: number) => void) => Promise<ArrayBuffer>} read
 * @property {(ms: number, act: () => void) => () => void} later
 */

export class Runner {
  /** @type {{language: string, workman: Workman} | null} */
  #ready = null;
  /** @type {Run | null} */
  #run = null;
  #give = () => {};

  /**
   * @param {Record<string, Place>} places by language
   * @param {RunnerListener} listener
   * @param {Edge} edge
   */
  constructor(places, listener, edge) {
    this.places = places;
    this.listener = listener;
    this.edge = edge;
  }

  /** Whether code in that language can be run. */
  can(/** @type {string} */ language) {
    return language in this.places;
  }

  get busy() {
    return this.#run !== null;
  }

  /**
   * Run code, and its examples.
   *
   * @param {string} language
   * @param {string} source
   * @param {Example[]} examples
   */
  async run(language, source, examples) {
    if (this.busy || !this.can(language)) return;
    /** @type {Run} */
    const run = {
      ...{ language, source, examples, outcomes: [], said: "", cut: false, fault: null, seconds: 0 },
      ending: "done",
    };
    this.#run = run;
    if (this.#ready?.language !== language) await this.#load(run);
    const workman = this.#ready?.workman;
    if (this.#run !== run || !workman) return;
    workman.hear = (news) => this.#heard(run, news);
    this.#give = this.edge.later(LIMIT, () => this.#end(run, "time"));
    this.listener.onRunning(run);
    workman.postMessage({ type: "run", source, examples });
  }

  /** End what runs, or what is being fetched for it. */
  stop() {
    if (this.#run) this.#end(this.#run, "stopped");
  }

  /** Fetch and start a language; the run ends `unreachable` or `broke` when that fails. @param {Run} run */
  async #load(run) {
    this.#dismiss();
    const place = /** @type {Place} */ (this.places[run.language]);
    const gone = new AbortController();
    this.#give = () => gone.abort();
    try {
      const files = await this.#fetch(run.language, place, gone.signal);
      if (this.#run !== run) return;
      const workman = this.edge.spawn(place.worker);
      this.#give = () => workman.terminate();
      await new Promise((resolve) => {
        workman.hear = (news) => {
          if (news.type === "ready") this.#ready = { language: run.language, workman };
          else if (news.type === "broke") this.#broke(run, news.message);
          resolve(null);
        };
        workman.postMessage({ type: "start", files });
      });
    } catch {
      this.#end(run, "unreachable");
    }
  }

  /** @param {string} language @param {Place} place @param {AbortSignal} signal */
  async #fetch(language, place, signal) {
    const entries = Object.entries(place.files);
    const whole = entries.reduce((sum, [, { size }]) => sum + size, 0);
    let arrived = 0;
    const some = (/** @type {number} */ bytes) => {
      arrived += bytes;
      this.listener.onLoading(language, whole ? Math.min(1, arrived / whole) : 1);
    };
    some(0);
    const read = await Promise.all(entries.map(([, { address }]) => this.edge.read(address, signal, some)));
    return Object.fromEntries(entries.map(([name], n) => [name, /** @type {ArrayBuffer} */ (read[n])]));
  }

  /** @param {Run} run @param {News} news */
  #heard(run, news) {
    if (run !== this.#run) return;
    if (news.type === "said") run.said += news.text;
    else if (news.type === "cut") run.cut = true;
    else if (news.type === "outcome") run.outcomes.push(news.outcome);
    else if (news.type === "broke") this.#broke(run, news.message);
    else if (news.type === "end") {
      Object.assign(run, { fault: news.fault, seconds: news.seconds });
      this.#end(run, "done");
    }
  }

  /** @param {Run} run @param {string} message */
  #broke(run, message) {
    if (run !== this.#run) return;
    run.fault = { message, line: null };
    this.#end(run, "broke");
  }

  /** @param {Run} run @param {Ending} ending */
  #end(run, ending) {
    if (run !== this.#run) return;
    this.#run = null;
    this.#give();
    this.#give = () => {};
    if (ending !== "done") this.#dismiss();
    this.listener.onEnd({ ...run, ending, seconds: ending === "time" ? LIMIT / 1000 : run.seconds });
  }

  #dismiss() {
    this.#ready?.workman.terminate();
    this.#ready = null;
  }
}
