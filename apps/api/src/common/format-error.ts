import { randomUUID } from 'node:crypto';

import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

import { InputError } from '#libs/contracts';

import { inputGraphqlError } from './bad-input.js';

/** How long the database may work on one statement of the API, in milliseconds: none of ours comes near, whatever the query. */
export const STATEMENT_TIMEOUT_MS = 60_000;

const TIMED_OUT = `the database worked on this for ${STATEMENT_TIMEOUT_MS / 1000} s and was stopped; ask for less at once: a shorter page, fewer steps or layers`;

const AWAY = 'the database does not answer; it is asked again with the next request';

/** Makes what Apollo and graphql-ws call for each error before it is sent. */
export type ErrorFormatter = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * What a client is told of an error: a caller's mistake in full; of anything else only that it happened and an id under
 * which the log has the rest.
 */
export function errorFormatter(log: Logger): ErrorFormatter {
  return (formatted, error) => {
    const cause = unwrapResolverError(error);
    if (cause instanceof InputError) {
      const { message, extensions } = inputGraphqlError(cause);
      return { ...formatted, message, extensions };
    }
    if (isForClients(formatted, cause)) return withoutStack(formatted);
    if (isTimedOut(cause)) return { ...formatted, message: TIMED_OUT, extensions: { code: 'TIMED_OUT' } };
    if (isAway(cause)) {
      log.warn({ err: cause, path: formatted.path }, 'the database does not answer');
      return { ...formatted, message: AWAY, extensions: { code: 'DATABASE_AWAY' } };
    }
    const id = randomUUID();
    log.error({ id, err: cause, path: formatted.path }, 'operation failed');
    return {
      ...formatted,
      message: `something went wrong on the server; the log has more under the id ${id}`,
      extensions: { code: 'INTERNAL_SERVER_ERROR', id },
    };
  };
}

/** Errors that were made for the client: of GraphQL itself (no cause), or with a code of ours. */
function isForClients({ extensions }: GraphQLFormattedError, cause: unknown): boolean {
  const code = extensions?.['code'];
  return cause instanceof GraphQLError && code !== 'INTERNAL_SERVER_ERROR';
}

/** query_canceled: a statement that ran into its time-out. */
function isTimedOut(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === '57014';
}

/** What a connection that is refused or lost is told by: of the operating system, and of a server that stops or starts. */
const AWAY_CODES: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', '57P01', '57P02', '57P03']);
const AWAY_WORDS = /^(Connection terminated|Client has encountered a connection error|timeout expired|timeout exceeded when trying to connect)/;

function isAway(cause: unknown): boolean {
  if (cause instanceof AggregateError) return cause.errors.some(isAway);
  return cause instanceof Error && (AWAY_WORDS.test(cause.message) || ('code' in cause && AWAY_CODES.has(cause.code) && !('path' in cause)));
}

function withoutStack({ extensions = {}, ...rest }: GraphQLFormattedError): GraphQLFormattedError {
  const shown = Object.fromEntries(Object.entries(extensions).filter(([key]) => key !== 'stacktrace' && key !== 'http'));
  return { ...rest, extensions: shown };
}
