import { Field, Int, ObjectType } from '@nestjs/graphql';

import type { RunState } from '#libs/contracts';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { RunStateEnum } from '../common/enums.js';
import { Node } from '../common/node.js';
import { DateTimeScalar, JsonScalar } from '../common/scalars.js';
import { type Attestation, AttestationEnum } from './attestation.js';
import { RunSummary } from './run-parts.model.js';

/** One training run. */
@ObjectType('Run', { description: 'One training run.', implements: () => [Node] })
export class RunModel extends Node {
  @Field(() => String, { description: 'The uuid (version 7) that is the run wherever a run is asked for.' })
  uuid!: string;

  @Field(() => String, { description: 'Name given in the spec; not unique.' })
  name!: string;

  @Field(() => String, { description: 'Project it belongs to.' })
  project!: string;

  @Field(() => String, { description: 'Who made it: cli, api, demo; ingest when it is delivered over the network, import when it was taken in.' })
  origin!: string;

  @Field(() => AttestationEnum, { description: 'Who vouches for what it recorded.' })
  attestation!: Attestation;

  @Field(() => String, { nullable: true, description: 'Why every trace of it has the evidence grade UNAVAILABLE, in words; null where it was executed here with an optimizer that can be traced.' })
  traceUnavailable!: string | null;

  @Field(() => RunStateEnum, { description: 'State now.' })
  state!: RunState;

  @Field(() => String, { nullable: true, description: 'Why it is in this state, in words; null when there is nothing to say.' })
  reason!: string | null;

  @Field(() => String, { description: 'Kind of the scaler that chooses the scales.' })
  scaler!: string;

  @Field(() => String, { nullable: true, description: 'Backend that computes: tensorflow, webgpu, wasm or cpu; external for a run that is delivered over the network; null before it starts.' })
  backend!: string | null;

  @Field(() => Int, { description: 'Attempt, from 1; each resume opens a new one. 0 before the first.' })
  attempt!: number;

  @Field(() => Int, { nullable: true, description: 'Steps the budget allows; null before it is known. Unit: steps.' })
  totalSteps!: number | null;

  @Field(() => Int, { description: 'Last step recorded, from 0; -1 when there is none.' })
  lastStep!: number;

  @Field(() => DateTimeScalar, { description: 'When it was created. UTC.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its first attempt started. UTC.' })
  startedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended. UTC.' })
  endedAt!: Date | null;

  @Field(() => JsonScalar, { description: 'The validated spec, defaults filled in.' })
  spec!: unknown;

  @Field(() => JsonScalar, { nullable: true, description: 'Versions of code and libraries, by name.' })
  versions!: unknown;

  @Field(() => JsonScalar, { nullable: true, description: 'The machine it ran on.' })
  hardware!: unknown;

  @Field(() => JsonScalar, { nullable: true, description: 'Random seeds, by use.' })
  seeds!: unknown;

  @Field(() => JsonScalar, { nullable: true, description: 'sha256 of the data files and of the split.' })
  dataManifest!: unknown;

  @Field(() => RunSummary, { nullable: true, description: 'What the run is summed up by; null until it ended.' })
  summary!: RunSummary | null;
}

/** A run and its place in a list. */
@ObjectType({ description: 'A run and its place in a list.' })
export class RunEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => RunModel, { description: 'The run.' })
  node!: RunModel;
}

/** A page of runs. */
@ObjectType({ description: 'A page of runs, newest first.' })
export class RunConnection extends CountedConnection {
  @Field(() => [RunEdge], { description: 'The runs of the page.' })
  edges!: readonly RunEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
