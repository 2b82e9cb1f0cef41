import { eraseRecord, type ErasureResult, runsWithRecord } from '#libs/decision-store';
import { plural, type RunUuid } from '#libs/contracts';

import { type ExecutorContext, withStore } from '../../running/context.js';
import { machineOperator } from '../actor-of.js';
import { audited } from '../audited.js';
import type { AddCommand } from '../command-line.js';
import { EXIT } from '../exit-codes.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { runArgument, textArgument, wrongArgument } from './db-arguments.js';

interface EraseOptions {
  readonly record?: string;
  readonly reason?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `gradlens db erase [RUN] --record ID --reason TEXT --yes`: what is stored of a record beside the ledger goes, in one run or in all. */
export const addErase: AddCommand = (db, terminal, finish) => {
  db.command('erase')
    .description('erase what is stored of a record beside the ledger: what the data say of it, texts, traces and reports on it; proofs stay valid')
    .argument('[run]', 'the run; without it all runs that keep the record')
    .option('--record <id>', 'the record: its pseudonym, or with a run test:17')
    .option('--reason <text>', 'why; it stays on record')
    .option('--yes', 'really')
    .option('--json', 'print one line of JSON a run')
    .action(async (run: string | undefined, options: EraseOptions) => {
      const results = await erase(run, options, terminal);
      for (const result of results) show(result, options.json === true, terminal);
      finish(results.every(({ kind }) => kind === 'erased') ? EXIT.done : EXIT.failed);
    });
};

async function erase(text: string | undefined, { record, reason, yes }: EraseOptions, terminal: Terminal): Promise<ErasureResult[]> {
  const uuid = text === undefined ? null : runArgument(text);
  const wish = { record: textArgument(record, '--record'), reason: textArgument(reason, '--reason') };
  if (uuid === null && wish.record.includes(':')) throw wrongArgument('--record', JSON.stringify(wish.record), 'a pseudonym, where no run is named: rows of other data have the same numbers');
  if (yes !== true) throw wrongArgument('--yes', null, 'given: what is erased does not come back');
  return await withStore(terminal.environment, terminal.say, async (context) => {
    const runs = uuid === null ? await runsWithRecord(context.store, wish.record) : [uuid];
    if (runs.length === 0) throw wrongArgument('--record', JSON.stringify(wish.record), 'the pseudonym of a record that a run keeps');
    const results: ErasureResult[] = [];
    for (const run of runs) results.push(await eraseIn(context, run, wish));
    return results;
  });
}

async function eraseIn(context: ExecutorContext, run: RunUuid, wish: { readonly record: string; readonly reason: string }): Promise<ErasureResult> {
  const by = machineOperator();
  // a place in the data is told by nobody who reads the log
  const args = { reason: wish.reason, record: wish.record.includes(':') ? 'by its place' : wish.record };
  const refusalOf = ({ kind }: ErasureResult): string | null => (kind === 'erased' ? null : 'REFUSED');
  return await audited(context, by, { action: 'eraseRecord', run, args, refusalOf }, () => eraseRecord(context.store, run, { ...wish, by: by.name }));
}

function show(result: ErasureResult, json: boolean, terminal: Terminal): void {
  if (json) printJson(terminal, result);
  else if (result.kind === 'refused') print(terminal, `run ${result.run}: the record stays: ${result.reason}`);
  else {
    const { details, texts, traces, reports } = result.removed;
    const what = details === 1 ? 'what the data say of it, ' : '';
    print(terminal, `run ${result.run}: erased ${what}${texts} ${plural(texts, 'text')}, ${traces} ${plural(traces, 'trace')} and ${reports} ${plural(reports, 'report')}; the ledger keeps its pseudonym, its place and scores`);
  }
}
