// Runs the measuring programs and prints what they measured as one table.
// usage: bench_table.mjs PROGRAM… -- ARGUMENTS   (.mjs programs run in node; what does not exist is left out)
// For each measure a program prints five fields with tabs between: what, min, median, p95, what must hold.
// Fields that do not apply are empty, other lines are passed on. It ends with 1 when something does not hold.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const split = process.argv.indexOf('--');
const programs = process.argv.slice(2, split).filter((file) => fs.existsSync(file));
const programArguments = process.argv.slice(split + 1);
const rows = [['what', 'min', 'median', 'p95', 'must hold']];
let failed = programs.length === 0;
if (failed) console.error('linli: there is nothing to measure yet');

for (const program of programs) {
  console.error(`== bench: ${path.basename(program)}`);
  const command = program.endsWith('.mjs') ? [process.execPath, program] : [path.resolve(program)];
  const { stdout, status } = spawnSync(command[0], [...command.slice(1), ...programArguments],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 });
  for (const line of (stdout ?? '').split('\n').filter(Boolean)) {
    const fields = line.split('\t');
    if (fields.length === 5) rows.push(fields);
    else console.log(line);
  }
  if (status !== 0) {
    failed = true;
    console.error(`linli: ${program} ended with ${status}`);
  }
}

/// Columns a cell takes: Chinese characters take two.
const width = (text) => [...text].reduce((sum, c) => sum + (c.codePointAt(0) >= 0x2e80 ? 2 : 1), 0);
const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => width(row[column]))));
for (const row of rows) {
  const cells = row.map((cell, column) => {
    const space = ' '.repeat(widths[column] - width(cell));
    return column === 0 || column === 4 ? cell + space : space + cell;
  });
  console.log(cells.join('  ').trimEnd());
}
process.exitCode = failed ? 1 : 0;
