/**
 * The room: joins the client (client.js) with what is on the page (room/). Knows whose turn it is.
 *
 * @module
 */

import { InterviewClient } from "./client.js";
import { maybe, need, told } from "./elements.js";
import { forgetOthers } from "./kept.js";
import { Advice } from "./room/advice.js";
import { Bench } from "./room/bench.js";
import { Clock } from "./room/clock.js";
import { Coach } from "./room/coach.js";
import { Composer } from "./room/composer.js";
import { Line } from "./room/line.js";
import { Notices } from "./room/notices.js";
import { Talk } from "./room/talk.js";
import { Transcript } from "./room/transcript.js";
import { Trouble } from "./room/trouble.js";
import { Whose } from "./room/whose.js";

const room = told("room");
const words = told("words");
const place = `${room.owner}.${room.request.sessionId}`;
forgetOthers(room.owner);

const notices = new Notices();
const trouble = new Trouble(notices, words);
const line = new Line(notices, words, room.signIn);
const transcript = new Transcript({ seat: room.seat, next: room.next, language: room.request.language }, words);
const address = new URL(room.socket, location.href);
address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
const client = new InterviewClient(address.href, {
  onAnswer: (answer, change) => talk.answered(answer, change),
  onEntry: (entry) => talk.elsewhere(entry),
  onStatus: (status) => {
    line.show(status);
    talk.refresh();
  },
  onWatching: () => talk.sync(),
  onQueued: (place, voice) => talk.queued(place, voice),
  requestFor: (answer) => talk.requestFor(answer),
  onProblem: (frame) => trouble.stray(frame),
});

const coach = room.coached ? new Coach(words, room.request.language, () => talk.advise()) : null;
const advice = coach && new Advice(client, coach, transcript);

/** @type {Talk} */
const talk = new Talk({
  room,
  words,
  client,
  transcript,
  trouble,
  line,
  whose: new Whose(words),
  clock: new Clock(room.clock, { question: room.question, of: room.of }, words),
  composer: new Composer(place, words, () => talk.send()),
  advice,
  bench: room.coding ? new Bench(`code.${place}`, words, room.problem, room.question) : null,
});

line.onTry = () => client.wake();
need("stop").addEventListener("click", () => talk.stop());
need("differ").addEventListener("click", (event) => {
  event.preventDefault();
  talk.differ();
});
const hint = maybe("hint");
if (hint) hint.hidden = false;
hint?.addEventListener("click", () => talk.say(hint.dataset.wish ?? ""));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const leave = /** @type {HTMLDetailsElement | null} */ (maybe("leave"));
  if (leave?.open) {
    leave.open = false;
    leave.querySelector("summary")?.focus();
  } else talk.stop();
});
document.addEventListener("click", (event) => {
  const leave = /** @type {HTMLDetailsElement | null} */ (maybe("leave"));
  if (leave?.open && event.target instanceof Node && !leave.contains(event.target)) leave.open = false;
});

window.addEventListener("online", () => client.wake());
window.addEventListener("pageshow", () => client.wake());
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) client.wake();
});

client.watch(room.request.sessionId);
client.open();
talk.begin();
document.documentElement.dataset.ready = "";
