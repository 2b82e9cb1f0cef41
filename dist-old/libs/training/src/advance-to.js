import { turns } from './turns.js';
/** Read-backs that may be outstanding while steps are taken. Unit: steps. */
const MAX_PENDING_STEPS = 4;
/**
 * Takes the steps before `step` and gives all their frames, in order. Timers, sockets and signals get their turn on the way.
 *
 * @param advance takes one step; {@link Training.advance} without it.
 */
export async function advanceTo(training, step, advance = () => { training.advance(); }) {
    const frames = [];
    const turn = turns();
    while (training.step < step) {
        await advance();
        frames.push(...(await training.takeFrames(MAX_PENDING_STEPS)));
        await turn();
    }
    frames.push(...(await training.takeFrames(0)));
    return frames;
}
//# sourceMappingURL=advance-to.js.map