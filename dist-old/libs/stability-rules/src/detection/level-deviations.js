import { BASELINE_SIZE, baselineOf, judge, levelOf, spreadOf } from '../robust-baseline.js';
/**
 * How far each value lies from the level rule's running level, in its robust deviations of log |value|, `[n]`: what a
 * spike rule compares with its bound. Positive is above. 0 during the warm-up and where there is no logarithm.
 */
export function levelDeviations(values, settings) {
    const baseline = baselineOf(settings);
    const memory = new Float64Array(BASELINE_SIZE);
    let seen = 0;
    return Float64Array.from({ length: values.length }, (_, i) => {
        const x = Math.log(Math.abs(values[i] ?? NaN));
        if (!Number.isFinite(x))
            return 0;
        const deviation = (x - levelOf(memory)) / spreadOf(memory, baseline);
        judge(memory, x, baseline);
        seen += 1;
        return seen > settings.warmUpSteps ? deviation : 0;
    });
}
//# sourceMappingURL=level-deviations.js.map