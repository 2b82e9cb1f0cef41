import type { FileCalls } from './file-calls.js';
import type { Segment } from './segment.js';
import { SpoolFailedError } from './spool-damage.js';
import type { MarksFile } from './spool-marks.js';

/** What an open spool knows; its actions are functions over it. */
export interface SpoolState {
  readonly folder: string;
  readonly calls: FileCalls;
  readonly marks: MarksFile;
  /** A segment takes records up to here, and at least one. Unit: bytes. */
  readonly segmentBytes: number;
  /** By first frame; records are written to the last one. */
  readonly segments: Segment[];
  /** Descriptor of the last segment; null when there is none. */
  fd: number | null;
  lastSeq: number;
  acknowledged: number;
  durableSeq: number;
  /** Where in the last segment the records begin that are not known to be durable: the number and offset of the first. */
  tail: { readonly seq: number; readonly offset: number };
  /** Whether the pages from `tail` on must be written again before a sync says anything about them. */
  mustRewrite: boolean;
  /** Whether bytes of a half-written record lie behind the last one, because they could not be cut off. */
  hasRest: boolean;
  /** Whether the marks were made durable: records without marks would look damaged after a power cut. */
  isMarked: boolean;
  failure: SpoolFailedError | null;
  isClosed: boolean;
}

/** The segment that is written, and its descriptor. */
export interface LiveSegment {
  readonly segment: Segment;
  readonly fd: number;
}

/** The segment that is written; null when there is none. */
export function liveSegment(state: SpoolState): LiveSegment | null {
  const segment = state.segments.at(-1);
  return segment === undefined || state.fd === null ? null : { segment, fd: state.fd };
}

/** @throws Error when the spool is closed or failed. */
export function checkUsable(state: SpoolState): void {
  if (state.failure !== null) throw state.failure;
  if (state.isClosed) throw new Error(`${state.folder} is closed`);
}

/** Makes the spool refuse everything from now on. Returns what to throw. */
export function failed(state: SpoolState, cause: unknown): SpoolFailedError {
  state.failure ??= new SpoolFailedError(state.folder, { cause });
  return state.failure;
}

/** Notes the marks in their file. */
export function writeMarks(state: SpoolState): void {
  try {
    state.marks.write({ acknowledged: state.acknowledged, durable: state.durableSeq });
  } catch (error) {
    throw failed(state, error);
  }
}

/** Makes the marks durable. Returns whether they are; there may be no room. */
export function syncMarks(state: SpoolState): boolean {
  try {
    const isDone = state.marks.sync();
    state.isMarked ||= isDone;
    return isDone;
  } catch (error) {
    throw failed(state, error);
  }
}
