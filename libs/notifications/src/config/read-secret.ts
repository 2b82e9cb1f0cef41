import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { InputError } from '#libs/contracts';

/** Where secrets are looked up. */
export interface SecretSource {
  readonly variables: NodeJS.ProcessEnv;
  /** The notification file: names of files are relative to its folder. */
  readonly file: string;
}

/** A reference to a secret: the name of an environment variable, or of a file. */
export interface SecretReference {
  /** Field of the notification file, without Env or File: "secret". */
  readonly field: string;
  readonly env: string | undefined;
  readonly file: string | undefined;
}

/**
 * Looks a secret up; null when there is no reference. No message ever holds the secret.
 *
 * @throws InputError when the variable is not set, or the file cannot be read or is empty.
 */
export async function readSecret(reference: SecretReference, source: SecretSource): Promise<string | null> {
  const { field, env, file } = reference;
  if (env !== undefined) {
    const value = source.variables[env]?.trim() ?? '';
    if (value !== '') return value;
    throw new InputError({ source: 'environment', path: env, value: null, allowed: `the value that ${field}Env of ${source.file} refers to` });
  }
  if (file === undefined) return null;
  const name = path.resolve(path.dirname(source.file), file);
  const text = await readFile(name, 'utf8').catch((error: unknown) => {
    throw new InputError({ source: source.file, path: `${field}File`, value: `${name} (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`, allowed: 'a file that can be read' }, { cause: error });
  });
  if (text.trim() !== '') return text.trim();
  throw new InputError({ source: source.file, path: `${field}File`, value: `${name}, which is empty`, allowed: 'a file that holds the value' });
}
