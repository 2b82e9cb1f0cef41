import { EventEmitter } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import { stateAfter } from '../running/end-reason.js';
import { endSignal } from './terminal.js';
/** A process that only notes that it was ended. */
function standIn() {
    const exits = [];
    const process = Object.assign(new EventEmitter(), { exit: (code) => void exits.push(code) });
    return { process, exits };
}
afterEach(() => {
    vi.useRealTimers();
});
it.each([
    ['SIGINT', 'cancelled'],
    ['SIGTERM', 'cancelled'],
    ['SIGHUP', 'interrupted'],
])('%s asks for the end; the run counts as %s', (name, state) => {
    const { process, exits } = standIn();
    const { signal } = endSignal(process, () => undefined);
    process.emit(name, name);
    expect(signal.aborted).toBe(true);
    expect(stateAfter(signal.reason)).toBe(state);
    expect(exits).toEqual([]);
});
it('takes a second Ctrl-C for an end at once, but not the copy that npx passes on, nor another signal', () => {
    vi.useFakeTimers();
    const { process, exits } = standIn();
    endSignal(process, () => undefined);
    process.emit('SIGINT', 'SIGINT');
    process.emit('SIGINT', 'SIGINT');
    vi.advanceTimersByTime(2000);
    process.emit('SIGTERM', 'SIGTERM');
    process.emit('SIGHUP', 'SIGHUP');
    expect(exits).toEqual([]);
    process.emit('SIGINT', 'SIGINT');
    expect(exits).toEqual([130]);
});
//# sourceMappingURL=terminal.spec.js.map