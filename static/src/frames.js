/**
 * The shapes that travel over the interview socket, and what is known of an answer. Types only.
 *
 * @module
 */

/** @typedef {"mock" | "assistant"} Voice */
/** @typedef {{id: string, speaker: string, content: string, timestamp?: string}} Entry */

/**
 * @typedef {object} AIRequest
 * @property {Entry[]} transcripts
 * @property {string} model
 * @property {string} promptType
 * @property {string} role
 * @property {string} company
 * @property {string} position
 * @property {string} sessionId
 * @property {string} [language]
 * @property {Voice} [responseType]
 * @property {{language: string, source: string, output?: string}} [code]
 * @property {number} [after]
 * @property {number} [attempt]
 */

/**
 * @typedef {object} Progress
 * @property {number} [question]
 * @property {number} [of]
 * @property {{kind: string, part?: string} | null} [move]
 * @property {number} [timeUsed]
 * @property {number | null} [timeLimit]
 */

/**
 * @typedef {object} Frame
 * @property {string} type
 * @property {Voice} responseType
 * @property {string} originalTranscriptId
 * @property {string} sessionId
 * @property {number} seq
 * @property {number} attempt
 * @property {string} [content]
 * @property {string} [error]
 * @property {string} [code]
 * @property {Record<string, any>} [details]
 * @property {boolean} [retryable]
 * @property {number} [retryAfter]
 * @property {string} [transcriptId]
 * @property {string} [finishReason]
 * @property {string} [model]
 * @property {Progress} [progress]
 * @property {Entry} [entry]
 * @property {number} [place] in the queue of a busy model
 */

/**
 * One answer as far as it is known here.
 *
 * @typedef {object} Answer
 * @property {string} sessionId
 * @property {string} originalId
 * @property {Voice} voice
 * @property {AIRequest | null} request null: another socket asked, this one watches
 * @property {boolean} waiting an ending is still to come
 * @property {boolean} acknowledged the server has the request's entries
 * @property {number} attempt 0 until the first frame
 * @property {number} seq position of the last frame heard
 * @property {string} text of the present attempt
 * @property {Frame | null} ending the `done` or `error` of the present attempt
 * @property {Frame | null} refusal why the last request was not even begun
 * @property {{text: string, ending: Frame} | null} kept the last attempt that was done, while another one is tried
 * @property {number} askedAt
 * @property {number | null} firstWord milliseconds from asking to the first chunk
 * @property {() => void} silence cancels the timer that resumes a silent answer
 */

export {};
