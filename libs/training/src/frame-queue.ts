import type * as tf from '@tensorflow/tfjs';

import type { StepFrame } from '#libs/contracts';
import { unpackStep } from '#libs/gradient-scaling';

/** What the host knows of a step when it is dispatched. */
export type StepFacts = Pick<StepFrame, 'step' | 'durationUs' | 'batchId'>;

/** Steps whose packed tensor is on its way back. */
export interface FrameQueue<T = StepFrame> {
  /** Takes over `packed` and starts its read-back, or takes what is on the host as it is now; never waits. */
  push(packed: tf.Tensor | Float32Array, facts: StepFacts): void;
  /** Frames read back since the last call, in step order; waits until at most `maxPending` are outstanding. */
  take(maxPending: number): Promise<T[]>;
}

interface Pending<T> {
  readonly frame: T | Promise<T>;
  settled: boolean;
}

/** What a packed tensor that was read back becomes. */
export type Unpack<T> = (values: Float32Array, facts: StepFacts) => T;

/** The frame of one run. */
export function frameOf(values: Float32Array, facts: StepFacts): StepFrame {
  return { ...facts, ...unpackStep(values) };
}

/** An empty queue. */
export function createFrameQueue<T>(unpack: Unpack<T>): FrameQueue<T> {
  const pending: Pending<T>[] = [];
  return {
    push: (packed, facts) => {
      if (packed instanceof Float32Array) {
        pending.push({ frame: unpack(packed, facts), settled: true });
        return;
      }
      const frame = readBack(packed, facts, unpack);
      const entry: Pending<T> = { frame, settled: false };
      const settle = () => void (entry.settled = true);
      // a failure is told to whoever takes the frame, not to the process
      frame.then(settle, settle);
      pending.push(entry);
    },
    take: async (maxPending) => {
      const frames: T[] = [];
      for (let next = pending[0]; next !== undefined && (next.settled || pending.length > maxPending); next = pending[0]) {
        frames.push(await next.frame);
        pending.shift();
      }
      return frames;
    },
  };
}

async function readBack<T>(packed: tf.Tensor, facts: StepFacts, unpack: Unpack<T>): Promise<T> {
  try {
    return unpack((await packed.data()) as Float32Array, facts);
  } finally {
    packed.dispose();
  }
}
