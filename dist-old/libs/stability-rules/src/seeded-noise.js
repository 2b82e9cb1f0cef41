/** The stream of `seed`: the same numbers on every machine. */
export function seededNoise(seed) {
    let state = seed >>> 0;
    const uniform = () => {
        state = (state + 0x6d2b79f5) | 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
    const heavy = (freedom) => {
        let chi = 0;
        for (let i = 0; i < freedom; i++)
            chi += normal() ** 2;
        return (normal() / Math.sqrt(chi / freedom)) * Math.sqrt((freedom - 2) / freedom);
    };
    return { uniform, normal, heavy };
}
//# sourceMappingURL=seeded-noise.js.map