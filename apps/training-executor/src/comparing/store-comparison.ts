import type { Comparison, RunSpec, RunUuid } from '#libs/contracts';
import { saveComparison, type Store } from '#libs/decision-store';
import { fastestBaseline } from '#libs/scaling-comparison';

import { sourceCommit } from '../running/provenance.js';
import type { ComparedInFull } from './compare.js';
import { ownArm } from './comparison.js';
import { findings } from './comparison-words.js';

/** What was compared, and by whom. */
export interface Compared {
  readonly spec: RunSpec;
  /** Of the spec as its runs record it. */
  readonly specSha256: string;
  /** The run that was named; null where it was a spec. */
  readonly run: RunUuid | null;
  readonly project: string;
  readonly by: string;
}

/** Stores a comparison. @returns its number. */
export async function storeComparison(store: Store, compared: Compared, { comparison, curves }: ComparedInFull): Promise<number> {
  return await saveComparison(store, { ...compared, commit: sourceCommit(), headline: headlineOf(comparison), findings: findings(comparison), comparison, curves });
}

/** The whole optimizer against the fastest tuned baseline. */
function headlineOf(comparison: Comparison): { readonly scaler: string; readonly other: string; readonly steps: { readonly percent: number; readonly ci95: readonly [number, number] } } {
  const own = ownArm(comparison);
  const { name: other } = fastestBaseline(comparison.arms);
  const steps = own.against.find((against) => against.other === other)?.steps ?? { percent: NaN, ci95: [NaN, NaN] };
  return { scaler: own.name, other, steps };
}
