import { useState, type ReactElement } from 'react';
import { saveFile } from '../../export/save-file.js';
import { session } from '../../session/session.js';

/** Downloads a report as a page or as what `gradlens verify` checks, at the level that the reader may see; says why not. */
export function DownloadReport({ report }: { readonly report: { readonly path: string; readonly uuid: string } }): ReactElement {
  const [refused, setRefused] = useState<string | null>(null);
  const load = async (format: 'html' | 'json'): Promise<void> => {
    const answer = await fetchReport(`${report.path}?format=${format}`);
    setRefused(typeof answer === 'string' ? answer : null);
    if (typeof answer !== 'string') saveFile(answer, `report-${report.uuid}.${format}`);
  };
  return (
    <>
      <button type="button" className="small" onClick={() => void load('html')} data-testid="report-html">Page</button>
      <button type="button" className="small" onClick={() => void load('json')} data-testid="report-json">JSON</button>
      {refused !== null && <span className="refused" role="alert">{refused}</span>}
    </>
  );
}

/** The file, or why there is none. */
async function fetchReport(address: string): Promise<Blob | string> {
  const current = session.get();
  const token = current.kind === 'signed-in' ? current.token : '';
  try {
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    if (answer.ok) return await answer.blob();
    return ((await answer.json()) as { error: { message: string } }).error.message;
  } catch {
    return 'The API did not answer.';
  }
}
