// Keeps one whole build of the page on the device, so that it opens without a network. The build is taken in
// as a whole and becomes the page's only when the person says so or when no page is open any more: no page
// ever runs on files of two builds. What is said to the server (/api, /socket) never goes through here.
/* global BUILD */

import * as pushed from './pushed.js';

const cacheName = `linli-${BUILD}`;  // Named by build_site.mjs after the content of index.html.
const isOurs = (name) => name.startsWith('linli-');

/// The files that index.html names, the words of both languages among them, and itself.
async function takeIn() {
  const page = await fetch('/', {cache: 'no-store', credentials: 'same-origin'});
  if (!page.ok) throw new Error(`the page: status ${page.status}`);
  const words = await page.clone().text();
  const [, names] = /<script[^>]*id="site-files"[^>]*>([^]*?)<\/script>/.exec(words);
  const urls = Object.values(JSON.parse(names)).filter((url) => !url.startsWith('/service_worker'));
  const cache = await caches.open(cacheName);
  await cache.addAll(urls);
  await cache.put('/', page);  // Last: with it the build is whole.
}

async function forgetOlder() {
  for (const name of await caches.keys())
    if (isOurs(name) && name !== cacheName) await caches.delete(name);
  await clients.claim();
}

/// From the build that is kept; what it does not have (files of an older page) from the network.
async function answer(request, key) {
  return (await caches.match(key, {cacheName})) ?? fetch(request);
}

addEventListener('install', (event) => event.waitUntil(takeIn()));
addEventListener('activate', (event) => event.waitUntil(forgetOlder()));
addEventListener('message', ({data}) => {
  if (data === 'take over') skipWaiting();
});
addEventListener('fetch', (event) => {
  const {request} = event, url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname === '/')
    event.respondWith(answer(request, '/'));
  else if (/-[0-9a-f]{16}\.\w+$/.test(url.pathname))
    event.respondWith(answer(request, url.pathname));
});
addEventListener('push', (event) => event.waitUntil(pushed.show(event.data)));
addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(pushed.open(event.notification.data?.url ?? '/today'));
});
addEventListener('pushsubscriptionchange', (event) => event.waitUntil(pushed.renew(event.oldSubscription)));
