/**
 * Opens a room: joins the client (client.js) with what is on the page. The coding room brings its bench.
 *
 * @module
 */

import { InterviewClient } from "../client.js";
import { maybe, need, told } from "../elements.js";
import { forgetOthers } from "../kept.js";
import { on } from "../keys.js";
import { Advice } from "./advice.js";
import { Clock } from "./clock.js";
import { Coach } from "./coach.js";
import { Composer } from "./composer.js";
import { Line } from "./line.js";
import { Notices } from "./notices.js";
import { Talk } from "./talk.js";
import { Transcript } from "./transcript.js";
import { Trouble } from "./trouble.js";
import { VoiceDoor } from "./voice.js";
import { Whose } from "./whose.js";

/**
 * Open the room of this page.
 *
 * @param {(room: any, words: Record<string, string>, place: string) => import("../bench/bench.js").Bench | null} benchOf
 *   `place`: whose and which interview's, as part of the keys under which is kept what is written
 */
export function open(benchOf) {
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
    onAnswer: (answer, change) => {
      talk.answered(answer, change);
      line.heard(answer);
      voice.heard(answer);
    },
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

  const composer = new Composer(place, words, () => {
    voice.hush();
    talk.send();
  });
  const voice = new VoiceDoor(room, words, composer);

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
    composer,
    advice,
    bench: benchOf(room, words, place),
  });

  line.onTry = () => client.wake();
  need("stop").addEventListener("click", () => {
    voice.hush();
    talk.stop();
  });
  need("differ").addEventListener("click", (event) => {
    event.preventDefault();
    talk.differ();
  });
  listen(client, talk, voice);
  client.watch(room.request.sessionId);
  client.open();
  talk.begin();
  document.documentElement.dataset.ready = "";
  return talk;
}

/** What the whole page hears. @param {InterviewClient} client @param {Talk} talk @param {VoiceDoor} voice */
function listen(client, talk, voice) {
  const leave = /** @type {HTMLDetailsElement | null} */ (maybe("leave"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (leave?.open) {
      leave.open = false;
      leave.querySelector("summary")?.focus();
    } else if (on("stop")) {
      voice.hush();
      talk.stop();
    }
  });
  document.addEventListener("click", (event) => {
    if (leave?.open && event.target instanceof Node && !leave.contains(event.target)) leave.open = false;
  });
  for (const change of ["online", "offline", "pageshow"]) window.addEventListener(change, () => client.wake());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) client.wake();
  });
}
