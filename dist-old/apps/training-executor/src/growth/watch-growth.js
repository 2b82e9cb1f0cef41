import { GROWTH_EVENT, isSensitiveRun, MOST_TRACEABLE_GROWTH, REGIME_LEFT_EVENT } from '#libs/contracts';
import { growthMeter, WINDOW_STEPS } from './growth-meter.js';
/** Watches a run that is marked sensitive, or promises to be auditable: records the growth of a perturbation, and warns once when it leaves the regime in which it can be traced. Null for other runs, and where the spec says `watchGrowth: false`. */
export function watchGrowth({ prepared, clock, sink, ledgerStep, say }) {
    const { spec } = prepared;
    if ((!isSensitiveRun(spec) && spec.profile !== 'auditable') || spec.watchGrowth === false)
        return null;
    let [windows, most] = [0, 1];
    const note = (step, kind, detail) => {
        if (step > ledgerStep)
            sink.note({ kind: 'fact', step, note: { type: 'event', kind, detail } });
    };
    const onGrowth = ({ step, inWindow, total }) => {
        note(step, GROWTH_EVENT, { inWindow: finite(inWindow), steps: WINDOW_STEPS, total: finite(total) });
        if (!(total <= MOST_TRACEABLE_GROWTH) && most <= MOST_TRACEABLE_GROWTH) {
            note(step, REGIME_LEFT_EVENT, { total: finite(total), most: MOST_TRACEABLE_GROWTH });
            say(`warning: this run is leaving the regime in which it can be traced: at step ${step} a small perturbation has grown × ${words(total)} (estimated; up to ${MOST_TRACEABLE_GROWTH} is smooth)`);
        }
        most = Math.max(most, Number.isNaN(total) ? Infinity : total);
        windows += 1;
    };
    const { dispose, ...meter } = growthMeter({ ...prepared, clock, onGrowth });
    return {
        ...meter,
        close: () => {
            dispose();
            if (windows > 0)
                say(`growth of a small perturbation: × ${words(most)} at the most (estimated from ${windows * WINDOW_STEPS} steps; up to ${MOST_TRACEABLE_GROWTH} the run can be traced)`);
        },
    };
}
/** JSON has no other numbers. */
function finite(value) {
    return Number.isFinite(value) ? value : null;
}
function words(value) {
    return Number.isFinite(value) ? value.toPrecision(2) : 'without bound';
}
//# sourceMappingURL=watch-growth.js.map