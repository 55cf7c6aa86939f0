// How far the planners are from the best plans known, on the shared instances, judged by their own checkers,
// and how much memory they take. Each plans on one core. Instances lie beside the project; without them there
// is nothing to measure.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const shared = process.env.LINLI_SHARED ?? '../shared';
const worst = (gaps) => Math.max(...gaps);
const mean = (gaps) => gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
// What must hold after the longest time, in per cent; of all instances, or of those with these numbers. A
// goal is told and fails nothing.
const planners = [
  {
    name: 'rides', command: 'plan-rides', folder: 'dial_a_ride', seconds: [1, 10, 30], mostMb: 200,
    limits: [{ what: 'mean', of: mean, most: 0.5 }, { what: 'worst', of: worst, most: 2 }],
  },
  {
    name: 'roster', command: 'plan-roster', folder: 'rostering', seconds: [1, 10, 60], mostMb: 300,
    limits: [
      { what: 'must, worst of 1, 2 and 4', numbers: [1, 2, 4], of: worst, most: 0 },
      { what: '3', numbers: [3], of: worst, most: 0, goal: true },
      { what: 'mean of 1–8', numbers: [1, 2, 3, 4, 5, 6, 7, 8], of: mean, most: 1 },
      { what: 'worst of 12 and 15', numbers: [12, 15], of: worst, most: 5 },
    ],
  },
];
const server = 'build/release/linli-server';
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-planners-'));
const [core] = /^Cpus_allowed_list:\s*(\d+)/m.exec(fs.readFileSync('/proc/self/status', 'utf8')).slice(1);

function percent(gap) {
  if (gap === undefined) return 'no plan';
  return Number.isNaN(gap) ? 'none known' : `${gap.toFixed(2)} %`;
}
const numberOf = (instance) => Number(/\d+/.exec(instance)?.[0]);

function printRow(what, figures, mustHold, broken) {
  console.log([what, ...figures, `${mustHold}${broken ? ': BROKEN' : ''}`].join('\t'));
  if (broken) process.exitCode = 1;
}

/// The gap to the best known in per cent, NaN where none is known, nothing where there is no plan or where it
/// breaks a rule; and the memory.
function plan(planner, folder, instance, seconds) {
  const words = [planner.command, path.join(folder, instance), '--seconds', String(seconds)];
  const { stdout, stderr, status } = spawnSync('taskset', ['-c', core, server, ...words],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 });
  const memory = /^peak memory: ([\d.]+) MB$/m.exec(stderr ?? '');
  const memoryMb = memory ? Number(memory[1]) : undefined;
  if (status !== 0) {
    console.error(stderr);
    return { memoryMb };
  }
  const solution = path.join(work, `${instance}.${seconds}`);
  fs.writeFileSync(solution, stdout);
  const judged = spawnSync('python3', ['check.py', instance, solution], { encoding: 'utf8', cwd: folder });
  const gap = /^feasible .*gap=(?:(-?[\d.]+)%|unknown)/m.exec(judged.stdout ?? '');
  if (judged.status === 0 && gap) return { memoryMb, gap: Number(gap[1] ?? NaN) };
  console.error(`${instance}, ${seconds} s: ${judged.stdout}${judged.stderr}`);
  return { memoryMb };
}

/// What must hold of some instances after the longest time.
function printLimit(planner, limit, instances, gapsOf) {
  const some = instances.filter((instance) => !limit.numbers || limit.numbers.includes(numberOf(instance)));
  const gaps = some.map((instance) => gapsOf.get(instance).at(-1)).filter((gap) => !Number.isNaN(gap));
  if (gaps.length === 0) return;
  const figure = gaps.includes(undefined) ? undefined : limit.of(gaps);
  const missed = figure === undefined || figure > limit.most;
  const mustHold = `at most ${limit.most} %${limit.goal ? missed ? ', a goal: missed' : ', a goal' : ''}`;
  printRow(`${planner.name}, ${planner.seconds.at(-1)} s: gap, ${limit.what}`, ['', percent(figure), ''],
    mustHold, missed && !limit.goal);
}

function measure(planner) {
  const folder = path.join(shared, 'bench', planner.folder);
  if (!fs.existsSync(folder)) return console.error(`linli: no instances in ${folder}`);
  const instances = fs.readdirSync(folder).filter((file) => /\.txt$/.test(file))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const gapsOf = new Map();
  const memories = [];
  for (const instance of instances) {
    const plans = planner.seconds.map((seconds) => plan(planner, folder, instance, seconds));
    gapsOf.set(instance, plans.map(({ gap }) => gap));
    memories.push(...plans.flatMap(({ memoryMb }) => memoryMb ?? []));
    const times = `${planner.seconds.slice(0, -1).join(', ')} and ${planner.seconds.at(-1)} s`;
    printRow(`${planner.name}, ${path.parse(instance).name}: gap after ${times}`,
      gapsOf.get(instance).map(percent), 'feasible', gapsOf.get(instance).includes(undefined));
  }
  for (const limit of planner.limits) printLimit(planner, limit, instances, gapsOf);
  if (memories.length > 0)
    printRow(`${planner.name}: peak memory`, ['', `${Math.max(...memories)} MB`, ''],
      `at most ${planner.mostMb} MB`, Math.max(...memories) > planner.mostMb);
}

const known = spawnSync(server, ['--help'], { encoding: 'utf8' }).stdout;
for (const planner of planners.filter(({ command }) => known.includes(command))) measure(planner);
fs.rmSync(work, { recursive: true });
