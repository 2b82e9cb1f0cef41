import type * as tf from '@tensorflow/tfjs';

import type { StepFrame } from '#libs/contracts';
import { unpackStep } from '#libs/gradient-scaling';

/** What the host knows of a step when it is dispatched. */
export type StepFacts = Pick<StepFrame, 'step' | 'durationUs' | 'batchId'>;

/** Steps whose packed tensor is on its way back. */
export interface FrameQueue {
  /** Takes over `packed` and starts its read-back; never waits. */
  push(packed: tf.Tensor, facts: StepFacts): void;
  /** Frames read back since the last call, in step order; waits until at most `maxPending` are outstanding. */
  take(maxPending: number): Promise<StepFrame[]>;
}

interface Pending {
  readonly frame: Promise<StepFrame>;
  settled: boolean;
}

/** An empty queue. */
export function createFrameQueue(): FrameQueue {
  const pending: Pending[] = [];
  return {
    push: (packed, facts) => {
      const frame = readBack(packed, facts);
      const entry: Pending = { frame, settled: false };
      const settle = () => void (entry.settled = true);
      // a failure is told to whoever takes the frame, not to the process
      frame.then(settle, settle);
      pending.push(entry);
    },
    take: async (maxPending) => {
      const frames: StepFrame[] = [];
      for (let next = pending[0]; next !== undefined && (next.settled || pending.length > maxPending); next = pending[0]) {
        frames.push(await next.frame);
        pending.shift();
      }
      return frames;
    },
  };
}

async function readBack(packed: tf.Tensor, facts: StepFacts): Promise<StepFrame> {
  try {
    return { ...facts, ...unpackStep((await packed.data()) as Float32Array) };
  } finally {
    packed.dispose();
  }
}
