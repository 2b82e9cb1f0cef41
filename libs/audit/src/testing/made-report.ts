import { allotDecisions, measureColumn } from '../frame/frame.js';
import { leafHashes, leafInput } from '../frame/leaf-hashes.js';
import { recursiveProof } from './recursive-proof.js';
import { merkleRoot } from '../merkle/merkle-root.js';
import { REPORT_MAPPING } from '../report/articles.js';
import { inputsOfLeaf } from '../report/decision-proof.js';
import type { ReportContent } from '../report/report-schema.js';
import { splitSpec } from '../report/report-spec.js';
import { headNote, signHead } from '../signing/signed-head.js';
import { generateSigner } from '../signing/signer.js';
import { RUN } from './made-ledger.js';

/** Who signs made reports. */
export const signer = generateSigner();

/** A ledger of one frame: two layers, four steps; the last gradient norm of layer 1 is NaN. */
function ledger(): { leaf: Buffer; path: string[]; head: string } {
  const { payload, frame } = allotDecisions({ attempt: 1, step0: 0, n: 4, t0Us: 1 }, 2);
  for (let measure = 0; measure < 7; measure++) new Float32Array(frame.measures.buffer, measureColumn(frame, 1, measure).byteOffset, 4).set([1, 2, 3, measure === 2 ? NaN : 4 + measure]);
  const hashes = leafHashes(RUN, 1, payload);
  const fields = { run: RUN, treeSize: 3, rootHash: merkleRoot(hashes), firstSeq: 1, lastSeq: 1, lastStep: 3, previous: null, timeUs: 5 };
  return { leaf: leafInput(RUN, 1, payload, 2), path: recursiveProof(hashes, 2, 3).map((hash) => hash.toString('hex')), head: headNote({ ...fields, ...signHead(fields, signer) }, signer.publicKey) };
}

/** The specification of that report's run. */
export const MADE_SPEC = { name: 'made <b>', sensitivity: [{ policy: 'listed', records: ['test:17', 'train:4'] }, { policy: 'flips', attribute: 'sex' }, { policy: 'listed', records: ['test:9'] }], budget: { steps: 4 } };

/** A report on a prediction, with every part but the counterfactual. */
export function madeContent(): ReportContent {
  const { leaf, path, head } = ledger();
  const effects = { effect: 0.25, grade: 'MEASURED', measuredEffect: 0.24, measuredLow: 0.23, measuredHigh: 0.25, control: 0.01, pValue: 0.02 } as const;
  const shown = { layer: 'dense2', step: 3, ...effects, inputs: inputsOfLeaf(leaf, 3), proof: { seq: 1, index: 2, leaf: leaf.toString('base64'), path } };
  return {
    about: { run: RUN, subject: 'prediction', record: 'test:17', madeAt: '2026-11-29T06:00:00.000Z', madeBy: 'desk-1', product: '0.1.0', claim: 'Evidence.' },
    prediction: {
      record: 'test:17', pseudonym: 'p-1', score: 0.61, scoreStep: 4, firstScore: 0.5, threshold: 0.5, policies: ['protected (sex) since step 0'], label: 'yes', protected: '{"sex":"Female"}', whose: 'a pseudonym',
      scores: { steps: [0, 4], values: [0.5, 0.61] },
    },
    run: {
      uuid: RUN, name: 'made <b>', project: 'default', state: 'completed', origin: 'cli', startedAt: null, endedAt: null, attempt: 1, steps: 4, weightsSha256: 'ab', specSha256: null, scaler: 'snr', backend: 'wasm',
      testLoss: 0.4, testAccuracy: 'NaN', ...splitSpec(MADE_SPEC), versions: '{}', seeds: '{}', dataManifest: '{}', hardware: '{}',
    },
    decisions: { trace: 't', target: 'score of test:17', method: 'metagradient', value: 0.61, withoutScaling: 0.4, lds: 0.9, ldsLow: 0.8, ldsHigh: 0.95, verdict: 'reliable', replays: 20, list: [shown] },
    coverage: { complete: true, lastStep: 3, gaps: [], missing: [], removed: [], altered: 0, totalDecisions: 8, shown: 1, belowNoise: 0, effectExplained: 0.5 },
    alerts: { list: [{ incident: 1, rule: 'gradient-spike', severity: 'warning', layer: 'dense2', state: 'closed', openedStep: 2, closedStep: 3, spread: ['dense2'], acts: [{ at: '2026', what: 'acknowledge', by: 'desk-2', reason: 'seen' }] }], total: 1 },
    counterfactual: { missing: 'no trace was run' },
    groups: {
      step: 4, threshold: 0.5, positive: 'yes', list: [{ attributes: 'sex', group: 'Female', count: 10, selectionRate: 0.4, low: 0.2, high: 0.7 }], gaps: [], impact: 'not measured',
      leastPublic: 10, small: [{ attributes: 'race', group: 'Few', count: 3, selectionRate: 0.3333, low: 0.06, high: 0.79 }], smallGaps: ['race: demographic parity difference 0.1234'],
    },
    limits: ['It does not show why.'],
    signOff: { missing: 'nobody has signed this report' },
    review: {
      ...{ state: 'decided', verdict: 'overturn', isMoved: false, since: '2026-11-29T05:00:00.000Z', decidedAt: '2026-11-29T05:40:00.000Z' },
      acts: [
        { at: '2026-11-29T05:10:00.000Z', what: 'assigned to', by: 'desk-1', to: 'desk-2', reason: 'knows the case' },
        { at: '2026-11-29T05:20:00.000Z', what: 'overturned the model’s “yes”: “no” instead', by: 'desk-2', reason: 'the file says otherwise' },
        { at: '2026-11-29T05:40:00.000Z', what: 'confirmed the verdict, as a second person', by: 'desk-3', reason: 'so it is' },
      ],
    },
    proofs: { state: 'ok', head, treeSize: 3, anchored: 'no', signers: [signer.keyName], command: 'gradlens verify', assumptions: [] },
    mapping: [...REPORT_MAPPING],
    cost: {
      ...{ steps: 4, seconds: 12, secondsLow: 11, secondsHigh: 13, pricePerHour: 0.05, watts: null, money: 0.0002, moneyLow: 0.0001, moneyHigh: 0.0003, wattHours: null, wattHoursLow: null, wattHoursHigh: null },
      baseline: { comparison: 2, at: '2026-11-29', findings: ['20 % fewer steps than adam'] },
    },
  };
}
