import { REPORT_MAPPING, type ReportContent } from '#libs/audit';
import { type Clock, InputError, type RunUuid } from '#libs/contracts';
import { findPrediction, findRun, type KnownTrust, listImpacts, listTraces, type PredictionRow, proveRun, readScores, type RunRow, type Store, type TraceRow, trustFor, type Verified } from '#libs/decision-store';

import { alertsPart } from './alerts-part.js';
import { counterfactualPart, decisionsPart } from './decisions-part.js';
import { groupsPart } from './groups-part.js';
import { ledgerParts } from './ledger-parts.js';
import { limitsOf } from './limits-part.js';
import { predictionPart, runPart } from './run-part.js';

/** What a report is about, and who asks for it. */
export interface ReportAsked {
  readonly run: RunUuid;
  /** `test:17` or the pseudonym of a sensitive prediction; null for the run as a whole. */
  readonly record: string | null;
  readonly by: string;
  readonly product: string;
  readonly trust: KnownTrust;
}

/** What the parts of a report are made of. */
export interface ReportSources {
  readonly store: Store;
  readonly row: RunRow;
  readonly record: string | null;
  readonly prediction: PredictionRow | null;
  /** The newest completed trace of the record; without one, of a group, gap or split. */
  readonly trace: TraceRow | null;
  readonly verified: Verified;
}

function requireRecord(record: string | null): void {
  if (record === null || /^(train|test):\d+$/.test(record)) return;
  throw new InputError({ source: 'report', path: '--record', value: JSON.stringify(record), allowed: 'SPLIT:ROW, as test:17, or the pseudonym of a sensitive prediction of the run' });
}

/** Puts together what is recorded about a run, or about one prediction of it. Parts without evidence say what would give it. @throws InputError when there is no such run or record. */
export async function gatherReport(store: Store, asked: ReportAsked, clock: Clock): Promise<ReportContent> {
  const { run, by, product } = asked;
  const sources = await readSources(store, asked);
  const { record, trace, prediction, row } = sources;
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
    limits: limitsOf(trace, coverage.complete),
    signOff: { missing: 'nobody has signed this report' },
    proofs,
    mapping: [...REPORT_MAPPING],
  };
}

async function readSources(store: Store, { run, record, trust }: ReportAsked): Promise<ReportSources> {
  const row = await findRun(store, run);
  if (row === null) throw new InputError({ source: 'report', path: 'RUN', value: run, allowed: 'the uuid of a recorded run' });
  const prediction = record === null ? null : await findPrediction(store, run, record);
  const named = prediction?.record ?? record;
  if (prediction === null) requireRecord(named);
  const traces = await listTraces(store, { run, record: named ?? undefined, first: 100 });
  const trace = traces.rows.find(({ state, question }) => state === 'completed' && question.record === (named ?? undefined)) ?? null;
  const proof = await proveRun(store, run, { trust: () => trustFor(run, trust) });
  return { store, row, record: named, prediction, trace, verified: { run, file: null, proof } };
}

