import { CALM, HOLDS, NO_SAMPLE, placeOf, short } from '../rule.js';
import { isSkipped, scanValues } from '../scan-values.js';
/**
 * `dead-layer`: a layer's gradient is exactly 0 (dead), or its update is although its gradient is not (frozen), for 20 steps.
 *
 * One cause, one alert: an update of 0 that follows from a gradient of 0 is told by the gradient. A step that was skipped,
 * for whatever reason, moves no layer and is no sample of the update.
 */
export const deadLayer = {
    name: 'dead-layer',
    severity: 'warning',
    hold: { holdSteps: 19, keepFiringSteps: 20 },
    groupsLayers: true,
    constants: {},
    runSeries: [],
    layerSeries: ['gradNorm', 'updateNorm'],
    memorySize: 0,
    evaluate: scan,
    explain: ({ layer, watched, step, state, value }) => {
        const what = watched === 'gradNorm' ? 'gets no gradient' : 'is not updated although it has a gradient';
        const said = state === 'firing' ? `${what}: exactly 0` : `is alive again (${short(value)})`;
        return { threshold: 0, summary: `${placeOf(layer)} ${said} at step ${String(step)}` };
    },
    text: {
        condition: "A layer's gradient norm is exactly 0, or its update norm is although its gradient norm is not, at 20 steps in a row. Steps that were skipped do not count.",
        meaning: 'The layer is dead or frozen: it does not change any more. Units that never activate, a branch that is cut off, or weights that nobody hands to the optimizer.',
        action: 'Frozen on purpose: silence the rule for this layer. Gradient 0: look for activations that are stuck at 0, lower the learning rate, start again from a checkpoint before the first step. Update 0: look at the optimizer and the scale of the layer.',
        falseAlarms: '0 on 618 recorded AlgoPerf runs (490 073 points) and on 8 healthy trainings of ours (10 700 steps, 4 data sets, 4 scalers): no gradient norm or update norm there was ever exactly 0. Both relu nets of ours that were killed by a learning rate 20 and 100 times too high are seen, 38 and 41 steps into the run. A layer that is frozen on purpose fires once: silence it.',
        measuredBy: 'libs/stability-rules/src/recorded-runs.spec.ts',
        source: 'SageMaker Debugger UnchangedTensor and AllZero; DeadRelu looks at single units, which are not recorded.',
    },
};
function scan(view, _memory, verdicts) {
    const { watched, measures } = view;
    const isUpdate = watched === 'updateNorm';
    scanValues(view, verdicts, (value, i) => {
        if (isUpdate && isSkipped(view, i))
            return NO_SAMPLE;
        if (value !== 0)
            return CALM;
        return isUpdate && measures?.gradNorm[i] === 0 ? CALM : HOLDS;
    });
}
//# sourceMappingURL=dead-layer.js.map