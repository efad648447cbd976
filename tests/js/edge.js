/**
 * The world at the client's edge, under the test's hand: a clock, timers, chance, and sockets that the test plays the server of.
 *
 * @module
 */

/** A WebSocket whose other end is the test; pings are counted, and answered while `live`. */
class FakeSocket {
  sent = [];
  pings = 0;
  closed = false;
  onopen = null;
  onmessage = null;
  onclose = null;

  constructor(live) {
    this.live = live;
  }

  send(text) {
    const frame = JSON.parse(text);
    if (frame.type !== "ping") {
      this.sent.push(frame);
      return;
    }
    this.pings += 1;
    if (this.live) this.say({ type: "pong", t: null });
  }

  close() {
    this.closed = true;
  }

  /** The server accepts. */
  accept() {
    this.onopen?.();
  }

  /** The server sends frames. */
  say(...frames) {
    for (const frame of frames) this.onmessage?.({ data: JSON.stringify(frame) });
  }

  /** The line is lost, or the server closes with a code. */
  drop(code = 1006) {
    this.onclose?.({ code });
  }
}

/** Edge for `Connection` and `InterviewClient`; `sockets` are those opened so far. */
export class FakeEdge {
  sockets = [];
  chance = 0.5;
  /** Whether servers answer pings. */
  live = true;
  #time = 0;
  #timers = new Set();

  open = () => {
    const socket = new FakeSocket(this.live);
    this.sockets.push(socket);
    return socket;
  };
  now = () => this.#time;
  random = () => this.chance;
  later = (ms, act) => {
    const timer = { at: this.#time + ms, act };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  get socket() {
    return this.sockets.at(-1);
  }

  /** Timers that wait. */
  get pending() {
    return this.#timers.size;
  }

  /** Let time pass; due timers run in order. */
  pass(ms) {
    const end = this.#time + ms;
    for (;;) {
      const due = [...this.#timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers.delete(due);
      this.#time = due.at;
      due.act();
    }
    this.#time = end;
  }
}
