import { useState, type ReactElement } from 'react';
import { fetchFile } from '../../export/fetch-file.js';
import { saveFile } from '../../export/save-file.js';

/** Downloads the whole ledger as the file that `gradlens verify` checks anywhere; says why not, where it may not be had. */
export function DownloadLedger({ uuid }: { readonly uuid: string }): ReactElement {
  const [isLoading, setLoading] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const load = async (): Promise<void> => {
    setLoading(true);
    setRefused(null);
    try {
      const answer = await fetchFile(`/ledger/v1/runs/${encodeURIComponent(uuid)}`);
      if (typeof answer === 'string') setRefused(answer);
      else saveFile(answer, `${uuid}.ledger`);
    } catch {
      // an altered ledger is not exported: the answer breaks off
      setRefused('The download broke off: the API went away, or the ledger is altered. Verify it.');
    } finally {
      setLoading(false);
    }
  };
  return (
    <>
      {refused !== null && <span className="refused" role="alert">{refused}</span>}
      <button type="button" disabled={isLoading} onClick={() => void load()} data-testid="download-ledger">{isLoading ? 'Downloading…' : 'Download the proof'}</button>
    </>
  );
}
