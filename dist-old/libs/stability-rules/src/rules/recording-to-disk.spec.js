import { expect, it } from 'vitest';
import { NO_DISK_RECORDING, nextDiskRecording, recordingEventSchema, recordingSummary, recordingToDisk } from './recording-to-disk.js';
/** Events along a look a second, from 12:00:00 on. */
function along(states) {
    let state = NO_DISK_RECORDING;
    return states.flatMap((recording, second) => {
        const next = nextDiskRecording(state, { state: recording, problem: recording === 'live' ? null : 'connection refused' }, { now: Date.UTC(2026, 0, 1, 12) + 1000 * second, elapsed: 1000 * second });
        state = next.state;
        return next.event === null ? [] : [{ second, ...next.event }];
    });
}
const of = (state, seconds) => Array(seconds).fill(state);
it('recording-to-disk is told after 5 s with the time at which it began, and its end with how long it was', () => {
    expect(along([...of('live', 3), ...of('disk', 20), ...of('full', 7), ...of('live', 5)])).toEqual([
        { second: 8, kind: 'recording-to-disk', detail: { at: '2026-01-01T12:00:03.000Z', reason: 'connection refused' } },
        { second: 30, kind: 'recording-live', detail: { at: '2026-01-01T12:00:30.000Z', seconds: 27 } },
    ]);
});
it('each time anew, and nothing of what is shorter', () => {
    expect(along([...of('disk', 5), ...of('live', 2), ...of('disk', 4), ...of('live', 2)])).toEqual([]);
    expect(along([...of('disk', 9), ...of('live', 2), ...of('disk', 9), ...of('live', 2)])).toHaveLength(4);
});
it('says why, and for how long it was', () => {
    const [begun, ended] = along([...of('disk', 9), 'live']).map((event) => recordingEventSchema.parse(event.detail));
    expect(recordingSummary(begun)).toBe('the run records to the disk of its machine: connection refused');
    expect(recordingSummary(ended)).toBe('the run records into the database again, after 9 s on the disk of its machine');
    expect(recordingToDisk).toMatchObject({ runSeries: [], layerSeries: [], holdSeconds: 5 });
});
//# sourceMappingURL=recording-to-disk.spec.js.map