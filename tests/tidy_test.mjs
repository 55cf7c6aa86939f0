// How the sources have to look, whatever they do: who includes whom, lengths, texts in both languages.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { functions, includes, withoutComments } from '../.ci/source_scan.mjs';
import { broken, filled, placeholders, readTexts } from '../.ci/texts.mjs';

const top = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const longestLine = 110, longestFunction = 70, mostFilesWithBeast = 3;

/// Paths from the top of the project, of all files below the folders.
function filesBelow(folders, suffixes) {
  return folders.filter((folder) => fs.existsSync(path.join(top, folder))).flatMap((folder) => {
    const isFile = fs.statSync(path.join(top, folder)).isFile();
    const inside = isFile ? [] : fs.readdirSync(path.join(top, folder)).map((name) => `${folder}/${name}`);
    if (isFile) return suffixes.some((suffix) => folder.endsWith(suffix)) ? [folder] : [];
    return filesBelow(inside.filter((name) => !/\/(node_modules|data)$/.test(name)), suffixes);
  });
}

const read = (file) => fs.readFileSync(path.join(top, file), 'utf8');
const cpp = filesBelow(['shared', 'app', 'tests'], ['.h', '.cpp']);
const javascript = filesBelow(['web', 'tests', 'app', '.ci'], ['.js', '.mjs', '.css', '.html']);
const scripts = [...filesBelow(['.ci'], ['.sh', '.cmake', '/run']), 'linli', 'CMakeLists.txt'];

function expectNone(complaints, rule) {
  assert.ok(complaints.length === 0, `${rule}\n  ${complaints.join('\n  ')}`);
}

// ---- who may include whom -----------------------------------------------------------------------

const folderOf = (file) => file.split('/').slice(0, 2).join('/');
const layers = { 'shared/core': 'core', 'shared/state': 'state', 'shared/commands': 'commands',
  'shared/sync': 'sync', 'shared/wire': 'wire', 'app/client': 'client', 'app/server': 'server' };

/// The layer of a file. A feature of shared/ has its records below the state and its rules above it; that no
/// record includes the state, the compiler sees.
function layer(file) {
  const known = layers[folderOf(file)];
  if (known || !file.startsWith('shared/')) return known ?? 'outside';
  return file.endsWith('.cpp') ? 'feature source' : 'feature header';
}

const rules = ['core', 'feature header', 'state', 'commands'];
const mayInclude = {
  core: ['core'],
  'feature header': ['core', 'feature header', 'state'],
  state: ['core', 'feature header', 'state'],
  'feature source': rules,
  commands: rules,
  wire: [...rules, 'wire'],
  sync: [...rules, 'wire', 'sync'],
  client: [...rules, 'sync', 'wire', 'client'],
  server: [...rules, 'sync', 'wire', 'server'],
};

/// Of shared/: no clock, no random, no files, no threads, no drawing, no network.
const notInShared = new RegExp('^(imgui|boost/|emscripten|sqlite3|spdlog|fmt/|sodium|sys/|unistd|time\\.h$|'
  + '(chrono|ctime|random|fstream|filesystem|iostream|thread|mutex|shared_mutex|condition_variable|future|'
  + 'atomic)$)');

test('a file includes only what its folder may know', () => {
  const complaints = [];
  for (const file of cpp.filter((name) => mayInclude[layer(name)])) {
    for (const { path: target, line, system } of includes(read(file))) {
      const wrongFolder = /^(shared|app)\//.test(target) && !mayInclude[layer(file)].includes(layer(target));
      const wrongPackage = system && file.startsWith('shared/') && notInShared.test(target);
      const wrongCereal = target.startsWith('cereal/') && folderOf(file) !== 'shared/wire';
      if (wrongFolder || wrongPackage || wrongCereal) complaints.push(`${file}:${line} includes ${target}`);
    }
  }
  expectNone(complaints, 'not allowed (README, folder map):');
});

test('pages know the kit, records and the outbox, and nothing of store, wire or platform', () => {
  const complaints = [];
  for (const file of cpp.filter((name) => /^app\/client\/.*_page\.(h|cpp)$/.test(name))) {
    for (const { path: target, line } of includes(read(file))) {
      if (/^shared\/wire\/|^app\/client\/(platform|store)|^(imgui|emscripten|sqlite3)/.test(target)) {
        complaints.push(`${file}:${line} includes ${target}`);
      }
    }
  }
  expectNone(complaints, 'not for a page:');
});

test('few files include Beast, because each of them takes long to compile', () => {
  const isBeast = ({ path: target }) => target.startsWith('boost/beast');
  const files = cpp.filter((file) => includes(read(file)).some(isBeast));
  assert.ok(files.length <= mostFilesWithBeast, `at most ${mostFilesWithBeast} may: ${files.join(', ')}`);
});

test('a file that counts in fixed widths and stands alone includes <cstdint>', () => {
  const counts = /\bstd::u?int(8|16|32|64)_t\b/;
  const complaints = cpp.filter((file) => {
    const found = includes(read(file));
    const alone = found.every(({ system }) => system);
    return alone && counts.test(read(file)) && !found.some(({ path: target }) => target === 'cstdint');
  });
  expectNone(complaints, 'newer compilers need it:');
});

test('a source that uses an algorithm or a limit includes its header itself', () => {
  const called = (names) => new RegExp(`\\bstd::(${names})\\(`);
  const algorithms = 'any_of|all_of|none_of|find_if|find_if_not|count_if|sort|stable_sort|min_element|'
    + 'max_element|clamp|unique|lower_bound|upper_bound|binary_search|transform|copy|reverse|rotate|fill';
  const needs = [['algorithm', called(algorithms)], ['numeric', called('accumulate|iota|gcd')],
    ['limits', /\bstd::numeric_limits</]];
  const complaints = [];
  for (const file of cpp.filter((one) => one.endsWith('.cpp'))) {
    const found = new Set(includes(read(file)).map(({ path: target }) => target));
    for (const [header, use] of needs)
      if (use.test(read(file)) && !found.has(header)) complaints.push(`${file}: <${header}>`);
  }
  expectNone(complaints, 'newer compilers need them:');
});

// ---- format --------------------------------------------------------------------------------------

const formatter = spawnSync('clang-format', ['--version'], { encoding: 'utf8' }).stdout ?? '';
const otherFormatter = !/version 14\./.test(formatter) && 'only the clang-format of Debian 12 decides';

test('C++ is formatted by clang-format', { skip: otherFormatter }, () => {
  const options = { cwd: top, encoding: 'utf8', maxBuffer: 1e9 };
  const { stderr } = spawnSync('clang-format', ['--dry-run', ...cpp], options);
  const warnings = stderr.matchAll(/^(\S+?):\d+:\d+: warning: code should be clang-formatted/gm);
  expectNone([...new Set([...warnings].map(([, file]) => file))], 'run clang-format -i on:');
});

// ---- lengths ------------------------------------------------------------------------------------

test('no line is longer than 110 characters, none ends in a space, none has a tab', () => {
  const complaints = [];
  for (const file of [...cpp, ...javascript, ...scripts]) {
    read(file).split('\n').forEach((line, index) => {
      const place = `${file}:${index + 1}`, { length } = [...line];
      if (length > longestLine) complaints.push(`${place} has ${length} characters`);
      if (/[ \t]$/.test(line)) complaints.push(`${place} ends in a space`);
      if (/\t/.test(line)) complaints.push(`${place} has a tab`);
    });
  }
  expectNone(complaints, 'lines:');
});

test('no function is longer than 70 lines', () => {
  const complaints = [];
  for (const file of cpp) {
    for (const { name, line, lines } of functions(read(file))) {
      if (lines > longestFunction) complaints.push(`${file}:${line} ${name} has ${lines} lines`);
    }
  }
  for (const file of javascript) {
    for (const { name, line, lines } of javascriptFunctions(read(file))) {
      if (lines > longestFunction) complaints.push(`${file}:${line} ${name} has ${lines} lines`);
    }
  }
  expectNone(complaints, 'too long:');
});

/// Functions that are written as such; the closing brace stands under the first letter.
function javascriptFunctions(source) {
  const lines = source.split('\n');
  return lines.flatMap((text, index) => {
    const match = /^( *)(?:export )?(?:async )?(?:function\*? )?#?(\w+)\(.*\) \{$/.exec(text);
    if (!match || /^(if|for|while|switch|catch)$/.test(match[2])) return [];
    const end = lines.findIndex((other, below) => below > index && other.startsWith(`${match[1]}}`));
    return [{ name: match[2], line: index + 1, lines: end - index + 1 }];
  });
}

test('the length check itself finds a function of 71 lines and lets one of 70 pass', () => {
  const body = (lines) => ['namespace a {', 'class B {', '  int f(int x) const {',
    ...Array(lines - 2).fill('    x++; // }'), '  }', '};', '}'].join('\n');
  assert.deepEqual(functions(body(70)), [{ name: 'f', line: 3, lines: 70 }]);
  assert.deepEqual(functions(body(71)), [{ name: 'f', line: 3, lines: 71 }]);
  assert.deepEqual(functions('struct A { int x = 0; };\nenum class B { C };\nint d[] = {1, 2};\n'), []);
});

// ---- texts --------------------------------------------------------------------------------------

const haveTexts = fs.existsSync(path.join(top, 'assets/text/zh.txt'));
const zh = haveTexts ? readTexts(path.join(top, 'assets/text/zh.txt')) : new Map();
const en = haveTexts ? readTexts(path.join(top, 'assets/text/en.txt')) : new Map();
const withTexts = [...cpp, ...javascript].filter((file) => /^(app|web)\//.test(file));

test('Chinese and English have the same texts with the same placeholders', () => {
  const complaints = [];
  for (const key of new Set([...zh.keys(), ...en.keys()])) {
    if (!zh.has(key)) complaints.push(`"${key}" is missing in zh.txt`);
    else if (!en.has(key)) complaints.push(`"${key}" is missing in en.txt`);
    else {
      const [inZh, inEn] = [zh, en].map((texts) => placeholders(texts.get(key).value).join(', '));
      if (inZh !== inEn) complaints.push(`"${key}" has {${inZh}} in Chinese and {${inEn}} in English`);
    }
  }
  expectNone(complaints, 'assets/text:');
});

test('no placeholder is broken, and words for one and for more stand only in English', () => {
  const complaints = [];
  for (const [language, texts] of [['zh', zh], ['en', en]]) {
    for (const [key, { value }] of texts) {
      if (broken(value)) complaints.push(`"${key}" of ${language} has ${broken(value)}`);
    }
  }
  for (const [key, { value }] of zh) {
    if (/\{\w+\|/.test(value)) complaints.push(`"${key}" has a plural in Chinese`);
  }
  expectNone(complaints, 'assets/text:');
  const days = '{count} {count|day|days}, {name}';
  assert.deepEqual(placeholders(days), ['count', 'name']);
  assert.deepEqual([1, 2].map((count) => filled(days, { count })), ['1 day, {name}', '2 days, {name}']);
  assert.equal(broken('in {count|day}'), '{count|day');
});

test('the words of each language are as many as the keys, in their order, and carry their mark', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-words-'));
  const table = path.join(folder, 'text_table');
  const files = ['zh', 'en'].map((language) => path.join(top, `assets/text/${language}.txt`));
  const maker = path.join(top, '.ci/make_text_table.mjs');
  const { status, stderr } =
    spawnSync(process.execPath, [maker, table, '--keys-only', ...files], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const source = fs.readFileSync(`${table}.cpp`, 'utf8');
  const keys = [...source.matchAll(/^ +"([a-z0-9_.]+)" "\\0",?$/gm)].map(([, key]) => key);
  const [, mark] = /text_keys_mark\(\) \{\s+return "([0-9a-f]{16})"/.exec(source);
  assert.equal(keys.length, zh.size);
  for (const [language, texts] of [['zh', zh], ['en', en]]) {
    const words = fs.readFileSync(path.join(folder, `words.${language}.txt`), 'utf8').split('\0');
    const expected = [`${language} ${mark}`, ...keys.map((key) => texts.get(key).value), ''];
    assert.deepEqual(words, expected);
  }
  fs.rmSync(folder, { recursive: true });
});

test('every text that a page asks for exists', () => {
  const complaints = [];
  for (const file of withTexts) {
    for (const [, key] of withoutComments(read(file)).matchAll(/(?<![\w.>])text\(\s*["']([^"']+)["']/g)) {
      if (!key.endsWith('.') && !zh.has(key)) complaints.push(`${file} asks for "${key}"`);
    }
  }
  expectNone(complaints, 'not in assets/text:');
});

test('every text is used; a name that ends in a dot, as "role.", uses all that begin with it', () => {
  const named = new Set();
  for (const file of withTexts) {
    const literals = withoutComments(read(file)).matchAll(/["'`]([a-z0-9_]+\.[a-z0-9_.]*)/g);
    for (const [, name] of literals) named.add(name);
  }
  const prefixes = [...named].filter((name) => name.endsWith('.'));
  const isUsed = (key) => named.has(key) || prefixes.some((prefix) => key.startsWith(prefix));
  const unused = [...zh.keys()].filter((key) => !isUsed(key));
  expectNone(unused, 'in assets/text, but nobody asks for it:');
});
