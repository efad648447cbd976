/**
 * The talk itself: lines go out, answers come in, and each has its turn on the page.
 *
 * @module
 */

import { identifier, need } from "../elements.js";
import { Lines } from "./lines.js";
import { open, settled } from "./whose.js";

/** @typedef {import("../frames.js").Answer} Answer */
/** @typedef {import("../client.js").Change} Change */
/** @typedef {import("../frames.js").Entry} Entry */
/** @typedef {import("../frames.js").Frame} Frame */
/** @typedef {import("../frames.js").AIRequest} AIRequest */
/** @typedef {import("./parts.js").Parts} Parts */

/** Where fingers point, the focus would raise a keyboard over the text. */
const POINTS = matchMedia("(pointer: fine)");

/** Moves that lead to another question: others leave the stories beside as they are. */
const ANOTHER = new Set(["open", "ask", "time_check"]);

export class Talk {
  /** @type {Lines} */
  #lines;
  /** The turn of each spoken answer, by the line that it answers. @type {Map<string, import("./transcript.js").Turn>} */
  #turns = new Map();
  /** The spoken answer that is waited for, or was the last. @type {Answer | null} */
  #current = null;
  #over = false;
  #syncing = false;
  /** The place of the spoken answer in the queue of a busy model; 0: none. */
  #place = 0;
  #watched = 0;

  /** @param {Parts} parts */
  constructor(parts) {
    this.p = parts;
    this.#lines = new Lines(parts.room);
    this.#over = parts.room.over;
  }

  /** Go on where the page was opened: follow what runs, send what was not acknowledged. */
  begin() {
    const { room, composer, transcript } = this.p;
    const unsent = composer.unsent();
    const last = this.#lines.last;
    const waits = unsent && !transcript.find(unsent.id) && last?.speaker !== room.seat;
    if (unsent && transcript.find(unsent.id)) composer.arrived(unsent.id);
    if (unsent && waits) {
      composer.pending = unsent;
      this.#mine(unsent);
      this.#ask([unsent]);
    } else if (last && last.speaker === room.seat && !room.withdrawn) this.#ask([last]);
    else if (room.opens && !room.withdrawn) this.#ask([]);
    this.refresh();
  }

  // -- what the user does --------------------------------------------------------------------

  /** Send the draft. */
  send() {
    this.#goes(this.p.composer.take(identifier(), this.p.room.seat));
  }

  /** Send a line without touching the draft. */
  say(/** @type {string} */ text) {
    const { composer, room } = this.p;
    if (!composer.ready || !text) return;
    const entry = { id: identifier(), speaker: room.seat, content: text };
    composer.pending = entry;
    this.#goes(entry);
  }

  /** Stop what is being said. */
  stop() {
    if (this.#current?.waiting) this.p.client.cancel(this.#current);
  }

  /** Another attempt at the last answer; at one that came to nothing: try again. */
  differ() {
    const whole = this.#lines.whole;
    if (whole) {
      const { entry, attempt } = whole;
      this.#ask(entry ? [entry] : [], { attempt: Math.max(attempt, this.#current?.attempt ?? 0) + 1 });
    } else this.retry();
  }

  /** Ask again for the answer that is owed. */
  retry() {
    const { last, whole } = this.#lines;
    this.p.trouble.over();
    if (this.#current?.kept || (whole && last?.speaker !== this.p.room.seat)) this.differ();
    else this.#ask(last ? [last] : []);
  }

  /** Ask the coach about the last line. */
  advise() {
    if (this.#lines.last) this.p.advice?.ask(this.#request([this.#lines.last]));
  }

  /** @param {Entry} entry */
  #goes(entry) {
    this.p.trouble.over();
    if (this.#current?.ending?.type === "error") this.#nothing(this.#current); // what broke off is no line
    this.#mine(entry);
    this.p.transcript.toEnd();
    this.#ask([entry]);
  }

  /** @param {Entry} entry */
  #mine(entry) {
    const turn = this.p.transcript.add(entry.speaker, entry.id);
    turn.own(entry.content);
    this.p.bench?.heard(turn, true);
    this.#lines.add(entry);
  }

  /** @param {Entry[]} transcripts @param {{attempt?: number}} [more] */
  #ask(transcripts, more = {}) {
    this.#current = this.p.client.ask({ ...this.#request(transcripts), responseType: "mock", ...more });
  }

  /** @param {Entry[]} transcripts @returns {AIRequest} */
  #request(transcripts) {
    return { ...this.p.room.request, transcripts, ...(this.p.bench?.code ?? {}) };
  }

  // -- what the server says ------------------------------------------------------------------

  /** Something became of an answer. */
  answered(/** @type {Answer} */ answer, /** @type {Change} */ change) {
    if (answer.voice === "assistant") this.p.advice?.answered(answer, change);
    else this.#spoken(answer, change);
    this.refresh();
  }

  /** @param {Answer} answer @param {Change} change */
  #spoken(answer, change) {
    this.#place = 0;
    if (change === "asked" || change === "anew") this.#current = answer;
    if (change === "refused") this.#refused(answer);
    else if (change === "failed") this.#failed(answer);
    else if (change === "done") this.#done(answer);
    else this.#grows(answer);
    if (answer.acknowledged) this.p.composer.arrived(answer.originalId);
  }

  /** The model is busy with others. @param {number} place @param {import("../frames.js").Voice} voice */
  queued(place, voice) {
    if (voice !== "assistant") this.#place = place;
    this.refresh();
  }

  /** The turn of an answer; made when it begins. @param {Answer} answer */
  #turnOf(answer) {
    const known = this.#turns.get(answer.originalId);
    if (known) return known;
    const { transcript, room } = this.p;
    const same = this.#lines.answered && (this.#lines.answered.entry?.id ?? "") === answer.originalId;
    const shown = same ? transcript.find(this.#lines.answered?.id ?? "") : undefined;
    const turn = shown ?? transcript.add(room.seat === "candidate" ? "interviewer" : "candidate", "");
    this.#turns.set(answer.originalId, turn);
    return turn;
  }

  /** @param {Answer} answer */
  #grows(answer) {
    const { transcript, words, line } = this.p;
    const turn = this.#turnOf(answer);
    if (!answer.text && turn.content && turn.id && !answer.attempt) return;
    transcript.keeping(() => {
      if (answer.text) turn.say(answer.text, true);
      else turn.think(words.thinkingMark ?? "");
    });
    if (answer.firstWord !== null && answer.request) line.firstWord(answer.firstWord);
  }

  /** @param {Answer} answer */
  #done(answer) {
    const { transcript, clock, advice, bench, whose, words } = this.p;
    const ending = /** @type {Frame} */ (answer.ending);
    if (ending.progress) clock.set(ending.progress);
    if (!ending.transcriptId) {
      this.#nothing(answer);
      return;
    }
    const turn = this.#turnOf(answer);
    turn.id = ending.transcriptId;
    transcript.keeping(() => {
      turn.say(answer.text, false);
      if (ending.finishReason === "cancelled") turn.cut(words.stoppedHere ?? "");
      transcript.place(turn, ending.progress?.question);
    });
    this.#over = ending.progress?.move?.kind === "close";
    this.#lines.answer({ id: turn.id, speaker: turn.speaker, content: answer.text }, answer.originalId, answer.attempt);
    if (ANOTHER.has(ending.progress?.move?.kind ?? "ask")) advice?.fit(answer.text);
    bench?.heard(turn, false);
    bench?.reached(ending.progress);
    whose.tell(transcript.spoken(turn));
    if (this.#syncing) this.sync();
  }

  /** @param {Answer} answer */
  #failed(answer) {
    if (!answer.text || answer.kept) this.#nothing(answer);
    else this.#turnOf(answer).say(answer.text, false);
    this.p.trouble.failed(answer, () => this.retry());
  }

  /** Nothing came of an attempt: what was there before stands again, or nothing does. @param {Answer} answer */
  #nothing(answer) {
    const turn = this.#turns.get(answer.originalId);
    const before = answer.kept?.text ?? (turn?.id ? this.#lines.last?.content : "");
    if (turn && before) {
      this.p.transcript.keeping(() => turn.say(before, false));
    } else if (turn) {
      this.p.transcript.keeping(() => this.p.transcript.remove(turn));
      this.#turns.delete(answer.originalId);
    }
  }

  /** Nothing was begun. A new line goes back to the composer. @param {Answer} answer */
  #refused(answer) {
    const { trouble, composer, transcript } = this.p;
    this.#nothing(answer);
    const mine = composer.pending && transcript.find(composer.pending.id);
    if (mine && composer.pending?.id === answer.originalId) {
      transcript.remove(mine);
      this.#lines.takeBack(mine.id);
      composer.back();
    }
    trouble.refused(/** @type {Frame} */ (answer.refusal), () => this.#again());
  }

  /** Try again what was refused: the line in the composer, or the answer that is owed. */
  #again() {
    this.p.trouble.over();
    if (this.#lines.last?.speaker === this.p.room.seat) this.retry();
    else if (this.p.composer.able) this.send();
    else this.differ();
  }

  // -- other windows -------------------------------------------------------------------------

  /** A line that another window of this person added. */
  elsewhere(/** @type {Entry} */ entry) {
    const { transcript, room, bench } = this.p;
    if (transcript.find(entry.id)) return;
    const turn = transcript.add(entry.speaker, entry.id);
    transcript.keeping(() => (entry.speaker === room.seat ? turn.own(entry.content) : turn.say(entry.content, false)));
    bench?.heard(turn, entry.speaker === room.seat);
    this.#lines.add(entry);
    this.refresh();
  }

  /** How an answer that another window asked for is followed on a new connection. @returns {AIRequest | null} */
  requestFor(/** @type {Answer} */ answer) {
    const entry = this.#lines.get(answer.originalId);
    if (!entry && answer.originalId) return null;
    return { ...this.#request(entry ? [entry] : []), responseType: answer.voice };
  }

  /** Catch up with what other windows added while there was no connection. */
  async sync() {
    this.#watched += 1;
    if (this.#watched === 1) return; // the page is as new as its connection
    this.#syncing = this.p.client.waiting().length > 0;
    if (this.#syncing) return;
    const answer = await fetch(this.p.room.transcript, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok || this.p.client.waiting().length > 0) return;
    const { entries } = await answer.json();
    for (const entry of /** @type {Entry[]} */ (entries)) this.elsewhere(entry);
  }

  // -- whose turn ----------------------------------------------------------------------------

  /** Say whose turn it is. */
  refresh() {
    const { whose, composer, advice, client } = this.p;
    const turn = this.#turn();
    whose.show(turn, turn === "stopped" || (this.#lines.whole !== null && open(turn)), this.#place);
    composer.turn(open(turn));
    advice?.may(Boolean(this.#lines.last) && !client.waiting().some((answer) => answer.voice === "assistant"));
    if (turn === "yours" && document.activeElement === document.body && POINTS.matches) need("draft").focus();
  }

  /** @returns {import("./whose.js").Turn} */
  #turn() {
    const current = this.#current;
    if (current?.waiting) {
      if (current.text && current.attempt && !current.ending) return "speaking";
      return this.p.client.connection.status.state === "open" || current.acknowledged ? "thinking" : "sending";
    }
    const { seat, withdrawn } = this.p.room;
    const owed = this.#lines.last ? this.#lines.last.speaker === seat : seat === "candidate";
    return settled(current, owed, { withdrawn, over: this.#over });
  }
}
