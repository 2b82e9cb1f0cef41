import type { Trust } from '#libs/audit';
import type { RunUuid } from '#libs/contracts';
import type { LedgerProof, Store } from '#libs/decision-store';

import { type Change, flipBit, pickTable, removeRow, repeatRow, replayRow, type Scene, swapValues } from './changes.js';
import { dice } from './dice.js';
import { foundBy, isFine, proveInTransaction } from './prove-in-transaction.js';
import { readTables } from './tables.js';

/** What is tortured. */
export interface Torture {
  readonly store: Store;
  readonly run: RunUuid;
  /** Another recorded run: its rows are written over those of the run. */
  readonly other: RunUuid;
  readonly trust: Trust;
  readonly changes: number;
  readonly seed: number;
  readonly onProgress?: (done: number) => void;
}

/** What came out. */
export interface Tortured {
  /** Changes that were made, by kind. */
  readonly made: Readonly<Record<string, number>>;
  /** Changes that were not found: there must be none. */
  readonly missed: readonly string[];
  /** Changes that the database itself refuses, and rolls of the dice that found nothing to change. */
  readonly refused: number;
  readonly idle: number;
  /** What found them. */
  readonly foundBy: Readonly<Record<string, number>>;
}

const KINDS: readonly { readonly name: string; readonly weight: number; readonly change: Change }[] = [
  { name: 'bits flipped', weight: 14, change: flipBit },
  { name: 'rows removed', weight: 2, change: removeRow },
  { name: 'rows repeated', weight: 1, change: repeatRow },
  { name: 'values exchanged', weight: 2, change: swapValues },
  { name: 'rows replayed', weight: 2, change: replayRow },
];

/** Changes a recorded ledger by chance, each time in a transaction that is rolled back, and checks it each time. */
export async function torture({ store, run, other, trust, changes, seed, onProgress = () => undefined }: Torture): Promise<Tortured> {
  const client = await store.pool.connect();
  const told = teller();
  try {
    const { rows } = await client.query<{ run_id: number; uuid: string }>('select run_id, uuid from run where uuid = any($1)', [[run, other]]);
    const idOf = (uuid: string): number => rows.find((row) => row.uuid === uuid)?.run_id ?? NaN;
    const scene: Scene = { client, tables: await readTables(client), runId: idOf(run), otherRunId: idOf(other), dice: dice(seed) };
    while (told.done() < changes) {
      const kind = scene.dice.pick(KINDS.flatMap((item) => Array.from({ length: item.weight }, () => item)));
      await client.query('begin');
      const changed = await changeOnce(scene, kind.change);
      if (changed.kind === 'made') told.made(kind.name, changed.what, await proveInTransaction(client, run, trust));
      else told.nothing(changed.kind);
      await client.query('rollback');
      onProgress(told.done());
    }
  } finally {
    client.release();
  }
  return told.all();
}

interface Teller {
  done(): number;
  made(kind: string, what: string, proof: LedgerProof | null): void;
  nothing(why: 'refused' | 'idle'): void;
  all(): Tortured;
}

function teller(): Teller {
  const made: Record<string, number> = {};
  const found: Record<string, number> = {};
  const missed: string[] = [];
  const none = { refused: 0, idle: 0 };
  let done = 0;
  const count = (counts: Record<string, number>, name: string): void => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  return {
    done: () => done,
    made(kind, what, proof) {
      done += 1;
      count(made, kind);
      if (isFine(proof)) missed.push(what);
      for (const by of foundBy(proof).split(', ')) count(found, by);
    },
    nothing(why) {
      none[why] += 1;
    },
    all: () => ({ made, missed, ...none, foundBy: found }),
  };
}

type Changed = { readonly kind: 'made'; readonly what: string } | { readonly kind: 'refused' | 'idle' };

/** Makes one change; checks of the product's own schema may refuse it. */
async function changeOnce(scene: Scene, change: Change): Promise<Changed> {
  try {
    // whoever has all rights is not held up by foreign keys
    await scene.client.query("set local session_replication_role = 'replica'");
    const what = await change(scene, pickTable(scene));
    return what === null ? { kind: 'idle' } : { kind: 'made', what };
  } catch {
    return { kind: 'refused' };
  }
}
