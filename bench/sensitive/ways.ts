import { tmpdir } from 'node:os';
import path from 'node:path';

import { parseRunSpec, type RunSpec, type ScalerSpec, withProfileChoices } from '#libs/contracts';
import { type Dataset, loadDataset, splitOffValidation, type Split } from '#libs/datasets';

import { AUDITED } from '../trace/audit-costs.js';

/** How much is trained and traced. */
export interface SensitiveSize {
  readonly seeds: number;
  readonly tuningSeeds: number;
  readonly steps: number;
  /** Records whose logits are traced. */
  readonly targets: number;
  /** Random sets of decisions that are replayed, in equal parts of each size. */
  readonly sets: number;
  /** Turns of the clock. */
  readonly turns: number;
}

/** A data set about people. */
export interface SensitiveData {
  readonly name: (typeof AUDITED)[number]['name'];
  readonly batchSize: number;
  /** Groups whose gaps are told. */
  readonly attribute: string;
}

const ATTRIBUTES = { adult: 'sex', compas: 'sex', german: 'status_and_sex' } as const;

/** The data sets, the smallest first. */
export const PEOPLE: readonly SensitiveData[] = AUDITED.map(({ name, batchSize }) => ({ name, batchSize, attribute: ATTRIBUTES[name] })).toReversed();

/** One way to train: a row. */
export interface Way {
  readonly scaler: ScalerSpec;
  readonly profile: 'normal' | 'auditable';
}

/** Every scaler in both profiles. */
export function waysOf(scalers: readonly ScalerSpec[]): Way[] {
  return scalers.flatMap((scaler) => (['normal', 'auditable'] as const).map((profile) => ({ scaler, profile })));
}

/** `snr, auditable`. */
export function nameOf({ scaler, profile }: Way): string {
  const kind = scaler.kind === 'fixed' ? `scale ${scaler.scale}` : scaler.kind;
  return `${kind}, ${profile}`;
}

/** The net of `bench -- auditability`: what the product chooses where a spec says nothing, or what the profile chooses. */
export function specOf({ name, batchSize }: SensitiveData, { scaler, profile }: Way, { seed, steps }: { readonly seed: number; readonly steps: number }): RunSpec {
  const free = { name, data: { kind: 'named', name }, model: { kind: 'mlp', hidden: [32, 16] }, scaler, batchSize, budget: { steps }, seeds: { init: seed, batches: seed } };
  // its choices alone: the profile refuses some of the scalers, and that is what the row is to show
  return parseRunSpec(profile === 'normal' ? free : { ...(withProfileChoices({ ...free, profile }) as object), profile: undefined }, 'bench');
}

/** The data, a part of the training split held back to choose and to stop on. */
export async function dataOf(of: SensitiveData, dataDir: string): Promise<{ readonly data: Dataset; readonly validation: Split }> {
  const whole = await loadDataset({ kind: 'named', name: of.name, testFraction: 0.2, splitSeed: 0 }, { dataDir, cacheDir: path.join(tmpdir(), 'gradlens-no-downloads'), baseDir: '.' });
  return splitOffValidation(whole, 0);
}
