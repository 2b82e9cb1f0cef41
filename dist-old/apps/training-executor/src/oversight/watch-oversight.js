import { nextOversight, startOversight } from './oversight-state.js';
/** How often oversight is looked at. Unit: ms. */
const LOOK_MS = 500;
/**
 * Applies the run's policy while its database or its rules are away, and evaluates the critical rules here meanwhile. Lost
 * and regained are orders of their own, recorded once each before the first decision under them.
 */
export function watchOversight(parts) {
    const { clock, sink, rules, afterSeconds } = parts;
    let state = startOversight(clock.elapsed());
    let seen = { contactAt: clock.elapsed(), ruleStep: -1 };
    let unseen = [];
    const timer = setInterval(() => {
        const before = state.lost;
        state = nextOversight(state, { now: clock.elapsed(), ...seen, committedStep: sink.health().committedStep }, afterSeconds * 1000);
        if (before === null && state.lost !== null)
            lose(parts, state.lost);
        if (before !== null && state.lost === null)
            regain(parts);
        // also while somebody watches: baselines must be warm when nobody does
        unseen = [...unseen, ...rules.fired()].filter(({ step }) => step > seen.ruleStep);
        if (state.lost === null)
            return;
        for (const alert of unseen)
            tellAlert(parts, alert);
        unseen = [];
    }, LOOK_MS);
    return {
        contact: (ruleStep) => void (seen = { contactAt: clock.elapsed(), ruleStep }),
        onFrames: rules.take,
        close: () => {
            clearInterval(timer);
        },
    };
}
const WORDS = {
    pause: 'the run is paused',
    neutral: 'scale 1 in all layers, guards on',
    continue: 'the run goes on',
};
function lose({ policy, orders, watch, say }, reason) {
    say(`oversight is lost: ${reason}; ${WORDS[policy]}, critical rules are evaluated here`);
    orders.push({ kind: 'oversight-lost', policy, reason });
    if (policy === 'pause')
        watch.pause('oversight', `oversight is lost: ${reason}`);
}
function regain({ policy, isSensitive, orders, watch, say }) {
    const waits = policy === 'pause' && isSensitive;
    say(`oversight is there again${waits ? '; the run is marked sensitive and goes on when a reviewer resumes it' : ''}`);
    orders.push({ kind: 'oversight-regained', reason: 'the database answers and the rules are evaluated' });
    if (policy === 'pause' && !isSensitive)
        watch.endPause('oversight');
}
/** An alert that nobody else sees now; the rules find it in the ledger, too, once they are back. */
function tellAlert({ sink, say, currentStep }, { rule, ruleVersion, layer, step, since, summary }) {
    say(`critical while oversight is lost: ${rule} at step ${step}: ${summary}`);
    const detail = { rule, ruleVersion, layer, step, since, summary };
    sink.note({ kind: 'fact', step: currentStep(), note: { type: 'event', kind: 'critical-while-unwatched', detail } });
}
//# sourceMappingURL=watch-oversight.js.map