import { type ImpactEffort, MOST_IMPACT_SEEDS, parseImpactEffort } from '#libs/contracts';
import { type FinishedImpact, impactStudies, type NewImpact } from '#libs/decision-store';
import { Option } from 'commander';
import { uuidv7 } from 'uuidv7';

import { impactText } from '../../impact/impact-text.js';
import { makeImpact } from '../../impact/make-impact.js';
import { IMPACT_WORK } from '../../impact/impact-work.js';
import { withRecordedRun } from '../../replaying/with-recorded-run.js';
import { withStore, type ExecutorContext } from '../../running/context.js';
import { makeQueuedStudy } from '../../worker/make-queued-study.js';
import { actorOf } from '../actor-of.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { countArgument } from './count-argument.js';
import { runArgument, textArgument } from './db-arguments.js';

interface ImpactOptions extends Omit<ImpactEffort, 'threshold'> {
  readonly threshold: string;
  readonly reason: string;
  readonly store: boolean;
  readonly queued?: string;
  readonly json?: boolean;
}

/** `gradlens impact RUN`: what scaling did to everybody, beside what merely another seed does. */
export const impactCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('impact')
    .description('what scaling did to everybody: whose outcome would be another without it, per protected group, beside what merely another seed changes')
    .argument('[run]', 'uuid of the run')
    .option('--seeds <n>', 'trainings with other seeds, as many with scaling as without', countArgument(4, MOST_IMPACT_SEEDS), 16)
    .option('--threshold <share>', 'score from which on the positive (last) class is given', '0.5')
    .option('--seed <n>', 'of the seeds, shuffles and the bootstrap', countArgument(0, 2 ** 31 - 1), 0)
    .option('--control', 'put merely another seed in the place of "without scaling": the answer should be seed noise', false)
    .option('--reason <text>', 'why it is asked; stored with the impact', '')
    .option('--no-store', 'do not store what was found')
    .addOption(new Option('--queued <impact>', 'make a queued impact (used by the worker)').hideHelp())
    .option('--json', 'print one line of JSON')
    .action(async (run: string | undefined, options: ImpactOptions) => {
      await withStore(terminal.environment, terminal.say, (context) =>
        options.queued === undefined ? impactAsked(context, run, { options, terminal }) : makeQueuedStudy(context, IMPACT_WORK, options.queued, terminal.signal),
      );
      finish(EXIT.done);
    });
};

async function impactAsked(context: ExecutorContext, asked = '', { options, terminal }: { readonly options: ImpactOptions; readonly terminal: Terminal }): Promise<void> {
  const run = runArgument(asked, 'RUN', 'impact');
  const effort = effortOf(options);
  // whoever may not act is told before the work
  const by = options.store ? (await actorOf(context.store, context.environment)).name : null;
  const reason = reasonOf(options);
  const made = await withRecordedRun({ ...context, signal: terminal.signal }, run, (recorded) => makeImpact(context, recorded, { effort, signal: terminal.signal }));
  const uuid = by === null ? null : await stored(context, { run, effort, by, reason }, made);
  if (options.json === true) printJson(terminal, { ...made.result, impact: uuid });
  else for (const line of [...impactText(made.result), ...(uuid === null ? [] : [`stored as impact ${uuid}`])]) print(terminal, line);
}

function reasonOf({ reason }: ImpactOptions): string {
  return reason === '' ? '' : textArgument(reason, '--reason', 'impact');
}

async function stored({ store }: ExecutorContext, asked: Omit<NewImpact, 'uuid'>, made: FinishedImpact): Promise<string> {
  const uuid = uuidv7();
  await impactStudies.save(store, { ...asked, uuid }, made);
  return uuid;
}

function effortOf({ seeds, seed, control, threshold }: ImpactOptions): ImpactEffort {
  return parseImpactEffort({ seeds, seed, control, threshold: threshold.trim() === '' ? NaN : Number(threshold) }, '--');
}
