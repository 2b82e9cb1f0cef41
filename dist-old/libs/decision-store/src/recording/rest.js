/** Nobody sleeps yet. */
export function openRest() {
    let isWoken = false;
    let end = null;
    return {
        sleep: (ms) => new Promise((resolve) => {
            const timer = setTimeout(() => end?.(), isWoken ? 0 : ms);
            end = () => {
                clearTimeout(timer);
                [end, isWoken] = [null, false];
                resolve();
            };
        }),
        wake: () => {
            isWoken = true;
            end?.();
        },
    };
}
//# sourceMappingURL=rest.js.map