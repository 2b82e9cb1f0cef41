import { Field, Int, ObjectType } from '@nestjs/graphql';

import type { RuleMode, Severity } from '#libs/contracts';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { AlertStateEnum, RuleKindEnum, RuleModeEnum, SeverityEnum } from '../common/enums.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { Node } from '../common/node.js';
import { DateTimeScalar } from '../common/scalars.js';

/** A label of a rule. */
@ObjectType('Label', { description: 'A label of a rule, for routing.' })
export class LabelModel {
  @Field(() => String, { description: 'Name of the label.' })
  name!: string;

  @Field(() => String, { description: 'What it says.' })
  value!: string;
}

/** An alert on a run. */
@ObjectType('Alert', { description: 'A condition on the decisions of a run that held long enough to tell somebody.', implements: () => [Node] })
export class AlertModel extends Node {
  /** uuid of the run, for the field `run`. */
  runUuid!: string;

  /** Number of its incident, for the field `incident`. */
  incidentNumber!: number | null;

  @Field(() => String, { description: 'Name of the rule that fired, kebab-case.' })
  rule!: string;

  @Field(() => String, { description: "sha256 of the rule's text and constants, hex: which version fired." })
  ruleVersion!: string;

  @Field(() => SeverityEnum, { description: 'How bad it is.' })
  severity!: Severity;

  @Field(() => String, { nullable: true, description: 'Name of the layer; null for a rule on the whole run.' })
  layer!: string | null;

  @Field(() => String, { nullable: true, description: 'Measure the rule looks at; null when it looks at something else.' })
  measure!: string | null;

  @Field(() => AlertStateEnum, { description: 'State now.' })
  state!: 'firing' | 'resolved';

  @Field(() => Int, { description: 'Step at which the condition first held without a break.' })
  since!: number;

  @Field(() => Int, { description: 'Step at which it fired.' })
  firedStep!: number;

  @Field(() => Int, { nullable: true, description: 'Step at which it ended; null while it fires.' })
  resolvedStep!: number | null;

  @Field(() => MeasuredNumber, { description: 'The value that made it fire. Unit: that of the rule.' })
  value!: MeasuredNumber;

  @Field(() => MeasuredNumber, { nullable: true, description: 'What the value was compared with; null where there is nothing. Unit: that of the rule.' })
  threshold!: MeasuredNumber | null;

  @Field(() => String, { description: 'One sentence for a person.' })
  summary!: string;

  @Field(() => Boolean, { description: 'Whether its rule ran in shadow mode: the alert is shown, but joins no incident, notifies nobody and acts on nothing.' })
  shadow!: boolean;

  @Field(() => [LabelModel], { description: "The rule's own labels." })
  labels!: readonly LabelModel[];

  @Field(() => String, { nullable: true, description: 'Address of a page that says what to do; null where the rule names none.' })
  runbook!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it fired. UTC.' })
  firedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null while it fires. UTC.' })
  resolvedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its run ended; null while the run is queued, running or paused. Where it is told of a FIRING alert, no step comes any more that would resolve it. UTC.' })
  runEndedAt!: Date | null;
}

/** An alert and its place in a list. */
@ObjectType({ description: 'An alert and its place in a list.' })
export class AlertEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => AlertModel, { description: 'The alert.' })
  node!: AlertModel;
}

/** A page of alerts. */
@ObjectType({ description: 'A page of alerts, newest first.' })
export class AlertConnection extends CountedConnection {
  @Field(() => [AlertEdge], { description: 'The alerts of the page.' })
  edges!: readonly AlertEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}

/** A rule that can fire. */
@ObjectType('Rule', { description: 'A rule over the decisions of a run.' })
export class RuleModel {
  @Field(() => String, { description: 'Name, kebab-case.' })
  name!: string;

  @Field(() => String, { description: "sha256 of the rule's text and constants, hex." })
  version!: string;

  @Field(() => SeverityEnum, { description: 'How bad its alerts are.' })
  severity!: Severity;

  @Field(() => String, { description: 'When it holds, as a formula with its constants.' })
  condition!: string;

  @Field(() => String, { description: 'What it means when it fires.' })
  meaning!: string;

  @Field(() => String, { description: 'What a person should do about it.' })
  whatToDo!: string;

  @Field(() => RuleKindEnum, { description: 'Where it comes from.' })
  kind!: 'built-in' | 'own';

  @Field(() => RuleModeEnum, { description: 'How it takes part in this project.' })
  mode!: RuleMode;

  @Field(() => String, { description: 'The rule itself: the entry of its file, or of the catalogue.' })
  text!: string;

  @Field(() => [LabelModel], { description: 'Its labels, for routing.' })
  labels!: readonly LabelModel[];

  @Field(() => String, { nullable: true, description: 'Address of a page that says what to do; null where it names none.' })
  runbook!: string | null;

  @Field(() => String, { nullable: true, description: 'What it asks to be done to the run: lower, pause, rollback or stop; null for nothing.' })
  action!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was set so; null for a built-in rule as it comes. UTC.' })
  activatedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'By whom it was set so.' })
  activatedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was set so.' })
  activationReason!: string | null;

  @Field(() => Int, { description: 'In how many runs of the project its last evaluation failed: its health, apart from its alerts.' })
  failingRuns!: number;

  @Field(() => String, { nullable: true, description: 'Why it failed in the latest of them; null where it is well.' })
  problem!: string | null;
}
