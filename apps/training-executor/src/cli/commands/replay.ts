import { isFaithful, replayRun, type Replay } from '../../replaying/replay-run.js';
import { replayText } from '../../replaying/replay-text.js';
import { withRecordedRun } from '../../replaying/with-recorded-run.js';
import { withStore, type ExecutorContext } from '../../running/context.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';

/** Between two lines of progress. Unit: ms. */
const TELL_MS = 3000;

/** `gradlens replay RUN`: whether a run, executed again, gives what was recorded. */
export const replayCommand: AddCommand = (program, terminal, finish) => {
  program
    .command('replay')
    .description('execute a recorded run again and compare every loss, decision and the final weights with the ledger; exits with 1 when they differ')
    .argument('<run>', 'uuid of the run')
    .option('--json', 'print one line of JSON')
    .action(async (run: string, { json = false }: { readonly json?: boolean }) => {
      const replay = await withStore(terminal.environment, terminal.say, (context) => replayOne(context, run, terminal));
      if (json) printJson(terminal, replay);
      else for (const line of replayText(replay)) print(terminal, line);
      finish(isFaithful(replay) ? EXIT.done : EXIT.wrong);
    });
};

async function replayOne(context: ExecutorContext, uuid: string, terminal: Terminal): Promise<Replay> {
  return await withRecordedRun({ ...context, signal: terminal.signal }, uuid, async ({ row, training, backend }) => {
    const steps = row.lastStep + 1;
    terminal.say(`replaying run ${row.uuid} (${row.name}) on ${backend.name}: ${steps} steps`);
    return await replayRun({ ...context, training, row, backend: backend.name, signal: terminal.signal, onStep: tell(context, steps) });
  });
}

function tell({ clock, say }: ExecutorContext, steps: number): Parameters<typeof replayRun>[0]['onStep'] {
  let toldAt = clock.elapsed();
  return (step, { firstDivergence, comparedSteps }) => {
    if (clock.elapsed() - toldAt < TELL_MS) return;
    toldAt = clock.elapsed();
    say(`step ${step}/${steps}, ${firstDivergence !== null ? 'diverged' : comparedSteps > 0 ? 'bit exact so far' : 'nothing to compare with so far'}`);
  };
}
