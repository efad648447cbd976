/**
 * Asking the coach, and bringing what it says beside the talk.
 *
 * @module
 */

/** @typedef {import("../frames.js").AIRequest} AIRequest */
/** @typedef {import("../frames.js").Answer} Answer */
/** @typedef {import("../client.js").Change} Change */

export class Advice {
  /** Line → attempts at advice about it. @type {Map<string, number>} */
  #tried = new Map();

  /**
   * @param {import("../client.js").InterviewClient} client
   * @param {import("./coach.js").Coach} coach
   * @param {import("./transcript.js").Transcript} transcript
   */
  constructor(client, coach, transcript) {
    this.client = client;
    this.coach = coach;
    this.transcript = transcript;
  }

  /** Ask about the request's last line; once more about the same line is another attempt. */
  ask(/** @type {AIRequest} */ request) {
    const tried = this.#tried.get(request.transcripts.at(-1)?.id ?? "") ?? 0;
    this.client.ask({ ...request, responseType: "assistant", ...(tried ? { attempt: tried + 1 } : {}) });
  }

  /** Something became of an answer of the coach. */
  answered(/** @type {Answer} */ answer, /** @type {Change} */ change) {
    const number = this.transcript.find(answer.originalId)?.shownNumber ?? "";
    this.coach.show(answer, number);
    if (change === "refused") this.coach.failed(answer, answer.refusal?.error ?? "");
    if (change === "failed") this.coach.failed(answer, answer.ending?.error ?? "");
    if (change === "done" || change === "failed") this.#tried.set(answer.originalId, answer.attempt);
  }

  /** The coach may (not) be asked. */
  may(/** @type {boolean} */ able) {
    this.coach.may(able);
  }

  /** Another question: the stories that fit it come first. */
  fit(/** @type {string} */ question) {
    this.coach.fit(question);
  }
}
