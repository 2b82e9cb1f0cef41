import { readFileSync, writeFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { allotDecisions, measureColumn } from '../frame/frame.js';
import { leafHashes, leafInput } from '../frame/leaf-hashes.js';
import { inclusionProof } from '../merkle/inclusion.js';
import { merkleRoot } from '../merkle/merkle-root.js';
import { headNote, signHead } from '../signing/signed-head.js';
import { generateSigner } from '../signing/signer.js';
import { RUN, seededRandom } from '../testing/made-ledger.js';
import { REPORT_MAPPING } from './articles.js';
import { inputsOfLeaf } from './decision-proof.js';
import { reportHtml } from './html/report-html.js';
import { type Report, type ReportContent, reportJsonSchema } from './report-schema.js';
import { redactReport, reportFile, sealReport } from './seal-report.js';
import { verifyReport } from './verify-report.js';

const signer = generateSigner();
const trusted = new Map([[signer.keyName, signer.publicKey]]);

/** A ledger of one frame: two layers, four steps; the last gradient norm of layer 1 is NaN. */
function ledger(): { leaf: Buffer; path: string[]; head: string } {
  const { payload, frame } = allotDecisions({ attempt: 1, step0: 0, n: 4, t0Us: 1 }, 2);
  for (let measure = 0; measure < 7; measure++) new Float32Array(frame.measures.buffer, measureColumn(frame, 1, measure).byteOffset, 4).set([1, 2, 3, measure === 2 ? NaN : 4 + measure]);
  const hashes = leafHashes(RUN, 1, payload);
  const fields = { run: RUN, treeSize: 3, rootHash: merkleRoot(hashes), firstSeq: 1, lastSeq: 1, lastStep: 3, previous: null, timeUs: 5 };
  return { leaf: leafInput(RUN, 1, payload, 2), path: inclusionProof(hashes, 2, 3).map((hash) => hash.toString('hex')), head: headNote({ ...fields, ...signHead(fields, signer) }, signer.publicKey) };
}

function madeContent(): ReportContent {
  const { leaf, path, head } = ledger();
  const effects = { effect: 0.25, grade: 'MEASURED', measuredEffect: 0.24, control: 0.01, pValue: 0.02 } as const;
  const shown = { layer: 'dense2', step: 3, ...effects, inputs: inputsOfLeaf(leaf, 3), proof: { seq: 1, index: 2, leaf: leaf.toString('base64'), path } };
  return {
    about: { run: RUN, subject: 'prediction', record: 'test:17', madeAt: '2026-11-29T06:00:00.000Z', madeBy: 'desk-1', product: '0.1.0', claim: 'Evidence.' },
    prediction: {
      record: 'test:17', pseudonym: 'p-1', score: 0.61, scoreStep: 4, firstScore: 0.5, threshold: 0.5, policies: ['protected (sex) since step 0'], label: 'yes', protected: '{"sex":"Female"}', whose: 'a pseudonym',
      scores: { steps: [0, 4], values: [0.5, 0.61] },
    },
    run: {
      uuid: RUN, name: 'made <b>', project: 'default', state: 'completed', origin: 'cli', startedAt: null, endedAt: null, attempt: 1, steps: 4, weightsSha256: 'ab', specSha256: null, scaler: 'snr', backend: 'wasm',
      testLoss: 0.4, testAccuracy: 'NaN', spec: '{}', versions: '{}', seeds: '{}', dataManifest: '{}', hardware: '{}',
    },
    decisions: { trace: 't', target: 'score of test:17', method: 'metagradient', value: 0.61, withoutScaling: 0.4, lds: 0.9, ldsLow: 0.8, ldsHigh: 0.95, verdict: 'reliable', replays: 20, list: [shown] },
    coverage: { complete: true, lastStep: 3, gaps: [], missing: [], removed: [], altered: 0, totalDecisions: 8, shown: 1, belowNoise: 0, effectExplained: 0.5 },
    alerts: { list: [{ incident: 1, rule: 'gradient-spike', severity: 'warning', layer: 'dense2', state: 'closed', openedStep: 2, closedStep: 3, spread: ['dense2'], acts: [{ at: '2026', what: 'acknowledge', by: 'desk-2', reason: 'seen' }] }], total: 1 },
    counterfactual: { missing: 'no trace was run' },
    groups: { step: 4, threshold: 0.5, positive: 'yes', list: [{ attributes: 'sex', group: 'Female', count: 10, selectionRate: 0.4, low: 0.2, high: 0.7 }], gaps: [], impact: 'not measured' },
    limits: ['It does not show why.'],
    signOff: { missing: 'nobody has signed this report' },
    proofs: { state: 'ok', head, treeSize: 3, anchored: 'no', signers: [signer.keyName], command: 'gradlens verify', assumptions: [] },
    mapping: [...REPORT_MAPPING],
  };
}

function sealed(content = madeContent()): Report {
  const random = seededRandom(3);
  return sealReport(content, { signer, timeUs: 7, salt: () => Buffer.from(Array.from({ length: 16 }, () => Math.floor(256 * random()))) });
}
const problemsOf = (text: string): readonly string[] => verifyReport(text, trusted).problems;

describe('a report', () => {
  it('verifies with the public key alone, at every level, and shows no more than that', () => {
    const full = sealed();
    expect(verifyReport(reportFile(full), trusted)).toMatchObject({ run: RUN, level: 'full', problems: [], hidden: 0, provedDecisions: 1, signer: [signer.keyName] });
    const [reviewer, open] = [redactReport(full, 'reviewer'), redactReport(full, 'public')].map(reportFile) as [string, string];
    expect([problemsOf(reviewer), problemsOf(open)]).toEqual([[], []]);
    expect(reviewer).not.toMatch(/test:17|"label"|"protected": "\{/);
    expect(reviewer).toContain('desk-2');
    expect(open).not.toMatch(/desk-|made <b>|"seen"/);
  });

  it('does not verify with another key, signed by nobody who is trusted', () => {
    const other = generateSigner();
    expect(verifyReport(reportFile(sealed()), new Map([[other.keyName, other.publicKey]])).problems).toEqual(['no public key that is trusted signed it', 'no public key that is trusted signed the head of the ledger']);
    expect(verifyReport(reportFile(sealed()), new Map()).problems).toHaveLength(2);
  });

  it('is found out after each of 1200 random edits of its bytes, at every level', () => {
    const random = seededRandom(11);
    const draw = (below: number): number => Math.floor(below * random());
    const files = [sealed(), redactReport(sealed(), 'reviewer'), redactReport(sealed(), 'public')].map(reportFile);
    const missed: string[] = [];
    for (let i = 0; i < 1200; i++) {
      const file = files[i % 3] as string;
      const at = draw(file.length);
      const char = String.fromCharCode(32 + draw(95));
      const edited = [file.slice(0, at) + char + file.slice(at + 1), file.slice(0, at) + file.slice(at + 1), file.slice(0, at) + char + file.slice(at), file.slice(0, at) + file.slice(at).replace(/\d/, String(draw(10)))][draw(4)] as string;
      if (edited !== file && problemsOf(edited).length === 0) missed.push(`${i}: ${file.slice(at - 20, at + 20)}`);
    }
    expect(missed).toEqual([]);
  });

  it('is found out when a value, a level or a decision is changed and written in good form', () => {
    const changes: ((report: Report) => Report)[] = [
      (report) => ({ ...report, level: 'public' }),
      (report) => ({ ...report, content: { ...report.content, limits: [] } }),
      (report) => ({ ...report, content: { ...report.content, run: { ...report.content.run, name: undefined } }, hidden: { '/run/name': 'ab'.repeat(32) } }),
      (report) => ({ ...report, signature: `${report.signature}${report.signature.split('\n\n')[1] ?? ''}` }),
    ];
    for (const change of changes) expect(problemsOf(reportFile(change(sealed())))).not.toEqual([]);
    expect(problemsOf('{}')).toEqual([expect.stringContaining('it is no report')]);
  });

  it('shows nothing of a decision that the ledger does not say, even when it is signed', () => {
    const content = madeContent();
    const list = 'list' in content.decisions ? content.decisions.list : [];
    const [one] = list;
    if (one?.inputs === undefined || one.inputs === null || one.proof === null) throw new Error('no decision');
    expect(one.inputs).toMatchObject({ gradNorm: 'NaN', scale: 5 });
    const forged = (changed: object): ReportContent => ({ ...content, decisions: { ...content.decisions, list: [{ ...one, ...changed }] } });
    expect(problemsOf(reportFile(sealed(forged({ inputs: { ...one.inputs, scale: 1 } }))))).toEqual(['decision dense2@3: scale is 5 in the ledger']);
    expect(problemsOf(reportFile(sealed(forged({ proof: { ...one.proof, seq: 2 } }))))).toEqual(['decision dense2@3: its leaf is of another frame']);
    expect(problemsOf(reportFile(sealed(forged({ proof: { ...one.proof, index: 1 } }))))).toEqual(['decision dense2@3: its leaf is not in the ledger']);
    expect(problemsOf(reportFile(sealed(forged({ proof: null }))))).toEqual(['decision dense2@3: inputs without proof']);
  });

  it('is a page without scripts that says what is missing and what was left out, and escapes what it shows', () => {
    const html = reportHtml(redactReport(sealed(), 'reviewer'));
    expect(html.match(/<h2>/g)).toHaveLength(11);
    expect(html).toContain('no trace was run');
    expect(html).toContain('left out of this copy');
    expect(html).toContain('made &lt;b&gt;');
    expect(html).not.toMatch(/<script|https?:\/\//);
  });
});

it('has its JSON Schema in docs/report.schema.json (UPDATE_SNAPSHOTS=1 rewrites it)', () => {
  const file = new URL('../../../../docs/report.schema.json', import.meta.url);
  const schema = `${JSON.stringify(reportJsonSchema(), null, 2)}\n`;
  if (process.env['UPDATE_SNAPSHOTS'] === '1') writeFileSync(file, schema);
  expect(readFileSync(file, 'utf8')).toBe(schema);
});
