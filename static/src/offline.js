/**
 * The service worker: what was read can be read again without a connection, and says that it is a copy.
 *
 * It keeps pages that are for reading (interviews, reports, stories, progress) as they were last seen, and the files
 * that they are drawn with. Nothing is answered from a copy while the server can be reached. Copies go when somebody
 * signs out, and when the site asks to sign in (page.js, and here).
 *
 * @module
 */

const worker = /** @type {any} */ (self);
const PAGES = "viva.pages";
const FILES = "viva.files";
const AWAY = "/offline/";
const READ = /^\/(interviews\/(?!new$)([\w-]+\/(report\/)?)?|stories\/([\w-]+\/?)?|progress\/)$/;
const HASHED = /^\/static\/(?!dist\/runtimes\/).*\.[0-9a-f]{12}\.\w+$/;
const NOBODY = new Set(["/", "/accounts/login/"]);
const MOST_PAGES = 40;
const MOST_FILES = 60;

worker.addEventListener("install", (/** @type {any} */ event) => {
  event.waitUntil(take().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (HASHED.test(url.pathname)) event.respondWith(file(request));
});

/** The page that says that there is no connection, with the files that it is drawn with: nobody's, so it stays. */
async function take() {
  const files = await caches.open(FILES);
  await files.add(new Request(AWAY, { cache: "reload" }));
  const text = await (await files.match(AWAY))?.text();
  const drawn = [...(text ?? "").matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map(([, address]) => address ?? "");
  await Promise.all(drawn.map((address) => files.add(address).catch(() => undefined)));
}

/** @param {any} event @param {URL} url */
async function page(event, url) {
  try {
    const response = await fetch(event.request);
    if (NOBODY.has(url.pathname)) event.waitUntil(forget());
    else if (response.ok && !response.redirected && READ.test(url.pathname)) {
      event.waitUntil(keep(PAGES, url.pathname, response.clone(), MOST_PAGES));
    }
    return response;
  } catch {
    const pages = await caches.open(PAGES);
    const copy = READ.test(url.pathname) ? await pages.match(url.pathname) : undefined;
    return copy ? told(copy) : ((await (await caches.open(FILES)).match(AWAY)) ?? Response.error());
  }
}

/** A file whose name changes with it. @param {Request} request */
async function file(request) {
  const { pathname } = new URL(request.url);
  const kept = await (await caches.open(FILES)).match(pathname);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await keep(FILES, pathname, response.clone(), MOST_FILES);
  return response;
}

/** A copy that says so, in the language of the page. A room says itself that it has no connection. @param {Response} copy */
async function told(copy) {
  const text = await copy.text();
  const when = new Date(copy.headers.get("date") ?? "");
  const [, language = "en"] = /<html lang="([^"]+)"/.exec(text) ?? [];
  const [, sentence = ""] = /<meta name="copy" content="([^"]*)"/.exec(text) ?? [];
  const words = sentence.replace("{when}", when.toLocaleString(language, { dateStyle: "long", timeStyle: "short" }));
  const marked = text.replace(
    /<main class="leaf[^>]*>/,
    (main) => `${main}<p class="notice" role="status">${words}</p>`,
  );
  return new Response(marked, { headers: copy.headers });
}

/** @param {string} name @param {string} key @param {Response} response @param {number} most */
async function keep(name, key, response, most) {
  const cache = await caches.open(name);
  await cache.delete(key); // the newest is the last
  await cache.put(key, response);
  const keys = (await cache.keys()).filter((one) => new URL(one.url).pathname !== AWAY);
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((one) => cache.delete(one)));
}

/** Nobody is signed in: nothing of anybody stays. */
async function forget() {
  await caches.delete(PAGES);
}
