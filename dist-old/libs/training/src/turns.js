import { setImmediate as nextTurn } from 'node:timers/promises';
import { systemClock } from '#libs/contracts';
/** A backend that computes at once never leaves the microtasks by itself: for so long it may keep timers, sockets and signals out. Unit: ms. */
const TURN_MS = 20;
/** A function to await between steps: lets timers, sockets and signals in when the last turn is long enough ago. */
export function turns(clock = systemClock) {
    let turn = clock.elapsed();
    return async () => {
        if (clock.elapsed() - turn <= TURN_MS)
            return;
        await nextTurn();
        turn = clock.elapsed();
    };
}
//# sourceMappingURL=turns.js.map