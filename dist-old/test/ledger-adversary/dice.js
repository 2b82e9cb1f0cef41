/** Dice of a seed (mulberry32). */
export function dice(seed) {
    let state = seed >>> 0;
    const roll = (below) => {
        state = (state + 0x6d2b_79f5) >>> 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
    };
    return {
        roll,
        pick(items) {
            const item = items[roll(items.length)];
            if (item === undefined)
                throw new Error('there is nothing to pick from');
            return item;
        },
    };
}
//# sourceMappingURL=dice.js.map