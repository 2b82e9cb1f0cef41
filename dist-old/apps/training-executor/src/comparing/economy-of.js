import { cheapestBaseline, medianOf, netEconomy } from '#libs/scaling-comparison';
/** Of a decision in the database, with indexes (docs/scale-out.md). Unit: bytes. */
const DECISION_BYTES = 39;
const HOUR_SECONDS = 3600;
/** Of a processor hour, in money: by it storage is told in processor seconds where no price is stated. */
export const EXCHANGE_PER_HOUR = 0.05;
/** What the scaler saves of one training to the target, against the tuned baseline that gets there at the least cost, all its own costs taken off. */
export function economyOf(arms, { plainSeconds, costs, layers }, resampling) {
    const own = arms[0];
    const rival = cheapestBaseline(arms);
    const recorded = own.secondsPerStep?.processor ?? [];
    const baseline = { steps: rival.steps, secondsPerStep: rival.secondsPerStep?.processor ?? [] };
    const parts = { baseline, training: { steps: own.steps, secondsPerStep: plainSeconds }, recordedSecondsPerStep: recorded, bytesPerStep: layers * DECISION_BYTES, traceSeconds: costs.traceSeconds ?? 0, metaSeconds: costs.metaSeconds, retrainings: costs.retrainings };
    const { pricePerHour, watts } = costs;
    const wattHours = (steps, perStep) => (steps * medianOf(perStep) * (watts ?? NaN)) / HOUR_SECONDS;
    return {
        ...netEconomy(parts, pricesOf(costs), resampling),
        ...(pricePerHour === null ? { unit: 'processor seconds', exchangePerHour: EXCHANGE_PER_HOUR } : { unit: 'money', exchangePerHour: null }),
        other: rival.name,
        bytes: own.meanSteps * layers * DECISION_BYTES,
        energy: watts === null ? null : { baseline: wattHours(rival.meanSteps, baseline.secondsPerStep), scaler: wattHours(own.meanSteps, recorded) },
    };
}
/** In processor seconds storage costs what else its price would buy. */
function pricesOf({ pricePerHour, storagePerGbYear }) {
    const byte = storagePerGbYear / 1e9;
    return pricePerHour === null ? { second: 1, byte: byte / (EXCHANGE_PER_HOUR / HOUR_SECONDS) } : { second: pricePerHour / HOUR_SECONDS, byte };
}
//# sourceMappingURL=economy-of.js.map