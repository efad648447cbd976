/** What a client of the interview socket may rely on: no answer asked twice, nothing lost, nothing doubled. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_WAITING, voiceOf } from "../../static/src/client.js";
import { chunk, cut, done, frame, LINE, opened, refusal, request, start } from "./asking.js";

test("an answer is its chunks, joined", () => {
  const { edge, client, changes } = opened();
  const answer = client.ask(request());
  assert.deepEqual(edge.socket.sent, [request()]);
  edge.socket.say(chunk(1, "Tell "), chunk(4, "me."), done(9));
  assert.deepEqual(changes, ["asked:", "anew:", "text:Tell ", "text:Tell me.", "done:Tell me."]);
  assert.equal(answer.waiting, false);
  assert.equal(answer.ending.transcriptId, "a1");
});

test("what was heard already is not heard again", () => {
  const { edge, client } = opened();
  const answer = client.ask(request());
  edge.socket.say(chunk(1, "a"), chunk(1, "a"), chunk(3, "b"), chunk(2, "x"), done(4), chunk(3, "b"), done(4));
  assert.equal(answer.text, "ab");
});

test("a cut line is resumed after the last position, whatever the code", () => {
  for (const code of [1006, 1000, 1012, 4503, 4429, 4408]) {
    const { edge, client } = opened();
    const answer = client.ask(request());
    edge.socket.say(chunk(1, "ab"));
    cut(edge, code);
    assert.deepEqual(edge.socket.sent, [request({ after: 1 })]);
    edge.socket.say(chunk(2, "cd"), done(3));
    assert.equal(answer.text, "abcd");
  }
});

test("cut at every frame, and with repeats, the text is whole", () => {
  const frames = [chunk(1, "The "), chunk(2, "quick "), chunk(5, "brown "), chunk(6, "fox."), done(7)];
  for (let at = 0; at <= frames.length; at += 1) {
    const { edge, client } = opened();
    const answer = client.ask(request());
    edge.socket.say(...frames.slice(0, at));
    cut(edge);
    edge.socket.say(...frames.slice(Math.max(0, at - 2)));
    assert.equal(answer.text, "The quick brown fox.");
    assert.equal(answer.waiting, false);
  }
});

test("a question asked without a connection waits for one, and goes once", () => {
  const { edge, client } = start();
  client.ask(request());
  assert.deepEqual(edge.socket.sent, []);
  edge.socket.accept();
  assert.deepEqual(edge.socket.sent, [request({ after: 0 })]);
});

test("asking again before the ending is the same answer", () => {
  const { edge, client } = opened();
  const first = client.ask(request());
  assert.equal(client.ask(request()), first);
  assert.equal(client.waiting().length, 1);
  edge.socket.say(chunk(1, "a"), done(2));
  assert.equal(client.waiting().length, 0);
});

test("an answer that has ended is not asked for again", () => {
  const { edge, client } = opened();
  client.ask(request());
  edge.socket.say(chunk(1, "a"), done(2));
  cut(edge);
  assert.deepEqual(edge.socket.sent, []);
});

test("another attempt begins the text anew, and the last one is kept meanwhile", () => {
  const { edge, client, changes } = opened();
  const answer = client.ask(request());
  edge.socket.say(chunk(1, "one"), done(2));
  client.ask(request({ attempt: 2 }));
  assert.equal(answer.text, "one");
  edge.socket.say(chunk(11, "two", { attempt: 2 }));
  assert.equal(answer.text, "two");
  assert.equal(answer.kept.text, "one");
  assert.ok(changes.includes("anew:"));
});

test("an older attempt may be what is delivered in the end", () => {
  const { edge, client } = opened();
  const answer = client.ask(request());
  edge.socket.say(chunk(11, "two", { attempt: 2 }));
  cut(edge);
  edge.socket.say(chunk(1, "one"), done(2));
  assert.equal(answer.text, "one");
  assert.equal(answer.attempt, 1);
});

test("an attempt is resumed as that attempt", () => {
  const { edge, client } = opened();
  client.ask(request({ attempt: 2 }));
  edge.socket.say(chunk(11, "two", { attempt: 2 }));
  cut(edge);
  assert.deepEqual(edge.socket.sent, [request({ attempt: 2, after: 11 })]);
});

test("twenty seconds without a token: it is asked for again, on the same line", () => {
  const { edge, client } = opened();
  client.ask(request());
  edge.pass(19_000);
  edge.socket.say(chunk(1, "a"));
  edge.pass(19_999);
  assert.equal(edge.socket.sent.filter((sent) => sent.transcripts).length, 1);
  edge.pass(1);
  assert.deepEqual(edge.socket.sent.at(-1), request({ after: 1 }));
});

test("a refusal ends the waiting and leaves the text", () => {
  const { edge, client, changes } = opened();
  const answer = client.ask(request());
  edge.socket.say(chunk(1, "one"), done(2));
  client.ask(request({ attempt: 2 }));
  edge.socket.say(refusal("QUOTA_EXCEEDED"));
  assert.deepEqual(changes.at(-1), "refused:one");
  assert.equal(answer.refusal.code, "QUOTA_EXCEEDED");
  assert.equal(answer.ending.type, "done");
  assert.equal(answer.waiting, false);
});

test("a failure keeps what was said, and asking again is the next attempt", () => {
  const { edge, client } = opened();
  const answer = client.ask(request());
  edge.socket.say(chunk(1, "half"), frame("error", 5, { code: "INTERRUPTED", error: "…", retryable: true }));
  assert.equal(answer.text, "half");
  assert.equal(answer.ending.code, "INTERRUPTED");
  client.ask(request());
  assert.deepEqual(edge.socket.sent.at(-1), request());
  edge.socket.say(chunk(12, "whole", { attempt: 2 }), done(13, { attempt: 2 }));
  assert.equal(answer.text, "whole");
});

test("signed out: the question waits for the next sign-in", () => {
  const { edge, client } = opened();
  const answer = client.ask(request());
  edge.socket.say(refusal("UNAUTHENTICATED"));
  edge.socket.drop(4401);
  assert.equal(answer.waiting, true);
  client.wake();
  edge.socket.accept();
  assert.deepEqual(edge.socket.sent, [request({ after: 0 })]);
});

test("an error that belongs to nothing is reported", () => {
  const problems = [];
  const { edge } = opened({ onProblem: (problem) => problems.push(problem.code) });
  edge.socket.say(refusal("VALIDATION_ERROR", { originalTranscriptId: "" }));
  assert.deepEqual(problems, ["VALIDATION_ERROR"]);
});

test("Stop names the answer and its voice; an ended one is left alone", () => {
  const { edge, client } = opened();
  const answer = client.ask(request());
  client.cancel(answer);
  const stop = { type: "cancel", sessionId: "s", originalTranscriptId: "t1", responseType: "mock" };
  assert.deepEqual(edge.socket.sent.at(-1), stop);
  edge.socket.say(done(3, { finishReason: "cancelled", transcriptId: "" }));
  client.cancel(answer);
  assert.equal(edge.socket.sent.length, 2);
});

test("both voices about one line are two answers", () => {
  const { edge, client } = opened();
  const spoken = client.ask(request());
  const advice = client.ask(request({ responseType: "assistant" }));
  edge.socket.say(chunk(1, "advice", { responseType: "assistant" }), chunk(1, "said"));
  assert.deepEqual([spoken.text, advice.text], ["said", "advice"]);
});

test("the opening answers to no line", () => {
  const { edge, client } = opened();
  const answer = client.ask(request({ transcripts: [] }));
  edge.socket.say(chunk(1, "Welcome.", { originalTranscriptId: "" }), done(2, { originalTranscriptId: "" }));
  assert.equal(answer.text, "Welcome.");
});

test("the first word is timed", () => {
  const { edge, client } = opened();
  const answer = client.ask(request());
  edge.pass(800);
  edge.socket.say(chunk(1, "a"));
  edge.pass(800);
  edge.socket.say(chunk(2, "b"));
  assert.equal(answer.firstWord, 800);
});

test("what waits is bounded", () => {
  const { client } = start();
  for (let n = 0; n < MOST_WAITING; n += 1) client.ask(request({ transcripts: [{ ...LINE, id: `t${n}` }] }));
  assert.throws(() => client.ask(request({ transcripts: [{ ...LINE, id: "one more" }] })));
  client.ask(request({ transcripts: [{ ...LINE, id: "t0" }] }));
});

test("closing leaves no timer behind", () => {
  const { edge, client } = opened();
  client.ask(request());
  client.close();
  assert.equal(edge.pending, 0);
});

test("the voice is read as the server reads it", () => {
  assert.equal(voiceOf(request()), "mock");
  assert.equal(voiceOf(request({ transcripts: [] })), "mock");
  assert.equal(voiceOf(request({ transcripts: [{ ...LINE, speaker: "interviewer" }] })), "assistant");
  assert.equal(voiceOf(request({ responseType: "assistant" })), "assistant");
});

test("what is sent down a line that died without a word is sent again on the next, within five seconds", () => {
  const { edge, client } = opened();
  edge.socket.live = false;
  client.ask(request());
  edge.pass(5_000);
  assert.equal(edge.sockets[0].closed, true);
  while (edge.sockets.length === 1) edge.pass(100);
  edge.socket.accept();
  assert.deepEqual(edge.socket.sent, [request({ after: 0 })]);
});

test("a model that thinks for long is no dead line", () => {
  const { edge, client } = opened();
  client.ask(request());
  edge.pass(15_000);
  assert.equal(edge.sockets.length, 1);
});
