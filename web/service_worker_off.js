// The kill switch: served instead of service_worker.js (linli-server --no-offline-pages), it takes itself and
// what was kept away, and open pages are loaded anew from the server.

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith('linli-')) await caches.delete(name);
  await registration.unregister();
  for (const page of await clients.matchAll({type: 'window'})) page.navigate(page.url);
}

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(leave()));
