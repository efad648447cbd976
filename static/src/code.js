/**
 * The coding room: the room, and its bench.
 *
 * @module
 */

import { Bench } from "./bench/bench.js";
import { Hints } from "./bench/hints.js";
import { open } from "./room/open.js";

const talk = open((room, words, place) => {
  const hints = new Hints(room.hints, words, (wish) => talk.say(wish));
  return new Bench(`code.${place}`, words, room, hints);
});
