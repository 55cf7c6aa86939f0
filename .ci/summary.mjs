// Counts what the tests said: doctest cases in JUnit files of ctest, cases in TAP files of node. Shows what failed.
// usage: summary.mjs FILE…      ends with the line "N passed, N failed"; exit code 1 where something failed or nothing ran
import fs from 'node:fs';
import path from 'node:path';

const unescape = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'")
  .replace(/&#(\d+);/g, (whole, code) => String.fromCodePoint(Number(code))).replace(/&amp;/g, '&');

/// One row per program: a doctest program counts its cases, any other program counts as one.
function rowsOfCtest(xml, preset) {
  return [...xml.matchAll(/<testcase name="([^"]*)"[^>]*?time="([^"]*)" status="([^"]*)"[^]*?<\/testcase>/g)].map((match) => {
    const [whole, name, seconds, status] = match;
    const output = unescape(/<system-out>([^]*?)<\/system-out>/.exec(whole)?.[1] ?? '');
    const cases = /\[doctest\] test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed/.exec(output);
    let [passed, failed] = cases ? [Number(cases[1]), Number(cases[2])] : status === 'run' ? [1, 0] : [0, 1];
    if (status !== 'run' && failed === 0) failed = 1;  // It ended badly after its last case, for instance by a leak.
    return { name: `${name} (${preset})`, passed, failed, seconds: Number(seconds), output };
  });
}

/// One row per TAP file; only the innermost cases count.
function rowsOfTap(tap, name) {
  const number = (label) => Number(new RegExp(`^# ${label} (\\d+)`, 'm').exec(tap)?.[1] ?? 0);
  const failed = number('fail') + number('cancelled') || (/^# pass/m.test(tap) ? 0 : 1);
  return [{ name, passed: number('pass'), failed, seconds: number('duration_ms') / 1000, output: failedCases(tap) }];
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
for (const { name, output } of rows.filter(({ failed }) => failed)) console.log(`\n---- ${name} ----\n${output.trim()}`);
console.log('');
for (const { name, passed, failed, seconds } of rows) {
  const verdict = failed ? `${failed} FAILED` : '';
  console.log(`${name.padEnd(28)} ${String(passed).padStart(5)} passed ${seconds.toFixed(1).padStart(7)} s  ${verdict}`.trimEnd());
}
const sum = (field) => rows.reduce((total, row) => total + row[field], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
