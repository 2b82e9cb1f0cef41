import type { ReactElement, ReactNode } from 'react';
import type { Word } from '../../components/glossary.js';
import { Moment } from '../../components/moment.js';
import { Term } from '../../components/tip.js';
import { formatCount, NO_VALUE } from '../../format/format-number.js';
import { formatDuration } from '../../format/format-time.js';
import type { LedgerVerdictFragment } from '../../generated/graphql.js';
import { anchoredWords, progressWords, verdictWords, whyWords } from './ledger-words.js';
import type { CheckProgress } from './use-ledger-check.js';
import { type LedgerStanding, useLedgerStanding } from './use-ledger-checks.js';

/** Checks the ledger when asked to, and says what the check found. */
export function LedgerCheck({ uuid }: { readonly uuid: string }): ReactElement {
  const { verdict, by, elsewhere, refused, progress, check, cancel } = useLedgerStanding(uuid);
  const isRunning = progress !== null;
  return (
    <section className="card" aria-label="Check" data-testid="ledger-check" data-state={verdict?.state} aria-busy={isRunning}>
      <div className="panel-head">
        <h2>Is it as it was recorded?</h2>
        <span className="spacer" />
        {isRunning && <button type="button" className="small" onClick={cancel} data-testid="cancel-verify">Cancel</button>}
        <button type="button" className={verdict ? 'small' : 'primary'} disabled={isRunning} onClick={check} data-testid="verify-now">{verdict ? 'Verify again' : 'Verify now'}</button>
      </div>
      {progress && <HowFar progress={progress} />}
      <Elsewhere running={elsewhere} />
      {refused !== null && <p className="refused" role="alert">Not checked: {refused}{verdict && ' Below stands what the check before found.'}</p>}
      <div role="status"><Standing verdict={verdict} by={by} isRunning={isRunning} /></div>
    </section>
  );
}

function Elsewhere({ running }: { readonly running: LedgerStanding['elsewhere'] }): ReactElement | null {
  return running && <p data-testid="checked-elsewhere"><b>{running.by}</b> checks it now. <HowFar progress={running} /></p>;
}

interface VerdictProps {
  readonly verdict: LedgerVerdictFragment;
  /** Who asked for it, where that is known. */
  readonly by: string | null;
}

function Standing({ verdict, by, isRunning }: Omit<VerdictProps, 'verdict'> & { readonly verdict: LedgerVerdictFragment | null; readonly isRunning: boolean }): ReactElement {
  if (isRunning) return <p className="faint">Reading every recorded number, hashing it and comparing it with what was signed…</p>;
  if (verdict) return <Verdict verdict={verdict} by={by} />;
  return <p className="faint">Not checked yet since the service started. The check recomputes all hashes and rows from what is stored, and compares them with signatures and anchor.</p>;
}

function HowFar({ progress }: { readonly progress: CheckProgress }): ReactElement {
  const { done, total } = progress;
  return (
    <span className="progress" data-testid="verify-progress" data-done={done} data-total={total}>
      <progress value={total === 0 ? 0 : Math.min(1, done / total)} max={1} aria-label="Progress of the check" />
      <span>{progressWords(progress)}</span>
    </span>
  );
}

function Verdict({ verdict, by }: VerdictProps): ReactElement {
  const { look, word, sentence } = verdictWords(verdict);
  return (
    <>
      <p className="ledger-verdict"><span className={`badge ledger-${look}`} data-testid="ledger-verdict">{word}</span> {sentence}</p>
      <VerdictFacts verdict={verdict} by={by} />
      <Findings verdict={verdict} />
      {verdict.gaps.length > 0 && (
        <>
          <h3>Steps that are not there</h3>
          <ul className="plain">{verdict.gaps.map(({ fromStep, toStep, reason, kind }) => <li key={`${fromStep} ${kind}`}><b>{formatCount(fromStep)}–{formatCount(toStep)}</b> {kind === 'gap' ? 'signed gap' : kind === 'filled' ? 'came later' : 'removed'}: {reason}</li>)}</ul>
        </>
      )}
      <h3>What no such check can exclude</h3>
      <ul className="plain faint">{verdict.cannotExclude.map((limit) => <li key={limit}>{limit}</li>)}</ul>
    </>
  );
}

function VerdictFacts({ verdict, by }: VerdictProps): ReactElement {
  const { frames, treeSize, lastStep, root, signers, checkedAt, seconds } = verdict;
  return (
    <dl className="run-facts">
      <Fact label="Steps">{lastStep < 0 ? NO_VALUE : `0–${formatCount(lastStep)}`}</Fact>
      <Fact label="Frames">{formatCount(frames)}</Fact>
      <Fact label="Leaves" word="leaves">{formatCount(treeSize)}</Fact>
      <Fact label="Root" word="root"><code data-testid="ledger-root">{root ?? 'cannot be computed'}</code></Fact>
      <Fact label="Signed by" word="signer">{signers.length === 0 ? 'nobody' : signers.join(', ')}</Fact>
      <Fact label="Anchored" word="anchored">{anchoredWords(verdict)}</Fact>
      <Fact label="Checked"><span data-testid="ledger-checked"><Moment at={checkedAt} />{by !== null && `, by ${by}`}, in {formatDuration(seconds)}</span></Fact>
    </dl>
  );
}

function Findings({ verdict: { findings, findingCount } }: { readonly verdict: LedgerVerdictFragment }): ReactElement | null {
  if (findings.length === 0) return null;
  return (
    <>
      <h3>What is wrong{findingCount > findings.length && `: the first ${formatCount(findings.length)} of ${formatCount(findingCount)}`}</h3>
      <div className="table-frame" tabIndex={0} role="region" aria-label="What is wrong">
        <table className="runs">
          <thead><tr><th scope="col">What</th><th scope="col">Where</th><th scope="col">Why</th></tr></thead>
          <tbody>{findings.map(({ what, where, why }, i) => <tr key={i} data-testid="ledger-finding"><td>{what}</td><td>{where}</td><td className="wrapping">{whyWords(why)}</td></tr>)}</tbody>
        </table>
      </div>
    </>
  );
}

function Fact({ label, word, children }: { readonly label: string; readonly word?: Word; readonly children: ReactNode }): ReactElement {
  return <div><dt>{word ? <Term word={word}>{label}</Term> : label}</dt><dd>{children}</dd></div>;
}
