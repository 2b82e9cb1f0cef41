import { REPORT_MAPPING } from '#libs/audit';
import { InputError } from '#libs/contracts';
import { findPrediction, findRun, listImpacts, listTraces, newestExecutions, proveRun, readScores, reportQuestion, trustFor } from '#libs/decision-store';
import { alertsPart } from './alerts-part.js';
import { costPart } from './cost-part.js';
import { counterfactualPart, decisionsPart } from './decisions-part.js';
import { groupsPart } from './groups-part.js';
import { ledgerParts } from './ledger-parts.js';
import { limitsOf } from './limits-part.js';
import { predictionPart, runPart } from './run-part.js';
import { signOffPart } from './sign-off-part.js';
/** Puts together what is recorded about a run, or about one prediction of it. Parts without evidence say what would give it. @throws InputError when there is no such run or record. */
export async function gatherReport(store, asked, clock) {
    const { run, by, product } = asked;
    const sources = await readSources(store, asked);
    const { record, trace, prediction, row } = sources;
    asked.onProgress({ progress: 0.8, stage: 'gathering what is recorded' });
    const decisions = await decisionsPart(sources);
    const impact = (await listImpacts(store, { run, first: 100 })).rows.find(({ state, effort }) => state === 'completed' && !effort.control) ?? null;
    const scores = prediction === null || prediction.place === null ? [] : await readScores(store, run, prediction.place);
    const { coverage, proofs } = ledgerParts(sources, decisions);
    return {
        about: { run, subject: record === null ? 'run' : 'prediction', record, madeAt: new Date(clock.now()).toISOString(), madeBy: by, product, claim: 'Evidence mapped to articles; no claim of compliance.' },
        prediction: predictionPart(prediction, scores, record),
        run: runPart(row),
        decisions: decisions.part,
        coverage,
        alerts: await alertsPart(store, run),
        counterfactual: counterfactualPart(sources),
        groups: await groupsPart(store, run, impact),
        limits: limitsOf({ trace, execution: (await newestExecutions(store, [run])).get(run) ?? null }, coverage.complete),
        signOff: await signOffPart(store, run, clock),
        proofs,
        mapping: [...REPORT_MAPPING],
        cost: await costPart(store, run, asked.prices),
    };
}
async function readSources(store, { run, record: asked, trust, onProgress }) {
    const row = await findRun(store, run);
    if (row === null)
        throw new InputError({ source: 'report', path: 'RUN', value: run, allowed: 'the uuid of a recorded run' });
    const { record } = await reportQuestion(store, run, asked);
    const prediction = record === null ? null : await findPrediction(store, run, record);
    const traces = await listTraces(store, { run, record: record ?? undefined, first: 100 });
    const trace = traces.rows.find(({ state, question }) => state === 'completed' && question.record === (record ?? undefined)) ?? null;
    onProgress({ progress: 0, stage: 'checking the ledger' });
    const proof = await proveRun(store, run, { trust: () => trustFor(run, trust), onProgress: checkProgress(onProgress) });
    return { store, row, record, prediction, trace, verified: { run, file: null, proof } };
}
/** How far the check is: hashing is about half of it, recomputing what is derived the other. */
function checkProgress(onProgress) {
    return (phase, done, of) => {
        const share = Math.min(1, done / Math.max(1, of));
        const isHashing = phase === 'hashes';
        onProgress({ progress: 0.4 * (isHashing ? share : 1 + share), stage: isHashing ? `checking the ledger: frame ${done} of ${of} hashed` : `checking the ledger: steps up to ${done} of ${of} recomputed` });
    };
}
//# sourceMappingURL=gather-report.js.map