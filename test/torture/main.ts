// `npm run torture [-- --kills 200 --seed 1]`: the long form of test/torture.e2e-spec.ts.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import type { Compared } from './compare.js';
import { fullDisk } from './full-disk.js';
import { torture } from './torture.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    trainers: { type: 'string', default: '3' },
    steps: { type: 'string', default: '4000' },
    layers: { type: 'string', default: '5' },
    down: { type: 'string', default: '120' },
  },
});
const [kills, seed, trainers, steps, layers, down] = [values.kills, values.seed, values.trainers, values.steps, values.layers, values.down].map((text) => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  process.stderr.write(`gradlens: torture: ${text} is no integer from 1\n`);
  process.exit(2);
}) as [number, number, number, number, number, number];

const home = await mkdtemp(path.join(tmpdir(), 'gradlens-torture-'));
await chmod(home, 0o755);
const begun = performance.now();
const say = (line: string): void => void process.stderr.write(`gradlens: ${line}\n`);
const result = await torture({ home, kills, seed, trainers, steps, layers, say });
for (const run of result.runs) process.stdout.write(`${JSON.stringify(run)}\n`);
const disk = await fullDisk({ home, downMs: 1000 * down });
process.stdout.write(`${JSON.stringify(disk)}\n`);
if (disk.kind === 'skipped') say(`SKIPPED: full disk: ${disk.reason}`);
const isWhole = ({ made, recorded, twice, different }: Compared): boolean => made === recorded && twice === 0 && different === 0;
const isDiskWell = disk.kind === 'skipped' || (isWhole(disk.compared) && disk.madeWhilePaused === 0 && disk.state === 'completed');
const isWell = isDiskWell && result.runs.every((run) => isWhole(run) && run.state === 'completed');
process.stdout.write(`${JSON.stringify({ ...result.kills, starts: result.starts, seconds: Math.round((performance.now() - begun) / 1000), isWell })}\n`);
if (isWell) await rm(home, { recursive: true, force: true });
else say(`what is left lies in ${home}`);
process.exit(isWell ? 0 : 1);
