/** How code is run: fetched once, ended in time, and what a worker says after its end is not heard. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { LIMIT, Runner } from "../../static/src/bench/runner.js";

const EXAMPLES = [{ input: "f(1)", output: "1" }];
const GOOD = { passed: true, got: "1", fault: null };
const PLACES = {
  python: { worker: "/python.js", files: { wasm: { address: "/a", size: 30 }, lib: { address: "/b", size: 10 } } },
  javascript: { worker: "/javascript.js", files: { wasm: { address: "/c", size: 5 } } },
};

/** A browser whose workers and network are the test. */
class Desk {
  spawned = [];
  shares = [];
  ended = [];
  running = 0;
  timers = new Set();
  away = false;

  constructor() {
    this.runner = new Runner(
      PLACES,
      {
        onLoading: (_, share) => this.shares.push(share),
        onRunning: () => {
          this.running += 1;
        },
        onEnd: (run) => this.ended.push(run),
      },
      {
        spawn: (address) => {
          const workman = { address, orders: [], gone: false, hear: () => {} };
          workman.postMessage = (order) => workman.orders.push(order);
          workman.terminate = () => {
            workman.gone = true;
          };
          this.spawned.push(workman);
          return workman;
        },
        read: async (address, _signal, some) => {
          if (this.away) throw new Error("no network");
          some(PLACES.python.files.wasm.address === address ? 30 : 10);
          return new ArrayBuffer(1);
        },
        later: (ms, act) => {
          const timer = { ms, act };
          this.timers.add(timer);
          return () => this.timers.delete(timer);
        },
      },
    );
  }

  get workman() {
    return this.spawned.at(-1);
  }

  /** Run, and let the worker say that it is ready. */
  async run(language = "python") {
    this.runner.run(language, "f = 1", EXAMPLES);
    await settle();
    if (this.workman.orders.length === 1) this.workman.hear({ type: "ready" });
    await settle();
  }

  say(...news) {
    for (const each of news) this.workman.hear(each);
  }

  pass() {
    for (const { act } of this.timers) act();
  }
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("it fetches, starts, runs and tells", async () => {
  const desk = new Desk();
  await desk.run();
  assert.deepEqual(desk.shares, [0, 0.75, 1]);
  assert.deepEqual(Object.keys(desk.workman.orders[0].files), ["wasm", "lib"]);
  assert.equal(desk.workman.orders[1].source, "f = 1");
  desk.say({ type: "said", text: "a" }, { type: "said", text: "b" }, { type: "outcome", outcome: GOOD });
  desk.say({ type: "end", fault: null, seconds: 0.2 });
  const [run] = desk.ended;
  assert.deepEqual([run.ending, run.said, run.outcomes, run.seconds], ["done", "ab", [GOOD], 0.2]);
  assert.equal(desk.timers.size, 0);
});

test("a second run uses the same worker, another language another one", async () => {
  const desk = new Desk();
  for (const language of ["python", "python", "javascript"]) {
    await desk.run(language);
    desk.say({ type: "end", fault: null, seconds: 0 });
  }
  assert.deepEqual(
    desk.spawned.map(({ address, gone }) => [address, gone]),
    [
      ["/python.js", true],
      ["/javascript.js", false],
    ],
  );
});

test("what takes too long is ended, and nothing of it is heard any more", async () => {
  const desk = new Desk();
  await desk.run();
  desk.say({ type: "outcome", outcome: GOOD });
  desk.pass();
  desk.say({ type: "outcome", outcome: GOOD }, { type: "end", fault: null, seconds: 9 });
  assert.equal(desk.workman.gone, true);
  assert.deepEqual(
    desk.ended.map(({ ending, outcomes, seconds }) => [ending, outcomes.length, seconds]),
    [["time", 1, LIMIT / 1000]],
  );
  await desk.run();
  assert.equal(desk.spawned.length, 2);
});

test("it is stopped while it runs, and while it is fetched", async () => {
  const desk = new Desk();
  await desk.run();
  desk.runner.stop();
  assert.equal(desk.workman.gone, true);
  desk.runner.run("python", "f = 1", EXAMPLES);
  desk.runner.stop();
  await settle();
  assert.deepEqual(
    desk.ended.map(({ ending }) => ending),
    ["stopped", "stopped"],
  );
  assert.equal(desk.spawned.length, 1);
});

test("it says when it cannot be fetched, and tries anew the next time", async () => {
  const desk = new Desk();
  desk.away = true;
  desk.runner.run("python", "f = 1", EXAMPLES);
  await settle();
  assert.equal(desk.ended[0].ending, "unreachable");
  desk.away = false;
  await desk.run();
  assert.equal(desk.running, 1);
});

test("a worker that gives up ends the run, and is not used again", async () => {
  const desk = new Desk();
  desk.runner.run("python", "f = 1", EXAMPLES);
  await settle();
  desk.say({ type: "broke", message: "no policy" });
  await settle();
  assert.deepEqual([desk.ended[0].ending, desk.ended[0].fault.message], ["broke", "no policy"]);
  assert.equal(desk.workman.gone, true);
  assert.equal(desk.running, 0);
});

test("one run at a time", async () => {
  const desk = new Desk();
  await desk.run();
  await desk.runner.run("python", "g = 1", EXAMPLES);
  assert.equal(desk.workman.orders.length, 2);
  assert.equal(desk.runner.can("other"), false);
});
