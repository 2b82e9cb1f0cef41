import { gradeOf, measuredInterval } from '#libs/contracts';
import { measuredOrNull } from '../common/measured-number.js';
/** What a trace replayed of just these decisions, with its interval. */
export function toReplayed({ result, steps }, span) {
    const { grade, measuredEffect, control, pValue } = (result === null ? undefined : replayedOf(result, span, steps ?? 0)) ?? notReplayed(result);
    const [low, high] = measuredEffect === null ? [null, null] : measuredInterval(measuredEffect, result?.noiseFloor ?? NaN);
    return { grade, pValue, measuredEffect: measuredOrNull(measuredEffect), control: measuredOrNull(control), measuredLow: measuredOrNull(low), measuredHigh: measuredOrNull(high) };
}
function notReplayed(result) {
    const grade = result === null ? 'UNAVAILABLE' : gradeOf({ estimated: NaN, replayed: null, noise: result.noiseFloor, verdict: result.quality.verdict });
    return { grade, measuredEffect: null, control: null, pValue: null };
}
function replayedOf({ decisions, without = [] }, span, steps) {
    const { layer, fromStep, toStep } = span;
    const isOne = layer !== null && fromStep === toStep;
    const single = isOne ? decisions.find((each) => each.layer === layer && each.step === fromStep && each.measuredEffect !== null) : undefined;
    const names = namesOf(span, steps);
    return single ?? without.find((set) => names.includes(set.decisions) && set.measuredEffect !== null);
}
/** How a set of just these decisions may have been asked for. */
function namesOf({ layer, fromStep, toStep }, steps) {
    const of = layer ?? '*';
    return [`${of}@${fromStep}-${toStep}`, ...(fromStep === toStep ? [`${of}@${fromStep}`] : []), ...(fromStep === 0 && toStep === steps - 1 ? [of] : [])];
}
//# sourceMappingURL=to-replayed.js.map