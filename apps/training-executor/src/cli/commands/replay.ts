import { InputError, isRunUuid, parseRunSpec, type RunSpec } from '#libs/contracts';
import { findRun, type RunRow } from '#libs/decision-store';

import { isFaithful, replayRun, requireReplayable, type Replay } from '../../replaying/replay-run.js';
import { requireSameData } from '../../replaying/require-same-data.js';
import { replayText } from '../../replaying/replay-text.js';
import { withStore, type ExecutorContext } from '../../running/context.js';
import { prepareRun } from '../../running/prepare-run.js';
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
  const row = await findRecorded(context, uuid);
  requireReplayable(row);
  const prepared = await prepareRun(specOf(row), { ...context, signal: terminal.signal, recordedBackend: row.backend?.name });
  const { training, data, backend } = prepared;
  try {
    requireSameData(row.dataManifest, data.manifest);
    terminal.say(`replaying run ${row.uuid} (${row.name}) on ${backend.name}: ${row.lastStep + 1} steps`);
    return await replayRun({ ...context, training, row, backend: backend.name, signal: terminal.signal, onStep: tell(context, row.lastStep + 1) });
  } finally {
    training.dispose();
  }
}

async function findRecorded({ store }: ExecutorContext, uuid: string): Promise<RunRow> {
  const row = isRunUuid(uuid) ? await findRun(store, uuid) : null;
  if (row !== null) return row;
  throw new InputError({ source: null, path: 'run', value: JSON.stringify(uuid), allowed: 'the uuid of a recorded run' });
}

/** The recorded spec, on the backend that it was recorded on: `auto` might choose another one here. */
function specOf({ uuid, spec, backend }: RunRow): RunSpec {
  const recorded = parseRunSpec(spec, `run ${uuid}`);
  return backend === null ? recorded : { ...recorded, backend: backend.name as RunSpec['backend'] };
}

function tell({ clock, say }: ExecutorContext, steps: number): Parameters<typeof replayRun>[0]['onStep'] {
  let toldAt = clock.elapsed();
  return (step, { bitExact }) => {
    if (clock.elapsed() - toldAt < TELL_MS) return;
    toldAt = clock.elapsed();
    say(`step ${step}/${steps}, ${bitExact ? 'bit exact so far' : 'diverged'}`);
  };
}
