import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { INACTIVE, nextAlert } from './alert-state.js';
import { seededNoise } from './seeded-noise.js';
// scripts/bootstrap.mjs --test unpacks it; where it is missing the check counts this suite as skipped, by name
const PROMTOOL = fileURLToPath(new URL('../../../node_modules/.cache/debian/usr/bin/promtool', import.meta.url));
const CASES = 1000;
const STEPS = 40;
/** Long enough for every hold and keep-firing to pass, short enough to be met again and again. */
const LONGEST = 5;
/** Random stretches of holding and calm, from lone flickers to steady states; NaN and infinities among them. */
function randomCases(seed) {
    const noise = seededNoise(seed);
    const pick = (n) => Math.floor(n * noise.uniform());
    return Array.from({ length: CASES }, (_, i) => {
        const turn = 0.05 + 0.7 * noise.uniform();
        let holds = noise.uniform() < 0.5;
        const values = Array.from({ length: STEPS }, () => {
            if (noise.uniform() < turn)
                holds = !holds;
            return (holds ? ['1', '0.75', 'Inf'] : ['0', '0.5', 'NaN', '-Inf'])[pick(holds ? 3 : 4)];
        });
        return { name: `c${String(i)}`, policy: { holdSteps: pick(LONGEST + 1), keepFiringSteps: pick(LONGEST + 1) }, values };
    });
}
/** Our states of a case, one a step, for the condition `value > 0.5`. */
function statesOf({ values, policy }) {
    let alert = INACTIVE;
    return values.map((text, step) => {
        alert = nextAlert(alert, Number(text.replace('Inf', 'Infinity')) > 0.5, step, policy);
        return alert.state;
    });
}
const rulesOf = () => JSON.stringify({
    groups: [
        {
            name: 'g',
            rules: pairs().map(([hold, keep]) => ({
                alert: 'Differs',
                expr: `m{hold="${String(hold)}",keep="${String(keep)}"} > 0.5`,
                for: `${String(hold)}m`,
                ...(keep === 0 ? {} : { keep_firing_for: `${String(keep)}m` }),
            })),
        },
    ],
});
function pairs() {
    const range = Array.from({ length: LONGEST + 1 }, (_, i) => i);
    return range.flatMap((hold) => range.map((keep) => [hold, keep]));
}
const labelsOf = ({ name, policy }) => `case="${name}",hold="${String(policy.holdSteps)}",keep="${String(policy.keepFiringSteps)}"`;
/** What we say, as a test of Prometheus: at each step exactly these alerts are pending, and exactly these fire. */
function testOf(cases, states) {
    const told = (step, state) => ({
        expr: `ALERTS{alertstate="${state}"}`,
        eval_time: `${String(step)}m`,
        exp_samples: cases
            .filter(({ name }) => states.get(name)?.[step] === state)
            .map((each) => ({ labels: `ALERTS{alertname="Differs",alertstate="${state}",${labelsOf(each)}}`, value: 1 })),
    });
    const steps = Array.from({ length: STEPS }, (_, i) => i);
    return JSON.stringify({
        rule_files: ['rules.yml'],
        evaluation_interval: '1m',
        tests: [
            {
                interval: '1m',
                input_series: cases.map((each) => ({ series: `m{${labelsOf(each)}}`, values: each.values.join(' ') })),
                promql_expr_test: steps.flatMap((step) => [told(step, 'pending'), told(step, 'firing')]),
            },
        ],
    });
}
describe.skipIf(!existsSync(PROMTOOL))('the alert states beside those of Prometheus (promtool)', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-promtool-'));
    afterAll(() => {
        rmSync(folder, { recursive: true, force: true });
    });
    const judge = (cases, states) => {
        writeFileSync(path.join(folder, 'rules.yml'), rulesOf());
        writeFileSync(path.join(folder, 'test.yml'), testOf(cases, states));
        execFileSync(PROMTOOL, ['test', 'rules', 'test.yml'], { cwd: folder, stdio: 'pipe', maxBuffer: 1 << 28 });
    };
    const cases = randomCases(42);
    const states = new Map(cases.map((each) => [each.name, statesOf(each)]));
    it(`are the same at every step of ${String(CASES)} random series, pending and firing`, () => {
        const all = [...states.values()].flat();
        // a comparison of series that never fire would show nothing
        for (const state of ['inactive', 'pending', 'firing', 'resolved'])
            expect(all.filter((each) => each === state).length).toBeGreaterThan(1000);
        expect(() => { judge(cases, states); }).not.toThrow();
    }, 60_000);
    it('and a single step that differs would be found', () => {
        const [first] = cases.filter(({ name }) => states.get(name)?.includes('firing') === true);
        const along = [...states.get(first.name)];
        along[along.indexOf('firing')] = 'pending';
        expect(() => { judge(cases, new Map([...states, [first.name, along]])); }).toThrow();
    }, 60_000);
});
//# sourceMappingURL=prometheus.spec.js.map