import { useState, type ReactElement } from 'react';
import { fetchFile } from '../../export/fetch-file.js';
import { saveFile } from '../../export/save-file.js';
import type { ReportLevel } from '../../routing/report-route.js';

/** Downloads a report as a page or as what `gradlens verify` checks, at a level, the most that the reader may see without one; says why not. */
export function DownloadReport({ report, level }: { readonly report: { readonly path: string; readonly uuid: string }; readonly level?: ReportLevel }): ReactElement {
  const [refused, setRefused] = useState<string | null>(null);
  const load = async (format: 'html' | 'json'): Promise<void> => {
    const answer = await fetchFile(`${report.path}?format=${format}${level === undefined ? '' : `&level=${level}`}`).catch(() => 'The API did not answer.');
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
