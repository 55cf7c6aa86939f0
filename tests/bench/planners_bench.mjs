// How far the planners are from the best plans known, on the shared instances, judged by their own checkers.
// Instances lie beside the project; without them there is nothing to measure.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const shared = process.env.LINLI_SHARED ?? '../shared';
const planners = [
  { name: 'rides', command: 'plan-rides', folder: 'dial_a_ride', seconds: [1, 10, 30], mean: 0.5, worst: 2 },
  { name: 'roster', command: 'plan-roster', folder: 'rostering', seconds: [1, 10, 60], mean: 1, worst: 5 },
];
const mostMegabytes = 200;
const server = 'build/release/linli-server';
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-planners-'));

/// The gap to the best known in per cent; nothing where the plan breaks a rule or there is none. What the
/// planner says of its memory goes into `megabytes`.
function gapOf(planner, folder, instance, seconds, megabytes) {
  const { stdout, stderr, status } = spawnSync(
    server, [planner.command, path.join(folder, instance), '--seconds', String(seconds)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 });
  const peak = /^peak memory: (\d+) kB$/m.exec(stderr);
  if (peak) megabytes.push(Number(peak[1]) / 1024);
  if (status !== 0) {
    process.stderr.write(stderr);
    return undefined;
  }
  const solution = path.join(work, `${instance}.${seconds}`);
  fs.writeFileSync(solution, stdout);
  const judged = spawnSync('python3', ['check.py', instance, solution], { encoding: 'utf8', cwd: folder });
  const gap = /^feasible .*gap=(-?[\d.]+)%/m.exec(judged.stdout ?? '');
  return judged.status === 0 && gap ? Number(gap[1]) : undefined;
}

function measure(planner) {
  const folder = path.join(shared, 'bench', planner.folder);
  if (!fs.existsSync(folder)) return console.error(`linli: no instances in ${folder}`);
  const instances = fs.readdirSync(folder).filter((file) => /\.txt$/.test(file)).sort();
  const megabytes = [];
  for (const seconds of planner.seconds) {
    const gaps = instances.map((instance) => gapOf(planner, folder, instance, seconds, megabytes));
    const found = gaps.filter((gap) => gap !== undefined).sort((a, b) => a - b);
    const percent = (gap) => gap === undefined ? '-' : `${gap.toFixed(2)} %`;
    const mean = found.reduce((sum, gap) => sum + gap, 0) / found.length;
    const last = seconds === planner.seconds.at(-1);
    const broken = found.length < gaps.length ||
      (last && (mean > planner.mean || found.at(-1) > planner.worst));
    const limit = last ? `mean ${planner.mean} %, worst ${planner.worst} %` : 'all feasible';
    const middle = found[Math.floor(found.length / 2)];
    const what = `${planner.name}, ${seconds} s: gap over ${found.length} of ${gaps.length}, ` +
      `mean ${mean.toFixed(2)} % (p95: worst)`;
    const mustHold = `${limit}${broken ? ': BROKEN' : ''}`;
    console.log([what, percent(found[0]), percent(middle), percent(found.at(-1)), mustHold].join('\t'));
    if (broken) process.exitCode = 1;
    console.error(instances.map((name, i) => `${name} ${seconds} s: ${gaps[i] ?? 'no plan'}`).join('\n'));
  }
  printMemory(planner, megabytes.sort((a, b) => a - b));
}

function printMemory(planner, megabytes) {
  const most = megabytes.at(-1) ?? Infinity;
  const what = `${planner.name}: peak memory in MB (p95: most)`;
  const columns = [megabytes[0], megabytes[Math.floor(megabytes.length / 2)], most];
  const limit = `at most ${mostMegabytes}${most > mostMegabytes ? ': BROKEN' : ''}`;
  console.log([what, ...columns.map((one) => one?.toFixed(1) ?? '-'), limit].join('\t'));
  if (most > mostMegabytes) process.exitCode = 1;
}

const known = spawnSync(server, ['--help'], { encoding: 'utf8' }).stdout;
for (const planner of planners.filter(({ command }) => known.includes(command))) measure(planner);
fs.rmSync(work, { recursive: true });
