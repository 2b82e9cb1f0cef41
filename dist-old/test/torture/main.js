// `npm run torture [-- --kills 200 --seed 1]`: the long form of test/torture.e2e-spec.ts. With `--client [--kills 60 --python PROGRAM]`: Python trainers and the service too.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MOST_LOST, placesFor, tortureClients } from './client-torture.js';
import { fullDisk } from './full-disk.js';
import { torture } from './torture.js';
const { values } = parseArgs({
    options: {
        client: { type: 'boolean', default: false },
        python: { type: 'string' },
        kills: { type: 'string' },
        seed: { type: 'string', default: '1' },
        trainers: { type: 'string' },
        steps: { type: 'string', default: '4000' },
        layers: { type: 'string', default: '5' },
        down: { type: 'string' },
    },
});
const foreign = (values.client ? ['trainers', 'down'] : ['python']).find((name) => values[name] !== undefined);
if (foreign !== undefined) {
    const allowed = values.client ? '--kills, --seed, --steps, --layers, --python (the trainers are two plain ones and, with PyTorch, a late one)' : '--kills, --seed, --trainers, --steps, --layers, --down';
    process.stderr.write(`gradlens: torture: --${foreign} ${values[foreign] ?? ''} is ${values.client ? 'not for' : 'only for'} --client; allowed: ${allowed}\n`);
    process.exit(2);
}
const [kills, seed, trainers, steps, layers, down] = [values.kills ?? (values.client ? '60' : '200'), values.seed, values.trainers ?? '3', values.steps, values.layers, values.down ?? '120'].map((text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= 1)
        return value;
    process.stderr.write(`gradlens: torture: ${text} is no integer from 1\n`);
    process.exit(2);
});
const home = await mkdtemp(path.join(tmpdir(), 'gradlens-torture-'));
await chmod(home, 0o755);
const begun = performance.now();
const say = (line) => void process.stderr.write(`gradlens: ${line}\n`);
const seconds = () => Math.round((performance.now() - begun) / 1000);
const isWell = values.client ? await clients() : await trainersAndDisk();
if (isWell)
    await rm(home, { recursive: true, force: true });
else
    say(`what is left lies in ${home}`);
process.exit(isWell ? 0 : 1);
function isWhole({ made, recorded, twice, different }) {
    return made === recorded && twice === 0 && different === 0;
}
function tell(line) {
    process.stdout.write(`${JSON.stringify(line)}\n`);
}
async function trainersAndDisk() {
    const result = await torture({ home, kills, seed, trainers, steps, layers, say });
    result.runs.forEach(tell);
    const disk = await fullDisk({ home, downMs: 1000 * down });
    tell(disk);
    if (disk.kind === 'skipped')
        say(`SKIPPED: full disk: ${disk.reason}`);
    const isDiskWell = disk.kind === 'skipped' || (isWhole(disk.compared) && disk.madeWhilePaused === 0 && disk.state === 'completed');
    const isWell = isDiskWell && result.runs.every((run) => isWhole(run) && run.state === 'completed');
    tell({ ...result.kills, starts: result.starts, seconds: seconds(), isWell });
    return isWell;
}
async function clients() {
    const python = values.python ?? 'python3';
    const places = placesFor(python, say);
    const { kills: killed, runs } = await tortureClients({ home, kills, seed, steps, layers, python, trainers: places, say });
    runs.forEach(tell);
    const isWell = killed.recording > 0 && runs.every((run) => isWhole(run) && run.lost <= MOST_LOST[run.trainer] && run.state === 'completed');
    const most = (trainer, of) => Math.max(0, ...runs.filter((run) => run.trainer === trainer).map((run) => run[of]));
    const lost = { lostPlain: most('plain', 'lost'), lostLate: most('late', 'lost'), lostLateMs: most('late', 'lostMs') };
    const decisions = runs.reduce((sum, { recorded }) => sum + recorded, 0);
    tell({ ...killed, runs: runs.length, starts: runs.reduce((sum, run) => sum + run.starts, 0), decisions, ...lost, seconds: seconds(), isWell });
    return isWell;
}
//# sourceMappingURL=main.js.map