import type { Logger } from 'pino';

import { FINAL_STATES, type RunUuid } from '#libs/contracts';
import { findIngestPosition, type IngestPosition, LedgerRefusedError, noteIngest, type SealedFrame, type Store } from '#libs/decision-store';

import type { FrameShipper, OpenFrameShipper } from '../frame-shipper.js';
import type { IngestLimits } from '../ingest-limits.js';
import { IngestProblem } from '../ingest-problem.js';
import { answered, answeredAtLast } from './answered.js';

/** What sessions are made of. */
export interface SessionParts {
  readonly store: Store;
  readonly log: Logger;
  readonly limits: IngestLimits;
  /** The shipper of an attempt; the same one as long as nothing went wrong. */
  readonly shippers: ShipperCache;
}

/** A run while one request works on it. */
export interface RunSession {
  readonly uuid: RunUuid;
  readonly limits: IngestLimits;
  /** Where it stands, after all that this session shipped. */
  readonly position: IngestPosition;
  /**
   * Commits frames that come next, together. `moved`: another server wrote the run meanwhile, and nothing was written.
   *
   * @throws IngestProblem closed, taken-over, different, unavailable.
   */
  ship(frames: readonly SealedFrame[], lastStep: number): Promise<'shipped' | 'moved'>;
  /** Notes that the trainer lives, though it sends nothing; of a run that has ended nothing is noted. */
  alive(): Promise<void>;
  /** Reads again where the run stands. */
  refresh(): Promise<void>;
}

/** Opens the session of a run that is there. The caller has its lane. */
export async function openSession(parts: SessionParts, uuid: RunUuid): Promise<RunSession | null> {
  const { store, limits } = parts;
  const find = (): Promise<IngestPosition | null> => answered(() => findIngestPosition(store, uuid), limits);
  const found = await find();
  if (found === null) return null;
  let position = found;
  const session: RunSession = {
    uuid,
    limits,
    get position() {
      return position;
    },
    async refresh() {
      const next = await find();
      if (next === null) throw new IngestProblem('unknown-run', `there is no run ${uuid}`);
      position = next;
    },
    async alive() {
      if (isOpen(position)) await answered(() => noteIngest(store, position.run.runId, position.run.attempt), limits);
    },
    async ship(frames, lastStep) {
      requireOpen(position);
      const { runId, attempt } = position.run;
      if (!(await answered(() => noteIngest(store, runId, attempt), limits))) await refused(session, attempt);
      const before = position.lastSeq;
      try {
        await commit(parts, { runUuid: uuid, runId, attempt }, frames);
      } catch (error) {
        if (!(error instanceof LedgerRefusedError)) throw error;
        await session.refresh();
        if (position.run.attempt !== attempt) throw takenOver(position);
        if (position.lastSeq === before) throw new IngestProblem('different', error.message);
        return 'moved';
      }
      position = { ...position, lastSeq: frames.at(-1)?.seq ?? before, lastStep };
      return 'shipped';
    },
  };
  return session;
}

/** Whether frames may be added: it is live, or was held for interrupted and comes back. */
export function isOpen({ run }: IngestPosition): boolean {
  return run.state === 'interrupted' || !FINAL_STATES.includes(run.state);
}

function requireOpen(position: IngestPosition): void {
  const { run } = position;
  if (!isOpen(position)) throw new IngestProblem('closed', `run ${run.uuid} has ended: it is ${run.state}`, { state: run.state });
}

async function refused(session: RunSession, attempt: number): Promise<never> {
  await session.refresh();
  if (session.position.run.attempt !== attempt) throw takenOver(session.position);
  requireOpen(session.position);
  throw new IngestProblem('busy', 'the run changed meanwhile; send it again');
}

function takenOver({ run }: IngestPosition): IngestProblem {
  return new IngestProblem('taken-over', `attempt ${run.attempt} has taken run ${run.uuid} over`, { attempt: run.attempt });
}

async function commit({ shippers, limits, log }: SessionParts, target: { runUuid: RunUuid; runId: number; attempt: number }, frames: readonly SealedFrame[]): Promise<void> {
  const shipper = shippers.of(target);
  try {
    await answeredAtLast(() => shipper.ship(frames), limits);
  } catch (error) {
    shippers.drop(target.runUuid); // it may still be at work: the next one begins from what the database says
    throw error;
  }
  // what compaction leaves undone, the next one does: it must not hold up an answer
  await answered(() => shipper.settle(false), limits).catch((error: unknown) => { log.warn({ run: target.runUuid, err: error }, 'chunks were not compacted'); });
}

/** Keeps the shippers of runs that are being delivered. */
export interface ShipperCache {
  of(target: { runUuid: RunUuid; runId: number; attempt: number }): FrameShipper;
  drop(run: RunUuid): void;
}

const MOST_SHIPPERS = 256;

/** Opens the cache; the oldest goes when there are too many. */
export function shipperCache(open: OpenFrameShipper): ShipperCache {
  const kept = new Map<RunUuid, { readonly attempt: number; readonly shipper: FrameShipper }>();
  return {
    of(target) {
      const known = kept.get(target.runUuid);
      if (known?.attempt === target.attempt) return known.shipper;
      const shipper = open(target);
      kept.delete(target.runUuid);
      const [oldest] = kept.keys();
      if (kept.size >= MOST_SHIPPERS && oldest !== undefined) kept.delete(oldest);
      kept.set(target.runUuid, { attempt: target.attempt, shipper });
      return shipper;
    },
    drop: (run) => void kept.delete(run),
  };
}
