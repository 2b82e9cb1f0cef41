// `npm run bench -- obey --client`: what a training in PyTorch is told, and how soon it does it.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createAccessToken } from '#libs/decision-store';
import { benchLine, quantileLines } from '../report.js';
import { askedOverApi, guardedRun, pausedByRule } from './client-orders.js';
import { startClientTrainer } from './client-trainer.js';
const ALLOWED_MS = 1000;
const ALLOWED_STEPS = 5;
const GUARDED_RUNS = 5;
const SHORT = { hidden: [128, 128, 64], batch: 128, calm: 100, guard: false };
const LONG = { hidden: [512, 512], batch: 2048, calm: 10, guard: false };
/** Measures orders of rules and of people, for short and for long steps, and a guard. */
export async function measureClient(scene, api, options) {
    const { secret } = await createAccessToken(scene.store, { role: 'ingest', name: 'obey', createdBy: 'bench' });
    const spool = path.join(scene.home, 'client-spool');
    mkdirSync(spool);
    const environment = { PATH: process.env['PATH'], HOME: scene.home, GRADLENS_URL: api.url, GRADLENS_TOKEN: secret, GRADLENS_SPOOL: spool };
    const beside = async (task, work) => {
        const trainer = startClientTrainer(options.python, task, environment);
        try {
            return await work(trainer);
        }
        finally {
            trainer.kill();
        }
    };
    for (const [name, runs, task] of [['client, short steps', options.runs, SHORT], ['client, long steps', options.slow, LONG]]) {
        if (runs === 0)
            continue;
        const byRule = await beside({ ...task, runs }, (trainer) => repeated(runs, () => pausedByRule(scene.store, trainer, options.send)));
        const byApi = await beside({ ...task, runs: 1, calm: null }, (trainer) => askedOverApi(scene.store, trainer, options.send, options.chance));
        const all = [...byRule.flat(), ...byApi];
        for (const order of all)
            options.tell(name, order);
        options.print(report(name, all));
    }
    const guarded = await beside({ ...SHORT, runs: GUARDED_RUNS, guard: true }, (trainer) => repeated(GUARDED_RUNS, () => guardedRun(scene.store, trainer, options.send)));
    const name = 'client, guarded';
    options.print([
        benchLine({ name, metric: 'provocation to the guard', unit: 'steps', target: { max: 0 } }, guarded.map(({ behind }) => behind)),
        benchLine({ name, metric: 'weights and updates that are no number', unit: 'decisions', target: { max: 0 } }, guarded.map(({ broken }) => broken)),
    ]);
}
async function repeated(times, work) {
    const all = [];
    for (let i = 1; i <= times; i++) {
        all.push(await work());
        process.stderr.write(`gradlens: run ${i} of ${times}\n`);
    }
    return all;
}
function report(name, all) {
    const provoked = all.filter(({ behind }) => behind !== null);
    const sets = [['pause by a rule', provoked], ['order over the API', all.filter(({ by }) => by === 'the API')]];
    const late = (some) => some.filter((one) => Math.max(one.obeyedMs, one.ackedMs) - one.decidedMs > ALLOWED_MS && one.steps > ALLOWED_STEPS).length;
    return [
        ...sets.flatMap(([metric, some]) => [
            ...quantileLines({ name, metric: `${metric}, decision to obeyed`, unit: 'ms' }, some.map(({ decidedMs, obeyedMs }) => obeyedMs - decidedMs)),
            ...quantileLines({ name, metric: `${metric}, decision to acknowledged`, unit: 'ms' }, some.map(({ decidedMs, ackedMs }) => ackedMs - decidedMs)),
            ...quantileLines({ name, metric: `${metric}, decision to obeyed`, unit: 'steps' }, some.map(({ steps }) => steps)),
            { ...benchLine({ name, metric: `${metric}, later than 1 s and 5 steps`, unit: 'orders', target: { max: 0 } }, [late(some)]), runs: some.length },
        ]),
        ...quantileLines({ name, metric: 'provocation to paused', unit: 'steps' }, provoked.map(({ behind }) => behind ?? NaN)),
    ];
}
//# sourceMappingURL=client.js.map