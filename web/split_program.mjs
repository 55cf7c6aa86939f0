// Splits the program in two, so that the first page need not wait for all of it. The pages marked
// LINLI_LATER are cut out of the call graph; what only they reach is late, too. A late function that is
// called before it is there is fetched at once (late_part.js), so what is told wrongly here costs time and
// breaks nothing while there is a network. The program asks Platform::has_later_part before it draws what is
// marked.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

// Of a function whose address is taken nobody knows who calls it; those of late pages are known by what they
// are given, or by whose part they are. Rules are late but for those that shared/commands/command.cpp names.
const lateTarget = new RegExp(String.raw`linli::client::(?!Today|Shifts|SignIn)\w*(Input|Review|Page)\b` +
  String.raw`|linli::client::(Desk\w*|HandOutBook|HoursSpan|PatternForm|ChainProposal)\b` +
  String.raw`|linli::(rides|chain)::|Ride\w+ ` +
  String.raw`|linli::(check|change)\(linli::State( const)?&, linli::Stamp const&, linli::Command const&` +
  String.raw`|linli::(encode|rename_ids)\(linli::Command|\b(for_each_text|EachText)\b`);
// Asked only once somebody has pressed something, or had done so before the page was closed; what is typed on
// pages is cleared and kept only after somebody was there.
const asPages = ['linli::decode_command(', 'linli::encode(linli::Command const&)', 'linli::rename_ids(',
  'linli::client::Client::clear_inputs(', 'linli::client::Client::drafts_of_person('];

function run(program, args) {
  const { stdout, status, stderr, error } =
    spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${program}: ${error ?? stderr}`);
  return stdout;
}

/// The functions that are marked in the headers of a folder, as linli::client::rides_page.
function markedPages(folder) {
  const marked = [];
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.h')) continue;
    const text = fs.readFileSync(path.join(folder, name), 'utf8');
    const space = /^namespace ([\w:]+) \{/m.exec(text)?.[1];
    for (const [, page] of text.matchAll(/^LINLI_LATER [\w:<>]+\s+(\w+)\(/gm))
      marked.push(`${space}::${page}(`);
  }
  return marked;
}

// The tools write a name's brackets and blanks as \28, and want them so.
const plain = (name) => name.replace(/\\([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));

/// Who calls whom, and where the calls begin, as wasm-opt prints it: a line for each node, a second one for
/// each whose address is taken, and a line for each call.
function callGraph(wasm) {
  const calls = new Map(), roots = new Set();
  const known = (name) => calls.get(name) ?? calls.set(name, []).get(name);
  const printed = run('wasm-opt', ['--all-features', '--print-call-graph', wasm, '-o', os.devNull]);
  for (const line of printed.split('\n')) {
    const edge = /^ {2}"(.*)" -> "(.*)"/.exec(line);
    if (edge) {
      known(edge[1]).push(edge[2]);
      continue;
    }
    const node = /^ {2}"(.*)" \[style="([^"]*)"(?:, fillcolor="(\w+)")?\];/.exec(line);
    if (!node || node[3] === 'turquoise') continue;  // Turquoise is an import.
    const name = node[1], addressTaken = node[2].includes('rounded'), exported = node[3] === 'gray';
    known(name);
    if (exported || (addressTaken && !lateTarget.test(plain(name)))) roots.add(name);
  }
  return { calls, roots };
}

function lateFunctions(wasm, pages) {
  const { calls, roots } = callGraph(wasm);
  const isPage = (name) => [...pages, ...asPages].some((page) => plain(name).startsWith(page));
  const late = new Set([...calls.keys()].filter(isPage));
  const isLate = (name) => late.has(name);
  const early = new Set(), open = [...roots].filter((name) => !isLate(name));
  for (let name; (name = open.pop()) !== undefined;) {
    if (early.has(name)) continue;
    early.add(name);
    for (const called of calls.get(name) ?? []) {
      if (!early.has(called) && !isLate(called)) open.push(called);
    }
  }
  return [...calls.keys()].filter((name) => !early.has(name));
}

/// The two parts of the program. `headers`: the folder in which late pages are marked.
export function splitProgram(wasm, headers) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-split-'));
  const file = (name) => path.join(folder, name);
  fs.writeFileSync(file('late.txt'), lateFunctions(wasm, markedPages(headers)).join('\n'));
  run('wasm-split', ['--all-features', wasm, `--split-funcs=@${file('late.txt')}`, '-o1', file('early'),
    '-o2', file('late'), '--import-namespace=early', '--placeholder-namespace=late']);
  const parts = { early: fs.readFileSync(file('early')), late: fs.readFileSync(file('late')) };
  fs.rmSync(folder, { recursive: true });
  return parts;
}
