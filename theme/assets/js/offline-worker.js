// Answers without a line: with pages that were read, and with those of pledges and figures in one
// file for each language. The build writes before this what EDITION is; where it is null, whoever
// publishes the site wants nothing kept any more, and this worker ends itself.
"use strict";

const HERE = registration.scope;
const OURS = `pledges ${HERE} `;
const NOW = `${OURS}${EDITION && EDITION.name}`;
const MOST = 1400000; // bytes; browsers note something about each file besides
const PATIENCE = 5000; // milliseconds after which a kept page is better than none
const FIXED = `${HERE}assets/fixed/`;
const BYTES = "Pledges-Bytes", AT = "Pledges-At", PACKED = "Pledges-Packed";
const FIRST_OF_ALL = Number.MAX_SAFE_INTEGER;

const languageOf = (key) => Object.keys(EDITION.homes)
  .filter((lang) => key.startsWith(HERE + EDITION.homes[lang])).pop();
const bundleOf = (lang) => `${HERE}offline/${lang}.json`;
const needed = () => EDITION.files.map((path) => HERE + path);

const keep = async (cache, key, answer, at = Date.now()) => {
  const packs = "CompressionStream" in self;
  const content = packs ? answer.body.pipeThrough(new CompressionStream("gzip")) : answer.body;
  const body = await new Response(content).blob();
  if (body.size > MOST) return;
  const headers = { "Content-Type": answer.headers.get("Content-Type") || "", [BYTES]: body.size, [AT]: at };
  if (packs) headers[PACKED] = "gzip";
  await cache.put(key, new Response(body, { headers }));
  await trim(cache);
};

const kept = async (cache, key) => {
  const found = await cache.match(key);
  if (!found || !found.headers.has(PACKED)) return found;
  const body = found.body.pipeThrough(new DecompressionStream(found.headers.get(PACKED)));
  return new Response(body, { headers: { "Content-Type": found.headers.get("Content-Type") } });
};

// What was read longest ago goes first.
const trim = async (cache) => {
  const all = [];
  for (const key of await cache.keys()) {
    const { headers } = await cache.match(key);
    all.push({ key, bytes: Number(headers.get(BYTES)), read: Number(headers.get(AT)) });
  }
  let room = MOST;
  for (const { key, bytes } of all.sort((a, b) => b.read - a.read)) {
    if (bytes <= room) room -= bytes;
    else await cache.delete(key);
  }
};

// Who saves data has what was read, and nothing else.
const saves = () => navigator.connection && navigator.connection.saveData;
const fetchBundle = async (cache, lang) => {
  // Browsers that cannot pack it have no room for it.
  if (!lang || saves() || !("CompressionStream" in self)) return;
  // Hosts let browsers keep files for some minutes, in which an edition may have come.
  const answer = await fetch(bundleOf(lang), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  await keep(cache, bundleOf(lang), answer, FIRST_OF_ALL);
};

const keyOf = (address) => {
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/index\.html$/, "");
};

const install = async () => {
  if (EDITION) {
    const cache = await caches.open(NOW);
    for (const key of needed()) await keep(cache, key, await fetch(key), FIRST_OF_ALL);
    const open = await clients.matchAll({ includeUncontrolled: true, type: "window" });
    const read = new Set(open.map(({ url }) => keyOf(url)).filter((key) => key.startsWith(HERE)));
    for (const lang of new Set([...read].map(languageOf))) await fetchBundle(cache, lang);
    for (const key of read) {
      const answer = await fetch(key);
      if (isPage(answer)) await keep(cache, key, answer);
    }
  }
  await skipWaiting();
};

// A new edition takes over what was read of those before, and they go.
const activate = async () => {
  for (const name of await caches.keys()) {
    if (!name.startsWith(OURS) || name === NOW) continue;
    if (EDITION) await takeOver(await caches.open(name), await caches.open(NOW));
    await caches.delete(name);
  }
  if (!EDITION) {
    await registration.unregister();
    return;
  }
  if (registration.navigationPreload) await registration.navigationPreload.enable();
  await clients.claim();
};

const takeOver = async (before, cache) => {
  for (const key of await before.keys()) {
    const found = await before.match(key);
    const read = Number(found.headers.get(AT)) !== FIRST_OF_ALL;
    if (read && !(await cache.match(key))) await cache.put(key, found);
  }
  await trim(cache);
};

const isPage = ({ ok, headers }) => ok && /^text\/html/.test(headers.get("Content-Type"));

// A page of the file for a language, whose pages share their style.
const bundled = async (cache, key) => {
  const file = await kept(cache, bundleOf(languageOf(key)));
  if (!file) return undefined;
  const { style, paths, parts } = await file.json();
  const place = paths.indexOf(key.slice(HERE.length));
  if (place < 0) return undefined;
  const html = parts.map((part) => part[place]).join("");
  return html.replace("<style></style>", () => `<style>${style}</style>`);
};

const html = (text, status = 200) =>
  new Response(text, { status, headers: { "Content-Type": "text/html; charset=utf-8" } });

// Each page says of itself that it is a kept one, and of which day, where it is asked to.
const old = async (cache, key) => {
  const read = await kept(cache, key);
  const page = (await bundled(cache, key)) || (read && await read.text());
  return page && html(page.replace(/(<p class="?kept"?[^>]*?) hidden/, "$1"));
};

const later = (time) => new Promise((_, reject) => setTimeout(reject, time));

const page = async (key, live) => {
  const cache = await caches.open(NOW);
  try {
    const answer = await Promise.race([live, later(PATIENCE)]);
    if (answer.status < 500) return answer;
  } catch {
    // no line, or none that answers in time
  }
  const found = await old(cache, key);
  if (found) return found;
  return live.catch(() => html(EDITION.lost.replace(/href="\.\//g, `href="${HERE}`), 503));
};

const visited = async (key, answer) => {
  const cache = await caches.open(NOW);
  if (isPage(answer)) await keep(cache, key, answer);
  else if (answer.status === 404 || answer.status === 410) await cache.delete(key);
  const lang = languageOf(key);
  if (answer.ok && !(await cache.match(bundleOf(lang)))) await fetchBundle(cache, lang);
};

// What has the name of its content never changes.
const file = async (event, key, live) => {
  const cache = await caches.open(NOW);
  if (key.startsWith(FIXED)) {
    const found = await kept(cache, key);
    if (found) return found;
  }
  try {
    const answer = await live();
    const at = needed().includes(key) ? FIRST_OF_ALL : Date.now();
    if (answer.ok) event.waitUntil(keep(cache, key, answer.clone(), at));
    return answer;
  } catch {
    return (await kept(cache, key)) || Response.error();
  }
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const key = keyOf(request.url);
  if (!EDITION || request.method !== "GET" || !key.startsWith(HERE)) return;
  const path = key.slice(HERE.length);
  if (request.mode === "navigate" && /^(?!api\/|embed\/)(.*\/)?([^/.]*|[^/]*\.html)$/.test(path)) {
    const live = Promise.resolve(event.preloadResponse).then((early) => early || fetch(request));
    event.waitUntil(live.then((answer) => visited(key, answer.clone())).catch(() => {}));
    event.respondWith(page(key, live));
  } else if (/^(assets|search)\//.test(path)) {
    event.respondWith(file(event, key, () => fetch(request)));
  }
});
