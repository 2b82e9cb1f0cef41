import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { Execution } from '#libs/decision-store';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { Node } from '../common/node.js';
import { DateTimeScalar } from '../common/scalars.js';

/** The first number of a replay that was not as recorded. */
@ObjectType({ description: 'The first number of a replay that is not as recorded.' })
export class ReplayDivergence {
  @Field(() => Int, { description: 'Its step, from 0.' })
  step!: number;

  @Field(() => String, { nullable: true, description: 'Name of its layer; null where it is the loss.' })
  layer!: string | null;

  @Field(() => String, { nullable: true, description: 'Which number: loss, or a measure as scale or gradNorm; null where it was not kept.' })
  measure!: string | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'As the ledger held it, in the unit of the measure; null where it was not kept.' })
  recorded!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'As it was when the run was executed again, in the same unit; null where it was not kept.' })
  replayed!: MeasuredNumber | null;
}

/** How exactly a run was executed again. */
@ObjectType('ReplayFidelity', { description: 'How exactly a run was executed again: what was compared with the ledger, and whether it was the same.' })
export class ReplayFidelityModel {
  @Field(() => String, { description: 'How exactly, in words that say no more than was compared.' })
  words!: string;

  @Field(() => String, { nullable: true, description: 'What is wrong with the ledger or the replay, in words; null where what was compared is as recorded.' })
  problem!: string | null;

  @Field(() => Boolean, { description: 'Whether it was the same run: what was compared has its recorded bits, and the weights at the end are not others; by the weights alone where the ledger holds no step any more.' })
  isSame!: boolean;

  @Field(() => Boolean, { description: 'Whether every number that was compared has its recorded bits, and some were compared.' })
  bitExact!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether the weights at the end are the recorded ones; null where none were recorded.' })
  sameWeights!: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Steps that were compared with the ledger; null where that was not kept.' })
  comparedSteps!: number | null;

  @Field(() => Int, { nullable: true, description: 'Executed steps that the ledger does not hold, or not any more; null where that was not kept.' })
  missingSteps!: number | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Largest relative error of a loss. Dimensionless; NaN where no step was compared; null where it was not kept.' })
  maxRelLossError!: MeasuredNumber | null;

  @Field(() => ReplayDivergence, { nullable: true, description: 'The first number that is not as recorded; null where none differs.' })
  firstDivergence!: ReplayDivergence | null;
}

/** A run that was executed again. */
@ObjectType('Replay', { description: 'A recorded run that was executed again from its first step to its last and compared with the ledger (`gradlens replay`). Never changed.', implements: () => [Node] })
export class ReplayModel extends Node {
  /** uuid of the run, which is read when it is asked for. */
  runUuid!: string;

  @Field(() => String, { description: 'Its uuid, as the command line prints it.' })
  uuid!: string;

  @Field(() => Int, { description: 'Attempt of the run when it was executed again, from 1.' })
  attempt!: number;

  @Field(() => Int, { description: 'Steps that were executed again, from the first on.' })
  steps!: number;

  @Field(() => String, { description: 'Backend that computed: tensorflow, webgpu, wasm or cpu.' })
  backend!: string;

  @Field(() => String, { nullable: true, description: 'Version of the backend; null where it is not known.' })
  backendVersion!: string | null;

  @Field(() => ReplayFidelityModel, { description: 'What was found.' })
  fidelity!: ReplayFidelityModel;

  @Field(() => String, { description: 'SHA-256 of the weights that it ended with. Hex.' })
  weightsSha256!: string;

  @Field(() => Float, { description: 'What it took. Unit: s.' })
  seconds!: number;

  @Field(() => String, { description: 'Version of gradlens that made it.' })
  productVersion!: string;

  @Field(() => String, { description: 'Who asked for it.' })
  by!: string;

  @Field(() => DateTimeScalar, { description: 'When it began. UTC.' })
  startedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ended. UTC.' })
  endedAt!: Date;
}

/** A replay and its place in a list. */
@ObjectType({ description: 'A replay and its place in a list.' })
export class ReplayEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => ReplayModel, { description: 'The replay.' })
  node!: ReplayModel;
}

/** A page of replays. */
@ObjectType({ description: 'A page of replays, newest first.' })
export class ReplayConnection extends CountedConnection {
  @Field(() => [ReplayEdge], { description: 'The replays of the page.' })
  edges!: readonly ReplayEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}

/** What a run was executed again for, GraphQL name to stored value. */
export const ExecutedForEnum = { TRACE: 'trace', IMPACT: 'impact', REPLAY: 'replay' } as const satisfies Record<string, Execution['kind']>;
registerEnumType(ExecutedForEnum, {
  name: 'ExecutedFor',
  description: 'What a run was executed again for.',
  valuesMap: { TRACE: { description: 'A trace of a prediction.' }, IMPACT: { description: 'What scaling did to everybody.' }, REPLAY: { description: 'To see whether it is the same.' } },
});

/** A time that a run was executed again. */
@ObjectType({ description: 'A time that a run was executed again as it is recorded.' })
export class RunExecution {
  @Field(() => ExecutedForEnum, { description: 'What for.' })
  for!: Execution['kind'];

  @Field(() => ID, { description: 'Global id of the trace, impact or replay.' })
  of!: string;

  @Field(() => DateTimeScalar, { description: 'When that ended. UTC.' })
  at!: Date;

  @Field(() => ReplayFidelityModel, { description: 'How exactly.' })
  fidelity!: ReplayFidelityModel;
}
