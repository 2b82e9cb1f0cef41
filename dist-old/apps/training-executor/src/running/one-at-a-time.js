/** Work that is begun unless it is under way: while the database is away it must not pile up. */
export function oneAtATime(work, onProblem) {
    let running = null;
    return {
        begin: () => {
            running ??= work()
                .catch(onProblem)
                .finally(() => {
                running = null;
            });
        },
        idle: async () => {
            await running;
        },
    };
}
//# sourceMappingURL=one-at-a-time.js.map