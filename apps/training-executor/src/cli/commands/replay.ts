import { plural, type RunUuid } from '#libs/contracts';

import { isFaithful, replayRun, type Replay } from '../../replaying/replay-run.js';
import { replayText } from '../../replaying/replay-text.js';
import { type FinishedReplay, storeReplay } from '../../replaying/store-replay.js';
import { withRecordedRun } from '../../replaying/with-recorded-run.js';
import { withStore, type ExecutorContext } from '../../running/context.js';
import { readerOf } from '../actor-of.js';
import { audited } from '../audited.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';

/** Between two lines of progress. Unit: ms. */
const TELL_MS = 3000;

interface ReplayOptions {
  readonly store: boolean;
  readonly json?: boolean;
}

/** `gradlens replay RUN`: whether a run, executed again, gives what was recorded. */
export const replayCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('replay')
    .description('execute a recorded run again, compare every loss, decision and the final weights with the ledger, and store what was found; exits with 1 when they differ')
    .argument('<run>', 'uuid of the run')
    .option('--no-store', 'do not store what was found')
    .option('--json', 'print one line of JSON')
    .action(async (run: string, options: ReplayOptions) => {
      const replay = await withStore(terminal.environment, terminal.say, (context) => replayAndTell(context, run, { ...options, terminal }));
      finish(isFaithful(replay) ? EXIT.done : EXIT.wrong);
    });
};

interface Asked extends ReplayOptions {
  readonly terminal: Terminal;
}

/** What cannot be stored is told all the same. */
async function replayAndTell(context: ExecutorContext, run: string, asked: Asked): Promise<Replay> {
  const finished = await replayOne(context, run, asked.terminal);
  const storing = asked.store ? stored(context, finished) : Promise.resolve(null);
  tell(finished.replay, await storing.catch(() => null), asked);
  await storing;
  return finished.replay;
}

function tell(replay: Replay, uuid: RunUuid | null, { json = false, terminal }: Asked): void {
  if (json) printJson(terminal, { ...replay, replay: uuid });
  else for (const line of [...replayText(replay), ...(uuid === null ? [] : [`stored as replay ${uuid}`])]) print(terminal, line);
}

async function stored(context: ExecutorContext, finished: FinishedReplay): Promise<RunUuid> {
  const { store, environment } = context;
  const who = await readerOf(store, environment);
  return await audited(context, who, { action: 'storeReplay', run: finished.replay.run, args: { bitExact: finished.replay.bitExact } }, () => storeReplay(store, finished, who.name));
}

async function replayOne(context: ExecutorContext, uuid: string, terminal: Terminal): Promise<FinishedReplay> {
  return await withRecordedRun({ ...context, signal: terminal.signal }, uuid, async ({ row, training, backend }) => {
    const steps = row.lastStep + 1;
    const startedAt = new Date(context.clock.now());
    terminal.say(`replaying run ${row.uuid} (${row.name}) on ${backend.name}: ${steps} ${plural(steps, 'step')}`);
    const replay = await replayRun({ ...context, training, row, backend: backend.name, signal: terminal.signal, onStep: tellSteps(context, steps) });
    return { replay, attempt: row.attempt, backend, startedAt, endedAt: new Date(context.clock.now()) };
  });
}

function tellSteps({ clock, say }: ExecutorContext, steps: number): Parameters<typeof replayRun>[0]['onStep'] {
  let toldAt = clock.elapsed();
  return (step, { firstDivergence, comparedSteps }) => {
    if (clock.elapsed() - toldAt < TELL_MS) return;
    toldAt = clock.elapsed();
    say(`step ${step}/${steps}, ${firstDivergence !== null ? 'diverged' : comparedSteps > 0 ? 'bit exact so far' : 'nothing to compare with so far'}`);
  };
}
