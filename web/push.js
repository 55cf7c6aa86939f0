// Reminders while the page is closed: what this browser and its person say to it. The service worker shows
// what comes (service_worker.js).

// As in app/client/push_state.h.
const state = {
  impossible: 0,
  forbidden: 1,
  off: 2,
  on: 3
};
const encoder = new TextEncoder();

/// The worker of this page; none where the browser keeps no pages, as in some private windows.
async function registration() {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window))
    return undefined;
  const registered = await navigator.serviceWorker.getRegistration();
  // It is registered after the first page; `ready` never answers where that failed.
  const tooLong = new Promise((resolve) => setTimeout(resolve, 10_000));
  return registered?.active ? registered : Promise.race([navigator.serviceWorker.ready, tooLong]);
}

async function stateNow() {
  const worker = await registration();
  if (!worker) return state.impossible;
  if (Notification.permission === 'denied') return state.forbidden;
  const subscription = await worker.pushManager.getSubscription();
  return subscription && Notification.permission === 'granted' ? state.on : state.off;
}

function fromBase64url(text) {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/// Three texts, each after its length, as web_platform.cpp reads them.
function packed(subscription) {
  const {endpoint, keys} = subscription.toJSON();
  const texts = [endpoint, keys.p256dh, keys.auth].map((text) => encoder.encode(text));
  const bytes = new Uint8Array(texts.reduce((sum, text) => sum + 4 + text.length, 0));
  let at = 0;
  for (const text of texts) {
    new DataView(bytes.buffer).setUint32(at, text.length, true);
    bytes.set(text, at + 4);
    at += 4 + text.length;
  }
  return bytes;
}

async function subscribe(key) {
  // First, while the press still counts: browsers ask only then.
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return {now: permission === 'denied' ? state.forbidden : state.off};
  const worker = await registration();
  if (!worker) return {now: state.impossible};
  const applicationServerKey = fromBase64url(key);
  const before = await worker.pushManager.getSubscription();
  await before?.unsubscribe();  // It may be by another key of the server's, or somebody else's.
  const subscription = await worker.pushManager.subscribe({userVisibleOnly: true, applicationServerKey});
  return {now: state.on, bytes: packed(subscription)};
}

export function makePush(answer) {
  const nothing = new Uint8Array();
  return {
    state(ticket) {
      stateNow().then((now) => answer(ticket, now), () => answer(ticket, state.impossible));
    },
    turnOn(ticket, key) {
      if (!('Notification' in window)) return void answer(ticket, state.impossible);
      // No network, or its push service is not to be reached: it may work another time.
      subscribe(key).then(({now, bytes}) => answer(ticket, now, bytes ?? nothing),
          () => answer(ticket, state.off));
    },
    async turnOff() {
      try {
        const worker = await navigator.serviceWorker?.getRegistration();
        await (await worker?.pushManager?.getSubscription())?.unsubscribe();
        for (const shown of await worker?.getNotifications?.() ?? []) shown.close();
      } catch { /* Without a network it ends when the server's next message comes back. */
      }
    },
  };
}
