// The machine behind app/client/platform/platform.h: network, timers, files, the store's worker. Every
// question carries a ticket; its answer comes back once as (ticket, status, bytes).

import {Packed} from './packed.js';
import {readPhoto} from './photo.js';
import {makePush} from './push.js';
import {fetchWords} from './words.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const valueKind = {
  null: 0,
  integer: 1,
  real: 2,
  text: 3,
  bytes: 4
};

/// Reads what web_store.cpp packed.
class PackedStatements extends Packed {
  value() {
    const kind = this.number(), raw = this.raw();
    if (kind === valueKind.null) return null;
    if (kind === valueKind.bytes) return raw.slice();
    const words = decoder.decode(raw);
    return kind === valueKind.integer ? BigInt(words) : kind === valueKind.real ? Number(words) : words;
  }
  statement() {
    const sql = this.text(), values = [];
    for (let count = this.number(); count > 0; --count) values.push(this.value());
    return {sql, values};
  }
  statements() {
    const all = [];
    for (let count = this.number(); count > 0; --count) all.push(this.statement());
    return all;
  }
}

function packValue(value) {
  if (value === null || value === undefined) return [valueKind.null, new Uint8Array()];
  if (value instanceof Uint8Array) return [valueKind.bytes, value];
  if (typeof value === 'string') return [valueKind.text, encoder.encode(value)];
  if (typeof value === 'bigint' || Number.isInteger(value))
    return [valueKind.integer, encoder.encode(String(value))];
  return [valueKind.real, encoder.encode(String(value))];
}

/// Rows as web_store.cpp reads them.
function packRows(rows) {
  const cells = rows.map((row) => row.map(packValue));
  let size = 4;
  for (const row of cells)
    size += 4 + row.reduce((sum, [, raw]) => sum + 8 + Math.ceil(raw.length / 4) * 4, 0);
  const bytes = new Uint8Array(size), view = new DataView(bytes.buffer);
  let at = 0;
  const number = (value) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  number(cells.length);
  for (const row of cells) {
    number(row.length);
    for (const [kind, raw] of row) {
      number(kind);
      number(raw.length);
      bytes.set(raw, at);
      at += Math.ceil(raw.length / 4) * 4;
    }
  }
  return bytes;
}

/// The part of the address after '#', as a route that begins with '/'.
function routeNow() {
  const hash = decoded(decodeURI, location.hash.slice(1));
  return hash.startsWith('/') ? hash : '/';
}

/// What somebody typed may be no encoding at all; then it stands for itself.
function decoded(decode, words) {
  try {
    return decode(words);
  } catch {
    return words;
  }
}

/// The store's worker, started when first used. Each question is answered once.
class StoreWorker {
  constructor(fileUrl) {
    this.fileUrl = fileUrl;
    this.questions = new Map();
    this.last = 0;
  }

  ask(question) {
    this.worker ??= this.start();
    return new Promise((resolve) => {
      this.questions.set(++this.last, resolve);
      this.worker.postMessage({...question, id: this.last});
    });
  }

  start() {
    const worker = new Worker(this.fileUrl('store_worker.js'), {type: 'module'});
    worker.postMessage({kind: 'start', sqliteUrl: this.fileUrl('sqlite3.wasm')});
    worker.onmessage = ({data}) => {
      this.questions.get(data.id)?.(data);
      this.questions.delete(data.id);
    };
    worker.onerror = (event) => {
      for (const then of this.questions.values()) then({error: event.message || 'the store has stopped'});
      this.questions.clear();
    };
    return worker;
  }
}

/// Statuses: 0 = failed, the bytes say why; 1 = done; 2 (open only) = done, and it is kept.
function makeStore(answer, fileUrl) {
  const worker = new StoreWorker(fileUrl);
  const put = (ticket, question, done) => worker.ask(question).then((result) => {
    if (result.error)
      answer(ticket, 0, encoder.encode(result.error));
    else
      done(result);
  });
  return {
    open: (ticket, name) => put(ticket, {kind: 'open', name}, ({kept}) => answer(ticket, kept ? 2 : 1)),
    batch(ticket, packed) {
      const statements = new PackedStatements(packed).statements();
      put(ticket, {kind: 'batch', statements}, () => answer(ticket, 1));
    },
    query(ticket, packed) {
      const statement = new PackedStatements(packed).statement();
      put(ticket, {kind: 'query', ...statement}, ({rows}) => answer(ticket, 1, packRows(rows)));
    },
    wipe: (ticket) => put(ticket, {kind: 'wipe'}, () => answer(ticket, 1)),
  };
}

/// `tellSocket` is called with (handle, kind, code, bytes); kinds: 0 opened, 1 message, 2 closed.
function makeNetwork(answer, tellSocket) {
  const sockets = new Map();
  return {
    openSocket(handle, path) {
      const socket = new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')));
      socket.binaryType = 'arraybuffer';
      sockets.set(handle, socket);
      const tell = (kind, code, bytes = new Uint8Array()) => {
        if (sockets.get(handle) === socket) tellSocket(handle, kind, code, bytes);
      };
      socket.onopen = () => tell(0, 0);
      socket.onmessage = ({data}) => {
        if (typeof data !== 'string') tell(1, 0, new Uint8Array(data));
      };
      socket.onclose = ({code}) => {
        tell(2, code);
        sockets.delete(handle);
      };
    },
    send(handle, bytes) {
      const socket = sockets.get(handle);
      if (socket?.readyState === WebSocket.OPEN) socket.send(bytes);
    },
    closeSocket(handle) {
      const socket = sockets.get(handle);
      sockets.delete(handle);
      socket?.close();
    },
    async http(ticket, method, path, body, contentType) {
      try {
        const options = {method, credentials: 'same-origin', cache: 'no-store'};
        const hasBody = method !== 'GET' && method !== 'HEAD';
        if (hasBody) Object.assign(options, {body, headers: {'Content-Type': contentType}});
        const response = await fetch(path, options);
        answer(ticket, response.status, new Uint8Array(await response.arrayBuffer()));
      } catch {
        answer(ticket, 0);  // No answer: no network, or the server is gone.
      }
    },
  };
}

/// A text file as UTF-8, whatever the spreadsheet saved it as: UTF-8, UTF-16 with its mark, else GB18030.
function asUtf8(bytes) {
  const starts = (...mark) => mark.every((byte, index) => bytes[index] === byte);
  if (starts(0xff, 0xfe)) return encoder.encode(new TextDecoder('utf-16le').decode(bytes));
  if (starts(0xfe, 0xff)) return encoder.encode(new TextDecoder('utf-16be').decode(bytes));
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    return bytes;
  } catch {
    return encoder.encode(new TextDecoder('gb18030').decode(bytes));
  }
}

/// Name and content of a picked file in one: the name's length, the name, the content.
async function packFile(file) {
  const name = encoder.encode(file.name), content = asUtf8(new Uint8Array(await file.arrayBuffer()));
  const bytes = new Uint8Array(4 + name.length + content.length);
  new DataView(bytes.buffer).setUint32(0, name.length, true);
  bytes.set(name, 4);
  bytes.set(content, 4 + name.length);
  return bytes;
}

/// `then` is called with the file; never when the person picks none.
function chooseFile(accept, then) {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.onchange = () => {
    if (input.files[0]) then(input.files[0]);
  };
  input.click();
}

/// Files, clipboard, locks, timers. Statuses of a picked file: 0 = cannot be read, 1 = done, 2 = too large.
function makeDevice(answer, tellEvent) {
  const timers = new Map();
  return {
    wakeAfter(ticket, delay) {
      const woken = () => {
        timers.delete(ticket);
        answer(ticket, 1);
      };
      timers.set(ticket, setTimeout(woken, delay));
    },
    cancelWake(ticket) {
      clearTimeout(timers.get(ticket));
      timers.delete(ticket);
    },
    holdLock(ticket, name) {
      if (!navigator.locks) return void answer(ticket, 1);  // Too old a browser to have two tabs agree.
      navigator.locks.request(name, () => {
        answer(ticket, 1);
        return new Promise(() => {});
      });
    },
    copyText(ticket, text) {
      const copied = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject();
      copied.then(() => answer(ticket, 1), () => answer(ticket, 0));
    },
    pickFile(ticket, accept, most) {
      chooseFile(accept, (file) => {
        if (file.size > most) return void answer(ticket, 2);
        // It may have been moved or locked since it was picked.
        packFile(file).then((packed) => answer(ticket, 1, packed), () => answer(ticket, 0));
      });
    },
    /// Phones offer their camera, too.
    pickPhoto(ticket) {
      chooseFile('image/*', async (file) => {
        const {status, bytes} = await readPhoto(file);
        answer(ticket, status, bytes);
      });
    },
    pictureAddress: (bytes) => URL.createObjectURL(new Blob([bytes], {type: 'image/jpeg'})),
    dropPicture: (address) => URL.revokeObjectURL(address),
    canSpeak: () => 'speechSynthesis' in window,
    speak(words, language) {
      this.spoken = undefined;
      speechSynthesis.cancel();
      if (!words) return;
      const spoken = new SpeechSynthesisUtterance(words);
      spoken.lang = language;
      spoken.rate = 0.9;
      // A voice that fails has come to its end, too; one that was cut off has nothing to tell.
      spoken.onend = spoken.onerror = () => {
        if (this.spoken === spoken) tellEvent(pageEvent.spoken);
      };
      this.spoken = spoken;
      speechSynthesis.speak(spoken);
    },
  };
}

/// A card's secret in the address (#/card/…) is taken out at once, before anything else can see it.
function takeSecretFromAddress() {
  if (!location.hash.startsWith('#/card/')) return '';
  const secret = decoded(decodeURIComponent, location.hash.slice('#/card/'.length));
  history.replaceState(null, '', '#/card');
  return secret;
}

/// Words that are kept with the tab, over a reload; where that is refused they last as long as the page.
function keptWithTab(name) {
  return {
    get() {
      try {
        return sessionStorage.getItem(name) ?? '';
      } catch {
        return '';
      }
    },
    set(words) {
      try {
        if (words)
          sessionStorage.setItem(name, words);
        else
          sessionStorage.removeItem(name);
      } catch { /* Private window, or it is full. */
      }
    },
  };
}

/// Address, words and small settings. The program's route follows the address once the page that is left has
/// answered: the browser's Back key changes the address before the frame that a press waits for.
function makePage({answer, tellEvent, program, answerPressed, fileUrl}) {
  const drafts = keptWithTab('linli.drafts'), card = keptWithTab('linli.card');
  let linkSecret = takeSecretFromAddress() || card.get();
  let route = routeNow();
  // A card's link may also be opened in a tab that runs already.
  addEventListener('hashchange', () => {
    linkSecret = takeSecretFromAddress() || linkSecret;
    if (routeNow() !== route) answerPressed();
    route = routeNow();  // The answer may itself have led elsewhere.
    tellEvent(pageEvent.routeChanged);
  });
  const settings = new Map();  // for private mode, where nothing is kept
  return {
    route: () => route,
    go(wanted, replace) {
      if (replace)
        history.replaceState(null, '', `#${wanted}`);
      else
        location.hash = wanted;
      route = routeNow();
      if (replace) tellEvent(pageEvent.routeChanged);
    },
    fetchWords(ticket, language) {
      fetchWords(language, fileUrl).then((words) => answer(ticket, 1, words), () => answer(ticket, 0));
    },
    takeLinkSecret() {
      const secret = linkSecret;
      linkSecret = '';
      return secret;
    },
    keepLinkSecret: card.set,
    drafts: drafts.get,
    keepDrafts: drafts.set,
    setting(name) {
      try {
        return localStorage.getItem(`linli.${name}`) ?? '';
      } catch {
        return settings.get(name) ?? '';
      }
    },
    setSetting(name, value) {
      try {
        localStorage.setItem(`linli.${name}`, value);
      } catch {
        settings.set(name, value);
      }
      program()?._linli_settings_changed();
    },
  };
}

const pageEvent = {
  online: 0,
  offline: 1,
  shown: 2,
  hidden: 3,
  routeChanged: 4,
  newBuild: 5,
  spoken: 6
};

function listen(tellEvent) {
  addEventListener('online', () => tellEvent(pageEvent.online));
  addEventListener('offline', () => tellEvent(pageEvent.offline));
  addEventListener('pagehide', () => tellEvent(pageEvent.hidden));
  // A reminder was pressed: pushed.js.
  navigator.serviceWorker?.addEventListener('message', ({data}) => {
    if (typeof data?.go === 'string') location.hash = data.go;
  });
  document.addEventListener('visibilitychange', () => {
    tellEvent(document.visibilityState === 'hidden' ? pageEvent.hidden : pageEvent.shown);
  });
}

export function makePlatform({withBytes, fileUrl, program, answerPressed, keptBuild}) {
  const answer = (ticket, status, bytes = new Uint8Array()) => {
    withBytes(bytes, (at, length) => program()._linli_answer(ticket, status, at, length));
  };
  const tellSocket = (handle, kind, code, bytes) => {
    withBytes(bytes, (at, length) => program()._linli_socket(handle, kind, code, at, length));
  };
  const tellEvent = (kind) => program()?._linli_event(kind);
  listen(tellEvent);
  return {
    store: makeStore(answer, fileUrl),
    network: makeNetwork(answer, tellSocket),
    device: makeDevice(answer, tellEvent),
    push: makePush(answer),
    page: {
      ...makePage({answer, tellEvent, program, answerPressed, fileUrl}),
      changeBuild: () => keptBuild.change(),
    },
    tellNewBuild: () => tellEvent(pageEvent.newBuild),
  };
}
