/**
 * The interview socket for programs that want answers rather than frames: asks, follows, resumes by `seq`.
 * Touches no page; the room and the tests drive it. How the line is kept up says connection.js.
 *
 * An answer is named by (session, last entry, voice). Asking is idempotent, so whatever has no ending yet is simply
 * asked again when a new connection opens, `after` the last position heard.
 *
 * @module
 */

import { BROWSER, Connection } from "./connection.js";

/** @typedef {import("./frames.js").AIRequest} AIRequest */
/** @typedef {import("./frames.js").Answer} Answer */
/** @typedef {import("./frames.js").Entry} Entry */
/** @typedef {import("./frames.js").Frame} Frame */
/** @typedef {import("./frames.js").Voice} Voice */
/** @typedef {"asked" | "anew" | "text" | "done" | "failed" | "refused"} Change */

/**
 * @typedef {object} ClientListener
 * @property {(answer: Answer, change: Change) => void} onAnswer
 * @property {(entry: Entry, sessionId: string) => void} [onEntry] what another socket of this user added
 * @property {(status: import("./connection.js").Status) => void} [onStatus]
 * @property {(place: number, voice: Voice, sessionId: string) => void} [onQueued] an answer waits for a busy model
 * @property {(sessionId: string) => void} [onWatching] from now on nothing of this interview is missed
 * @property {(answer: Answer) => AIRequest | null} [requestFor] how to resume an answer that another socket asked for
 * @property {(frame: Frame) => void} [onProblem] an error that belongs to no known answer
 */

/** Without a token for so long, an answer is asked for again (it is followed, never made twice). */
export const SILENCE = 20_000;
/** More unanswered requests than this are a fault of the caller. */
export const MOST_WAITING = 32;

export class InterviewClient {
  /** @type {Map<string, Answer>} */
  #answers = new Map();
  /** @type {Set<string>} */
  #watched = new Set();

  /**
   * @param {string} url of the socket, `ws://…/ws/interview/`
   * @param {ClientListener} listener
   * @param {import("./connection.js").Edge} [edge]
   */
  constructor(url, listener, edge = BROWSER) {
    this.listener = listener;
    this.edge = edge;
    this.connection = new Connection(
      url,
      {
        onOpen: () => this.#catchUp(),
        onText: (text) => this.#heard(JSON.parse(text)),
        onStatus: (status) => listener.onStatus?.(status),
      },
      edge,
    );
  }

  /** Connect; from then on the connection keeps itself up. */
  open() {
    this.connection.connect();
  }

  /** The network or the page came back. */
  wake() {
    this.connection.wake();
  }

  /** End everything that runs here. The server's answers go on. */
  close() {
    for (const answer of this.#answers.values()) answer.silence();
    this.connection.close();
  }

  /** Be told of what the user's other sockets add to an interview. */
  watch(/** @type {string} */ sessionId) {
    this.#watched.add(sessionId);
    this.#send({ type: "watch", sessionId });
  }

  /**
   * Ask for an answer; the same request again is the same answer. Without a connection it waits for one.
   *
   * @param {AIRequest} request without `after`; `attempt` asks for that attempt, else what the server thinks right
   * @returns {Answer}
   */
  ask(request) {
    const answer = this.#answerFor(request.sessionId, request.transcripts.at(-1)?.id ?? "", voiceOf(request));
    const waiting = [...this.#answers.values()].filter((other) => other.waiting && other !== answer);
    if (waiting.length >= MOST_WAITING) throw new Error("too many unanswered requests");
    const fresh = { request, waiting: true, acknowledged: false, refusal: null, firstWord: null };
    Object.assign(answer, fresh, { askedAt: this.edge.now() });
    this.#send(request);
    this.connection.probe(); // a line that died without a word takes what is sent, and says nothing
    this.#resumeWhenSilent(answer);
    this.listener.onAnswer(answer, "asked");
    return answer;
  }

  /** Stop an answer; it ends `done`, `cancelled`, for all who follow it. */
  cancel(/** @type {Answer} */ answer) {
    if (!answer.waiting) return;
    const { sessionId, originalId: originalTranscriptId, voice: responseType } = answer;
    this.#send({ type: "cancel", sessionId, originalTranscriptId, responseType });
  }

  /** The answers that have no ending yet. */
  waiting() {
    return [...this.#answers.values()].filter((answer) => answer.waiting);
  }

  /** Ask first, then watch: an answer that is followed already is not sent from its start once more. */
  #catchUp() {
    for (const answer of this.waiting()) this.#resume(answer);
    for (const sessionId of this.#watched) this.#send({ type: "watch", sessionId });
  }

  /** @param {Answer} answer */
  #resume(answer) {
    const request = answer.request ?? this.listener.requestFor?.(answer);
    if (!request) {
      // Another socket's, and nobody knows its line: watching brings it anew, from its start.
      this.#answers.delete(keyOf(answer.sessionId, answer.originalId, answer.voice));
      return;
    }
    this.#send({ ...request, after: answer.seq });
    this.#resumeWhenSilent(answer);
  }

  /** @param {Answer} answer */
  #resumeWhenSilent(answer) {
    answer.silence();
    answer.silence = this.edge.later(SILENCE, () => this.#resume(answer));
  }

  /** @param {Frame} frame */
  #heard(frame) {
    if (frame.type === "entry" && frame.entry) this.listener.onEntry?.(frame.entry, frame.sessionId);
    else if (frame.type === "watching") this.listener.onWatching?.(frame.sessionId);
    else if (frame.type === "queued" && frame.place)
      this.listener.onQueued?.(frame.place, frame.responseType, frame.sessionId);
    else if (frame.type === "chunk" || frame.type === "done" || frame.type === "error") this.#answered(frame);
  }

  /** @param {Frame} frame */
  #answered(frame) {
    const key = keyOf(frame.sessionId, frame.originalTranscriptId, frame.responseType);
    const known = this.#answers.get(key);
    if (frame.type === "error" && frame.seq === 0) {
      this.#refused(known, frame);
      return;
    }
    const answer = known ?? this.#answerFor(frame.sessionId, frame.originalTranscriptId, frame.responseType);
    if (frame.attempt === answer.attempt && frame.seq <= answer.seq) return;
    if (frame.attempt !== answer.attempt) this.#beginAnew(answer, frame.attempt);
    answer.seq = frame.seq;
    answer.acknowledged ||= frame.type !== "error";
    if (frame.type === "chunk") this.#more(answer, frame.content ?? "");
    else this.#ended(answer, frame);
  }

  /** @param {Answer} answer @param {number} attempt */
  #beginAnew(answer, attempt) {
    if (answer.ending?.type === "done" && answer.text) answer.kept = { text: answer.text, ending: answer.ending };
    Object.assign(answer, { attempt, text: "", ending: null, waiting: true });
    this.listener.onAnswer(answer, "anew");
  }

  /** @param {Answer} answer @param {string} text */
  #more(answer, text) {
    answer.firstWord ??= this.edge.now() - answer.askedAt;
    answer.text += text;
    this.#resumeWhenSilent(answer);
    this.listener.onAnswer(answer, "text");
  }

  /** @param {Answer} answer @param {Frame} frame */
  #ended(answer, frame) {
    answer.silence();
    answer.waiting = false;
    answer.ending = frame;
    this.listener.onAnswer(answer, frame.type === "done" ? "done" : "failed");
  }

  /** @param {Answer | undefined} answer @param {Frame} frame */
  #refused(answer, frame) {
    if (!answer?.waiting) {
      this.listener.onProblem?.(frame);
    } else if (frame.code !== "UNAUTHENTICATED") {
      // Signed out: the request stays in line, the next connection brings it.
      answer.silence();
      answer.waiting = false;
      answer.refusal = frame;
      this.listener.onAnswer(answer, "refused");
    }
  }

  /** @param {string} sessionId @param {string} originalId @param {Voice} voice @returns {Answer} */
  #answerFor(sessionId, originalId, voice) {
    const key = keyOf(sessionId, originalId, voice);
    const known = this.#answers.get(key);
    if (known) return known;
    /** @type {Answer} */
    const answer = {
      ...{ sessionId, originalId, voice, request: null, waiting: false, acknowledged: false, attempt: 0, seq: 0 },
      ...{
        text: "",
        ending: null,
        refusal: null,
        kept: null,
        askedAt: this.edge.now(),
        firstWord: null,
        silence: () => {},
      },
    };
    this.#answers.set(key, answer);
    return answer;
  }

  /** @param {object} message */
  #send(message) {
    return this.connection.send(JSON.stringify(message));
  }
}

/**
 * The voice that a request asks for, as the server reads it.
 *
 * @param {AIRequest} request
 * @returns {Voice}
 */
export function voiceOf(request) {
  const last = request.transcripts.at(-1);
  return request.responseType ?? (last && last.speaker !== request.role ? "assistant" : "mock");
}

/** @param {string} sessionId @param {string} originalId @param {Voice} voice */
function keyOf(sessionId, originalId, voice) {
  return [sessionId, originalId, voice].join("\n");
}
