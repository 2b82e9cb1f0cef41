import type { ReactElement } from 'react';
import { Term } from '../../components/tip.js';
import type { ReadReport } from './report-page.js';

/** Whether the stored report is what was signed, and what it would be named by elsewhere. */
export function ReportProofs({ report: { check, result, uuid } }: { readonly report: ReadReport }): ReactElement {
  return (
    <section className="panel" aria-label="Proofs">
      <div className="panel-head"><h2><Term word="reportCheck">Proofs</Term></h2></div>
      {check && <Checked check={check} />}
      {result && (
        <dl className="report-hashes">
          <dt>Report, SHA-256</dt><dd><code data-testid="report-hash">{result.sha256}</code></dd>
          <dt>Evidence, SHA-256</dt><dd><code>{result.evidenceSha256}</code></dd>
          <dt>Weights, SHA-256</dt><dd><code>{result.weightsSha256 ?? 'none'}</code></dd>
        </dl>
      )}
      <p className="fine">Without trust in this service: download the JSON, then <code>gradlens verify report.json --key KEY</code>. On the command line it is <code>gradlens report --stored {uuid}</code>.</p>
    </section>
  );
}

function Checked({ check: { problems, fields, provedDecisions, signers } }: { readonly check: NonNullable<ReadReport['check']> }): ReactElement {
  if (problems.length > 0) {
    return <div role="alert" className="refused" data-testid="report-check" data-sound="no"><b>It does not verify.</b><ul>{problems.map((each) => <li key={each}>{each}</li>)}</ul></div>;
  }
  return (
    <p data-testid="report-check" data-sound="yes">
      <b><span aria-hidden="true">✓ </span>It verifies</b>: {fields} fields are as they were signed by <code>{signers.join(', ')}</code>; {provedDecisions === 0 ? 'it shows no decision that the ledger would have to prove' : `${provedDecisions} decision${provedDecisions === 1 ? ' is' : 's are'} proved to be in the ledger`}.
    </p>
  );
}
