import { CALM, HOLDS, NO_SAMPLE } from '../rule.js';
/** Memory of the run's series: 1 + the last step seen, 0 before any. */
const LAST_PLUS_ONE = 0;
/**
 * `missing-decisions`: step numbers have a gap (whole run), or a step holds no row of a layer of the run.
 *
 * A gap is told at the first step after it; steps between the end of the record and the last step that the trainer
 * took are told at the end of the run. A layer counts as one of the run from the first window that lists it. A row is
 * missing when its `flags` are NaN (a recorded bit set never is) or its layer is not in the window.
 */
export const missingDecisions = {
    name: 'missing-decisions',
    severity: 'warning',
    hold: { holdSteps: 0, keepFiringSteps: 0 },
    constants: {},
    runSeries: [null],
    layerSeries: [null],
    memorySize: 1,
    evaluate: (view, memory, verdicts) => {
        if (view.layer === null)
            scanSteps(view, memory, verdicts);
        else
            scanRows(view, verdicts);
    },
    finish: (lastStep, memory, verdicts) => {
        const missing = lastStep + 1 - (memory[LAST_PLUS_ONE] ?? 0);
        if (missing <= 0)
            return false;
        memory[LAST_PLUS_ONE] = lastStep + 1;
        verdicts.holds[0] = HOLDS;
        verdicts.value[0] = missing;
        return true;
    },
    explain: ({ layer, step, state, value }) => ({ threshold: layer === null ? 0 : 1, summary: sentence(layer, step, state, value) }),
    text: {
        condition: 'The step numbers of a run have a gap (value: how many steps are missing), or a step holds no row of a layer of the run. Also at the end of a run, for steps taken but never recorded.',
        meaning: 'The record is not complete there: what the scaler chose at those steps cannot be shown or replayed.',
        action: 'Look at the recording health of the run and at the spool of the machine that trained. Ship a leftover spool; say in any report that these decisions are missing.',
        falseAlarms: '0 by construction: it counts. A record whose steps are not consecutive by design (logged every 100 steps) must be renumbered or watched without this rule.',
        measuredBy: 'libs/stability-rules/src/rules/missing-decisions.spec.ts',
        source: 'The ledger promises every (layer, step) or a stated gap.',
    },
};
function scanSteps({ window }, memory, verdicts) {
    const { steps, firstStep } = window;
    let expected = memory[LAST_PLUS_ONE] ?? 0;
    if (expected === 0)
        expected = firstStep;
    for (let i = 0; i < steps.length; i++) {
        const step = steps[i] ?? 0;
        verdicts.value[i] = step - expected;
        verdicts.holds[i] = step > expected ? HOLDS : CALM;
        expected = step + 1;
    }
    memory[LAST_PLUS_ONE] = expected;
}
function scanRows({ window, measures }, verdicts) {
    const n = window.steps.length;
    const flags = measures?.flags;
    if (flags?.length === 0) {
        // this record has no flags at all: the rows cannot be told apart
        verdicts.holds.fill(NO_SAMPLE, 0, n);
        return;
    }
    for (let i = 0; i < n; i++) {
        const missing = flags === undefined || Number.isNaN(flags[i]);
        verdicts.value[i] = missing ? 0 : 1;
        verdicts.holds[i] = missing ? HOLDS : CALM;
    }
}
function sentence(layer, step, state, value) {
    const at = `step ${String(step)}`;
    if (layer !== null) {
        return state === 'firing' ? `the decision of layer ${layer} at ${at} is missing` : `decisions of layer ${layer} are complete again from ${at}`;
    }
    const count = value === 1 ? '1 step is' : `${String(value)} steps are`;
    return state === 'firing' ? `${count} missing from the record before or up to ${at}` : `the record goes on without a gap at ${at}`;
}
//# sourceMappingURL=missing-decisions.js.map