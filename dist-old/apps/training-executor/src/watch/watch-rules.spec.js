import { EventEmitter } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../cli/command-line.js';
let folder;
beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gradlens-watch-rules-'));
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
/** Two layers, quiet, with a jump of b at step 150. */
const wide = () => ['step,loss,grad_norm/a,grad_norm/b', ...Array.from({ length: 200 }, (_, step) => `${String(step)},0.7,0.4,${step === 150 ? '50' : String(0.5 + 0.02 * Math.sin(1.7 * step))}`)].join('\n');
describe('gradlens watch with rules of files', () => {
    const ruleFile = async (name, ...rules) => {
        const file = path.join(folder, name);
        await writeFile(file, JSON.stringify({ rules }));
        return file;
    };
    const told = ({ lines }) => lines.map((line) => JSON.parse(line));
    it('tells their alerts beside those of the built-in ones', async () => {
        const own = await ruleFile('own.json', { name: 'high', expr: 'gradNorm > 10' }, { name: 'over-run', over: 'run', expr: 'gradNorm > 10' });
        const found = told(await watch('own.csv', wide(), '--json', '--rules', own));
        expect(found.filter(({ rule }) => rule === 'high' || rule === 'over-run').map(({ rule, layer, step, state }) => [rule, layer, step, state])).toEqual([
            ['high', 'b', 150, 'firing'],
            ['over-run', null, 150, 'firing'],
            ['high', 'b', 151, 'resolved'],
            ['over-run', null, 151, 'resolved'],
        ]);
        expect(found.some(({ rule }) => rule === 'gradient-spike')).toBe(true);
    });
    it('a rule of both reads the loss as it last was', async () => {
        const both = await ruleFile('both.json', { name: 'both', expr: 'gradNorm > 1 && loss > 2' });
        const text = ['step,loss,grad_norm/a', '0,3,0.5', '1,,5', '2,,0.5', '3,1,5', '4,,5', '5,nan,5', '6,4,5'].join('\n');
        expect(told(await watch('both.csv', text, '--json', '--rules', both)).filter(({ rule }) => rule === 'both').map(({ step, state }) => [step, state])).toEqual([[1, 'firing'], [2, 'resolved'], [6, 'firing']]);
    });
    it('a rule that cannot be computed is told once and stops no other', async () => {
        const broken = await ruleFile('broken.json', { name: 'broken', expr: '1 / (step - 3) > 5 && gradNorm > 0' }, { name: 'high', expr: 'gradNorm > 10' });
        const found = await watch('broken.csv', wide(), '--json', '--rules', broken);
        expect(found.stderr.match(/rule broken could not be computed at step 3: division by zero/g)).toHaveLength(1);
        expect(told(found).some(({ rule }) => rule === 'high')).toBe(true);
    });
    it('a wrong rule file is wrong use, every mistake told', async () => {
        const wrong = await ruleFile('wrong.json', { name: 'x', expr: 'gradNrm > 1' }, { name: 'y', expr: 'scale >' });
        const { code, stderr } = await watch('wrong.csv', wide(), '--rules', wrong);
        expect(code).toBe(2);
        expect(stderr).toMatch(/"gradNrm".*\n.*not CEL.*\n.*2 mistakes/);
    });
});
it('tells layers that rise together a little by their global norm, and not what one layer does alone', async () => {
    const row = (step, factor) => `${String(step)},${String(3 * factor)},${String(4 * factor)}`;
    const rows = Array.from({ length: 120 }, (_, step) => row(step, step === 80 ? 1.8 : 1));
    const { lines } = await watch('together.csv', `step,grad_norm/a,grad_norm/b\n${rows.join('\n')}`, '--json');
    const found = lines.map((line) => JSON.parse(line));
    expect(found).toEqual([expect.objectContaining({ rule: 'global-gradient-spike', layer: null, measure: 'gradNorm', step: 80, state: 'firing' })]);
    expect(found[0]['value']).toBeCloseTo(9, 5);
});
it('gradlens watch names the column that may tell runs apart where steps go back, and watches each run where it is given', async () => {
    const rows = (run) => Array.from({ length: 30 }, (_, step) => `${run},${String(step)},1`).join('\n');
    const text = `Run Name,step,loss\n${rows('a')}\n${rows('b')}\n`;
    const refused = await watch('sweep.csv', text);
    expect(refused).toMatchObject({ code: 2, lines: [] });
    expect(refused.stderr).toContain('line 32, step is 0 after 29; allowed: --run-column "Run Name" where that column tells runs apart; in one run steps that ascend, or --sort');
    const told = await watch('sweep.csv', text, '--run-column', 'Run Name');
    expect(told).toMatchObject({ code: 0 });
    expect((await watch('sweep.csv', text.replaceAll(/^[^,]*,/gm, ''))).stderr).toContain('step is 0 after 29; allowed: steps that ascend, or --sort');
});
//# sourceMappingURL=watch-rules.spec.js.map