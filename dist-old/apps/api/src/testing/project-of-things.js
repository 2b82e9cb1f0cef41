import { packScores, parseImpactEffort, parseTraceEffort, parseTraceQuestion } from '#libs/contracts';
import { impactStudies, reportStudies, saveAlertTransitions, saveComparison, saveReplay, traceStudies } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
import { toGlobalId } from '../common/global-id.js';
import { handMadeComparison } from './hand-made-comparison.js';
import { recordingRun } from './recorded-run.js';
/** A project with a run that trains and has one of everything; `word` stands in every text of it. */
export async function projectOfThings(store, project, word) {
    const recording = await recordingRun(store, 2, undefined, project);
    await recording.record(0, 3);
    const predictions = { type: 'predictions', threshold: 0.5, first: 0, added: [{ record: 'test:0', pseudonym: 'aa' }] };
    const policies = [{ policy: 'protected', attribute: '', looked: 3, matching: 3, kept: 1, places: [0], lasting: true }];
    recording.sink.note({ kind: 'fact', step: 1, note: { ...predictions, scores: packScores(Float32Array.of(0.25)), policies } });
    await recording.close();
    const { uuid: run } = recording;
    const at = { run, rule: 'spike', ruleVersion: 'v1', severity: 'critical', layer: null, measure: 'loss', state: 'firing', fingerprint: 'f1' };
    const alert = { ...at, step: 2, since: 1, value: 9, threshold: 3, summary: word, action: { kind: 'pause' } };
    await saveAlertTransitions(store, run, [alert], { lastStep: 2, ruleState: { format: 1, lastStep: 2, layers: [], rules: [] }, rules: [] });
    const [trace, impact, report] = [uuidv7(), uuidv7(), uuidv7()];
    await traceStudies.ask(store, { uuid: trace, run, question: parseTraceQuestion({ record: 'test:1' }), effort: parseTraceEffort({}), by: word, reason: word });
    await impactStudies.ask(store, { uuid: impact, run, effort: parseImpactEffort({}), by: word, reason: word });
    await reportStudies.ask(store, { uuid: report, run, question: { record: 'test:1' }, by: word, reason: word });
    const [replay, startedAt] = [uuidv7(), new Date()];
    const fidelity = { bitExact: false, firstDivergence: { step: 1, layer: 'dense1', measure: 'scale', recorded: NaN, replayed: 1 }, maxRelLossError: 0, sameWeights: null, comparedSteps: 3, missingSteps: 0 };
    await saveReplay(store, { uuid: replay, run, attempt: 1, steps: 3, backend: { name: 'wasm', version: '1' }, fidelity, weightsSha256: 'ab', seconds: 1, productVersion: '0.1.0', by: word, startedAt, endedAt: startedAt });
    const comparison = await saveComparison(store, handMadeComparison(project, run, word));
    const keys = { Run: run, Layer: `${run}:0`, Alert: `${run}:f1:1`, Incident: `${run}:1`, ActionRequest: `${run}:1`, Trace: trace, Prediction: `${run}:aa`, Impact: impact, Report: report, Replay: replay, Comparison: String(comparison) };
    const ids = Object.fromEntries(Object.entries(keys).map(([type, key]) => [type, toGlobalId(type, key)]));
    return { run, ids: ids };
}
//# sourceMappingURL=project-of-things.js.map