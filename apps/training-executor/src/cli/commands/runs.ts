import { LIVE_STATES, RUN_STATES, type RunState } from '#libs/contracts';
import { listRuns, type RunRow } from '#libs/decision-store';
import { Option } from 'commander';

import { withStore } from '../../running/context.js';
import { noteInterrupted } from '../../running/note-interrupted.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson } from '../terminal.js';
import { textColumns } from '../text-columns.js';
import { firstArgument } from './list-arguments.js';

/** Runs listed at once, at most. */
const MOST = 1_000;

interface RunsOptions {
  readonly state?: RunState;
  readonly search?: string;
  readonly first: string;
  readonly json?: boolean;
}

/** `gradlens runs`: recorded runs, newest first, each with its state; one that nobody executes any more is interrupted. */
export const runsCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('runs')
    .description('recorded runs, newest first, with state and when their process was last heard of')
    .addOption(new Option('--state <state>', 'only those in that state').choices([...RUN_STATES]))
    .option('--search <text>', 'part of the name, or the start of the uuid')
    .option('--first <n>', `at most so many, up to ${MOST}`, '50')
    .option('--json', 'print one line of JSON a run')
    .action(async ({ state, search, first, json }: RunsOptions) => {
      const most = firstArgument(first, MOST, 'runs');
      const { runs, total } = await withStore(terminal.environment, terminal.say, async (context) => {
        await noteInterrupted(context);
        return await listRuns(context.store, { state, search, first: most });
      });
      if (json === true) for (const run of runs) printJson(terminal, fieldsOf(run));
      else for (const line of runs.length === 0 ? ['no run'] : textColumns(runs.map(cellsOf))) print(terminal, line);
      if (total > runs.length) terminal.say(`${total - runs.length} more; --first shows up to ${MOST}`);
      finish(EXIT.done);
    });
};

function fieldsOf({ uuid, name, project, origin, state, reason, lastStep, totalSteps, createdAt, endedAt, heartbeatAt }: RunRow): object {
  return { run: uuid, name, project, origin, state, reason, steps: lastStep + 1, totalSteps, createdAt, endedAt, lastHeardAt: heartbeatAt };
}

function cellsOf(run: RunRow): string[] {
  const { uuid, name, state, lastStep, totalSteps, createdAt } = run;
  return [uuid, createdAt.toISOString().slice(0, 16), name, state, `${lastStep + 1}${totalSteps === null ? '' : ` of ${totalSteps}`} steps`, whyText(run)];
}

/** Why it did not come to its end, and when its process was last heard of. */
function whyText({ state, reason, heartbeatAt }: RunRow): string {
  const heard = state === 'interrupted' || LIVE_STATES.includes(state) ? lastHeard(heartbeatAt) : '';
  return [reason ?? '', heard].filter((each) => each !== '').join('; ');
}

function lastHeard(heartbeatAt: Date | null): string {
  return heartbeatAt === null ? '' : `last heard of ${heartbeatAt.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
