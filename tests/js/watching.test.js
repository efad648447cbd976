/** What a client hears of an interview beside its own answers: other sockets' entries and answers, and the queue. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { chunk, cut, LINE, opened, request } from "./asking.js";

test("watching goes on over connections and brings other sockets' entries and answers", () => {
  const entries = [];
  const { edge, client, changes } = opened({ onEntry: (entry) => entries.push(entry.id) });
  client.watch("s");
  cut(edge);
  assert.deepEqual(edge.socket.sent, [{ type: "watch", sessionId: "s" }]);
  edge.socket.say({ type: "watching", sessionId: "s" }, { type: "entry", sessionId: "s", entry: LINE }, chunk(1, "Hi"));
  assert.deepEqual(entries, ["t1"]);
  assert.deepEqual(changes, ["anew:", "text:Hi"]);
});

test("the place in the queue of a busy model is told", () => {
  const places = [];
  const { edge, client } = opened({ onQueued: (...told) => places.push(told) });
  client.watch("s");
  edge.socket.say({ type: "queued", sessionId: "s", responseType: "mock", place: 2 });
  assert.deepEqual(places, [[2, "mock", "s"]]);
});

test("on a new line answers are resumed before watching, which would bring them from their start", () => {
  const { edge, client } = opened();
  client.watch("s");
  client.ask(request());
  edge.socket.say(chunk(1, "Hi"));
  cut(edge);
  assert.deepEqual(edge.socket.sent, [request({ after: 1 }), { type: "watch", sessionId: "s" }]);
});

test("another socket's answer that cannot be resumed begins anew", () => {
  const { edge, changes } = opened({ requestFor: () => null });
  edge.socket.say(chunk(1, "Hi"));
  cut(edge);
  assert.deepEqual(edge.socket.sent, []);
  edge.socket.say(chunk(2, "Hi there"));
  assert.deepEqual(changes.slice(-2), ["anew:", "text:Hi there"]);
});

test("an answer that another socket asked for is resumed, too", () => {
  const { edge } = opened({ requestFor: () => request() });
  edge.socket.say(chunk(1, "Hi"));
  cut(edge);
  assert.deepEqual(edge.socket.sent, [request({ after: 1 })]);
});
