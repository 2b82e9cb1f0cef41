import { InputError, MODEL_FORMAT } from '#libs/contracts';
import { latestCheckpoint } from '#libs/decision-store';
import { readCheckpoint } from '../running/checkpoints.js';
import { productVersion } from '../running/provenance.js';
/**
 * The model of a run as its last checkpoint holds it: the weights that predict.
 *
 * @throws InputError when the run has no checkpoint.
 */
export async function takeModel(store, { row, training, data, backend, spec }) {
    const checkpoint = await latestCheckpoint(store, row.uuid);
    if (checkpoint === null)
        throw new InputError({ source: null, path: 'run', value: 'no checkpoint', allowed: 'a run with a checkpoint' });
    training.restore(await readCheckpoint(checkpoint));
    const { inputShape, featureNames, classNames, target, preprocessing, text } = data;
    const table = preprocessing === null ? null : { columns: preprocessing.columns.map((column) => ({ ...column, missing: [...column.missing] })), encodings: preprocessing.encodings.map(copied) };
    const weightsSha256 = await training.weightsSha256();
    return {
        weights: await training.weights(),
        preprocessing: { format: MODEL_FORMAT, inputShape: [...inputShape], featureNames: [...featureNames], classNames: [...classNames], ...(target === undefined ? {} : { target: { ...target } }), table, ...(text === undefined ? {} : { text: { ...text, vocabulary: [...text.vocabulary] } }) },
        provenance: {
            format: MODEL_FORMAT,
            run: row.uuid,
            name: row.name,
            project: row.project,
            state: row.state,
            step: training.step,
            /** Whether these are the weights that the run ended with, as it recorded them. */
            isFinal: row.summary?.weightsSha256 === weightsSha256,
            model: spec.model,
            weightsSha256,
            checkpointSha256: checkpoint.sha256,
            spec: row.spec,
            specSha256: row.specSha256,
            data: data.manifest,
            backend: backend.name,
            versions: row.versions,
            hardware: row.hardware,
            endedAt: row.endedAt,
            exportedBy: `gradlens ${productVersion()}`,
        },
    };
}
function copied(encoding) {
    return encoding.kind === 'numeric' ? { ...encoding } : { ...encoding, categories: [...encoding.categories] };
}
//# sourceMappingURL=taken-model.js.map