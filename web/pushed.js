// The service worker's side of reminders: shows what comes, and opens its page when it is pressed.

/// The server says little on purpose; who may see more opens the page.
function read(data) {
  try {
    const {title, body, tag, url} = data.json();
    return {title: String(title), body: String(body), tag: String(tag), url: String(url)};
  } catch {
    return {title: '邻里', body: '', tag: 'news', url: '/today'};  // Browsers want something to be shown.
  }
}

/// The same tag again replaces what is shown and makes no second sound.
export function show(data) {
  const {title, body, tag, url} = read(data);
  return registration.showNotification(title, {body, tag, data: {url}, renotify: false});
}

/// A page that is open goes there, else a new one.
export async function open(url) {
  const route = /^\/[a-z0-9/-]*$/.test(url) ? url : '/today';
  const pages = await clients.matchAll({type: 'window', includeUncontrolled: true});
  const [page] = pages;
  if (!page) return clients.openWindow(`/#${route}`);
  page.postMessage({go: route});
  return page.focus();
}

/// The browser gave the server's messages another address.
export async function renew(before) {
  const options = before?.options ?? {userVisibleOnly: true};
  const subscription = await registration.pushManager.subscribe(options);
  const {endpoint, keys} = subscription.toJSON();
  await fetch('/api/push', {
    method: 'POST',
    credentials: 'same-origin',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({endpoint, p256dh: keys.p256dh, auth: keys.auth}),
  });
}
