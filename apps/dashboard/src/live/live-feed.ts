import { useEffect, useMemo, useRef } from 'react';
import { LiveStepsDocument, type LiveStepsSubscription } from '../generated/graphql.js';
import { decodeFloats, decodeInts } from '../graphql/packed.js';
import { makeStore, type Store } from '../hooks/store.js';
import { throttled } from '../hooks/use-throttled.js';
import { useLive } from './live-context.js';

/** New steps of a live run, decoded: `[layers, steps]`, row-major, where they are of layers. */
export interface LiveBatch {
  readonly layers: readonly string[];
  readonly steps: Int32Array;
  readonly loss: Float32Array;
  readonly scale: Float32Array;
  readonly gradNorm: Float32Array;
  readonly flagged: Int32Array;
}

/** The live steps of one run, for all that show them. */
export interface LiveFeed {
  /** Last step seen, live or in what was read at first. */
  readonly lastStep: Store<number>;
  /** The same as React is told of it: at most four times a second, however fast a run is. */
  readonly shownStep: Store<number>;
  /** Calls when React may be told of what came since the last time, in the same turn as {@link shownStep} changes. */
  readonly listenShown: (listener: () => void) => () => void;
  /** Batches kept for those who read the past while new steps came in; the oldest are let go. */
  readonly recent: () => readonly LiveBatch[];
  readonly listen: (listener: (batch: LiveBatch) => void) => () => void;
  readonly push: (batch: LiveBatch) => void;
}

/** Least time between two times that React is told of live steps. Unit: ms. */
export const SHOWN_MS = 250;

/** Batches kept, and values in them, at most: a batch of many layers after a lost connection is large. */
const KEPT = 400;
const KEPT_VALUES = 2_000_000;

/** A feed whose cursor stands after `lastStep`. */
export function makeFeed(lastStep: number): LiveFeed {
  const store = makeStore(lastStep);
  const shown = makeStore(lastStep);
  const listeners = new Set<(batch: LiveBatch) => void>();
  const shownListeners = new Set<() => void>();
  const show = throttled(() => {
    shown.set(store.get());
    for (const listener of [...shownListeners]) listener();
  }, SHOWN_MS);
  let batches: LiveBatch[] = [];
  return {
    lastStep: store,
    shownStep: shown,
    recent: () => batches,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    listenShown: (listener) => {
      shownListeners.add(listener);
      return () => shownListeners.delete(listener);
    },
    push: (batch) => {
      batches = newest([...batches.slice(1 - KEPT), batch]);
      store.set(Math.max(store.get(), batch.steps[batch.steps.length - 1] ?? -1));
      for (const listener of [...listeners]) listener(batch);
      show.run();
    },
  };
}

/** The last batches that hold few enough values; at least the last. */
function newest(batches: LiveBatch[]): LiveBatch[] {
  let values = 0;
  const tooOld = batches.findLastIndex((batch, i) => {
    values += batch.scale.length;
    return values > KEPT_VALUES && i < batches.length - 1;
  });
  return batches.slice(tooOld + 1);
}

function decode(steps: LiveStepsSubscription['liveSteps']): LiveBatch {
  return {
    layers: steps.layers, steps: decodeInts(steps.steps), loss: decodeFloats(steps.loss),
    scale: decodeFloats(steps.scale), gradNorm: decodeFloats(steps.gradNorm), flagged: decodeInts(steps.flagged),
  };
}

/** The feed of a run; while it is live, its new steps come in after the last one seen, also after a lost connection. */
export function useLiveFeed(uuid: string, firstSeen: number, isLive: boolean): LiveFeed {
  const first = useRef(firstSeen);
  const feed = useMemo(() => makeFeed(first.current), []);
  useLive({
    key: uuid, document: LiveStepsDocument, isPaused: !isLive,
    variables: () => ({ run: uuid, afterStep: feed.lastStep.get() }),
    onValue: ({ liveSteps }) => {
      feed.push(decode(liveSteps));
    },
  });
  return feed;
}

/** Calls when React may be told of what came, while the component is shown. */
export function useShown(feed: LiveFeed, listener: () => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => feed.listenShown(() => { latest.current(); }), [feed]);
}

/** Calls with every new batch of a feed while the component is shown: what sets state belongs into {@link useShown}. */
export function useBatches(feed: LiveFeed, listener: (batch: LiveBatch) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => feed.listen((batch) => { latest.current(batch); }), [feed]);
}
