/**
 * A client on a line whose other end is the test, a request of it, and the frames that answer it.
 *
 * @module
 */

import { InterviewClient } from "../../static/src/client.js";
import { FakeEdge } from "./edge.js";

const HEAD = { model: "default", promptType: "BQ", role: "candidate", company: "A", position: "B", sessionId: "s" };
export const LINE = { id: "t1", speaker: "candidate", content: "Hello." };

export function request(more = {}) {
  return { ...HEAD, transcripts: [LINE], ...more };
}

export function frame(type, seq, more = {}) {
  const head = { responseType: "mock", originalTranscriptId: "t1", sessionId: "s" };
  return { type, ...head, attempt: 1, seq, ...more };
}

export const chunk = (seq, content, more) => frame("chunk", seq, { content, ...more });
export const done = (seq, more) =>
  frame("done", seq, { transcriptId: "a1", finishReason: "stop", progress: {}, ...more });
export const refusal = (code, more) => frame("error", 0, { attempt: 0, code, error: code, retryable: false, ...more });

export function start(listener = {}) {
  const edge = new FakeEdge();
  const changes = [];
  const client = new InterviewClient(
    "ws://test/",
    { onAnswer: (answer, change) => changes.push(`${change}:${answer.text}`), ...listener },
    edge,
  );
  client.open();
  return { edge, client, changes };
}

export function opened(listener) {
  const all = start(listener);
  all.edge.socket.accept();
  return all;
}

export function cut(edge, code) {
  const before = edge.sockets.length;
  edge.socket.drop(code);
  while (edge.sockets.length === before) edge.pass(100);
  edge.socket.accept();
}
