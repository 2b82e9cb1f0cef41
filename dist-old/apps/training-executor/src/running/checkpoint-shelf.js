import { dropCheckpoint } from './checkpoints.js';
/** Checkpoints kept on the disk: some to roll back to, though the newest have seen what went wrong. */
export const KEPT_CHECKPOINTS = 3;
/**
 * A shelf that holds `files` already.
 *
 * What a rollback went back to is not dropped before a newer checkpoint is there: a resumed attempt begins at the newest, and
 * does again what is behind it.
 */
export function checkpointShelf(files) {
    const kept = new Map(files.map((file) => [file.step, file]));
    let pinned = null;
    const steps = () => [...kept.keys()].sort((a, b) => b - a);
    return {
        async add(file) {
            kept.set(file.step, file);
            const spared = pinned === null ? undefined : steps().find((step) => step <= (pinned ?? 0));
            for (const step of steps().slice(KEPT_CHECKPOINTS).filter((each) => each !== spared)) {
                const old = kept.get(step);
                kept.delete(step);
                if (old !== undefined)
                    await dropCheckpoint(old);
            }
        },
        pin: (atOrBefore) => void (pinned = atOrBefore),
        newest: (atOrBefore, good) => {
            const step = steps().find((at) => at <= atOrBefore && good(at));
            return step === undefined ? null : (kept.get(step) ?? null);
        },
        at: (step) => kept.get(step) ?? null,
    };
}
//# sourceMappingURL=checkpoint-shelf.js.map