/**
 * What has been said, as far as this window knows it: lines by id, the last one, and the last answer.
 *
 * @module
 */

/** @typedef {import("../frames.js").Entry} Entry */
/** @typedef {{entry: Entry | null, attempt: number, id: string}} Answered what the other seat said, and to what */

export class Lines {
  /** @type {Map<string, Entry>} */
  #known = new Map();
  /** @type {Entry | null} */
  #first;

  /** @param {{last: Entry | null, answered: Answered | null}} stored as the page was opened */
  constructor({ last, answered }) {
    if (last) this.#known.set(last.id, last);
    if (answered?.entry) this.#known.set(answered.entry.id, answered.entry);
    this.#first = last;
    /** The last line of the transcript. */
    this.last = last;
    /** What the other seat said last. */
    this.answered = answered;
  }

  /** The last answer, as long as nothing was said after it. */
  get whole() {
    return this.answered && this.last?.id === this.answered.id ? this.answered : null;
  }

  /** @param {string} id */
  get(id) {
    return this.#known.get(id);
  }

  /** @param {Entry} entry */
  add(entry) {
    this.#known.set(entry.id, entry);
    this.last = entry;
  }

  /** The other seat said something. @param {Entry} entry @param {string} to the line that it answers @param {number} attempt */
  answer(entry, to, attempt) {
    this.answered = { entry: this.get(to) ?? null, attempt, id: entry.id };
    this.add(entry);
  }

  /** A line of one's own is taken back: the last is what the other seat said before. @param {string} id */
  takeBack(id) {
    this.#known.delete(id);
    this.last = this.answered ? (this.get(this.answered.id) ?? this.#first) : null;
  }
}
