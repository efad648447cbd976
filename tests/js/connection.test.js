/** How the line is kept up: backoff, heartbeat, watchdog, close codes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { BACKOFF, backoff, Connection, FINAL_CODES } from "../../static/src/connection.js";
import { FakeEdge } from "./edge.js";

function start() {
  const edge = new FakeEdge();
  edge.live = false;
  const states = [];
  const heard = [];
  const listener = { onOpen() {}, onText: (text) => heard.push(text), onStatus: (status) => states.push(status.state) };
  const connection = new Connection("ws://test/", listener, edge);
  connection.connect();
  return { edge, connection, states, heard };
}

function opened() {
  const all = start();
  all.edge.socket.accept();
  return all;
}

test("the backoff is full jitter under a growing, bounded roof", () => {
  for (let tries = 0; tries < 12; tries += 1) {
    const roof = Math.min(BACKOFF.most, BACKOFF.first * 2 ** tries);
    assert.equal(backoff(tries, 0), 0);
    assert.equal(backoff(tries, 1), roof);
    assert.ok(roof <= 20_000);
  }
});

test("a lost line is tried again, later each time", () => {
  const { edge, states } = start();
  const waits = [];
  for (let n = 0; n < 8; n += 1) {
    edge.socket.drop();
    const before = edge.sockets.length;
    const from = edge.now();
    while (edge.sockets.length === before) edge.pass(50);
    waits.push(edge.now() - from);
  }
  assert.deepEqual(waits, [250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  assert.equal(states.at(-1), "connecting");
});

test("a restart of the server is followed at once, and a second one is not hammered", () => {
  const { edge } = opened();
  edge.socket.drop(1012);
  edge.pass(0);
  assert.equal(edge.sockets.length, 2);
  edge.socket.drop(1012);
  edge.pass(0);
  assert.equal(edge.sockets.length, 2);
  edge.pass(1000);
  assert.equal(edge.sockets.length, 3);
});

test("signed out and not allowed end the trying; waking tries once more", () => {
  for (const code of FINAL_CODES) {
    const { edge, connection } = opened();
    edge.socket.drop(code);
    edge.pass(120_000);
    assert.equal(edge.sockets.length, 1);
    assert.deepEqual([connection.status.state, connection.status.code], ["ended", code]);
    connection.wake();
    assert.equal(edge.sockets.length, 2);
  }
});

test("a busy server is given time", () => {
  for (const code of [4429, 4503]) {
    const { edge } = opened();
    edge.socket.drop(code);
    edge.pass(1500);
    assert.equal(edge.sockets.length, 1);
    edge.pass(1000);
    assert.equal(edge.sockets.length, 2);
  }
});

test("an idle line is pinged every 20 to 25 seconds", () => {
  const { edge } = opened();
  const pings = [];
  edge.chance = 1;
  for (let second = 1; second <= 100; second += 1) {
    const before = edge.socket.pings;
    edge.pass(1000);
    if (edge.socket.pings > before) pings.push(second);
    edge.socket.say({ type: "pong", t: null });
    if (second === 50) edge.chance = 0;
  }
  assert.deepEqual(pings, [23, 48, 73, 93]);
});

test("a line on which nothing is heard for 45 seconds is dead", () => {
  const { edge, states } = opened();
  const first = edge.socket;
  edge.pass(44_999);
  assert.equal(first.closed, false);
  edge.pass(1);
  assert.equal(first.closed, true);
  assert.equal(states.at(-1), "waiting");
});

test("what a dead socket still says is not heard", () => {
  const { edge, heard } = opened();
  const first = edge.socket;
  const late = first.onmessage;
  edge.pass(45_000);
  assert.equal(first.onmessage, null);
  assert.ok(late);
  first.say({ type: "pong" });
  assert.deepEqual(heard, []);
});

test("a connection that never opens is given up after ten seconds", () => {
  const { edge } = start();
  edge.pass(10_000);
  assert.equal(edge.sockets[0].closed, true);
});

test("waking cuts the waiting short", () => {
  const { edge, connection } = opened();
  edge.chance = 1;
  edge.socket.drop();
  connection.wake();
  assert.equal(edge.sockets.length, 2);
});

test("waking looks whether an open line still lives", () => {
  const { edge, connection } = opened();
  connection.wake();
  assert.equal(edge.socket.pings, 1);
  edge.socket.say({ type: "pong", t: null });
  edge.pass(5_000);
  assert.equal(edge.sockets.length, 1);
  connection.wake();
  edge.pass(5_000);
  assert.equal(edge.sockets[0].closed, true);
});

test("waking while it connects changes nothing", () => {
  const { edge, connection } = start();
  connection.wake();
  assert.equal(edge.sockets.length, 1);
});

test("closing leaves no timer behind", () => {
  const { edge, connection } = opened();
  connection.close();
  assert.equal(edge.pending, 0);
  assert.equal(edge.socket.closed, true);
  assert.equal(connection.send("{}"), false);
});
