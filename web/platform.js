// The machine behind app/client/platform/platform.h: network, timers, files, the store's worker. Every question carries a
// ticket; its answer comes back once as (ticket, status, bytes).

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const valueKind = { null: 0, integer: 1, real: 2, text: 3, bytes: 4 };

/// Reads what web_store.cpp packed: 32-bit little-endian numbers and strings padded to four bytes.
class Unpacker {
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = 0;
  }
  number() { this.at += 4; return this.view.getUint32(this.at - 4, true); }
  raw() {
    const length = this.number(), from = this.at;
    this.at += Math.ceil(length / 4) * 4;
    return this.bytes.slice(from, from + length);
  }
  text() { return decoder.decode(this.raw()); }
  value() {
    const kind = this.number(), raw = this.raw();
    if (kind === valueKind.null) return null;
    if (kind === valueKind.bytes) return raw;
    const words = decoder.decode(raw);
    return kind === valueKind.integer ? BigInt(words) : kind === valueKind.real ? Number(words) : words;
  }
  statement() {
    const sql = this.text(), values = [];
    for (let count = this.number(); count > 0; --count) values.push(this.value());
    return { sql, values };
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
  if (typeof value === 'bigint' || Number.isInteger(value)) return [valueKind.integer, encoder.encode(String(value))];
  return [valueKind.real, encoder.encode(String(value))];
}

/// Rows as web_store.cpp reads them.
function packRows(rows) {
  const cells = rows.map((row) => row.map(packValue));
  let size = 4;
  for (const row of cells) size += 4 + row.reduce((sum, [, raw]) => sum + 8 + Math.ceil(raw.length / 4) * 4, 0);
  const bytes = new Uint8Array(size), view = new DataView(bytes.buffer);
  let at = 0;
  const number = (value) => { view.setUint32(at, value, true); at += 4; };
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
  const hash = decodeURI(location.hash.slice(1));
  return hash.startsWith('/') ? hash : '/';
}

export function makePlatform({ withBytes, withText, fileUrl, program }) {
  const answer = (ticket, status, bytes = new Uint8Array()) => withBytes(bytes, (at, length) => program()._linli_answer(ticket, status, at, length));
  const sockets = new Map();
  const timers = new Map();
  const tellEvent = (kind) => program()?._linli_event?.(kind);

  // A card's secret in the address (#/card/…) is taken out at once, before anything else can see it.
  let linkSecret = '';
  if (location.hash.startsWith('#/card/')) {
    linkSecret = decodeURIComponent(location.hash.slice('#/card/'.length));
    history.replaceState(null, '', '#/card');
  }

  addEventListener('online', () => tellEvent(0));
  addEventListener('offline', () => tellEvent(1));
  document.addEventListener('visibilitychange', () => tellEvent(document.visibilityState === 'hidden' ? 3 : 2));
  addEventListener('pagehide', () => tellEvent(3));
  addEventListener('hashchange', () => tellEvent(4));

  // ---- The store's worker, started when first used.
  let worker, nextQuestion = 1;
  const questions = new Map();
  function ask(question) {
    if (!worker) {
      worker = new Worker(fileUrl('store_worker.js'), { type: 'module' });
      worker.postMessage({ kind: 'start', sqliteUrl: fileUrl('sqlite3.wasm') });
      worker.onmessage = ({ data }) => {
        const then = questions.get(data.id);
        questions.delete(data.id);
        then?.(data);
      };
      worker.onerror = (event) => {
        for (const then of questions.values()) then({ error: event.message || 'the store has stopped' });
        questions.clear();
      };
    }
    return new Promise((resolve) => {
      questions.set(nextQuestion, resolve);
      worker.postMessage({ ...question, id: nextQuestion++ });
    });
  }
  const failed = (ticket, { error }) => answer(ticket, 0, encoder.encode(error));
  const store = {
    async open(ticket, name) {
      const result = await ask({ kind: 'open', name });
      if (result.error) failed(ticket, result);
      else answer(ticket, result.kept ? 2 : 1);
    },
    async batch(ticket, packed) {
      const result = await ask({ kind: 'batch', statements: new Unpacker(packed).statements() });
      if (result.error) failed(ticket, result);
      else answer(ticket, 1);
    },
    async query(ticket, packed) {
      const result = await ask({ kind: 'query', ...new Unpacker(packed).statement() });
      if (result.error) failed(ticket, result);
      else answer(ticket, 1, packRows(result.rows));
    },
    async wipe(ticket) {
      const result = await ask({ kind: 'wipe' });
      if (result.error) failed(ticket, result);
      else answer(ticket, 1);
    },
  };

  // ---- Network
  const network = {
    openSocket(handle, path) {
      const socket = new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')));
      socket.binaryType = 'arraybuffer';
      sockets.set(handle, socket);
      const tell = (kind, code, bytes = new Uint8Array()) => {
        if (sockets.get(handle) === socket) withBytes(bytes, (at, length) => program()._linli_socket(handle, kind, code, at, length));
      };
      socket.onopen = () => tell(0, 0);
      socket.onmessage = ({ data }) => { if (typeof data !== 'string') tell(1, 0, new Uint8Array(data)); };
      socket.onclose = ({ code }) => { tell(2, code); sockets.delete(handle); };
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
        const options = { method, credentials: 'same-origin', cache: 'no-store' };
        if (method !== 'GET' && method !== 'HEAD') Object.assign(options, { body, headers: { 'Content-Type': contentType } });
        const response = await fetch(path, options);
        answer(ticket, response.status, new Uint8Array(await response.arrayBuffer()));
      } catch {
        answer(ticket, 0);  // No answer: no network, or the server is gone.
      }
    },
  };

  // ---- Files, clipboard, locks
  const machine = {
    wakeAfter(ticket, delay) { timers.set(ticket, setTimeout(() => { timers.delete(ticket); answer(ticket, 1); }, delay)); },
    cancelWake(ticket) { clearTimeout(timers.get(ticket)); timers.delete(ticket); },
    holdLock(ticket, name) {
      if (!navigator.locks) return void answer(ticket, 1);  // Too old a browser to have two tabs agree.
      navigator.locks.request(name, () => { answer(ticket, 1); return new Promise(() => {}); });
    },
    async copyText(ticket, text) {
      try {
        await navigator.clipboard.writeText(text);
        answer(ticket, 1);
      } catch {
        answer(ticket, 0);
      }
    },
    pickFile(ticket, accept, most) {
      const input = document.createElement('input');
      input.type = 'file';
      input.accept = accept;
      input.onchange = async () => {
        const file = input.files[0];
        if (!file) return;
        if (file.size > most) return void answer(ticket, 0, encoder.encode(file.name));
        const name = encoder.encode(file.name), content = new Uint8Array(await file.arrayBuffer());
        const bytes = new Uint8Array(4 + name.length + content.length);
        new DataView(bytes.buffer).setUint32(0, name.length, true);
        bytes.set(name, 4);
        bytes.set(content, 4 + name.length);
        answer(ticket, 1, bytes);
      };
      input.click();
    },
    download(name, type, bytes) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([bytes], { type }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    },
    go(route, replace) {
      if (replace) {
        history.replaceState(null, '', `#${route}`);
        tellEvent(4);
      } else {
        location.hash = route;
      }
    },
    takeLinkSecret() {
      const secret = linkSecret;
      linkSecret = '';
      return secret;
    },
    setting(name) { try { return localStorage.getItem(`linli.${name}`) ?? ''; } catch { return ''; } },
    setSetting(name, value) {
      try { localStorage.setItem(`linli.${name}`, value); } catch { /* Private mode: the setting holds as long as the page. */ }
      program()._linli_settings_changed();
    },
    route: routeNow,
  };
  return { store, network, machine, withText };
}
