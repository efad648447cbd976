/**
 * One WebSocket that keeps itself up: backoff, heartbeat, watchdog, the close codes of the interview socket.
 * Knows text frames, not what is in them (see client.js); touches no page.
 *
 * @module
 */

/**
 * What the connection needs of the world; tests bring their own.
 *
 * @typedef {object} Edge
 * @property {(url: string) => WebSocket} open
 * @property {() => number} now milliseconds
 * @property {() => number} random 0 up to 1
 * @property {(ms: number, act: () => void) => () => void} later runs `act` once; the result cancels it
 */

/** @type {Edge} */
export const BROWSER = {
  open: (url) => new WebSocket(url),
  now: () => performance.now(),
  random: Math.random,
  later: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * `connecting` and `open` say themselves; `waiting`: it tries again by itself; `ended`: only `wake` tries again.
 *
 * @typedef {"connecting" | "open" | "waiting" | "ended"} State
 */

/**
 * @typedef {object} Status
 * @property {State} state
 * @property {number} code close code of the last loss, 0 when there was none
 * @property {number} lostAt when the connection was lost (`Edge.now`), 0 while it is open
 */

/**
 * @typedef {object} Listener
 * @property {() => void} onOpen
 * @property {(text: string) => void} onText
 * @property {(status: Status) => void} onStatus
 */

export const BACKOFF = { first: 500, most: 20_000 };
export const HEARTBEAT = { least: 20_000, most: 25_000 };
export const WATCHDOG = 45_000;
export const PROBE = 5_000;
export const OPENING = 10_000;

/** Signed out, not allowed: trying again by itself would not help. */
export const FINAL_CODES = new Set([4401, 4403, 4400]);
/** The server restarts: another one, or its next start, is there at once. */
export const RESTARTING = 1012;
/** Too many connections, overloaded: come back later, so the backoff starts further on. */
export const BUSY_CODES = new Set([4429, 4503]);
const BUSY_TRIES = 3;

/** The time to wait before try number `tries` (from 0): full jitter, so that a thousand clients do not come at once. */
export function backoff(/** @type {number} */ tries, /** @type {number} */ random) {
  return random * Math.min(BACKOFF.most, BACKOFF.first * 2 ** tries);
}

export class Connection {
  /** @type {WebSocket | null} */
  #socket = null;
  #tries = 0;
  #silent = () => {};
  #next = () => {};
  #beat = () => {};
  /** @type {Status} */
  status = { state: "ended", code: 0, lostAt: 0 };

  /**
   * @param {string} url
   * @param {Listener} listener
   * @param {Edge} [edge]
   */
  constructor(url, listener, edge = BROWSER) {
    this.url = url;
    this.listener = listener;
    this.edge = edge;
  }

  /** Connect now, unless it is connected or connecting. */
  connect() {
    if (this.#socket) return;
    this.#next();
    this.#say("connecting");
    const socket = this.edge.open(this.url);
    this.#socket = socket;
    this.#watch(OPENING);
    socket.onopen = () => this.#opened();
    socket.onmessage = (event) => this.#heard(event.data);
    socket.onclose = (event) => this.#lost(event.code);
  }

  /** Something changed in the world (network back, page visible): reconnect at once, or see that the line still lives. */
  wake() {
    if (this.status.state === "open") this.probe();
    else if (this.status.state !== "connecting") {
      this.#tries = 0;
      this.connect();
    }
  }

  /** See that the line still lives: whatever is heard in the next seconds says so, else it is given up. */
  probe() {
    if (this.status.state !== "open") return;
    this.#watch(PROBE);
    this.send('{"type":"ping"}');
  }

  /**
   * Send a frame.
   *
   * @param {string} text
   * @returns {boolean} false when there is no open connection
   */
  send(text) {
    if (this.status.state !== "open" || !this.#socket) return false;
    this.#socket.send(text);
    return true;
  }

  /** Close for good. */
  close() {
    this.#release();
    this.#next();
    this.#say("ended");
  }

  #opened() {
    this.status = { state: "open", code: 0, lostAt: 0 };
    this.#watch(WATCHDOG);
    this.#pingLater();
    this.listener.onStatus(this.status);
    this.listener.onOpen();
  }

  /** @param {unknown} data */
  #heard(data) {
    this.#tries = 0;
    this.#watch(WATCHDOG);
    if (typeof data === "string") this.listener.onText(data);
  }

  /** @param {number} code */
  #lost(code) {
    this.#release();
    if (FINAL_CODES.has(code)) {
      this.#say("ended", code);
      return;
    }
    if (BUSY_CODES.has(code)) this.#tries = Math.max(this.#tries, BUSY_TRIES);
    const wait = code === RESTARTING && this.#tries === 0 ? 0 : backoff(this.#tries, this.edge.random());
    this.#tries += 1;
    this.#say("waiting", code);
    this.#next = this.edge.later(wait, () => this.connect());
  }

  /** Let go of the socket, so that nothing it still does is heard. */
  #release() {
    this.#silent();
    this.#beat();
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  /** Take the line for dead when nothing is heard for `ms`. */
  #watch(/** @type {number} */ ms) {
    this.#silent();
    this.#silent = this.edge.later(ms, () => this.#lost(1006));
  }

  #pingLater() {
    const wait = HEARTBEAT.least + this.edge.random() * (HEARTBEAT.most - HEARTBEAT.least);
    this.#beat = this.edge.later(wait, () => {
      this.send('{"type":"ping"}');
      this.#pingLater();
    });
  }

  /** @param {State} state @param {number} [code] */
  #say(state, code = this.status.code) {
    this.status = { state, code, lostAt: this.status.lostAt || this.edge.now() };
    this.listener.onStatus(this.status);
  }
}
