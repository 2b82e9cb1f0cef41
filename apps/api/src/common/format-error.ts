import { randomUUID } from 'node:crypto';

import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

import { InputError } from '#libs/contracts';
import { isRetryable } from '#libs/decision-store';

import { inputGraphqlError } from './bad-input.js';

/** How long the database may work on one statement of the API, in milliseconds: none of ours comes near, whatever the query. */
export const STATEMENT_TIMEOUT_MS = 60_000;

const TIMED_OUT = `the database worked on this for ${STATEMENT_TIMEOUT_MS / 1000} s and was stopped; ask for less at once: a shorter page, fewer steps or layers`;

const AWAY = 'the database did not answer, or could not do this now; ask again in a moment, and of a change look first whether it was made';

/** Makes what Apollo and graphql-ws call for each error before it is sent. */
export type ErrorFormatter = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * What a client is told of an error: a caller's mistake in full; that the database is away (`UNAVAILABLE`), so that it may ask again; of anything
 * else only that it happened, and an id under which the log has the rest.
 */
export function errorFormatter(log: Logger): ErrorFormatter {
  return (formatted, error) => {
    const cause = causeOf(error);
    if (cause instanceof InputError) {
      const { message, extensions } = inputGraphqlError(cause);
      return { ...formatted, message, extensions };
    }
    if (isForClients(formatted, cause)) return withoutStack(formatted);
    if (isTimedOut(cause)) return { ...formatted, message: TIMED_OUT, extensions: { code: 'TIMED_OUT' } };
    const id = randomUUID();
    if (isAway(cause)) {
      log.warn({ id, err: cause, path: formatted.path }, 'operation failed: the database is away');
      return { ...formatted, message: AWAY, extensions: { code: 'UNAVAILABLE', id } };
    }
    log.error({ id, err: cause, path: formatted.path }, 'operation failed');
    return {
      ...formatted,
      message: `something went wrong on the server; the log has more under the id ${id}`,
      extensions: { code: 'INTERNAL_SERVER_ERROR', id },
    };
  };
}

/** What lies behind an error: of a resolver, or of a subscription that broke off, which graphql-ws wraps without saying where. */
function causeOf(error: unknown): unknown {
  const cause = unwrapResolverError(error);
  if (!(cause instanceof GraphQLError)) return cause;
  const { path, nodes, originalError, extensions } = cause;
  const isWrapped = path === undefined && nodes === undefined && extensions['code'] === undefined; // one with a code is our own word on its cause
  return isWrapped && originalError !== undefined ? originalError : cause;
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

/** Errors of the database, or of the way there, that the same operation may not see again; not of a file that is missing. */
function isAway(cause: unknown): boolean {
  return isRetryable(cause) && (cause as { syscall?: unknown }).syscall !== 'open';
}

function withoutStack({ extensions = {}, ...rest }: GraphQLFormattedError): GraphQLFormattedError {
  const shown = Object.fromEntries(Object.entries(extensions).filter(([key]) => key !== 'stacktrace' && key !== 'http'));
  return { ...rest, extensions: shown };
}
