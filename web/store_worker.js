// SQLite in a worker of its own, on the browser's private files. It answers a batch only after its commit.
// One database is open at a time. Where private files are not to be had it works in memory and says so
// (kept: false).
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';

const poolName = 'linli';
const reservedFiles = 12;  // database, journal and spare ones for two databases and their replacement
const takeOverFor = 8000;  // ms to wait for another tab that still holds the files
let sqlite, pool, database, databaseName, starting, pauseTimer;

async function start(sqliteUrl) {
  sqlite = await sqlite3InitModule({locateFile: () => sqliteUrl, print: () => {}, printErr: () => {}});
}

const pause = (milliseconds) => new Promise((resolve) => {
  setTimeout(resolve, milliseconds);
});

function takePool() {
  if (pool) return pool.isPaused() ? pool.unpauseVfs() : pool;
  return sqlite.installOpfsSAHPoolVfs({
    name: 'linli-pool',
    directory: `/${poolName}`,
    initialCapacity: reservedFiles,
    forceReinitIfPreviouslyFailed: true,
  });
}

/// Another tab may hold the files: it is asked to let go, and the taking is tried again with growing pauses.
async function openPool() {
  const until = Date.now() + takeOverFor;
  for (let wait = 40;; wait = Math.min(800, wait * 2)) {
    try {
      return (await takePool()) ?? pool;
    } catch (error) {
      if (error.name !== 'NoModificationAllowedError' || Date.now() > until) throw error;
      channel?.postMessage('let go');
      await pause(wait + Math.random() * wait);
    }
  }
}

/// The tab that opens last gets the files; the questions of the other one fail until it opens again.
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('linli-store');
if (channel) {
  channel.onmessage = ({data}) => {
    if (data !== 'let go' || !pool || pool.isPaused()) return;
    clearTimeout(pauseTimer);
    pauseTimer = setTimeout(() => {
      database?.close();
      database = undefined;
      try {
        pool.pauseVfs();
      } catch { /* A statement is still running: the other tab asks again. */
      }
    }, 0);
  };
}

function prepareDatabase() {
  database.exec(
      'PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;' +
      'PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;');
}

async function open({name}) {
  database?.close();
  database = undefined;
  databaseName = name;
  try {
    pool = await openPool();
    if (pool.getCapacity() < reservedFiles) await pool.reserveMinimumCapacity(reservedFiles);
    database = new pool.OpfsSAHPoolDb(`/${name}.db`);
    prepareDatabase();
    return {kept: true};
  } catch (error) {
    database = new sqlite.oo1.DB(':memory:');
    prepareDatabase();
    return {kept: false, why: String(error)};
  }
}

async function batch({statements}) {
  const files = needDatabase();
  files.exec('BEGIN IMMEDIATE');
  try {
    for (const {sql, values} of statements) files.exec({sql, bind: values.length > 0 ? values : undefined});
    files.exec('COMMIT');
  } catch (error) {
    try {
      files.exec('ROLLBACK');
    } catch { /* SQLite has rolled back by itself. */
    }
    throw error;
  }
  return {};
}

async function query({sql, values}) {
  const rows = needDatabase().exec(
      {sql, bind: values.length > 0 ? values : undefined, rowMode: 'array', returnValue: 'resultRows'});
  return {rows};
}

async function wipe() {
  const inPool = pool && database && database.filename !== ':memory:';
  database?.close();
  database = undefined;
  if (inPool) pool.unlink(`/${databaseName}.db`);
  return {};
}

function needDatabase() {
  if (!database) throw new Error('the store is not open (another tab has it, or it was wiped)');
  return database;
}

const work = {
  open,
  batch,
  query,
  wipe
};
let queue = Promise.resolve();

onmessage = ({data}) => {
  if (data.kind === 'start') {
    starting = start(data.sqliteUrl);
    return;
  }
  queue = queue.then(async () => {
    try {
      await starting;
      postMessage({id: data.id, ...(await work[data.kind](data))});
    } catch (error) {
      postMessage({id: data.id, error: String(error?.message ?? error)});
    }
  });
};
