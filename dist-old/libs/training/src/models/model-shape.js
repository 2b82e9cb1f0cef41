import { InputError } from '#libs/contracts';
import { featureBlocks, vocabularySize } from '#libs/datasets';
/** What a model sees of a data set, or of an exported model's preprocessing. */
export function modelShapeOf({ inputShape, classNames, target, text, preprocessing, table }) {
    const encodings = (preprocessing ?? table)?.encodings;
    return {
        inputShape,
        classes: target === undefined ? classNames.length : 1,
        ...(target === undefined ? {} : { target }),
        ...(text === undefined ? {} : { vocabulary: vocabularySize(text) }),
        ...(encodings === undefined ? {} : { categoricals: categoricalsOf(encodings) }),
    };
}
function categoricalsOf(encodings) {
    return featureBlocks(encodings).flatMap(({ kind, column, offset, width }) => (kind === 'categorical' ? [{ column, offset, width }] : []));
}
/** Numbers that a token may have. @throws InputError where the data are no texts. */
export function requireTexts(kind, { vocabulary }) {
    if (vocabulary !== undefined)
        return vocabulary;
    throw new InputError({ source: null, path: 'model.kind', value: JSON.stringify(kind), allowed: '"mlp" for tables and images, "cnn" for images: these data are no texts' });
}
/** @throws InputError where the data are texts. */
export function requireNumbers(kind, { vocabulary }) {
    if (vocabulary === undefined)
        return;
    throw new InputError({ source: null, path: 'model.kind', value: JSON.stringify(kind), allowed: '"text-bag" or "transformer": these data are texts' });
}
//# sourceMappingURL=model-shape.js.map