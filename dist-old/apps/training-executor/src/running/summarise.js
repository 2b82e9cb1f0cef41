/** What a run is summed up by. */
export async function summarise({ prepared, options, outcome, seconds, firstStep, alerts }) {
    const { training, backend } = prepared;
    const { stopped, stepsToTarget, lastFrame, lastEvaluation } = outcome;
    return {
        run: options.run,
        state: stopped === null ? 'completed' : stopped.state,
        steps: training.step,
        layers: training.layers.length,
        decisions: training.step * training.layers.length,
        trainLoss: lastFrame?.loss ?? null,
        ...testFigures(lastEvaluation),
        stepsToTarget,
        seconds,
        stepsPerSecond: (training.step - firstStep) / seconds,
        backend: backend.name,
        alerts,
        weightsSha256: await training.weightsSha256(),
    };
}
function testFigures(evaluation) {
    if (evaluation === null)
        return { testLoss: null, testAccuracy: null };
    const { loss, accuracy, errors } = evaluation;
    return errors === undefined ? { testLoss: loss, testAccuracy: accuracy } : { testLoss: loss, testAccuracy: null, testR2: errors.r2, testRmse: errors.rmse, testMae: errors.mae };
}
//# sourceMappingURL=summarise.js.map