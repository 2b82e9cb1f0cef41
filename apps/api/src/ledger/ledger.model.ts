import { createUnionType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { DateTimeScalar } from '../common/scalars.js';

/** A signed head: all frames up to it are in the tree with this root. */
@ObjectType('LedgerSegment', { description: 'Frames whose head is signed together.' })
export class LedgerSegmentModel {
  @Field(() => Float, { description: 'First frame, from 1.' })
  firstFrame!: number;

  @Field(() => Float, { description: 'Last frame, included.' })
  lastFrame!: number;

  @Field(() => Float, { description: 'Leaves of the tree with it. A whole number.' })
  treeSize!: number;

  @Field(() => String, { description: 'Root of that tree, SHA-256, base64.' })
  root!: string;

  @Field(() => Int, { description: 'Last step it covers; -1 before the first.' })
  lastStep!: number;

  @Field(() => DateTimeScalar, { description: 'When it was signed, as the signer says. UTC.' })
  signedAt!: Date;

  @Field(() => String, { description: 'Name of the key that signed it.' })
  signer!: string;
}

/** A public key that the database knows; that it stands there is no reason to trust it. */
@ObjectType('LedgerKey', { description: 'A public key that the database knows. Compare it with one from elsewhere: that it stands here is no reason to trust it.' })
export class LedgerKeyModel {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'The key as gradlens verify --key takes it (C2SP vkey).' })
  vkey!: string;
}

/** How the ledger of a run is recorded. Nothing of it is checked: {@link LedgerCheckedModel} is. */
@ObjectType('Ledger', { description: 'The ledger of a run as it is stored; verifyLedger checks it.' })
export class LedgerModel {
  @Field(() => Float, { description: 'Frames in the database. A whole number.' })
  frames!: number;

  @Field(() => Int, { description: 'Signed segments.' })
  segmentCount!: number;

  @Field(() => [LedgerSegmentModel], { description: 'The newest segments, at most 100, newest first.' })
  segments!: readonly LedgerSegmentModel[];

  @Field(() => [LedgerKeyModel], { description: 'The keys that signed it.' })
  keys!: readonly LedgerKeyModel[];
}

/** States of a checked ledger, GraphQL name to what the check says. */
export const LedgerStateEnum = { ALTERED: 'altered', EMPTY: 'empty', OK: 'ok', UNVOUCHED: 'unvouched' } as const;
registerEnumType(LedgerStateEnum, {
  name: 'LedgerState',
  description: 'What a check says of a ledger.',
  valuesMap: {
    ALTERED: { description: 'Something is altered, missing without a signed gap, or behind the anchor.' },
    EMPTY: { description: 'Nothing was recorded, and nothing had to be.' },
    OK: { description: 'Nothing is wrong, and a key that this service knows signed it.' },
    UNVOUCHED: { description: 'It agrees with itself; no key that this service knows from its own home folder signed it.' },
  },
});

/** How a ledger stands to the anchor. */
export const AnchoredEnum = { BEHIND: 'behind', NO: 'no', YES: 'yes' } as const;
registerEnumType(AnchoredEnum, {
  name: 'Anchored',
  description: 'How a ledger stands to the heads that were exported to the anchor.',
  valuesMap: {
    BEHIND: { description: 'It holds less, or something else, than was anchored.' },
    NO: { description: 'There is nothing to compare with.' },
    YES: { description: 'It holds all that was anchored.' },
  },
});

/** Steps that are not there, and why. */
@ObjectType({ description: 'Steps that are not there, and who says why.' })
export class LedgerGap {
  @Field(() => Int, { description: 'First step.' })
  fromStep!: number;

  @Field(() => Int, { description: 'Last step, included.' })
  toStep!: number;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => String, { description: 'gap: never recorded, signed as such; filled: came later; removed: taken out by retention, which is recorded.' })
  kind!: string;
}

/** One thing that is wrong. */
@ObjectType({ description: 'One thing that is wrong.' })
export class LedgerFinding {
  @Field(() => String, { description: 'What: frame, chunk, row, key, anchor, …' })
  what!: string;

  @Field(() => String, { description: 'Where.' })
  where!: string;

  @Field(() => String, { description: 'Why it is wrong.' })
  why!: string;
}

/** What a check of a ledger found. */
@ObjectType('LedgerChecked', { description: 'What a check of a whole ledger found: its frames against hashes, signatures and anchor, all else against its frames.' })
export class LedgerCheckedModel {
  @Field(() => LedgerStateEnum, { description: 'The verdict.' })
  state!: (typeof LedgerStateEnum)[keyof typeof LedgerStateEnum];

  @Field(() => Boolean, { description: 'Whether every step has its decisions and the end is recorded, or the run is live.' })
  complete!: boolean;

  @Field(() => Boolean, { description: 'Whether the run was live when its ledger was read.' })
  isLive!: boolean;

  @Field(() => Float, { description: 'Frames that were read. A whole number.' })
  frames!: number;

  @Field(() => Float, { description: 'Leaves of the tree. A whole number.' })
  treeSize!: number;

  @Field(() => Int, { description: 'Last step recorded; -1 when there is none.' })
  lastStep!: number;

  @Field(() => String, { nullable: true, description: 'Root computed from the leaves, SHA-256, base64; null when it cannot be computed.' })
  root!: string | null;

  @Field(() => [String], { description: 'Names of the keys that signed, in order.' })
  signers!: readonly string[];

  @Field(() => AnchoredEnum, { description: 'How it stands to the anchor of this service.' })
  anchored!: (typeof AnchoredEnum)[keyof typeof AnchoredEnum];

  @Field(() => Int, { nullable: true, description: 'Last step that is anchored; null when none is.' })
  anchoredStep!: number | null;

  @Field(() => [LedgerGap], { description: 'Steps that are not there, at most 100.' })
  gaps!: readonly LedgerGap[];

  @Field(() => [LedgerFinding], { description: 'What is wrong, at most 100.' })
  findings!: readonly LedgerFinding[];

  @Field(() => Int, { description: 'How much is wrong, all together.' })
  findingCount!: number;

  @Field(() => [String], { description: 'What this check cannot exclude.' })
  cannotExclude!: readonly string[];

  @Field(() => DateTimeScalar, { description: 'When it was checked. UTC.' })
  checkedAt!: Date;

  @Field(() => Float, { description: 'What the check took. Unit: s.' })
  seconds!: number;
}

/** The ledger is not checked now. */
@ObjectType('LedgerCheckRefused', { description: 'The ledger is not checked now.' })
export class LedgerCheckRefused {
  @Field(() => String, { description: 'Code for programs: CHECK_BUSY (another ledger is being checked), LEDGER_TOO_LARGE or FORBIDDEN.' })
  code!: string;

  @Field(() => String, { description: 'One line for a person, with what to do.' })
  message!: string;
}

/** Outcomes of `verifyLedger`. */
export const VerifyLedgerResult = createUnionType({
  name: 'VerifyLedgerResult',
  description: 'What the check found, or why there was none.',
  types: () => [LedgerCheckedModel, LedgerCheckRefused] as const,
  resolveType: (value: object) => ('code' in value ? LedgerCheckRefused : LedgerCheckedModel),
});

/** Stages of a check. */
export const LedgerCheckStageEnum = { HASHES: 'hashes', ROWS: 'rows' } as const;
registerEnumType(LedgerCheckStageEnum, {
  name: 'LedgerCheckStage',
  description: 'What a check of a ledger is at.',
  valuesMap: { HASHES: { description: 'Frames against hashes, signatures and anchor.' }, ROWS: { description: 'All other rows against the frames.' } },
});

/** A word of progress of a check. */
@ObjectType('LedgerCheckEvent', { description: 'How far the check of a ledger is; the last one has its outcome.' })
export class LedgerCheckEvent {
  @Field(() => LedgerCheckStageEnum, { description: 'What it is at.' })
  stage!: (typeof LedgerCheckStageEnum)[keyof typeof LedgerCheckStageEnum];

  @Field(() => Float, { description: 'Frames checked, then steps whose rows were compared. A whole number.' })
  done!: number;

  @Field(() => Float, { description: 'How many of them there are; 0 before that is known. A whole number.' })
  total!: number;

  @Field(() => VerifyLedgerResult, { nullable: true, description: 'What the check found, or why there was none; null while it goes on, and where there is no such run.' })
  outcome!: typeof VerifyLedgerResult | null;

  @Field(() => Boolean, { description: 'Whether it is over: nothing comes after it.' })
  isOver!: boolean;
}
