import { REPORT_MAPPING, type ReportContent } from '#libs/audit';
import { type Clock, InputError, type RunUuid } from '#libs/contracts';
import { findPrediction, findRun, type KnownTrust, listImpacts, listTraces, newestExecutions, type PredictionRow, type ProofProgress, proveRun, readScores, reportQuestion, type RunRow, type Store, type TraceRow, trustFor, type Verified } from '#libs/decision-store';

import type { TellProgress } from '../tracing/trace-progress.js';
import { alertsPart } from './alerts-part.js';
import { costPart, type StatedPrices } from './cost-part.js';
import { counterfactualPart, decisionsPart } from './decisions-part.js';
import { groupsPart } from './groups-part.js';
import { ledgerParts } from './ledger-parts.js';
import { limitsOf } from './limits-part.js';
import { releasesPart } from './releases-part.js';
import { reviewPart } from './review-part.js';
import { predictionPart, runPart } from './run-part.js';
import { signOffPart } from './sign-off-part.js';
import { tracePicked } from './trace-picked.js';

/** What a report is about, and who asks for it. */
export interface ReportAsked {
  readonly run: RunUuid;
  /** `test:17` or the pseudonym of a sensitive prediction; null for the run as a whole. */
  readonly record: string | null;
  readonly by: string;
  /** Why; empty where that was not said. */
  readonly reason: string;
  readonly product: string;
  readonly trust: KnownTrust;
  readonly onProgress: TellProgress;
  readonly prices: StatedPrices;
}

/** What the parts of a report are made of. */
export interface ReportSources {
  readonly store: Store;
  readonly row: RunRow;
  readonly record: string | null;
  readonly prediction: PredictionRow | null;
  /** The newest completed trace of the record; without one, of a group, gap or split. */
  readonly trace: TraceRow | null;
  /** Why there is none, in words that name no record. */
  readonly noTrace: string;
  readonly verified: Verified;
}

/** Puts together what is recorded about a run, or about one prediction of it. Parts without evidence say what would give it. @throws InputError when there is no such run or record. */
export async function gatherReport(store: Store, asked: ReportAsked, clock: Clock): Promise<ReportContent> {
  const { run, by, product, reason } = asked;
  const sources = await readSources(store, asked);
  const { record, trace, prediction, row } = sources;
  asked.onProgress({ progress: 0.8, stage: 'gathering what is recorded' });
  const decisions = await decisionsPart(sources);
  const impact = (await listImpacts(store, { run, first: 100 })).rows.find(({ state, effort }) => state === 'completed' && !effort.control) ?? null;
  const scores = prediction === null || prediction.place === null ? [] : await readScores(store, run, prediction.place);
  const { coverage, proofs } = ledgerParts(sources, decisions, asked.trust);
  return {
    about: { run, subject: record === null ? 'run' : 'prediction', record, madeAt: new Date(clock.now()).toISOString(), madeBy: by, reason: reason === '' ? null : reason, product, claim: 'Evidence mapped to articles; no claim of compliance.' },
    prediction: predictionPart(prediction, scores, record),
    run: runPart(row),
    decisions: decisions.part,
    coverage,
    alerts: await alertsPart(store, run),
    counterfactual: counterfactualPart(sources),
    groups: await groupsPart(store, run, impact),
    limits: limitsOf({ trace, execution: (await newestExecutions(store, [run])).get(run) ?? null }, coverage.complete),
    signOff: await signOffPart(store, run, clock),
    releases: await releasesPart(store, run),
    ...(await reviewPart(store, prediction)),
    proofs,
    mapping: [...REPORT_MAPPING],
    cost: await costPart(store, run, asked.prices),
  };
}

async function readSources(store: Store, { run, record: asked, trust, onProgress }: ReportAsked): Promise<ReportSources> {
  const row = await findRun(store, run);
  if (row === null) throw new InputError({ source: 'report', path: 'RUN', value: run, allowed: 'the uuid of a recorded run' });
  const { record } = await reportQuestion(store, run, asked);
  const prediction = record === null ? null : await findPrediction(store, run, record);
  const traces = await listTraces(store, { run, record: record ?? undefined, first: 100 });
  const [trace, why] = tracePicked(traces.rows, { run, record });
  onProgress({ progress: 0, stage: 'checking the ledger' });
  const proof = await proveRun(store, run, { trust: () => trustFor(run, trust), onProgress: checkProgress(onProgress) });
  return { store, row, record, prediction, trace, noTrace: why, verified: { run, file: null, proof } };
}

/** How far the check is: hashing is about half of it, recomputing what is derived the other. */
function checkProgress(onProgress: TellProgress): ProofProgress {
  return (phase, done, of) => {
    const share = Math.min(1, done / Math.max(1, of));
    const isHashing = phase === 'hashes';
    onProgress({ progress: 0.4 * (isHashing ? share : 1 + share), stage: isHashing ? `checking the ledger: frame ${done} of ${of} hashed` : `checking the ledger: steps up to ${done} of ${of} recomputed` });
  };
}
