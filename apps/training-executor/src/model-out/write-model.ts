import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { InputError } from '#libs/contracts';
import { layersModel, modelShapeOf, writeSafetensors } from '#libs/training';

import type { TakenModel } from './taken-model.js';

/** What an exported model is written as. */
export const MODEL_FORMATS = ['safetensors', 'tfjs'] as const;
export type ModelFormat = (typeof MODEL_FORMATS)[number];

/** One file of an export. */
export interface WrittenFile {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Where to and how. */
export interface WriteOptions {
  readonly folder: string;
  readonly format: ModelFormat;
  readonly force: boolean;
}

/**
 * Writes a model as a folder, whole or not at all: `weights.safetensors`, or `model.json` and `weights.bin` of TensorFlow.js,
 * with `preprocessing.json` and `provenance.json`, which names the checksums of the others.
 *
 * @throws InputError when the folder is there, unless `force`; and when what is there is no exported model.
 */
export async function writeModel(model: TakenModel, { folder, format, force }: WriteOptions): Promise<readonly WrittenFile[]> {
  requireReplaceable(folder, force);
  const contents = { ...(format === 'tfjs' ? await tfjsFiles(model) : safetensorsFile(model)), 'preprocessing.json': jsonBytes(model.preprocessing) };
  const files = Object.entries(contents).map(([name, bytes]): WrittenFile => ({ name, sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length }));
  const part = `${path.resolve(folder)}.part-${process.pid}`;
  try {
    await mkdir(part, { recursive: true });
    for (const [name, bytes] of Object.entries({ ...contents, 'provenance.json': jsonBytes({ ...model.provenance, files }) })) await writeFile(path.join(part, name), bytes, { flush: true });
    await rm(folder, { recursive: true, force: true });
    await rename(part, folder);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
  return files;
}

function requireReplaceable(folder: string, force: boolean): void {
  if (!existsSync(folder)) return;
  const refuse = (value: string, allowed: string): never => {
    throw new InputError({ source: null, path: '-o', value, allowed });
  };
  if (!existsSync(path.join(folder, 'provenance.json'))) refuse(`${JSON.stringify(folder)}, which is no exported model`, 'a folder that is not there yet, or that of an earlier export');
  if (!force) refuse(JSON.stringify(folder), 'a folder that is not there yet, or --force');
}

function safetensorsFile({ weights, provenance }: TakenModel): Record<string, Uint8Array> {
  const { format, run, step, weightsSha256 } = provenance;
  return { 'weights.safetensors': writeSafetensors({ tensors: weights, metadata: { format, run, step: String(step), weightsSha256 } }) };
}

async function tfjsFiles({ weights, preprocessing, provenance }: TakenModel): Promise<Record<string, Uint8Array>> {
  const layers = layersModel({ model: provenance.model, shape: modelShapeOf(preprocessing), weights });
  try {
    const { run, step, weightsSha256 } = provenance;
    layers.setUserDefinedMetadata({ run, step, weightsSha256 });
    return await savedFiles(layers);
  } finally {
    layers.dispose();
  }
}

/** The two files of a layers model. */
async function savedFiles(layers: ReturnType<typeof layersModel>): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  await layers.save({
    save: (artifacts) => {
      const { weightData, weightSpecs, ...rest } = artifacts;
      const parts = Array.isArray(weightData) ? weightData : [weightData ?? new ArrayBuffer(0)];
      files['weights.bin'] = Buffer.concat(parts.map((part) => Buffer.from(part)));
      files['model.json'] = jsonBytes({ ...rest, weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs }] });
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' as const } });
    },
  });
  return files;
}

function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
