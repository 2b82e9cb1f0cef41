import type { Clock, LedgerNote } from '#libs/contracts';

import { openAnchor } from '../anchor/open-anchor.js';
import type { Anchor } from '../anchor/open-anchor.js';
import { openKeyring } from '../keys/open-keyring.js';
import { LedgerRefusedError } from '../shipping/refused.js';
import { openShipper } from '../shipping/shipper.js';
import type { Shipper } from '../shipping/shipper.js';
import type { ShipTarget } from '../shipping/ship-target.js';
import { openSpool, spoolFolder } from '../spool/index.js';
import type { Spool } from '../spool/index.js';
import { openRest, type Rest } from './rest.js';
import { ringReader, ringViews, tellState, WORD } from './ring.js';
import type { RingMemory, RingReader, RingViews } from './ring.js';
import { unshippedFrames } from './unshipped.js';
import type { UnshippedFrames } from './unshipped.js';

/** What the recording thread is given. Structured-cloneable. */
export interface RecordRingOptions extends ShipTarget {
  readonly memory: RingMemory;
  readonly connectionString: string;
  /** Home folder: spool and keys lie in it. */
  readonly home: string;
  readonly anchorFile?: string | undefined;
  readonly anchorUrl?: string | undefined;
  readonly project: string;
  readonly layerNames: readonly string[];
  /** Last frame and last step of the ledger when the attempt began. */
  readonly lastSeq: number;
  readonly lastStep: number;
  readonly attemptNote: Readonly<Record<string, unknown>>;
  readonly flushSteps: number;
  readonly flushIntervalMs: number;
}

/** A note on its way to the recording thread: it comes after `after` frames of the ring. */
export interface PostedNote extends LedgerNote {
  readonly after: number;
}

/** What is posted to the recording thread: a note; or only that it look now and not after its rest. */
export type Posted = PostedNote | 'look';

/** What may be wrong, the gravest first: the disk takes no frames, or the database; the others hold up nothing. */
export type RecordingPart = 'disk' | 'database' | 'anchor' | 'compaction';

/** What the loops of the thread share. */
export interface Recording {
  readonly options: RecordRingOptions;
  readonly clock: Clock;
  readonly views: RingViews;
  readonly reader: RingReader;
  readonly spool: Spool;
  readonly shipper: Shipper;
  readonly anchor: Anchor;
  /** Notes that have not been framed, oldest first. */
  readonly notes: PostedNote[];
  /** Notes that have come over from the producer. */
  readonly arrived: { notes: number };
  readonly unshipped: UnshippedFrames;
  /** Of the loop that takes from the ring: a note wakes it. */
  readonly takeRest: Rest;
  /** Of the loop that ships: a frame wakes it, and the end. */
  readonly shipRest: Rest;
  /** The ring is closed and empty, and everything in it is on the disk. */
  taken: boolean;
  /** Shipping has failed for good. */
  failed: boolean;
  isClosed(): boolean;
  /** Told what is wrong with a part of recording; null when nothing is. */
  tell(part: RecordingPart, problem: string | null): void;
  /** Removes the spool when all of it is committed. */
  leaveSpool(): void;
}

/** Opens the parts of a recording. */
export function openRecording(options: RecordRingOptions, clock: Clock): Recording {
  const views = ringViews(options.memory);
  const keyring = openKeyring(options.home);
  const problems = openProblems(views);
  const onProblem = (problem: string | null): void => {
    problems.tell('anchor', problem === null ? null : `signed heads are not exported: ${problem}`);
  };
  const anchor = openAnchor({ home: options.home, file: options.anchorFile, url: options.anchorUrl, clock, onProblem });
  const { runUuid, runId, attempt } = options;
  const shipper = openShipper({ target: { runUuid, runId, attempt }, keys: keyring, clock, onHead: anchor.tell });
  const spool = openRunSpool(options, clock);
  return {
    options, clock, views, reader: ringReader(options.memory), spool, shipper, anchor,
    notes: [],
    arrived: { notes: 0 },
    unshipped: unshippedFrames(spool),
    takeRest: openRest(),
    shipRest: openRest(),
    taken: false,
    failed: false,
    isClosed: () => Atomics.load(views.words, WORD.closed) === 1,
    tell: problems.tell,
    leaveSpool() {
      if (spool.acknowledged === spool.lastSeq) spool.remove();
    },
  };
}

/** Tells the producer the gravest problem there is, when that changes. */
function openProblems(views: RingViews): Pick<Recording, 'tell'> {
  const problems: Record<RecordingPart, string | null> = { disk: null, database: null, anchor: null, compaction: null };
  return {
    tell(part, problem) {
      if (problems[part] === problem) return;
      problems[part] = problem;
      const state = problems.disk !== null ? 'full' : problems.database !== null ? 'disk' : 'live';
      tellState(views, state, problems.disk ?? problems.database ?? problems.anchor ?? problems.compaction);
    },
  };
}

function openRunSpool(options: RecordRingOptions, clock: Clock): Spool {
  const { runUuid: run, runId, attempt, project, lastSeq } = options;
  const meta = { version: 1 as const, run, runId, attempt, layers: options.memory.layers, project, createdAt: new Date(clock.now()).toISOString() };
  const spool = openSpool({ folder: spoolFolder(options.home, run), meta, firstSeq: lastSeq + 1 });
  spool.acknowledge(Math.min(lastSeq, spool.lastSeq));
  if (spool.acknowledged === spool.lastSeq) return spool;
  spool.close();
  throw new LedgerRefusedError(`${spool.folder} holds frames of an earlier attempt that the database does not have: \`gradlens ship ${run}\` delivers them`);
}
