// Preloaded into a server under `--expose-gc`: tells, when asked over the channel of the process, what its heap holds once all garbage is collected.

/** What a process that preloads this file answers. Unit: bytes. */
export interface CollectedHeap {
  readonly heldBytes: number;
}

process.on('message', () => {
  globalThis.gc?.();
  globalThis.gc?.(); // the first one may leave what has a finalizer
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ heldBytes: heapUsed + external } satisfies CollectedHeap);
});
process.channel?.unref();
