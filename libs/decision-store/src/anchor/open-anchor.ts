import { join } from 'node:path';

import { formatAnchorLine, type SignedHead } from '#libs/audit';
import type { Clock } from '#libs/contracts';

import { appendLine } from './append-line.js';
import { openOutbox, type Outbox, type OutboxCounts } from './outbox.js';
import { postLine } from './post-line.js';

/** Exports signed heads to where whoever owns the database cannot write (docs/ledger.md, section 3). */
export interface Anchor {
  /**
   * Takes a committed head and returns at once. `isForced`: it is exported whatever was exported before, as at the start,
   * at the end of a segment and of a run; of others one per run and ten seconds, the newest.
   */
  tell(head: SignedHead, isForced: boolean): void;
  /** Exports what is held back, and waits until all is out, but not for ever. */
  close(): Promise<void>;
  counts(): { readonly file: OutboxCounts; readonly webhook: OutboxCounts | null };
}

/** Where to, and whom to tell of problems. */
export interface AnchorOptions {
  readonly home: string;
  /** By default `anchor.jsonl` in the home folder. */
  readonly file?: string | undefined;
  /** Webhook. */
  readonly url?: string | undefined;
  readonly clock: Clock;
  /** Told why heads are not exported, when that begins or changes, and null when they are again. */
  readonly onProblem?: (problem: string | null) => void;
  /** How long {@link Anchor.close} waits. Unit: ms. */
  readonly closePatienceMs?: number;
}

/** Time between two heads of a run that nothing forces. Unit: ms. */
const INTERVAL_MS = 10_000;

/** Runs that are remembered before the quiet ones are forgotten: a server sees many. */
const MOST_RUNS = 1000;

interface Told {
  readonly atMs: number;
  /** The newest head that is held back. */
  held: SignedHead | null;
  readonly timer: NodeJS.Timeout | null;
}

/** Opens the anchor: the file, and the webhook where there is one. A problem with either never holds up recording. */
export function openAnchor({ home, file = join(home, 'anchor.jsonl'), url, clock, onProblem = () => undefined, closePatienceMs = 5000 }: AnchorOptions): Anchor {
  const fileBox = openOutbox({ send: (line) => appendLine(file, line), onProblem });
  const webBox = url === undefined ? null : openOutbox({ send: (line, signal) => postLine(url, line, signal), onProblem });
  const boxes = [fileBox, webBox].filter((box): box is Outbox => box !== null);
  const runs = new Map<string, Told>();

  const write = (head: SignedHead): void => {
    const before = runs.get(head.run);
    if (before?.timer != null) clearTimeout(before.timer);
    runs.set(head.run, { atMs: clock.elapsed(), held: null, timer: null });
    if (runs.size > MOST_RUNS) forgetQuiet(runs, clock.elapsed() - INTERVAL_MS);
    for (const box of boxes) box.push(formatAnchorLine(head));
  };
  const hold = (head: SignedHead, told: Told): void => {
    told.held = head;
    if (told.timer !== null) return;
    const restMs = Math.max(0, told.atMs + INTERVAL_MS - clock.elapsed());
    runs.set(head.run, { ...told, timer: setTimeout(flush, restMs, head.run).unref() });
  };
  const flush = (run: string): void => {
    const held = runs.get(run)?.held ?? null;
    if (held !== null) write(held);
  };
  return {
    tell(head, isForced) {
      const told = runs.get(head.run);
      if (isForced || told === undefined || clock.elapsed() - told.atMs >= INTERVAL_MS) write(head);
      else hold(head, told);
    },
    async close() {
      for (const run of runs.keys()) flush(run);
      await Promise.all(boxes.map((box) => box.close(closePatienceMs)));
    },
    counts: () => ({ file: fileBox.counts(), webhook: webBox?.counts() ?? null }),
  };
}

/** Forgets runs that have nothing held back, and whose next head would be exported anyway. */
function forgetQuiet(runs: Map<string, Told>, beforeMs: number): void {
  for (const [run, { atMs, held }] of runs) if (held === null && atMs <= beforeMs) runs.delete(run);
}
