import { Field, Float, ObjectType } from '@nestjs/graphql';

import { LedgerCheckedModel, LedgerCheckStageEnum } from './ledger.model.js';

/** A check that goes on. */
@ObjectType('RunningLedgerCheck', { description: 'A check of a ledger that goes on, and how far it is.' })
export class RunningLedgerCheck {
  @Field(() => String, { description: 'Who began it.' })
  by!: string;

  @Field(() => LedgerCheckStageEnum, { description: 'What it is at.' })
  stage!: (typeof LedgerCheckStageEnum)[keyof typeof LedgerCheckStageEnum];

  @Field(() => Float, { description: 'Frames checked, then steps whose rows were compared. A whole number.' })
  done!: number;

  @Field(() => Float, { description: 'How many of them there are; 0 before that is known. A whole number.' })
  total!: number;
}

/** A check that came to a verdict. */
@ObjectType('MadeLedgerCheck', { description: 'A check of a ledger that came to a verdict, and whose it was.' })
export class MadeLedgerCheck {
  @Field(() => String, { description: 'Who began it.' })
  by!: string;

  @Field(() => LedgerCheckedModel, { description: 'What it found.' })
  found!: LedgerCheckedModel;
}

/** What everybody is told of the checks of a ledger. */
@ObjectType('LedgerChecks', { description: 'The checks of a ledger that verifyLedger or ledgerCheck made of it, in this process of the service and since it started. Reading it checks nothing.' })
export class LedgerChecksModel {
  @Field(() => RunningLedgerCheck, { nullable: true, description: 'The one that goes on; null where none does.' })
  running!: RunningLedgerCheck | null;

  @Field(() => MadeLedgerCheck, { nullable: true, description: 'The last one that came to a verdict; null where none did.' })
  last!: MadeLedgerCheck | null;
}
