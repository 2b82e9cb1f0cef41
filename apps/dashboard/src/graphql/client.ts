import { cacheExchange, Client, fetchExchange, mapExchange, type CombinedError } from 'urql';
import { credentials, signOut } from '../session/session.js';
import { persistedQuery } from './stored-document.js';

/** The sentence on the sign-in page after the API refused the token. */
export const REFUSED = 'The API did not accept this token: it has ended, or the server was started anew. Use the newest sign-in link.';

/** The same after the session of a browser was refused. */
const SESSION_ENDED = 'Your session has ended. Sign in again.';

/** Whether an error says that the token is missing or no longer good. */
export function isSignedOut(error: CombinedError): boolean {
  const status = (error.response as Response | undefined)?.status;
  return status === 401 || error.graphQLErrors.some((e) => e.extensions['code'] === 'UNAUTHENTICATED');
}

/** Whether an error will pass by itself: the API or its database is away for now. */
export function isPassing(error: CombinedError): boolean {
  return error.networkError !== undefined || error.graphQLErrors.some((e) => e.extensions['code'] === 'UNAVAILABLE');
}

/** What names the thing that a page is about. */
const NAMING: readonly unknown[] = ['id', 'run', 'uuid'];

/** Whether what the address names has a form that no thing has: it is cut off or mistyped. */
export function isWrongAddress(error: CombinedError): boolean {
  return error.graphQLErrors.some(({ extensions }) => extensions['code'] === 'BAD_USER_INPUT' && NAMING.includes(extensions['field']));
}

/** Whether the API does not know a document of this page: one of them is of another version. */
export function isOutdated(error: CombinedError): boolean {
  return error.graphQLErrors.some((e) => e.extensions['code'] === 'PERSISTED_QUERY_NOT_FOUND');
}

/** What was not answered for such a reason is asked again after so long. Unit: ms. */
export const RETRY_MS = 2_000;

/** A client that asks the API at the page's own address, with the bearer token, or (null) by the session of the browser. */
export function makeClient(token: string | null): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: () => ({ headers: credentials(token) }),
    exchanges: [
      mapExchange({
        // in front of the cache: it changes the document
        onOperation: (operation) => ({ ...operation, extensions: { ...operation.extensions, ...persistedQuery(operation.query)?.extensions } }),
        onError(error) {
          if (isSignedOut(error)) signOut(token === null ? SESSION_ENDED : REFUSED);
        },
      }),
      cacheExchange,
      fetchExchange,
    ],
  });
}
