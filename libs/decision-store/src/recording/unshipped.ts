import type { FrameSource } from '../shipping/next-batch.js';
import type { SealedFrame } from '../shipping/shipper.js';

/** A frame in the spool that is not committed. */
interface Unshipped {
  readonly seq: number;
  /** Steps and notes that are settled with it. */
  readonly steps: number;
  readonly notes: number;
  /** What was appended, while there is memory for it; else it is read from the spool. */
  readonly payload: Buffer | null;
}

/** The frames of a recording between spool and database, oldest first. */
export interface UnshippedFrames extends FrameSource {
  add(frame: Omit<Unshipped, 'payload'> & { readonly payload: Buffer }): void;
  /** Forgets the frames up to `seq`; returns the steps and notes that are settled with them. */
  settle(seq: number): { readonly steps: number; readonly notes: number };
}

/** Memory for payloads that are about to be shipped. A database that keeps up never has them read from the files. */
const KEPT_BYTES = 16 * 2 ** 20;

/** No frames yet; those without a payload in memory are read from `spool`. */
export function unshippedFrames(spool: FrameSource): UnshippedFrames {
  const frames: Unshipped[] = [];
  let keptBytes = 0;
  return {
    add({ payload, ...frame }) {
      const isKept = keptBytes + payload.length <= KEPT_BYTES;
      if (isKept) keptBytes += payload.length;
      frames.push({ ...frame, payload: isKept ? payload : null });
    },
    settle(seq) {
      const settled = { steps: 0, notes: 0 };
      for (let oldest = frames[0]; oldest !== undefined && oldest.seq <= seq; oldest = frames[0]) {
        settled.steps += oldest.steps;
        settled.notes += oldest.notes;
        keptBytes -= oldest.payload?.length ?? 0;
        frames.shift();
      }
      return settled;
    },
    read(afterSeq) {
      const index = afterSeq + 1 - (frames[0]?.seq ?? 0);
      return frames[index]?.payload != null ? kept(frames, index) : spool.read(afterSeq);
    },
  };
}

/** The frames from one on, as far as their payloads are in memory. */
function* kept(frames: readonly Unshipped[], from: number): Generator<SealedFrame, void, undefined> {
  for (let i = from; i < frames.length; i++) {
    const { seq = 0, payload = null } = frames[i] ?? {};
    if (payload === null) return;
    yield { seq, payload };
  }
}
