/** The clock of the machine. */
export const systemClock = {
    // the one place that reads the machine's time
    now: () => new Date().getTime(),
    elapsed: () => performance.now(),
};
//# sourceMappingURL=clock.js.map