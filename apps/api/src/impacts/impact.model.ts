import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { ImpactVerdict } from '#libs/contracts';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { Node } from '../common/node.js';
import { StudyModel } from '../studies/study.model.js';

/** Verdicts, GraphQL name to stored value. */
export const ImpactVerdictEnum = { SEED_NOISE: 'no more than seed noise', SMALLER_THAN_SEED_NOISE: 'systematic, but smaller than seed noise', BEYOND_SEED_NOISE: 'beyond seed noise', TOO_FEW_RECORDS: 'too few records', TOO_FEW_SEEDS: 'too few seeds' } as const satisfies Record<string, ImpactVerdict>;
registerEnumType(ImpactVerdictEnum, {
  name: 'ImpactVerdict',
  description: 'Whether scaling moves outcomes more than merely another seed does.',
  valuesMap: {
    SEED_NOISE: { description: 'No more than seed noise: adjusted p-value of 0.05 or more.' },
    SMALLER_THAN_SEED_NOISE: { description: 'Below 0.05, but no more outcomes flip than the median seed flips, and the selection rate moves by no more than from seed to seed.' },
    BEYOND_SEED_NOISE: { description: 'Below 0.05, and more outcomes flip than the median seed flips, or the selection rate moves by more than from seed to seed.' },
    TOO_FEW_RECORDS: { description: 'Fewer than 20 records: no verdict.' },
    TOO_FEW_SEEDS: { description: 'No adjusted p-value below 0.05 could come out of so few seeds and so many groups: no verdict.' },
  },
});

/** How much is trained anew. */
@ObjectType('ImpactEffort', { description: 'How much is trained anew for an impact, and what it is compared with.' })
export class ImpactEffortModel {
  @Field(() => Int, { description: 'Trainings with other seeds, as many with scaling as without.' })
  seeds!: number;

  @Field(() => Float, { description: 'Score from which on the positive (last) class is given, 0 to 1.' })
  threshold!: number;

  @Field(() => Int, { description: 'Of the seeds, the shuffles and the bootstrap.' })
  seed!: number;

  @Field(() => Boolean, { description: 'Whether merely another seed was put in the place of "without scaling": the answer should be seed noise.' })
  control!: boolean;
}

/** What scaling did to one group. */
@ObjectType('GroupImpact', { description: 'What scaling did to the outcomes of one group of the test split.' })
export class GroupImpactModel {
  @Field(() => [String], { description: 'Names of the protected attributes; empty for everybody.' })
  attributes!: readonly string[];

  @Field(() => [String], { description: 'Their values, in the same order.' })
  group!: readonly string[];

  @Field(() => Int, { description: 'Records of the test split.' })
  count!: number;

  @Field(() => Int, { description: 'Records that have the positive outcome in this run and would not without scaling.' })
  gained!: number;

  @Field(() => Int, { description: 'Records that would have the positive outcome without scaling and have it not in this run.' })
  lost!: number;

  @Field(() => MeasuredNumber, { description: '(gained + lost) / count. Dimensionless.' })
  flipShare!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Lower end of its 95 % paired bootstrap interval over records.' })
  flipLow!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Upper end of it.' })
  flipHigh!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: '(gained − lost) / count. Dimensionless.' })
  netShare!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Lower end of its 95 % paired bootstrap interval over records.' })
  netLow!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Upper end of it.' })
  netHigh!: MeasuredNumber;

  @Field(() => Int, { description: 'Fewest records that cross the threshold when merely the seed changes.' })
  seedFlipsLeast!: number;

  @Field(() => Float, { description: 'Their median over the seeds. Unit: records.' })
  seedFlipsMedian!: number;

  @Field(() => Int, { description: 'Most records that do.' })
  seedFlipsMost!: number;

  @Field(() => Int, { description: 'Place of the flips by scaling among those by seed, 1 = the most.' })
  rank!: number;

  @Field(() => MeasuredNumber, { description: 'Mean selection rate of the runs with scaling minus that of those without, over seeds. Dimensionless.' })
  rateShift!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Standard deviation of the selection rate from seed to seed, with scaling. Dimensionless.' })
  rateSpread!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Share of records in which two runs differ more when only one has scaling than when both are alike (an energy distance). Dimensionless.' })
  excessFlipShare!: MeasuredNumber;

  @Field(() => Float, { nullable: true, description: 'p-value of it, Holm-adjusted over the groups; null where no verdict is made.' })
  adjustedPValue!: number | null;

  @Field(() => ImpactVerdictEnum, { description: 'The verdict on this group.' })
  verdict!: ImpactVerdict;
}

/** What was found. */
@ObjectType('ImpactResult', { description: 'What scaling did to everybody, beside what merely another seed does.' })
export class ImpactResultModel {
  @Field(() => ImpactVerdictEnum, { description: 'Of the whole: beyond seed noise as soon as one group is, else systematic as soon as one is; too few seeds or records where nothing could be found.' })
  verdict!: ImpactVerdict;

  @Field(() => String, { description: 'The verdict in words: no more than seed noise; systematic, but smaller than seed noise; beyond seed noise; too few seeds; too few records.' })
  words!: string;

  @Field(() => String, { description: 'The statistic behind the verdicts, in words.' })
  statistic!: string;

  @Field(() => String, { description: 'Name of the positive class.' })
  positive!: string;

  @Field(() => Int, { description: 'Records of the test split.' })
  records!: number;

  @Field(() => [GroupImpactModel], { description: 'Everybody first, then by attribute, then intersections.' })
  groups!: readonly GroupImpactModel[];

  @Field(() => [String], { description: 'Attributes left out, each with the reason.' })
  leftOut!: readonly string[];

  @Field(() => [Float], { description: 'Seeds trained with scaling.' })
  seedsWith!: readonly number[];

  @Field(() => [Float], { description: 'Seeds trained without; with `control` as well with it.' })
  seedsWithout!: readonly number[];

  @Field(() => Boolean, { description: 'Whether the run was executed again bit for bit in all that was compared, and some was.' })
  bitExact!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether the weights at the end are the recorded ones; null where none were recorded.' })
  sameWeights!: boolean | null;

  @Field(() => String, { description: 'How exactly the run was executed again, in words that say no more than was compared.' })
  fidelity!: string;

  @Field(() => Int, { description: 'Trainings executed.' })
  trainings!: number;

  @Field(() => Float, { description: 'What all of it took. Unit: s.' })
  seconds!: number;

  @Field(() => Float, { description: 'What executing the run once took. Unit: s.' })
  trainingSeconds!: number;
}

/** What scaling did to everybody. */
@ObjectType('Impact', { description: 'What scaling did to everybody: asked for, made by a worker, kept.', implements: () => [Node] })
export class ImpactModel extends StudyModel {
  @Field(() => ImpactEffortModel, { description: 'How much is trained anew.' })
  effort!: ImpactEffortModel;

  @Field(() => ImpactResultModel, { nullable: true, description: 'What it found; null until it is completed.' })
  result!: ImpactResultModel | null;
}

/** An impact and its place in a list. */
@ObjectType({ description: 'An impact and its place in a list.' })
export class ImpactEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => ImpactModel, { description: 'The impact.' })
  node!: ImpactModel;
}

/** A page of impacts. */
@ObjectType({ description: 'A page of impacts, newest first.' })
export class ImpactConnection extends CountedConnection {
  @Field(() => [ImpactEdge], { description: 'The impacts of the page.' })
  edges!: readonly ImpactEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
