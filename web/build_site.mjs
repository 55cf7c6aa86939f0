// Assembles build/site from web/, build/wasm and the SQLite package. `./linli build` calls it.
//
// - boot.js, service_worker.js and every *_worker.js are bundled with what they import and minified; other .js files are only
//   their parts. style sheets are minified, all else is copied as it is.
// - Each file is named after its content (boot.js → boot-3f9a….js) and may be cached for ever. index.html and
//   service_worker.js keep their names, because they are the way in.
// - In index.html a src or href that is the plain name of a file becomes its real name, and
//   <script type="application/json" id="site-files"></script> is filled with {"linli.wasm": "/linli-….wasm", …} for the scripts.
// - Beside each file stand .br and .gz. site.json lists all files with their sizes, for the service worker and the benchmark.
// - Files of older builds stay for 30 days: a page that was open before the update may still ask for them.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const web = path.dirname(fileURLToPath(import.meta.url));
const top = path.dirname(web);
const site = path.join(top, 'build', 'site');
const keepOldFilesFor = 30 * 24 * 3600 * 1000;  // milliseconds

const notPartOfTheSite = new Set(['package.json', 'package-lock.json', 'build_site.mjs', 'index.html']);
const keepsItsName = new Set(['service_worker.js']);
const isEntry = (name) => name === 'boot.js' || keepsItsName.has(name) || name.endsWith('_worker.js');
const packed = /\.(html|js|css|json|svg|wasm|webmanifest|txt|map)$/;

/// The minified JavaScript of an entry file with all that it imports.
async function bundle(file) {
  const result = await esbuild.build({
    entryPoints: [file], bundle: true, minify: true, write: false, format: 'esm', target: 'es2022', platform: 'browser',
    charset: 'utf8', legalComments: 'none', logLevel: 'warning', nodePaths: [path.join(web, 'node_modules')],
  });
  return Buffer.from(result.outputFiles[0].contents);
}

/// [plain name, content] of every file of the site but index.html.
async function collect() {
  const files = new Map();
  for (const entry of fs.readdirSync(web, { withFileTypes: true })) {
    const { name } = entry, file = path.join(web, name);
    if (!entry.isFile() || name.startsWith('.') || notPartOfTheSite.has(name)) continue;
    if (name.endsWith('.js')) {
      if (isEntry(name)) files.set(name, await bundle(file));
    } else if (name.endsWith('.css')) {
      files.set(name, Buffer.from((await esbuild.transform(fs.readFileSync(file, 'utf8'), { loader: 'css', minify: true })).code));
    } else if (!name.endsWith('.mjs')) {
      files.set(name, fs.readFileSync(file));
    }
  }
  const program = path.join(top, 'build', 'wasm', 'linli');
  if (fs.existsSync(`${program}.wasm`)) {
    const script = fs.readFileSync(`${program}.js`, 'utf8');
    files.set('linli.js', Buffer.from((await esbuild.transform(script, { minify: true, format: 'esm', target: 'es2022' })).code));
    files.set('linli.wasm', fs.readFileSync(`${program}.wasm`));
  }
  if ([...files.keys()].some((name) => name.startsWith('sqlite'))) {
    files.set('sqlite3.wasm', fs.readFileSync(path.join(web, 'node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm')));
  }
  return files;
}

function hashedName(name, content) {
  if (keepsItsName.has(name)) return name;
  const { name: stem, ext } = path.parse(name);
  return `${stem}-${crypto.createHash('sha256').update(content).digest('hex').slice(0, 16)}${ext}`;
}

/// index.html with the real names in it.
function page(urls) {
  const source = path.join(web, 'index.html');
  if (!fs.existsSync(source)) return undefined;
  const names = JSON.stringify(Object.fromEntries(urls)).replace(/</g, '\\u003c');
  const html = fs.readFileSync(source, 'utf8')
    .replace(/\b(src|href)="\.?\/?([^":/#]+)"/g, (whole, attribute, name) => (urls.has(name) ? `${attribute}="${urls.get(name)}"` : whole))
    .replace(/(<script[^>]*\bid="site-files"[^>]*>)[^]*?(<\/script>)/, (whole, open, close) => open + names + close);
  return Buffer.from(html);
}

/// Writes content with its .br and .gz; what is there already under a name made from the content is left alone.
function put(name, content) {
  const file = path.join(site, name);
  const now = new Date();
  const variants = { '': () => content };
  if (packed.test(name)) {
    variants['.br'] = () => zlib.brotliCompressSync(content, {
      params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    });
    variants['.gz'] = () => zlib.gzipSync(content, { level: 9 });
  }
  const unchanged = fs.existsSync(file) && fs.readFileSync(file).equals(content);
  const sizes = {};
  for (const [suffix, make] of Object.entries(variants)) {
    const out = file + suffix;
    if (!(unchanged && fs.existsSync(out))) {
      fs.writeFileSync(`${out}.part`, make());
      fs.renameSync(`${out}.part`, out);  // The server may be reading.
    }
    fs.utimesSync(out, now, now);
    sizes[suffix || 'plain'] = fs.statSync(out).size;
  }
  return { bytes: sizes.plain, brotli: sizes['.br'] ?? sizes.plain, gzip: sizes['.gz'] ?? sizes.plain };
}

function removeOldFiles() {
  for (const name of fs.readdirSync(site)) {
    const file = path.join(site, name);
    if (Date.now() - fs.statSync(file).mtimeMs > keepOldFilesFor) fs.rmSync(file);
  }
}

fs.mkdirSync(site, { recursive: true });
const files = await collect();
const urls = new Map([...files].map(([name, content]) => [name, `/${hashedName(name, content)}`]));
const listed = [];
for (const [name, content] of files) listed.push({ name, url: urls.get(name), ...put(urls.get(name).slice(1), content) });
const html = page(urls);
if (html) listed.push({ name: 'index.html', url: '/', ...put('index.html', html) });
put('site.json', Buffer.from(`${JSON.stringify({ files: listed }, null, 1)}\n`));
removeOldFiles();

for (const { name, bytes, brotli } of listed) {
  console.log(`${name.padEnd(28)} ${String(bytes).padStart(9)} bytes ${String(brotli).padStart(9)} in brotli`);
}
