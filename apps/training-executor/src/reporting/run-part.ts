import { type ReportContent, reportNumber, splitSpec } from '#libs/audit';
import type { PredictionRow, RunRow, ScorePoint } from '#libs/decision-store';

/** Part 1: what is predicted, and why it is sensitive. */
export function predictionPart(prediction: PredictionRow | null, scores: readonly ScorePoint[], record: string | null): ReportContent['prediction'] {
  if (record === null) return { missing: 'no single prediction is told of: gradlens report RUN --record ID makes a report on one' };
  if (prediction === null) return { missing: 'the record is not among the sensitive predictions that the run keeps (all that are listed, and of those that other policies name the first to be found, 500 unless its specification says otherwise), so pseudonym, true class, protected attributes and the score over training are not told here: gradlens predictions RUN --register RECORD --reason TEXT keeps it' };
  const { pseudonym, score, scoreStep, firstScore, threshold, policies, label } = prediction;
  return {
    ...{ record: prediction.record, pseudonym, score: numberOrNull(score), scoreStep, firstScore: numberOrNull(firstScore), threshold: reportNumber(threshold), label },
    ...classesOf(prediction),
    decidedBy: prediction.isNumber ? 'nothing' : prediction.decided === null ? 'threshold' : 'likeliest',
    policies: policies.map(({ policy, attributes, sinceStep }) => `${policy}${attributes.length === 0 ? '' : ` (${attributes.join(', ')})`} since step ${sinceStep}`),
    protected: prediction.protected === null ? null : JSON.stringify(prediction.protected),
    whose: 'the pseudonym stands for the record; who the person is, is not in gradlens',
    scores: { steps: scores.map(({ step }) => step), values: scores.map((point) => reportNumber(point.score)) },
  };
}

/** The classes by name, as far as they were recorded. */
function classesOf({ scoreClass, decidedClass }: PredictionRow): { readonly scoreClass?: string; readonly decidedClass?: string } {
  return { ...(scoreClass === null ? {} : { scoreClass }), ...(decidedClass === null ? {} : { decidedClass }) };
}

/** Part 2: run, data, code, seeds, versions. */
export function runPart(row: RunRow): ReportContent['run'] {
  const { uuid, name, project, state, origin, attempt, lastStep, summary, specSha256, scaler, backend } = row;
  const text = (value: unknown): string => JSON.stringify(value ?? null);
  return {
    ...{ uuid, name, project, state, origin, attempt, steps: lastStep + 1, specSha256, scaler, backend: backend?.name ?? null },
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    ...whyOf(row),
    ...resultOf(summary),
    ...splitSpec(row.spec),
    ...{ versions: text(row.versions), seeds: text(row.seeds), dataManifest: text(row.dataManifest), hardware: text(row.hardware) },
  };
}

/** Why a run did not come to its end; of one that lost its process also when that was last heard of. */
function whyOf({ state, reason, heartbeatAt }: RunRow): Pick<ReportContent['run'], 'stateWhy'> {
  const heard = state === 'interrupted' && heartbeatAt !== null ? [`last heard of ${heartbeatAt.toISOString().slice(0, 19).replace('T', ' ')} UTC`] : [];
  const why = [...(reason === null ? [] : [reason]), ...heard];
  return state === 'completed' || why.length === 0 ? {} : { stateWhy: why.join('; ') };
}

function resultOf(summary: RunRow['summary']): Pick<ReportContent['run'], 'weightsSha256' | 'testLoss' | 'testAccuracy' | 'testR2' | 'testRmse' | 'testMae'> {
  if (summary === null) return { weightsSha256: null, testLoss: null, testAccuracy: null };
  const { weightsSha256, testLoss, testAccuracy, testR2, testRmse, testMae } = summary;
  const errors = Object.entries({ testR2, testRmse, testMae }).flatMap(([name, value]) => (typeof value === 'number' ? [[name, reportNumber(value)] as const] : []));
  return { weightsSha256, testLoss: numberOrNull(testLoss), testAccuracy: numberOrNull(testAccuracy), ...Object.fromEntries(errors) };
}

function numberOrNull(value: number | null | undefined): ReturnType<typeof reportNumber> | null {
  return value === null || value === undefined ? null : reportNumber(value);
}
