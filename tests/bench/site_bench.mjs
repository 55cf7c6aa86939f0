// What a phone has to fetch, in brotli: everything until the first page can be used, signed in or not, with
// the words of one language (tests/browser/first_page_test.mjs: it waits for no more), and what comes after.
import fs from 'node:fs';

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} KB`;
const { files } = JSON.parse(fs.readFileSync('build/site/site.json', 'utf8'));
const needed = /^(index\.html|boot\.js|style\.css|plain\.css|linli\.(js|wasm))$/;
const later = (name) => /sqlite|store_worker/.test(name);
const tables = (name) => /^(pinyin|simplified)\.txt$/.test(name);
const oneLanguage = Math.max(...files.filter(({ name }) => /^words\.\w+\.txt$/.test(name))
  .map((file) => file.brotli));
const sum = (chosen) => chosen.reduce((total, file) => total + file.brotli, 0);
const first = sum(files.filter(({ name }) => needed.test(name))) + oneLanguage;
const worker = sum(files.filter(({ name }) => later(name)));

const rest = sum(files.filter(({ name }) => name === 'late.wasm'));

const limits = [['bytes until the first page', first, 500_000], ['SQLite worker after it', worker, 450_000],
  ['tables about characters after it', sum(files.filter(({ name }) => tables(name))), 50_000],
  ['the other pages after it', rest], ['bytes until any page', first + rest]];
for (const [what, bytes, most] of limits) {
  const mustHold = most ? `at most ${kilobytes(most)}${bytes > most ? ': BROKEN' : ''}` : '';
  console.log([what, '', kilobytes(bytes), '', mustHold].join('\t'));
  if (bytes > most) process.exitCode = 1;
}
