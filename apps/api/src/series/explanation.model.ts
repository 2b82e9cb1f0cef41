import { createUnionType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { Contribution, Explained, GuardAct } from '#libs/decision-explanation';

import { MeasuredNumber } from '../common/measured-number.js';
import { PackedFloats } from '../common/packed.js';

/** What a scaler looks at, GraphQL name to the lib's. */
export const ScalerInputEnum = {
  SIGNAL_SHARE: 'signal share', LEARNED_PUSH: 'learned push', ALIGNMENT: 'alignment', WEIGHT_NORM: 'weight norm', UPDATE_NORM: 'update norm', GRADIENT_NORM: 'gradient norm', PUSH_ON_PURPOSE: 'push on purpose',
} as const satisfies Record<string, Contribution['input']>;
registerEnumType(ScalerInputEnum, {
  name: 'ScalerInput',
  description: 'What a scaler chooses by.',
  valuesMap: {
    SIGNAL_SHARE: { description: 'Share of the squared gradient that is steady, 0 to 1: how much gradients agree (snr).' },
    LEARNED_PUSH: { description: 'What a step adds to the log scale by the signal share and the learned network, from the recorded numbers (meta).' },
    ALIGNMENT: { description: 'Cosine between gradient and last update, −1 to 1, read back from how the scale moved (hypergradient).' },
    WEIGHT_NORM: { description: 'L2 norm of the weights (trust-ratio).' },
    UPDATE_NORM: { description: 'L2 norm of the update that the scale multiplies (trust-ratio).' },
    GRADIENT_NORM: { description: 'L2 norm of the gradient (agc).' },
    PUSH_ON_PURPOSE: { description: 'A factor of the `provoke` entries of the spec.' },
  },
});

/** Guards, GraphQL name to the lib's. */
export const GuardEnum = { CLAMP: 'clamp', RATE_LIMIT: 'rate limit', BACK_OFF: 'back-off', RATIO_CAP: 'ratio cap', SKIP: 'skip', LOWER: 'lower' } as const satisfies Record<string, GuardAct['guard']>;
registerEnumType(GuardEnum, {
  name: 'Guard',
  description: 'What stands between raw scale and scale.',
  valuesMap: {
    CLAMP: { description: 'Bounds |log scale|.' },
    RATE_LIMIT: { description: 'Bounds the change of log scale per step.' },
    BACK_OFF: { description: 'Lowers all scales while the loss jumps.' },
    RATIO_CAP: { description: 'Bounds the length of the update by that of the weights.' },
    SKIP: { description: 'The step was not applied: the last scale stays.' },
    LOWER: { description: 'The scale is 1: by a command, behind a rollback, or while oversight was lost.' },
  },
});

/** How values are computed, GraphQL name to the lib's. */
export const ShapleyMethodEnum = { ADDITIVE: 'additive', ENUMERATED: 'enumerated' } as const satisfies Record<string, Explained['method']>;
registerEnumType(ShapleyMethodEnum, {
  name: 'ShapleyMethod',
  description: 'How exact Shapley values were computed.',
  valuesMap: {
    ADDITIVE: { description: 'Each step adds to the log scale whatever the others do, so its value is what it adds.' },
    ENUMERATED: { description: 'Over all subsets of the inputs.' },
  },
});

/** What one input did to the log of the raw scale. */
@ObjectType({ description: 'What one input, at one step or over several, did to the log of the raw scale: its Shapley value.' })
export class ScaleContribution {
  @Field(() => ScalerInputEnum, { description: 'The input.' })
  input!: Contribution['input'];

  @Field(() => Int, { description: 'First step of it.' })
  fromStep!: number;

  @Field(() => Int, { description: 'Last step of it, included.' })
  toStep!: number;

  @Field(() => MeasuredNumber, { description: 'Mean of the input over these steps; of a push its factor. Unit: that of the input, else dimensionless.' })
  mean!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: "The run's median of the input in this layer; NaN for a push." })
  median!: MeasuredNumber;

  @Field(() => Float, { description: 'Shapley value: added to the log of the raw scale. Dimensionless.' })
  value!: number;
}

/** What is left of the state that the scaler came with. */
@ObjectType({ description: 'What is left of the state that the scaler came with, before the steps that were taken apart.' })
export class EarlierState {
  @Field(() => Int, { description: 'The state is that before this step; 0 is the start of the run.' })
  beforeStep!: number;

  @Field(() => Float, { description: 'Log scale that the scaler remembered then. Dimensionless.' })
  logScale!: number;

  @Field(() => Float, { description: "Shapley value of that state against the run's median state. Dimensionless." })
  value!: number;
}

/** What one guard made of a log scale. */
@ObjectType({ description: 'What one guard made of a log scale.' })
export class GuardActModel {
  @Field(() => GuardEnum, { description: 'The guard.' })
  guard!: GuardAct['guard'];

  @Field(() => MeasuredNumber, { description: 'Log scale after it minus before it. Dimensionless.' })
  change!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Scale after it. Dimensionless.' })
  scale!: MeasuredNumber;
}

/** A recorded number beside its recomputation. */
@ObjectType({ description: 'A number of the ledger beside the same number computed anew from the rest of the ledger.' })
export class RecomputedNumber {
  @Field(() => MeasuredNumber, { description: 'As recorded. Dimensionless.' })
  recorded!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Computed anew. Dimensionless.' })
  recomputed!: MeasuredNumber;

  @Field(() => Boolean, { description: 'Whether both are the same float32, bit for bit.' })
  bitExact!: boolean;

  @Field(() => MeasuredNumber, { description: 'How far their logs are apart. Dimensionless.' })
  logError!: MeasuredNumber;

  @Field(() => Float, { description: 'What float32 arithmetic may leave of that. Dimensionless.' })
  tolerance!: number;

  @Field(() => Boolean, { description: 'Whether it is as recorded.' })
  agrees!: boolean;
}

/** Why a scale was chosen. */
@ObjectType({ description: 'Why the scaler chose this scale: base + contributions + earlier + rounding = log raw scale.' })
export class DecisionExplained {
  @Field(() => [String], { description: 'The explanation as sentences for a person.' })
  words!: string[];

  @Field(() => Float, { description: 'Natural log of the raw scale. Dimensionless.' })
  logRawScale!: number;

  @Field(() => Float, { description: "Natural log of the scale that the run's median state gives. Dimensionless." })
  base!: number;

  @Field(() => [ScaleContribution], { description: 'What the inputs added, in order of time.' })
  contributions!: ScaleContribution[];

  @Field(() => EarlierState, { nullable: true, description: 'What came before; null for a scaler that remembers nothing.' })
  earlier!: EarlierState | null;

  @Field(() => Float, { description: 'base + all contributions + earlier. Dimensionless.' })
  sum!: number;

  @Field(() => Float, { description: 'log raw scale − sum: what float32 rounding leaves. Dimensionless.' })
  rounding!: number;

  @Field(() => Int, { description: 'Steps whose inputs were taken apart.' })
  steps!: number;

  @Field(() => Float, { description: 'How much of the log scale does not rest on what came earlier, 0 to 1.' })
  accountedShare!: number;

  @Field(() => ShapleyMethodEnum, { description: 'How the values were computed.' })
  method!: Explained['method'];

  @Field(() => PackedFloats, { nullable: true, description: 'Values of single steps in order of time, rounded to float32; null where steps were taken together.' })
  stepValues!: PackedFloats | null;

  @Field(() => [GuardActModel], { description: 'What the guards changed, in the order in which they act.' })
  guards!: GuardActModel[];

  @Field(() => RecomputedNumber, { description: 'The raw scale, computed anew.' })
  rawRecomputed!: RecomputedNumber;

  @Field(() => RecomputedNumber, { description: 'The scale, computed anew.' })
  scaleRecomputed!: RecomputedNumber;
}

/** Why there is no explanation. */
@ObjectType({ description: 'The ledger does not hold what the scaler saw.' })
export class DecisionUnexplained {
  @Field(() => String, { description: 'UNEXPLAINED.' })
  code!: string;

  @Field(() => String, { description: 'Why.' })
  message!: string;
}

/** The two outcomes. */
export const DecisionExplanation = createUnionType({
  name: 'DecisionExplanation',
  description: 'Why the scaler chose this scale, or why that cannot be told.',
  types: () => [DecisionExplained, DecisionUnexplained] as const,
  resolveType: (value: object) => ('code' in value ? DecisionUnexplained : DecisionExplained),
});
