import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError, modelPreprocessingSchema, modelProvenanceSchema, parseModelFile } from '#libs/contracts';
import { readSafetensors } from '#libs/training';
/**
 * Reads a model that `gradlens export --format safetensors` wrote.
 *
 * @throws InputError naming the file that is missing, damaged or not of such a model.
 */
export async function readModel(folder) {
    const text = async (name) => [(await bytesOf(folder, name)).toString('utf8'), path.join(folder, name)];
    const preprocessing = parseModelFile(modelPreprocessingSchema, ...(await text('preprocessing.json')));
    const provenance = parseModelFile(modelProvenanceSchema, ...(await text('provenance.json')));
    return { preprocessing, provenance, weights: weightsOf(await bytesOf(folder, 'weights.safetensors')) };
}
function weightsOf(bytes) {
    return readSafetensors(bytes).tensors;
}
async function bytesOf(folder, name) {
    return await readFile(path.join(folder, name)).catch((cause) => {
        throw new InputError({ source: path.join(folder, name), path: '', value: null, allowed: 'a folder that "gradlens export --format safetensors" wrote' }, { cause });
    });
}
//# sourceMappingURL=read-model.js.map