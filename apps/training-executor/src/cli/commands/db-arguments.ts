import { InputError, isRunUuid, type RunUuid } from '#libs/contracts';

/** Reads the uuid of a run. @throws InputError. */
export function runArgument(text: string, path = 'RUN'): RunUuid {
  if (isRunUuid(text)) return text;
  throw wrongArgument(path, JSON.stringify(text), 'the uuid of a run, as it was printed');
}

/** Reads a text that says something. @throws InputError. */
export function textArgument(text: string | undefined, path: string): string {
  if (text !== undefined && text.trim() !== '' && text.length <= 1000) return text;
  throw wrongArgument(path, text === undefined ? null : JSON.stringify(text.slice(0, 80)), '1 to 1000 characters');
}

/** A mistake in an argument of `gradlens db`. */
export function wrongArgument(path: string, value: string | null, allowed: string): InputError {
  return new InputError({ source: 'db', path, value, allowed });
}
