import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '#libs/contracts';
import { layersModel, modelShapeOf, writeSafetensors } from '#libs/training';
/** What an exported model is written as. */
export const MODEL_FORMATS = ['safetensors', 'tfjs'];
/**
 * Writes a model as a folder, whole or not at all: `weights.safetensors`, or `model.json` and `weights.bin` of TensorFlow.js,
 * with `preprocessing.json` and `provenance.json`, which names the checksums of the others.
 *
 * @throws InputError when the folder is there, unless `force`; and when what is there is no exported model.
 */
export async function writeModel(model, { folder, format, force }) {
    requireReplaceable(folder, force);
    const contents = { ...(format === 'tfjs' ? await tfjsFiles(model) : safetensorsFile(model)), 'preprocessing.json': jsonBytes(model.preprocessing) };
    const files = Object.entries(contents).map(([name, bytes]) => ({ name, sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length }));
    const part = `${path.resolve(folder)}.part-${process.pid}`;
    try {
        await mkdir(part, { recursive: true });
        for (const [name, bytes] of Object.entries({ ...contents, 'provenance.json': jsonBytes({ ...model.provenance, files }) }))
            await writeFile(path.join(part, name), bytes, { flush: true });
        await rm(folder, { recursive: true, force: true });
        await rename(part, folder);
    }
    finally {
        await rm(part, { recursive: true, force: true });
    }
    return files;
}
function requireReplaceable(folder, force) {
    if (!existsSync(folder))
        return;
    const refuse = (value, allowed) => {
        throw new InputError({ source: null, path: '-o', value, allowed });
    };
    if (!existsSync(path.join(folder, 'provenance.json')))
        refuse(`${JSON.stringify(folder)}, which is no exported model`, 'a folder that is not there yet, or that of an earlier export');
    if (!force)
        refuse(JSON.stringify(folder), 'a folder that is not there yet, or --force');
}
function safetensorsFile({ weights, provenance }) {
    const { format, run, step, weightsSha256 } = provenance;
    return { 'weights.safetensors': writeSafetensors({ tensors: weights, metadata: { format, run, step: String(step), weightsSha256 } }) };
}
async function tfjsFiles({ weights, preprocessing, provenance }) {
    const layers = layersModel({ model: provenance.model, shape: modelShapeOf(preprocessing), weights });
    try {
        const { run, step, weightsSha256 } = provenance;
        layers.setUserDefinedMetadata({ run, step, weightsSha256 });
        return await savedFiles(layers);
    }
    finally {
        layers.dispose();
    }
}
/** The two files of a layers model. */
async function savedFiles(layers) {
    const files = {};
    await layers.save({
        save: (artifacts) => {
            const { weightData, weightSpecs, ...rest } = artifacts;
            const parts = Array.isArray(weightData) ? weightData : [weightData ?? new ArrayBuffer(0)];
            files['weights.bin'] = Buffer.concat(parts.map((part) => Buffer.from(part)));
            files['model.json'] = jsonBytes({ ...rest, weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs }] });
            return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } });
        },
    });
    return files;
}
function jsonBytes(value) {
    return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
//# sourceMappingURL=write-model.js.map