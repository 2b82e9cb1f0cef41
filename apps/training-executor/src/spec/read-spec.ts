import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import { InputError, messageOf, metaWeightsSchema, parseRunSpec, parseWith, type DataSpec, type RunSpec, type ScalerSpec } from '#libs/contracts';
import { LineCounter, parseDocument } from 'yaml';

/** Larger spec files are refused: they are something else. Unit: bytes. */
const MAX_SPEC_BYTES = 1 << 20;

/**
 * Reads a YAML (or JSON) spec file, validates it, makes its data paths absolute, and puts the network of a file that scaler `meta` names in its place.
 *
 * @throws InputError when the file is missing, is not YAML (with its line), or a field is wrong.
 */
export async function readSpec(file: string): Promise<RunSpec> {
  const spec = parseRunSpec(parseYaml(await readText(file), file), file);
  const folder = path.dirname(path.resolve(file));
  return { ...spec, data: withAbsolutePaths(spec.data, folder), scaler: await withMetaWeights(spec.scaler, folder) };
}

/** The weights themselves are part of the spec, its hash, checkpoints, replay and ledger: none depends on the file any more. */
async function withMetaWeights(scaler: ScalerSpec, folder: string): Promise<ScalerSpec> {
  if (scaler.kind !== 'meta' || typeof scaler.weights !== 'string') return scaler;
  const file = path.resolve(folder, scaler.weights);
  return { ...scaler, weights: parseWith(metaWeightsSchema, parseYaml(await readText(file), file), { source: file }) };
}

/** The text of a YAML file. @throws InputError when there is none, or one too large to be one. */
export async function readText(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  if (found?.isFile() !== true) {
    throw new InputError({ source: file, path: '', value: found === null ? 'not there' : 'not a file', allowed: 'a YAML file that can be read' });
  }
  if (found.size > MAX_SPEC_BYTES) {
    throw new InputError({ source: file, path: '', value: `${found.size} bytes long`, allowed: `up to ${MAX_SPEC_BYTES} bytes` });
  }
  return await readFile(file, 'utf8');
}

/** Parses YAML; the first syntax error becomes one line with its line number. */
export function parseYaml(text: string, source: string): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const problem = document.errors[0];
  if (problem !== undefined) {
    const { line, col } = lineCounter.linePos(problem.pos[0]);
    throw new InputError({ source, path: `line ${line}, column ${col}`, value: `not YAML (${problem.message})`, allowed: 'valid YAML' });
  }
  try {
    const value = document.toJS() as unknown;
    JSON.stringify(value); // a spec is stored as JSON: nothing may hold itself
    return value;
  } catch (error) {
    // an alias bomb or an unresolved alias
    throw new InputError({ source, path: '', value: `not usable YAML (${messageOf(error)})`, allowed: 'valid YAML' }, { cause: error });
  }
}

/** The same data, with file paths resolved against the folder of the spec file. */
function withAbsolutePaths(data: DataSpec, folder: string): DataSpec {
  const resolve = (file: string): string => path.resolve(folder, file);
  const optional = (file: string | undefined): string | undefined => (file === undefined ? undefined : resolve(file));
  if (data.kind === 'csv' || data.kind === 'parquet' || data.kind === 'text') return { ...data, path: resolve(data.path), testPath: optional(data.testPath) };
  if (data.kind === 'idx') {
    return {
      ...data,
      trainImages: resolve(data.trainImages),
      trainLabels: resolve(data.trainLabels),
      testImages: optional(data.testImages),
      testLabels: optional(data.testLabels),
    };
  }
  return data;
}
