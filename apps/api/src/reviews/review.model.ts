import { ArgsType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { ReviewDeedKind, ReviewState, ReviewVerdict } from '#libs/decision-store';

import { PageArgs } from '../common/connection.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { DateTimeScalar } from '../common/scalars.js';

/** States of a review, GraphQL name to stored value. */
export const ReviewStateEnum = { WAITING: 'waiting', ASSIGNED: 'assigned', SECOND_WANTED: 'second-wanted', DISPUTED: 'disputed', DECIDED: 'decided' } as const satisfies Record<string, ReviewState>;
registerEnumType(ReviewStateEnum, {
  name: 'ReviewState',
  description: 'Where the review of a sensitive prediction stands.',
  valuesMap: {
    WAITING: { description: 'Nobody looks at it yet, or the model decides otherwise than when somebody did.' },
    ASSIGNED: { description: 'Somebody is to look at it.' },
    SECOND_WANTED: { description: 'One person overturns it: a second one is to confirm or to dissent.' },
    DISPUTED: { description: 'A second person dissents: a third one is to decide.' },
    DECIDED: { description: 'A person agrees with the model, or two of one mind overturn it.' },
  },
});

/** What a person says, GraphQL name to stored value. */
export const ReviewVerdictEnum = { AGREE: 'agree', OVERTURN: 'overturn' } as const satisfies Record<string, ReviewVerdict>;
registerEnumType(ReviewVerdictEnum, {
  name: 'ReviewVerdict',
  description: 'What a person says of what the model decided. It is a record: no model is changed by it.',
  valuesMap: { AGREE: { description: 'The person decides as the model does.' }, OVERTURN: { description: 'The person decides otherwise.' } },
});

/** What is done in a review, GraphQL name to stored value. */
export const ReviewDeedEnum = { ASSIGNED: 'assigned', RELEASED: 'released', DECIDED: 'decided', CONFIRMED: 'confirmed', DISSENTED: 'dissented' } as const satisfies Record<string, ReviewDeedKind>;
registerEnumType(ReviewDeedEnum, {
  name: 'ReviewDeed',
  description: 'What a person did in a review.',
  valuesMap: {
    ASSIGNED: { description: 'Gave it to somebody.' },
    RELEASED: { description: 'Took it from whom it was assigned to.' },
    DECIDED: { description: 'Gave a verdict.' },
    CONFIRMED: { description: 'Looked at it second, and says that the verdict is right.' },
    DISSENTED: { description: 'Looked at it second, and says that the verdict is wrong.' },
  },
});

/** One thing that a person did in a review. */
@ObjectType('ReviewAct', { description: 'One thing that a person did in a review; none is ever changed.' })
export class ReviewActModel {
  @Field(() => ReviewDeedEnum, { description: 'What.' })
  kind!: ReviewDeedKind;

  @Field(() => String, { description: 'Who: the name of a token.' })
  by!: string;

  @Field(() => String, { nullable: true, description: 'Why. Null where what is said of people is withheld from your role.' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'Whom it was given to; null of other acts.' })
  assignee!: string | null;

  @Field(() => ReviewVerdictEnum, { nullable: true, description: 'The verdict; null of other acts.' })
  verdict!: ReviewVerdict | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Score of the prediction then. 0 to 1, dimensionless; null without one.' })
  score!: MeasuredNumber | null;

  @Field(() => Int, { nullable: true, description: 'Updates made when that score was recorded. Unit: steps.' })
  scoreStep!: number | null;

  @Field(() => String, { nullable: true, description: 'Name of the class that the model decided for then; null as of the prediction.' })
  decidedClassName!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the other of two classes; null as of the prediction.' })
  otherClassName!: string | null;

  @Field(() => DateTimeScalar, { description: 'When. UTC.' })
  at!: Date;
}

/** The review of a sensitive prediction. */
@ObjectType('Review', { description: 'What people say of a sensitive prediction.' })
export class ReviewModel {
  /** Not fields: which prediction it is of, and whether reasons are withheld. */
  run!: string;
  pseudonym!: string;

  @Field(() => ReviewStateEnum, { description: 'Where it stands.' })
  state!: ReviewState;

  @Field(() => String, { nullable: true, description: 'Who is to look at it; null when nobody in particular.' })
  assignee!: string | null;

  @Field(() => ReviewVerdictEnum, { nullable: true, description: 'The last verdict; null before the first.' })
  verdict!: ReviewVerdict | null;

  @Field(() => [String], { description: 'Who decided, confirmed or dissented: their word is said.' })
  seenBy!: readonly string[];

  @Field(() => Boolean, { description: 'Whether it waits again, because the model decides otherwise than when a person gave a verdict.' })
  isMoved!: boolean;

  @Field(() => DateTimeScalar, { description: 'When the prediction became sensitive. UTC.' })
  waitingSince!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided for good; null unless it is. UTC.' })
  decidedAt!: Date | null;

  @Field(() => Float, { nullable: true, description: 'Time to review: from waitingSince to decidedAt; null unless it is decided. Unit: s.' })
  secondsToReview!: number | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'The largest |measured effect| of one scaling decision on its score, over the traces of its record; null without a measured one. Dimensionless.' })
  measuredEffect!: MeasuredNumber | null;
}

/** What `reviewQueue` is asked. */
@ArgsType()
export class ReviewQueueArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only predictions of this run: its uuid or global id. Without it, of the 100 newest runs that have sensitive predictions.' })
  run?: string | null;

  @Field(() => String, { nullable: true, description: 'Only runs of this project.' })
  project?: string | null;

  @Field(() => [ReviewStateEnum], { nullable: true, description: 'Only reviews in one of these states.' })
  states?: ReviewState[] | null;

  @Field(() => String, { nullable: true, description: 'Only those assigned to this person.' })
  assignee?: string | null;
}
