import type { ReactElement } from 'react';
import { Moment } from '../../components/moment.js';
import { Term } from '../../components/tip.js';
import { formatCount } from '../../format/format-number.js';
import type { LedgerRun } from './ledger-page.js';

type Ledger = LedgerRun['ledger'];

/** The ledger as it is stored: who signed, and each signed segment. */
export function StoredLedger({ ledger }: { readonly ledger: Ledger }): ReactElement {
  return (
    <>
      <section className="card" aria-label="Keys" data-testid="ledger-keys">
        <div className="panel-head"><h2><Term word="signer">Signed with</Term></h2></div>
        {ledger.keys.map(({ name, vkey }) => (
          <p key={name} className="ledger-key"><b>{name}</b> <code>{vkey}</code></p>
        ))}
        <p className="fine">Checked on another machine: <code>gradlens verify FILE --key VKEY</code>, with the key from who recorded the run, not from this page.</p>
      </section>
      <Segments ledger={ledger} />
    </>
  );
}

function Segments({ ledger: { segments, segmentCount } }: { readonly ledger: Ledger }): ReactElement {
  return (
    <section aria-label="Signed segments" data-testid="ledger-segments">
      <div className="panel-head"><h2><Term word="segment">Signed segments</Term></h2><span className="count">{segments.length < segmentCount ? `the newest ${segments.length} of ${formatCount(segmentCount)}` : formatCount(segmentCount)}</span><span className="spacer" /></div>
      <div className="table-frame" tabIndex={0} role="region" aria-label="Signed segments">
        <table className="runs">
          <thead>
            <tr>
              <th scope="col">Frames</th>
              <th scope="col" className="number">Last step</th>
              <th scope="col" className="number"><Term word="leaves">Leaves</Term></th>
              <th scope="col"><Term word="root">Root</Term></th>
              <th scope="col">Signed by</th>
              <th scope="col">Signed</th>
            </tr>
          </thead>
          <tbody>{segments.map((segment) => <Segment key={segment.firstFrame} segment={segment} />)}</tbody>
        </table>
      </div>
    </section>
  );
}

function Segment({ segment }: { readonly segment: Ledger['segments'][number] }): ReactElement {
  const { firstFrame, lastFrame, lastStep, treeSize, root, signer, signedAt } = segment;
  return (
    <tr data-testid="ledger-segment">
      <th scope="row">{formatCount(firstFrame)}–{formatCount(lastFrame)}</th>
      <td className="number">{lastStep < 0 ? '–' : formatCount(lastStep)}</td>
      <td className="number">{formatCount(treeSize)}</td>
      <td><code data-tip={root}>{root.slice(0, 16)}…</code></td>
      <td>{signer}</td>
      <td><Moment at={signedAt} /></td>
    </tr>
  );
}
