import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { TraceEffort, TraceQuestion } from '#libs/contracts';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { Node } from '../common/node.js';
import { StudyModel } from '../studies/study.model.js';
import { TraceResultModel } from './trace-result.model.js';

/** What of a prediction is traced, GraphQL name to stored value. */
export const TracedOfEnum = { SCORE: 'score', LOGIT: 'logit', LOSS: 'loss' } as const satisfies Record<string, TraceQuestion['of']>;
registerEnumType(TracedOfEnum, {
  name: 'TracedOf',
  description: 'What of a prediction is traced.',
  valuesMap: {
    SCORE: { description: 'Probability of the class, 0 to 1.' },
    LOGIT: { description: 'Log odds of the class.' },
    LOSS: { description: 'Cross-entropy of the prediction.' },
  },
});

/** Splits, GraphQL name to stored value. */
export const TracedSplitEnum = { TRAIN: 'train', TEST: 'test' } as const satisfies Record<string, NonNullable<TraceQuestion['split']>>;
registerEnumType(TracedSplitEnum, {
  name: 'TracedSplit',
  description: 'A split of the data.',
  valuesMap: { TRAIN: { description: 'What the run learned from.' }, TEST: { description: 'What it was tested on.' } },
});

/** What the scaler does in a replay, GraphQL name to stored value. */
export const TracedScalerEnum = { HELD: 'held', REACTING: 'reacting' } as const satisfies Record<string, TraceEffort['scaler']>;
registerEnumType(TracedScalerEnum, {
  name: 'TracedScaler',
  description: 'What the scaler does while a decision is neutralised.',
  valuesMap: {
    HELD: { description: 'All other scales are as recorded.' },
    REACTING: { description: 'What is verified is replayed once more, with all later scales as scaler and guards choose them then.' },
  },
});

/** What was asked. */
@ObjectType('TraceQuestion', { description: 'What a trace was asked about: one record, a group, a gap between two groups, or a whole split.' })
export class TraceQuestionModel {
  @Field(() => String, { nullable: true, description: 'Split and row, from 0: test:17. Null where it was not asked, or is withheld from your role.' })
  record!: string | null;

  @Field(() => String, { nullable: true, description: 'ATTRIBUTE=VALUE: the mean over all test records with it. Null where it was not asked.' })
  group!: string | null;

  @Field(() => String, { nullable: true, description: 'ATTRIBUTE=VALUE vs ATTRIBUTE=VALUE, or one against all others: difference of the means. Null where it was not asked.' })
  gap!: string | null;

  @Field(() => TracedSplitEnum, { nullable: true, description: 'The mean over a whole split. Null where it was not asked.' })
  split!: NonNullable<TraceQuestion['split']> | null;

  @Field(() => TracedOfEnum, { description: 'What of the prediction.' })
  of!: TraceQuestion['of'];

  @Field(() => String, { nullable: true, description: 'Class that score and logit are of; null for the last one.' })
  className!: string | null;
}

/** How much is replayed. */
@ObjectType('TraceEffort', { description: 'How much of a trace is replayed, and by which dice.' })
export class TraceEffortModel {
  @Field(() => Int, { description: 'Decisions listed, the largest first.' })
  top!: number;

  @Field(() => Int, { description: 'The first so many of them are replayed.' })
  verify!: number;

  @Field(() => Int, { description: 'Single decisions drawn by lot and replayed: what chance gives.' })
  controls!: number;

  @Field(() => Int, { description: 'Random sets of decisions replayed, for the decision-LDS.' })
  sets!: number;

  @Field(() => TracedScalerEnum, { description: 'What the scaler does while a decision is neutralised.' })
  scaler!: TraceEffort['scaler'];

  @Field(() => [String], { description: 'Sets of decisions that are replayed at scale 1 by name: dense2@100-199, incident:1, guard:clamp, *.' })
  without!: readonly string[];

  @Field(() => Int, { description: 'Seed of the lots: the same one gives the same answer.' })
  seed!: number;
}

/** Which decisions moved a prediction. */
@ObjectType('Trace', { description: 'Which scaling decisions moved a prediction: asked for, made by a worker, kept.', implements: () => [Node] })
export class TraceModel extends StudyModel {
  @Field(() => TraceQuestionModel, { description: 'What was asked.' })
  question!: TraceQuestionModel;

  @Field(() => TraceEffortModel, { description: 'How much is replayed.' })
  effort!: TraceEffortModel;

  @Field(() => TraceResultModel, { nullable: true, description: 'What it found; null until it is completed.' })
  result!: TraceResultModel | null;
}

/** A trace and its place in a list. */
@ObjectType({ description: 'A trace and its place in a list.' })
export class TraceEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => TraceModel, { description: 'The trace.' })
  node!: TraceModel;
}

/** A page of traces. */
@ObjectType({ description: 'A page of traces, newest first.' })
export class TraceConnection extends CountedConnection {
  @Field(() => [TraceEdge], { description: 'The traces of the page.' })
  edges!: readonly TraceEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
