/**
 * What the talk is joined from. Types only.
 *
 * @module
 */

/**
 * @typedef {object} Parts
 * @property {any} room what the page told (`showing/script.py`)
 * @property {Record<string, string>} words
 * @property {import("../client.js").InterviewClient} client
 * @property {import("./transcript.js").Transcript} transcript
 * @property {import("./trouble.js").Trouble} trouble
 * @property {import("./advice.js").Advice | null} advice
 * @property {import("./line.js").Line} line
 * @property {import("./whose.js").Whose} whose
 * @property {import("./clock.js").Clock} clock
 * @property {import("./composer.js").Composer} composer
 * @property {import("../bench/bench.js").Bench | null} bench
 */

export {};
