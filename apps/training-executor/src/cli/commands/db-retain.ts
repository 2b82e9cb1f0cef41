import { plural } from '#libs/contracts';

import {
  type AuditLogSpan, auditLogSpan, openAnchor, openKeyring, planRetention, removeDecisions, signRetention, type RemovalResult, type RetentionSelection, type RunRetention,
} from '#libs/decision-store';

import { withStore, type ExecutorContext } from '../../running/context.js';
import { dropRunFiles } from '../../running/drop-run-files.js';
import { machineOperator } from '../actor-of.js';
import { audited } from '../audited.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { parseTimeSpan } from '../parse-time-span.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { runArgument, wrongArgument } from './db-arguments.js';

interface RetainOptions {
  readonly olderThan?: string;
  readonly run?: string;
  readonly project?: string;
  readonly keepLast?: string;
  readonly apply?: boolean;
  readonly json?: boolean;
}

/** What was done, or would be, with one run. */
interface Line extends RunRetention {
  readonly action: 'would-remove' | 'removed' | 'refused';
  /** Checkpoint files that are not on this machine. */
  readonly filesLeft: readonly string[];
}

/** `gradlens db retain`: removes the decisions of old runs and keeps rollups and proofs; without `--apply` it only tells. */
export const addRetain: AddCommand = (db, terminal, finish) => {
  db.command('retain')
    .description('remove the decisions and checkpoints of old runs, keep rollups, events and proofs; only tells unless --apply')
    .option('--older-than <span>', 'runs that ended longer ago: 180d')
    .option('--run <uuid>', 'this run')
    .option('--project <name>', 'only runs of this project')
    .option('--keep-last <n>', 'not the newest n runs (of the project)')
    .option('--apply', 'do it')
    .option('--json', 'print one line of JSON a run')
    .action(async (options: RetainOptions) => {
      const selection = readSelection(options);
      const lines = await withStore(terminal.environment, terminal.say, (context) => retain(context, selection, options));
      show(lines, options, terminal);
      finish(EXIT.done);
    });
};

function readSelection({ olderThan, run, project, keepLast }: RetainOptions): RetentionSelection {
  if (olderThan === undefined && run === undefined && keepLast === undefined) {
    throw wrongArgument('--older-than', null, 'one of --older-than 180d, --run RUN, --keep-last N: which runs are old is for you to say');
  }
  return {
    olderThanSeconds: olderThan === undefined ? undefined : parseTimeSpan(olderThan, '--older-than'),
    run: run === undefined ? undefined : runArgument(run, '--run'),
    project,
    keepLast: keepLast === undefined ? undefined : readCount(keepLast),
  };
}

function readCount(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw wrongArgument('--keep-last', JSON.stringify(text), 'a number of runs, 0 to 999999999');
}

async function retain(context: ExecutorContext, selection: RetentionSelection, options: RetainOptions): Promise<Line[]> {
  context.say(auditLine(await auditLogSpan(context.store)));
  const plan = await planRetention(context.store, selection);
  if (options.apply !== true) return plan.map((run) => ({ ...run, action: run.refused === null ? 'would-remove' : 'refused', filesLeft: [] }));
  const lines: Line[] = [];
  for (const run of plan) lines.push(run.refused === null ? await apply(context, run, reasonOf(options)) : { ...run, action: 'refused', filesLeft: [] });
  return lines;
}

/** How long entries of the audit log are kept: retention never takes one, so the log verifies whatever else goes. */
function auditLine({ entries, since, bytes }: AuditLogSpan): string {
  const from = since === null ? '' : ` since ${since.toISOString().slice(0, 10)}`;
  return `audit log: ${entries} ${plural(entries, 'entry', 'entries')}${from}, ${(bytes / 1e6).toFixed(1)} MB, are kept for ever; retention takes none`;
}

async function apply(context: ExecutorContext, run: RunRetention, reason: string): Promise<Line> {
  const { store, environment, clock } = context;
  const by = machineOperator();
  const home = environment.GRADLENS_HOME;
  const anchor = openAnchor({ home, file: environment.GRADLENS_ANCHOR_FILE, url: environment.GRADLENS_ANCHOR_URL, clock });
  let result: RemovalResult;
  try {
    const recordRetention = signRetention(store, { keys: openKeyring(home), clock, onHead: anchor.tell });
    const act = { action: 'retainRun', run: run.run, args: { reason }, refusalOf: ({ kind }: RemovalResult) => (kind === 'refused' ? 'REFUSED' : null) };
    result = await audited(context, by, act, () => removeDecisions(store, run.run, { by: by.name, reason, recordRetention }));
  } finally {
    await anchor.close();
  }
  if (result.kind === 'refused') return { ...run, refused: result.reason, action: 'refused', filesLeft: [] };
  const { left } = await dropRunFiles(home, run.run, result.checkpointFiles);
  return { ...run, action: 'removed', filesLeft: left };
}

/** The reason that goes on record: the rule that was asked for. */
function reasonOf({ olderThan, project, keepLast, run }: RetainOptions): string {
  const rules = [
    olderThan === undefined ? '' : `ended more than ${olderThan} ago`,
    keepLast === undefined ? '' : `not among the newest ${keepLast}`,
    project === undefined ? '' : `project ${project}`,
    run === undefined ? '' : 'asked for by its uuid',
  ];
  return `retention: ${rules.filter((rule) => rule !== '').join(', ')}`;
}

const VERB = { 'would-remove': 'would go', removed: 'removed', refused: 'stays' } as const;

function show(lines: readonly Line[], { apply: applied, json }: RetainOptions, terminal: Terminal): void {
  if (json === true) {
    for (const line of lines) printJson(terminal, { ...line, traceable: line.action === 'refused', replayable: line.action === 'refused' });
    return;
  }
  for (const line of lines) {
    print(terminal, `${VERB[line.action].padEnd(8)}  ${line.run}  ${line.name}: ${line.refused ?? sizeText(line)}`);
    for (const file of line.filesLeft) terminal.say(`${file} was not removed: it is not in the home folder of this machine`);
  }
  for (const line of totals(lines, applied === true)) print(terminal, line);
}

function totals(lines: readonly Line[], applied: boolean): string[] {
  const going = lines.filter(({ action }) => action !== 'refused');
  const sum = (of: (line: Line) => number): number => going.reduce((total, line) => total + of(line), 0);
  const decisions = sum((line) => line.decisions);
  const bytes = sum((line) => line.bytes + line.checkpointBytes);
  const total = `${going.length} ${plural(going.length, 'run')}, ${decisions.toLocaleString('en')} ${plural(decisions, 'decision')}, ${(bytes / 1e6).toFixed(1)} MB; ${lines.length - going.length} ${plural(lines.length - going.length, 'run')} refused`;
  if (applied) return [`removed ${total}`];
  return [`would remove ${total}`, ...(going.length === 0 ? [] : ['nothing was changed: --apply does it; rollups, events, alerts and proofs stay'])];
}

function sizeText({ decisions, bytes, checkpoints, checkpointBytes }: Line): string {
  const files = `${checkpoints} ${plural(checkpoints, 'checkpoint')} (${(checkpointBytes / 1e6).toFixed(1)} MB)`;
  return `${decisions.toLocaleString('en')} ${plural(decisions, 'decision')}, ${(bytes / 1e6).toFixed(1)} MB, ${files}; a replay or trace has nothing of it to compare with afterwards`;
}
