/** One unit of shipping: what one transaction writes. Its tuples are encoded already, so it can be kept as bytes. */
export interface RecordedFrame {
  /** Number within the run, from 1, without gaps. */
  readonly seq: number;
  /** First step of the chunks. */
  readonly step0: number;
  /** Steps in the chunks. */
  readonly n: number;
  /** Whether chunks of earlier frames that start within `[step0, step0 + n)` are replaced by these. */
  readonly replaces: boolean;
  /** Pushed frames that are settled once this is committed. */
  readonly newSteps: number;
  /** COPY BINARY tuples of decision_chunk. */
  readonly chunks: Buffer;
  /** COPY BINARY tuples of step_chunk. */
  readonly steps: Buffer;
  /** COPY BINARY tuples of decision_event; empty when no decision is exceptional. */
  readonly events: Buffer;
}

/**
 * Frames between encoding and shipping, oldest first. This is the seam for a durable spool: `append` may be made to
 * return only when the frame is on disk, `acknowledge` to delete segments.
 */
export interface FrameLog {
  append(frame: RecordedFrame): void;
  /** The oldest frame that is not acknowledged, or null. */
  oldest(): RecordedFrame | null;
  /** Forgets all frames up to and with `seq`: they are committed. */
  acknowledge(seq: number): void;
  /** Frames held. */
  readonly length: number;
  /** Whether another frame may be appended. */
  hasRoom(): boolean;
}

/** Bytes of a frame's tuples. */
export function frameBytes(frame: RecordedFrame): number {
  return frame.chunks.length + frame.steps.length + frame.events.length;
}

/** A log in memory that has room while it holds less than `maxBytes`. */
export function memoryFrameLog(maxBytes: number): FrameLog {
  const frames: RecordedFrame[] = [];
  let bytes = 0;
  return {
    append(frame) {
      frames.push(frame);
      bytes += frameBytes(frame);
    },
    oldest: () => frames[0] ?? null,
    acknowledge(seq) {
      for (let first = frames[0]; first !== undefined && first.seq <= seq; first = frames[0]) {
        bytes -= frameBytes(first);
        frames.shift();
      }
    },
    get length() {
      return frames.length;
    },
    hasRoom: () => bytes < maxBytes,
  };
}
