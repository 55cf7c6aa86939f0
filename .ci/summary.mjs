// Counts what the tests said (doctest cases in JUnit files of ctest, cases in TAP files of node).
// usage: summary.mjs FILE…   shows what failed and ends with "N passed, N failed"
import fs from 'node:fs';
import path from 'node:path';

const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const unescape = (text) => text.replace(/&(?:#(\d+)|(\w+));/g,
  (whole, code, name) => (code ? String.fromCodePoint(Number(code)) : entities[name] ?? whole));

/// One row per program: a doctest program counts its cases, any other program counts as one.
function rowsOfCtest(xml, preset) {
  const blocks = /<testcase name="([^"]*)"[^>]*?time="([^"]*)" status="([^"]*)"[^]*?<\/testcase>/g;
  return [...xml.matchAll(blocks)].map((match) => {
    const [whole, name, seconds, status] = match;
    const output = unescape(/<system-out>([^]*?)<\/system-out>/.exec(whole)?.[1] ?? '');
    const cases = /\[doctest\] test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed/.exec(output);
    let [passed, failed] = cases ? [Number(cases[1]), Number(cases[2])] : status === 'run' ? [1, 0] : [0, 1];
    if (status !== 'run' && failed === 0) failed = 1;  // It ended badly after its last case, say by a leak.
    return { name: `${name} (${preset})`, passed, failed, seconds: Number(seconds), output };
  });
}

/// One row per TAP file; only the innermost cases count.
function rowsOfTap(tap, name) {
  const number = (label) => Number(new RegExp(`^# ${label} (\\d+)`, 'm').exec(tap)?.[1] ?? 0);
  const failed = number('fail') + number('cancelled') || (/^# pass/m.test(tap) ? 0 : 1);
  const seconds = number('duration_ms') / 1000;
  return [{ name, passed: number('pass'), failed, seconds, output: failedCases(tap) }];
}

/// The blocks of the cases that are not ok.
function failedCases(tap) {
  const kept = [];
  let keeping = false;
  for (const line of tap.split('\n')) {
    if (/^\s*(not )?ok \d+/.test(line)) keeping = /^\s*not ok/.test(line);
    if (/^\s*# Subtest/.test(line)) keeping = false;
    if (keeping) kept.push(line);
  }
  return kept.join('\n');
}

function rowsOf(file) {
  const content = fs.readFileSync(file, 'utf8');
  const name = path.basename(file).replace(/^tests-|\.(xml|tap)$/g, '');
  return file.endsWith('.xml') ? rowsOfCtest(content, name) : rowsOfTap(content, name);
}

const rows = process.argv.slice(2).flatMap(rowsOf);
for (const { name, failed, output } of rows) {
  if (failed) console.log(`\n---- ${name} ----\n${output.trim()}`);
}
console.log('');
for (const { name, passed, failed, seconds } of rows) {
  const counts = `${String(passed).padStart(5)} passed ${seconds.toFixed(1).padStart(7)} s`;
  console.log(`${name.padEnd(28)} ${counts}${failed ? `  ${failed} FAILED` : ''}`);
}
const sum = (field) => rows.reduce((total, row) => total + row[field], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
