import { EventEmitter } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { systemClock } from '#libs/contracts';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../cli/command-line.js';
import { columnArguments } from './column-arguments.js';
import { meaningOf } from './series-columns.js';
import { watchSeries } from './watch-series.js';
let folder;
beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gradlens-watch-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
/** Runs `gradlens watch` on a file. */
async function watch(name, text, ...more) {
    const file = path.join(folder, name);
    await writeFile(file, text);
    let [stdout, stderr] = ['', ''];
    const process = Object.assign(new EventEmitter(), {
        env: { GRADLENS_HOME: path.join(folder, 'home') },
        stdout: { write: (part) => (stdout += part) !== '' },
        stderr: { write: (part) => (stderr += part) !== '' },
    });
    const code = await runCommandLine(['watch', file, ...more], process);
    return { code, stderr, lines: stdout.split('\n').filter((line) => line !== '') };
}
/** Gradient norm at a step: quiet, with a jump at step 150 and NaN at 170. */
function norm(step) {
    if (step === 150)
        return 50;
    return step === 170 ? NaN : 0.5 + 0.02 * Math.sin(1.7 * step);
}
const ROWS = Array.from({ length: 260 }, (_, step) => ({ step, loss: 0.7, a: 0.4 + 0.01 * Math.cos(step), b: norm(step) }));
const wide = (separator = ',') => [['step', 'loss', 'grad_norm/a', 'grad_norm/b'], ...ROWS.map(({ step, loss, a, b }) => [step, loss, a, b])].map((row) => row.join(separator)).join('\n');
const long = (rows = ROWS) => `step,layer,loss,grad_norm\n${rows.flatMap(({ step, loss, a, b }) => [`${String(step)},a,${String(loss)},${String(a)}`, `${String(step)},b,,${String(b)}`]).join('\n')}\n`;
const byLayer = () => `step,layer,grad_norm\n${['a', 'b'].flatMap((layer) => ROWS.map((row) => `${String(row.step)},${layer},${String(layer === 'a' ? row.a : row.b)}`)).join('\n')}\n`;
const pythonJson = () => ROWS.map(({ step, loss, a, b }) => `{"_step": ${String(step)}, "train": {"loss": ${String(loss)}}, "grad_norm": {"a": ${String(a)}, "b": ${String(b)}}, "note": "NaN, \\"Infinity\\""}`).join('\n');
const parquet = () => Buffer.from(parquetWriteBuffer({
    columnData: [
        { name: 'step', data: ROWS.map(({ step }) => BigInt(step)), type: 'INT64' },
        { name: 'loss', data: ROWS.map(({ loss }) => loss), type: 'DOUBLE' },
        { name: 'grad_norm/a', data: ROWS.map(({ a }) => a), type: 'DOUBLE' },
        { name: 'grad_norm/b', data: ROWS.map(({ b }) => b), type: 'DOUBLE' },
    ],
}));
describe('gradlens watch', () => {
    it.each([
        ['wide CSV', 'w.csv', () => wide()],
        ['semicolons, a byte order mark and CRLF', 's.csv', () => `\uFEFF${wide(';').replaceAll('\n', '\r\n')}`],
        ['tabs', 't.tsv', () => wide('\t')],
        ['a row per layer', 'l.csv', () => long()],
        ['JSON lines as Python writes them', 'j.jsonl', pythonJson],
        ['gzipped JSON lines', 'j.jsonl.gz', () => gzipSync(pythonJson())],
        ['Parquet', 'p.parquet', parquet],
    ])('finds the same in %s', async (_, name, make) => {
        const { code, lines, stderr } = await watch(name, make(), '--json');
        const found = lines.map((line) => JSON.parse(line));
        expect(found.map(({ rule, layer, step, state, incident }) => [rule, layer, step, state, incident])).toEqual([
            ['gradient-spike', 'b', 150, 'firing', 1],
            ['non-finite-gradient', 'b', 170, 'firing', 1],
            ['non-finite-gradient', 'b', 181, 'resolved', 1],
            ['gradient-spike', 'b', 201, 'resolved', 1],
        ]);
        expect(found[0]).toMatchObject({ severity: 'warning', value: 50, since: 150, measure: 'gradNorm' });
        expect(found[1]).toMatchObject({ value: null, nonFinite: 'NaN', severity: 'critical' });
        expect(stderr).toContain('2 alerts in 1 incident, 0 still firing');
        expect(code).toBe(1);
    });
    it('sorts where it is told to, and says how where it is not', async () => {
        const refused = await watch('by-layer.csv', byLayer());
        expect(refused).toMatchObject({ code: 2, lines: [] });
        expect(refused.stderr).toContain('line 262, step is 0 after 259; allowed: steps that ascend, or --sort');
        const { code, lines } = await watch('by-layer.csv', byLayer(), '--sort', '--json');
        expect(code).toBe(1);
        expect(lines.map((line) => JSON.parse(line).step)).toEqual([150, 170, 181, 201]);
    });
    it('lets the later of two rows of a step count when it sorts: a run that was resumed', async () => {
        const text = `step,loss\n${[0, 1, 2, 3, 4, 5, 6].map((step) => `${String(step)},${step < 4 ? '1' : 'nan'}`).join('\n')}\n4,1\n5,1\n6,1\n`;
        expect(await watch('resumed.csv', text, '--sort')).toMatchObject({ code: 0, lines: [] });
    });
    it('is silent and exits with 0 where nothing is wrong', async () => {
        const calm = `step,loss,grad_norm\n${ROWS.map(({ step, loss, a }) => `${String(step)},${String(loss)},${String(a)}`).join('\n')}`;
        const told = await watch('calm.csv', calm);
        expect(told).toMatchObject({ code: 0, lines: [] });
        expect(told.stderr).toContain('260 rows: no alert');
    });
    it('takes a loss that is logged less often, and empty fields, for what they are: nothing recorded', async () => {
        const rows = ROWS.map(({ step, a }) => `${String(step)},${step % 10 === 0 ? '0.7' : ''},${String(a)},`);
        expect(await watch('sparse.csv', `step,loss,grad_norm/a,grad_norm/b\n${rows.join('\n')}`)).toMatchObject({ code: 0, lines: [] });
    });
    it('stretches holds to the distance of rows', async () => {
        const text = `step,grad_norm\n${ROWS.map(({ step, b }) => `${String(step * 100)},${step === 170 ? '0.5' : String(b)}`).join('\n')}`;
        const [fired, resolved] = (await watch('every.csv', text, '--json')).lines.map((line) => JSON.parse(line));
        expect([fired?.step, resolved?.step, fired?.layer]).toEqual([15_000, 20_100, null]);
        const [, sooner] = (await watch('every.csv', text, '--json', '--every', '1')).lines.map((line) => JSON.parse(line));
        expect(sooner?.step).toBe(15_200);
    });
    it('reads a held-out loss, in the row of a loss or in one of its own: overfitting', async () => {
        const heldOut = (step) => (step < 300 ? 1 - step / 600 : 0.5 + (step - 300) / 600);
        const losses = Array.from({ length: 100 }, (_, i) => ({ step: 10 * i, loss: 0.99 ** i }));
        const beside = losses.map(({ step, loss }) => `${String(step)},${String(loss)},${step % 50 === 0 ? String(heldOut(step)) : ''}`);
        const apart = losses.flatMap(({ step, loss }) => [`${String(step)},${String(loss)},`, ...(step % 50 === 0 ? [`${String(step)},,${String(heldOut(step))}`] : [])]);
        const [one, two] = [await watch('beside.csv', `step,loss,val_loss\n${beside.join('\n')}`, '--json'), await watch('apart.csv', `step,loss,eval_loss\n${apart.join('\n')}`, '--json')];
        expect(one.lines.map((line) => JSON.parse(line))).toEqual([expect.objectContaining({ rule: 'overfitting', layer: null, state: 'firing', since: 750 })]);
        expect([two.lines, (await watch('alone.csv', 'step,val_loss\n1,2\n2,2\n')).stderr]).toEqual([one.lines, expect.stringContaining('a held-out loss without a training loss beside it is not judged')]);
        expect(await watch('mapped.csv', `step,loss,other\n${beside.join('\n')}`, '--json', '--column', 'heldOutLoss=other')).toMatchObject({ lines: one.lines });
    });
    it('watches each run of a file by itself', async () => {
        const text = `run,step,grad_norm\n${ROWS.flatMap(({ step, a, b }) => [`one,${String(step)},${String(a)}`, `two,${String(step)},${String(b)}`]).join('\n')}`;
        const { lines, stderr } = await watch('runs.csv', text, '--run-column', 'run', '--json');
        expect(lines.map((line) => JSON.parse(line).run)).toEqual(['two', 'two', 'two', 'two']);
        expect(stderr).toContain('520 rows of 2 runs: 2 alerts');
    });
    it('tells missing steps and rows where the record should be complete', async () => {
        const rows = long(ROWS.filter(({ step }) => step < 100 && step !== 40)).split('\n');
        const text = rows.filter((row) => !row.startsWith('50,b,')).join('\n');
        const { lines } = await watch('gap.csv', text, '--complete', '--json');
        const found = lines.map((line) => JSON.parse(line));
        expect(found).toContainEqual(expect.objectContaining({ rule: 'missing-decisions', step: 41, state: 'firing', layer: null }));
        expect(found).toContainEqual(expect.objectContaining({ rule: 'missing-decisions', step: 50, state: 'firing', layer: 'b' }));
    });
    it.each([
        ['', 'is empty; allowed: rows of CSV'],
        ['step,loss\n', 'is without a row; allowed: a column loss'],
        ['step,foo\n1,2\n', 'without a loss or a measure; columns: step, foo; allowed: a column loss'],
        ['foo,loss\n1,2\n', 'line 2 is without a step'],
        ['step,loss\n1,2\n2,abc\n', 'line 3, column "loss" is "abc"; allowed: a number, nan, inf, or nothing'],
        ['step,loss\n1.5,2\n', 'line 2, column "step" is "1.5"; allowed: an integer from 0'],
        ['step,loss\n-1,2\n', 'line 2, column "step" is "-1"'],
        ['step,loss\n1,2,3\n', 'line 2 is 3 fields long; allowed: 2 fields'],
        ['step,loss,loss\n1,2,3\n', 'header, column "loss" is there twice'],
        ['step,loss\n1,"2\n', 'not CSV'],
        ['[1]', 'a JSON array; allowed: JSON lines'],
        ['{"step":1,"loss":1}\nnope\n', 'line 2 is "nope"; allowed: a JSON object'],
        ['{"step":1,"loss":[1]}\n', 'column "loss" is [1]'],
        [Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(40)]), 'not Parquet'],
        [gzipSync('step,loss\n1,2\n').subarray(0, 20), 'damaged gzip'],
        [Buffer.from('step,layer,grad_norm\n1,é,2\n', 'latin1'), 'line 2 is not UTF-8'],
    ])('refuses %j in one line', async (text, expected) => {
        const { code, stderr, lines } = await watch('bad', text);
        expect(stderr).toContain(expected);
        expect(stderr.trimEnd().split('\n')).toHaveLength(1);
        expect({ code, lines }).toEqual({ code: 2, lines: [] });
    });
    it('refuses what is no file, no column and no distance', async () => {
        expect((await watch('x.csv', wide(), '--column', 'los=a')).stderr).toContain('--column is "los=a"; allowed: MEANING=COLUMN');
        expect((await watch('x.csv', wide(), '--column', 'loss=q', '--column', 'step=q')).stderr).toContain('allowed: each column once');
        expect((await watch('x.csv', wide(), '--every', '0')).stderr).toContain('--every is "0"; allowed: an integer > 0');
    });
});
it('evaluates standard input while it grows', async () => {
    const stdin = new PassThrough();
    const found = [];
    const watching = watchSeries({
        ...{ file: '-', stdin, columns: new Map(), sort: false, complete: false, every: null, clock: systemClock },
        ...{ signal: new AbortController().signal, onTransition: (each) => found.push(each), onProgress: () => undefined },
    });
    stdin.write('step,grad_norm\n');
    for (const { step, b } of ROWS.slice(0, 152))
        stdin.write(`${String(step)},${String(b)}\n`);
    await sleep(150);
    stdin.write('152,0.5\n');
    for (let waited = 0; found.length === 0 && waited < 5000; waited += 20)
        await sleep(20);
    expect(found.map(({ transition }) => transition.step)).toEqual([150]); // the source is still open
    stdin.end();
    expect(await watching).toMatchObject({ rows: 153, alerts: 1, firing: 1 });
});
it('ends when it is asked to', async () => {
    const ending = new AbortController();
    const endless = Readable.from((function* () {
        yield 'step,loss\n';
        for (let step = 0;; step++)
            yield `${String(step)},1\n`;
    })());
    const options = { file: '-', stdin: endless, columns: new Map(), sort: false, complete: false, every: null, clock: systemClock };
    const watching = watchSeries({ ...options, signal: ending.signal, onTransition: () => undefined, onProgress: () => {
            ending.abort(new Error('asked to end'));
        } });
    await expect(watching).rejects.toThrow('asked to end');
});
describe('columns', () => {
    it.each([
        ['global_step', { kind: 'step' }],
        ['train/loss', { kind: 'loss' }],
        ['gradNorm', { kind: 'measure', measure: 'gradNorm', layer: null }],
        ['block1.attention/grad_norm', { kind: 'measure', measure: 'gradNorm', layer: 'block1.attention' }],
        ['update_norm/block1/value', { kind: 'measure', measure: 'updateNorm', layer: 'block1/value' }],
        ['scale:dense1', { kind: 'measure', measure: 'scale', layer: 'dense1' }],
        ['weight_norm', { kind: 'measure', measure: 'paramNorm', layer: null }],
        ['run', null],
        ['val_loss', { kind: 'heldOutLoss' }], ['val_accuracy', { kind: 'heldOutAccuracy' }], ['momentum', null],
        ['loss_scale', null],
        ['dense1', null],
    ])('reads %s', (name, expected) => {
        expect(meaningOf(name)).toEqual(expected);
    });
    it('are mapped by a person', () => {
        expect(columnArguments(['loss=total', 'gradNorm@dense1=g=1'])).toEqual(new Map([
            ['total', { kind: 'loss' }],
            ['g=1', { kind: 'measure', measure: 'gradNorm', layer: 'dense1' }],
        ]));
        expect(() => columnArguments(['loss@a=x'])).toThrow('--column');
    });
});
//# sourceMappingURL=watch.spec.js.map