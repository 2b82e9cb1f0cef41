import { MEASURES } from '#libs/contracts';
/** A slow obvious `snr` with the default options but `up` and `maxLogScale`, in float64; scale = raw scale unless told. */
export function madeSnrHistory(steps, { up = 0.03, maxLogScale = 2 } = {}) {
    const measures = Object.fromEntries(MEASURES.map((measure) => [measure, new Float32Array(steps.length)]));
    let logScale = 0;
    let applied = 0;
    steps.forEach(({ noise, flags = 0, factor = 1, scale }, step) => {
        const isSkipped = (flags & 4) !== 0;
        if (!isSkipped)
            applied++;
        const share = 1 / (1 + noise);
        const signal = Math.min(1, Math.max(0, (share - 0.1 / 1.9) / (1 - 0.1 / 1.9)));
        if (!isSkipped && applied > 6)
            logScale = Math.min(maxLogScale, Math.max(-maxLogScale, logScale + up * (signal - 0.05)));
        measures.noise[step] = noise;
        measures.flags[step] = flags;
        measures.rawScale[step] = Math.exp(logScale) * factor;
        measures.scale[step] = scale ?? Math.exp(logScale) * factor;
    });
    return { firstStep: 0, measures, learningRate: new Float32Array(steps.length).fill(0.1) };
}
//# sourceMappingURL=made-course.js.map