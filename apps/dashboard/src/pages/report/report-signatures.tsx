import type { ReactElement } from 'react';
import { Term } from '../../components/tip.js';
import { ReleaseRun, SignOffs, SignReport } from '../run/sign-and-release.js';
import type { ReadReport } from './report-page.js';

/** Who signed this report, whether that holds, and how to sign or release; who may not is told why. */
export function ReportSignatures({ report, acted }: { readonly report: ReadReport; readonly acted: () => void }): ReactElement {
  const { id, run, version, isOnPrediction, result } = report;
  const own = run.signOffs.filter((each) => each.report === id);
  return (
    <section className="panel" aria-label="Signatures">
      <div className="panel-head"><h2><Term word="release">Signatures</Term></h2></div>
      {isOnPrediction ? <p className="faint" data-testid="not-signed">Reports on the run as a whole are signed; this one is about one prediction.</p> : (
        <>
          <SignOffs signOffs={own} none="Nobody has signed this report." />
          <div className="report-acts">
            {result && <SignReport run={run} report={{ id, version, sha256: result.sha256 }} acted={acted} />}
            <ReleaseRun run={run} acted={acted} />
          </div>
        </>
      )}
    </section>
  );
}
