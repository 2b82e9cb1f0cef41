import { at } from './memory-at.js';
/** Numbers of memory: healthy log level, levels it is the mean of, whether it is closed, losses seen, their start, their level. */
export const HEALTHY_SIZE = 6;
const HEALTHY = 0;
const COUNT = 1;
const CLOSED = 2;
const LOSSES = 3;
const LOSS_START = 4;
const LOSS_LEVEL = 5;
/** Losses that make the level of the start. */
const START_LOSSES = 20;
/** Weight of a new loss in the running level. */
const LOSS_RATE = 0.05;
/** Takes in a loss of the run; `from` is where the healthy level begins in `memory`. Only positive, finite losses count. */
export function takeLoss(memory, from, loss) {
    if (!(loss > 0 && loss < Infinity))
        return;
    const seen = at(memory, from + LOSSES) + 1;
    const start = at(memory, from + LOSS_START);
    const last = at(memory, from + LOSS_LEVEL);
    memory[from + LOSSES] = seen;
    if (seen <= START_LOSSES)
        memory[from + LOSS_START] = start + (loss - start) / seen;
    // a loss that has blown up counts as the start: it must not take hundreds of steps to forget
    const counted = seen > START_LOSSES && loss > start ? start : loss;
    memory[from + LOSS_LEVEL] = last + Math.max(LOSS_RATE, 1 / seen) * (counted - last);
}
/** Whether the level after `seen` values belongs to the healthy phase. */
export function isHealthyPhase(healthy, seen) {
    return healthy !== null && seen >= healthy.healthyFrom && seen < healthy.healthyTo;
}
/** Takes the running log level into the healthy one, while the healthy phase is open. */
export function learnHealthy(memory, from, level) {
    if (memory[from + CLOSED] === 1)
        return;
    const count = at(memory, from + COUNT) + 1;
    const mean = at(memory, from + HEALTHY);
    memory[from + HEALTHY] = mean + (level - mean) / count;
    memory[from + COUNT] = count;
}
/** Ends the healthy phase: what follows a shift that was flagged is no measure of health, so it cannot mask a spike. */
export function closeHealthy(memory, from) {
    memory[from + CLOSED] = 1;
}
/** The healthy log level where it is a floor: a run that has learnt, far below it. −∞ elsewhere. */
export function healthyFloor(memory, from, level, { farBelow, learntShare }) {
    if (at(memory, from + LOSSES) < START_LOSSES || at(memory, from + LOSS_LEVEL) >= learntShare * at(memory, from + LOSS_START))
        return -Infinity;
    const floor = at(memory, from + HEALTHY);
    return memory[from + COUNT] !== 0 && level < floor - Math.log(farBelow) ? floor : -Infinity;
}
//# sourceMappingURL=healthy-level.js.map