import { z } from 'zod';

import { InputError } from './errors.js';

/** The environment variables gradlens reads, and what each may be. Everything else is ignored. */
const environmentSchema = z.object({
  /** Folder of the embedded database, keys and checkpoints. */
  GRADLENS_HOME: z.string().min(1).default('.gradlens'),
  /** Folder with the files of the named data sets; downloaded into the home folder when absent. */
  GRADLENS_DATA_DIR: z.string().min(1).optional(),
  /** Any PostgreSQL 15 to 18 instead of the embedded one. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'a URL that starts with postgres:// or postgresql://')
    .optional(),
  /** Address the API listens on. */
  GRADLENS_HOST: z.string().min(1).default('127.0.0.1'),
  /** Port of API and dashboard; 0 takes a free one. */
  GRADLENS_PORT: z.coerce.number('an integer from 0 to 65535').int().min(0).max(65535).default(7433),
  /** Access token of the API; generated and kept in the home folder when absent. */
  GRADLENS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
});

/** The environment, validated. */
export type Environment = z.infer<typeof environmentSchema>;

/**
 * Reads and validates the environment. An empty variable counts as absent.
 *
 * @throws InputError that names the variable, its value and what is allowed.
 */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(present);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0] ?? '');
  throw new InputError({
    source: 'environment',
    path: name,
    value: name === 'GRADLENS_TOKEN' ? 'too short' : JSON.stringify(variables[name]),
    allowed: issue?.message ?? 'a valid value',
  });
}
