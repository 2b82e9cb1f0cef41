/** Where a wrong input came from and what would have been right. */
export interface InputProblem {
  /** File, environment variable or flag; null when the caller names it. */
  readonly source: string | null;
  /** Path of the field inside the source ("data.batchSize"), empty for the source itself. */
  readonly path: string;
  /** The value that was found, as a person would write it; null when the field is missing. */
  readonly value: string | null;
  /** What is allowed, as a sentence part: "an integer from 1 to 65536". */
  readonly allowed: string;
}

/**
 * A mistake of whoever gave the input: one line that names file, field, value and what is allowed.
 *
 * The command line answers it with exit code 2, GraphQL with `BAD_USER_INPUT`.
 */
export class InputError extends Error {
  readonly problem: InputProblem;

  constructor(problem: InputProblem, options?: ErrorOptions) {
    super(inputLine(problem), options);
    this.name = 'InputError';
    this.problem = problem;
  }
}

function inputLine({ source, path, value, allowed }: InputProblem): string {
  const where = [source, path].filter((part) => part !== null && part !== '').join(': ');
  const found = value === null ? 'is missing' : `is ${value}`;
  return `${where === '' ? 'input' : where} ${found}; allowed: ${allowed}`;
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
