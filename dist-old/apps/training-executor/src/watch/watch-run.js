import { createRuleEngine, firingIn, nextIncident, NO_INCIDENT } from '#libs/stability-rules';
import { lossBlock } from './loss-block.js';
import { goesBack, stepBlock } from './step-block.js';
/**
 * Makes a watch. Rules on the loss see the steps that have one, rules on layers the steps that have any measure: a loss
 * that is logged less often is no gap and no NaN.
 */
export function watchRun({ source, run, rules, every, onProblem }) {
    const block = stepBlock(source, run);
    const losses = lossBlock(run, rules.some((rule) => seenBy(rule) === 'both'));
    let firstSteps = [];
    let engines = null;
    let [incidents, last] = [NO_INCIDENT, -1];
    return {
        get waiting() {
            return Math.max(block.size, losses.size);
        },
        get firing() {
            return firingIn(incidents);
        },
        get incidents() {
            return incidents.count;
        },
        rules: () => (engines ?? []).flatMap((engine) => engine.status()),
        add(row) {
            if (row.step < last)
                throw goesBack(source, row.place, last, row.step);
            if (row.step > last && firstSteps.length < 2)
                firstSteps = [...firstSteps, row.step];
            last = row.step;
            if (row.cells.length > 0)
                block.add(row);
            if (row.loss !== null)
                losses.add(row.step, row.loss);
            if (row.heldOutLoss !== null)
                losses.evaluated({ step: row.step, loss: row.heldOutLoss });
        },
        evaluate(atEnd) {
            if (firstSteps.length < 2 && !atEnd)
                return [];
            const apart = every ?? distance(firstSteps);
            engines ??= enginesOf(rules, apart, onProblem);
            const layers = [...takeAll(block, atEnd)];
            const windows = { layers, loss: losses.take(atEnd), both: losses.beside(layers) };
            const found = engines.flatMap((engine) => windows[engine.sees].flatMap((window) => engine.evaluate(window)));
            return found.sort((a, b) => a.step - b.step).map((transition) => {
                const next = nextIncident(incidents, transition, apart);
                incidents = next.state;
                return { run, transition, incident: next.incident };
            });
        },
    };
}
function distance([first = 0, second = first + 1]) {
    return second - first;
}
function enginesOf(rules, every, onProblem) {
    const stretched = rules.map((rule) => ({
        ...rule,
        hold: { ...rule.hold, holdSteps: rule.hold.holdSteps * every, keepFiringSteps: rule.hold.keepFiringSteps * every },
    }));
    return ['loss', 'layers', 'both'].map((sees) => engineOf(createRuleEngine(stretched.filter((rule) => seenBy(rule) === sees)), sees, onProblem));
}
/** Which windows a rule is asked about; rules of files say what they read. */
function seenBy({ needs, runSeries }) {
    if (needs?.includes('loss') === true && needs.includes('layers'))
        return 'both';
    return needs?.includes('loss') === true || runSeries.includes('loss') ? 'loss' : 'layers';
}
function engineOf(engine, sees, onProblem) {
    let state = engine.initial();
    return {
        sees,
        status: () => engine.status(state),
        evaluate(window) {
            const next = engine.evaluate(state, window);
            for (const { name, problem } of next.state.rules)
                if (problem !== null)
                    onProblem(name, problem);
            state = next.state;
            return next.transitions;
        },
    };
}
function* takeAll(block, atEnd) {
    for (let window = block.take(atEnd); window !== null; window = block.take(false))
        yield window;
}
//# sourceMappingURL=watch-run.js.map