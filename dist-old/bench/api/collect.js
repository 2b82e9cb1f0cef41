// Preloaded into a server under `--expose-gc`: tells, when asked over the channel of the process, what its heap holds once all garbage is collected.
process.on('message', () => {
    globalThis.gc?.();
    globalThis.gc?.(); // the first one may leave what has a finalizer
    const { heapUsed, external } = process.memoryUsage();
    process.send?.({ heldBytes: heapUsed + external });
});
process.channel?.unref();
export {};
//# sourceMappingURL=collect.js.map