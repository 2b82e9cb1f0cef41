import { useEffect, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { RecordingHealthDocument } from '../generated/graphql.js';
import { useLastGood } from '../hooks/use-last-good.js';
import { recordingWords } from './recording-words.js';

/** How often it is asked whether runs record to disk. Unit: ms. */
const ASK_MS = 5000;

/** A word when runs record to disk because the database does not take their decisions. */
export function RecordingBanner(): ReactElement | null {
  const [{ data }, ask] = useQuery({ query: RecordingHealthDocument, requestPolicy: 'network-only' });
  useEffect(() => {
    const timer = setInterval(() => {
      ask({ requestPolicy: 'network-only' });
    }, ASK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [ask]);
  const words = recordingWords(useLastGood(data)?.health.recording ?? null);
  if (words === null) return null;
  return (
    <div className="banner" role="status" data-testid="recording-to-disk">{words}</div>
  );
}
