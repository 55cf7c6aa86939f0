// Assembles build/site from web/, build/wasm and the SQLite package. `./linli build` calls it.
//
// - boot.js, service_worker.js and every *_worker.js are bundled with what they import and minified; other
//   .js files are only their parts. Style sheets are minified, all else is copied as it is.
// - Each file is named after its content (boot.js becomes boot-3f9a….js) and may be cached for ever.
//   index.html and the service workers keep their names, because they are the way in. service_worker.js
//   carries the name of its build, so that a new build is a new worker.
// - In index.html a src or href that is the plain name of a file becomes its real name, and
//   <script type="application/json" id="site-files"></script> gets {"linli.wasm": "/linli-….wasm", …}.
// - Beside each file stand .br and .gz. site.json lists the files with their sizes, for the service worker
//   and the benchmark.
// - Files of older builds stay for 30 days: a page that was open before an update may still ask for them.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { splitProgram } from './split_program.mjs';

const web = path.dirname(fileURLToPath(import.meta.url));
const build = path.join(path.dirname(web), 'build');
const site = path.join(build, 'site');
const sqliteWasm = path.join(web, 'node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm');
const keepOldFilesFor = 30 * 24 * 3600 * 1000;  // milliseconds

const keepsItsName = new Set(['service_worker.js', 'service_worker_off.js']);
const notPartOfTheSite = /^\.|^index\.html$|^package(-lock)?\.json$|\.mjs$/;
const isEntry = (name) => name === 'boot.js' || keepsItsName.has(name) || name.endsWith('_worker.js');
const worthPacking = /\.(html|js|css|json|svg|wasm|webmanifest|txt)$/;
const minified = { minify: true, target: 'es2022', charset: 'utf8', legalComments: 'none' };

const hash = (content) => crypto.createHash('sha256').update(content).digest('hex').slice(0, 16);

/// The JavaScript of an entry file with all that it imports, and whether SQLite is among it.
async function bundle(file) {
  const { outputFiles, metafile } = await esbuild.build({
    ...minified, entryPoints: [file], bundle: true, write: false, metafile: true,
    format: 'esm', platform: 'browser',
  });
  const usesSqlite = Object.keys(metafile.inputs).some((input) => input.includes('@sqlite.org/'));
  return { content: Buffer.from(outputFiles[0].contents), usesSqlite };
}

async function transform(file, options) {
  const { code } = await esbuild.transform(fs.readFileSync(file, 'utf8'), { ...minified, ...options });
  return Buffer.from(code);
}

/// Plain name → content of what web/ holds for the page.
async function collectPage(files) {
  for (const entry of fs.readdirSync(web, { withFileTypes: true })) {
    const { name } = entry, file = path.join(web, name);
    if (!entry.isFile() || notPartOfTheSite.test(name)) continue;
    if (name.endsWith('.css')) files.set(name, await transform(file, { loader: 'css' }));
    else if (!name.endsWith('.js')) files.set(name, fs.readFileSync(file));
    else if (isEntry(name)) {
      const { content, usesSqlite } = await bundle(file);
      files.set(name, content);
      if (usesSqlite) files.set('sqlite3.wasm', fs.readFileSync(sqliteWasm));
    }
  }
}

/// The program in two parts, what the first page needs, and the rest; and its words in each language.
async function collectProgram(files) {
  const program = path.join(build, 'wasm', 'linli');
  if (!fs.existsSync(`${program}.wasm`)) return;
  files.set('linli.js', await transform(`${program}.js`, { format: 'esm' }));
  const { early, late } = splitProgram(`${program}.wasm`, path.join(path.dirname(web), 'app/client'));
  files.set('linli.wasm', early);
  files.set('late.wasm', late);
  // Made in one go with the keys in the program, which takes no other words.
  for (const name of ['words.zh.txt', 'words.en.txt'])
    files.set(name, fs.readFileSync(path.join(build, 'wasm/include_generated/generated', name)));
}

/// The large tables about characters, which the page fetches after its first picture.
function collectTables(files) {
  const packed = fs.readFileSync(path.join(path.dirname(web), 'shared/people/pinyin_table.inc'), 'utf8');
  const pinyin = [...packed.matchAll(/^"(.*)"$/gm)].map(([, part]) => part);
  files.set('pinyin.txt', Buffer.from(pinyin.join('')));
  const simplified = path.join(build, 'release/include_generated/generated/simplified_table.txt');
  files.set('simplified.txt', fs.readFileSync(simplified));
}

function hashedName(name, content) {
  if (keepsItsName.has(name)) return name;
  const { name: stem, ext } = path.parse(name);
  return `${stem}-${hash(content)}${ext}`;
}

/// index.html with the real names in it.
function page(urls) {
  const names = JSON.stringify(Object.fromEntries(urls)).replace(/</g, '\\u003c');
  const real = (whole, attribute, name) => (urls.has(name) ? `${attribute}="${urls.get(name)}"` : whole);
  return fs.readFileSync(path.join(web, 'index.html'), 'utf8')
    .replace(/\b(src|href)="\.?\/?([^":/#]+)"/g, real)
    .replace(/(<script[^>]*\bid="site-files"[^>]*>)[^]*?(<\/script>)/, (_, open, end) => open + names + end);
}

function brotli(content) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: content.length };
  return zlib.brotliCompressSync(content, { params });
}

/// Writes a file with its .br and .gz and gives their sizes; what stands there already is left alone.
function put(name, content) {
  const file = path.join(site, name);
  const unchanged = fs.existsSync(file) && fs.readFileSync(file).equals(content);
  const variants = { '': () => content };
  if (worthPacking.test(name)) {
    variants['.br'] = () => brotli(content);
    variants['.gz'] = () => zlib.gzipSync(content, { level: 9 });
  }
  const sizes = {};
  const now = new Date();
  for (const [suffix, make] of Object.entries(variants)) {
    const out = file + suffix;
    if (!unchanged || !fs.existsSync(out)) {
      fs.writeFileSync(`${out}.part`, make());
      fs.renameSync(`${out}.part`, out);  // The server may be reading.
    }
    fs.utimesSync(out, now, now);
    sizes[suffix] = fs.statSync(out).size;
  }
  return { bytes: sizes[''], brotli: sizes['.br'] ?? sizes[''], gzip: sizes['.gz'] ?? sizes[''] };
}

function removeOldFiles() {
  for (const name of fs.readdirSync(site)) {
    const file = path.join(site, name);
    if (Date.now() - fs.statSync(file).mtimeMs > keepOldFilesFor) fs.rmSync(file);
  }
}

const files = new Map();
await collectPage(files);
await collectProgram(files);
collectTables(files);
const manifest = files.get('manifest.webmanifest');
files.set('manifest.webmanifest', Buffer.from(String(manifest).replace(
  /"src": "([^"]+)"/g, (_, name) => `"src": "/${hashedName(name, files.get(name))}"`)));
fs.mkdirSync(site, { recursive: true });
const urls = new Map([...files].map(([name, content]) => [name, `/${hashedName(name, content)}`]));
const index = Buffer.from(page(urls));
const worker = files.get('service_worker.js');
files.set('service_worker.js', Buffer.from(String(worker).replace(/\bBUILD\b/, JSON.stringify(hash(index)))));
const listed = [...files].map(([name, content]) => {
  const url = urls.get(name);
  return { name, url, ...put(url.slice(1), content) };
});
listed.push({ name: 'index.html', url: '/', ...put('index.html', index) });
put('site.json', Buffer.from(`${JSON.stringify({ files: listed }, null, 1)}\n`));
removeOldFiles();

for (const { name, bytes, brotli: packed } of listed) {
  const sizes = `${String(bytes).padStart(9)} bytes ${String(packed).padStart(9)} in brotli`;
  console.log(name.padEnd(24), sizes);
}
