import { InputError } from '#libs/contracts';
import { readNewImages, readNewRecords, readNewTexts } from '#libs/datasets';
import { createPredictor, modelShapeOf } from '#libs/training';
/**
 * Scores records of a file under a model; the current backend computes.
 *
 * @throws InputError when the weights are not those the model names, or the file does not fit.
 */
export async function predictRecords({ weights, preprocessing, provenance }, { file, delimiter, threshold, signal }) {
    const { classNames, target } = preprocessing;
    const outputs = target === undefined ? classNames.length : 1;
    const { features, ...records } = await readFile(preprocessing, file, { delimiter, signal });
    const predictor = createPredictor({ model: provenance.model, shape: modelShapeOf(preprocessing), weights });
    try {
        const found = await predictor.weightsSha256();
        if (found !== provenance.weightsSha256)
            throw new InputError({ source: 'weights', path: 'sha256', value: found, allowed: `${provenance.weightsSha256}, as the provenance says` });
        const scores = await predictor.scores(features);
        const predictions = Array.from({ length: records.count }, (_, row) => (target === undefined ? predictionOf(row, scores.subarray(row * outputs, (row + 1) * outputs), { classNames, threshold }) : numberOf(row, scores)));
        return { predictions, records, features };
    }
    finally {
        predictor.dispose();
    }
}
async function readFile({ inputShape, table, text }, file, options) {
    if (text !== undefined)
        return await readNewTexts(file, text, options);
    return table === null ? await readNewImages(file, inputShape) : await readNewRecords(file, table, options);
}
function numberOf(row, scores) {
    return { row, predictedClass: null, score: scores[row] ?? NaN, probabilities: [] };
}
function predictionOf(row, probabilities, { classNames, threshold }) {
    const last = classNames.length - 1;
    const given = classNames.length > 2 ? probabilities.indexOf(Math.max(...probabilities)) : Number((probabilities[last] ?? NaN) >= threshold);
    const predictedClass = probabilities.some(Number.isNaN) ? null : (classNames[given] ?? null);
    return { row, predictedClass, score: probabilities[classNames.length > 2 ? given : last] ?? NaN, probabilities: [...probabilities] };
}
//# sourceMappingURL=predict-records.js.map