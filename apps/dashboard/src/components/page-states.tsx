import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { isOutdated, isPassing, isWrongAddress, RETRY_MS } from '../graphql/client.js';
import { Link } from '../routing/navigation.js';
import { OVERVIEW } from '../routing/route.js';

/** Grey bars in the place of what is being read. */
export function Loading({ what, rows = 4 }: { readonly what: string; readonly rows?: number }): ReactElement {
  return (
    <div className="loading" role="status" aria-label={`Reading ${what}`}>
      {Array.from({ length: rows }, (_, i) => <div key={i} className="bar" />)}
      <span className="visually-hidden">Reading {what}…</span>
    </div>
  );
}

const OUTDATED = 'This page is of another version than the service, which was updated or set back meanwhile: reload the page.';

/** What an error means to the reader. */
export function errorSentence(error: CombinedError): string {
  if (isOutdated(error)) return OUTDATED;
  if (error.networkError) return `The API did not answer (${error.networkError.message}).`;
  return error.graphQLErrors.map((e) => e.message).join(' ') || error.message;
}

/** An error with a way on; one that passes by itself is tried again without a person. */
export function Failed({ what, error, retry }: { readonly what: string; readonly error: CombinedError; readonly retry?: () => void }): ReactElement {
  useRetry(error, retry);
  if (isWrongAddress(error)) return <Empty title="There is nothing at this address."><p>It may be cut off, or mistyped. <Link to={OVERVIEW}>Overview</Link></p></Empty>;
  return (
    <div className="notice failed" role="alert" data-testid="failed">
      <strong>Could not read {what}.</strong>
      <p>{errorSentence(error)}</p>
      {retry && <button type="button" onClick={retry}>Try again</button>}
    </div>
  );
}

function useRetry(error: CombinedError, retry: (() => void) | undefined): void {
  const latest = useRef(retry);
  useEffect(() => {
    latest.current = retry;
  });
  const willPass = isPassing(error);
  useEffect(() => {
    if (!willPass) return;
    const timer = setInterval(() => latest.current?.(), RETRY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [willPass]);
}

/** Nothing to show, and what to do about it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }): ReactElement {
  return (
    <div className="notice empty" data-testid="empty">
      <strong>{title}</strong>
      {children}
    </div>
  );
}
