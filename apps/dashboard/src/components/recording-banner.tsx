import { useEffect, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { RecordingHealthDocument } from '../generated/graphql.js';
import { isPassing } from '../graphql/client.js';
import { useLastGood } from '../hooks/use-last-good.js';
import { recordingWords } from './recording-words.js';

/** How often it is asked whether runs record to disk. Unit: ms. */
const ASK_MS = 5000;

/** What is said above a page that was read before the database went away: nothing else on it tells. Of a service that is away the lost connection does. */
const AWAY = 'The database does not answer now: what you see was read before. This page reads on by itself when it is back.';

/** A word when nothing can be read, and when runs record to disk because the database does not take their decisions. */
export function RecordingBanner(): ReactElement | null {
  const [{ data, error }, ask] = useQuery({ query: RecordingHealthDocument, requestPolicy: 'network-only' });
  useEffect(() => {
    const timer = setInterval(() => {
      ask({ requestPolicy: 'network-only' });
    }, ASK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [ask]);
  const words = recordingWords(useLastGood(data)?.health.recording ?? null);
  if (error && isPassing(error) && !error.networkError) return <div className="banner" role="status" data-testid="database-away">{AWAY}</div>;
  if (words === null) return null;
  return (
    <div className="banner" role="status" data-testid="recording-to-disk">{words}</div>
  );
}
