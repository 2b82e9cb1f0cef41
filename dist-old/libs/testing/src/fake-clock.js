/** A {@link FakeClock} that starts at `startMs` (ms since 1970-01-01 UTC). */
export function fakeClock(startMs = 1_700_000_000_000) {
    let passedMs = 0;
    return {
        now: () => startMs + passedMs,
        elapsed: () => passedMs,
        advance: (ms) => {
            if (!(ms >= 0))
                throw new RangeError(`time passes forwards only, got ${ms} ms`);
            passedMs += ms;
        },
    };
}
//# sourceMappingURL=fake-clock.js.map