import { InputError } from '#libs/contracts';
/**
 * Weight of each class in the loss, by the training split; undefined where all count alike. `balanced`: n/(K n_c) for n examples of K
 * classes that occur, n_c of them of the class, so that all classes weigh the same and the mean over the training split is 1.
 *
 * @throws InputError where there is not one weight for each class.
 * @see King and Zeng, 2001, Political Analysis 9(2)
 */
export function classWeightsOf({ classWeights }, { train, classNames }) {
    if (classWeights === undefined)
        return undefined;
    if (classWeights === 'balanced')
        return balanced(train.labels, classNames.length);
    if (classWeights.length === classNames.length)
        return Float32Array.from(classWeights);
    throw new InputError({ source: null, path: 'classWeights', value: `${classWeights.length} weights`, allowed: `balanced, or ${classNames.length} weights in the order of the classes: ${listed(classNames)}` });
}
function balanced(labels, classes) {
    const counts = new Float64Array(classes);
    for (const label of labels)
        counts[label] = counts[label] + 1;
    const occurring = counts.filter((count) => count > 0).length;
    return Float32Array.from(counts, (count) => (count === 0 ? 1 : labels.length / (occurring * count)));
}
function listed(names) {
    const shown = names.slice(0, 10).join(', ');
    return names.length > 10 ? `${shown}, …` : shown;
}
//# sourceMappingURL=class-weights.js.map