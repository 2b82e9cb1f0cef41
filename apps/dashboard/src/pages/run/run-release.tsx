import { useId, type ReactElement } from 'react';
import { ActDialog } from '../../components/act-dialog.js';
import { Moment } from '../../components/moment.js';
import { errorSentence } from '../../components/page-states.js';
import { textOf } from '../../components/text-of.js';
import { Term } from '../../components/tip.js';
import { ReleaseRunDocument, RunReleaseDocument, SignReportDocument, type RunReleaseQuery } from '../../generated/graphql.js';
import { useAsked } from '../../hooks/use-asked.js';
import { useOutcome } from '../../hooks/use-outcome.js';
import type { Run } from './run-page.js';

type Found = NonNullable<RunReleaseQuery['run']>;

/** Who signed, whether that holds, and what the release policy says. */
export function RunRelease({ run }: { readonly run: Run }): ReactElement {
  const { data, error, again } = useAsked(RunReleaseDocument, { uuid: run.uuid });
  const found = data?.run ?? null;
  return (
    <section className="panel" aria-label="Signatures and release">
      <div className="panel-head">
        <h2><Term word="release">Signatures and release</Term></h2>
        <span className="spacer" />
        <SignReport run={run.uuid} acted={again} />
        <ReleaseRun run={run.uuid} acted={again} />
      </div>
      {error && <p className="refused" role="alert">Could not read the signatures. {errorSentence(error)}</p>}
      {found && <SignOffs signOffs={found.signOffs} />}
      {found && <LastRelease release={found.releases[0]} />}
    </section>
  );
}

function SignOffs({ signOffs }: { readonly signOffs: Found['signOffs'] }): ReactElement {
  if (signOffs.length === 0) return <p className="faint" data-testid="no-sign-offs">Nobody has signed a report on this run.</p>;
  return (
    <ul className="plain" data-testid="sign-offs">{signOffs.map(({ uuid, by, dissent, intendedUse, expiresAt, state, why }) => (
      <li key={uuid} data-state={state}><b>{by}</b> {dissent === null ? 'agrees' : `dissents: “${dissent}”`}, for “{intendedUse}”, until <Moment at={expiresAt} />: <b>{state}</b>{why === null ? '' : `, ${why}`}</li>
    ))}</ul>
  );
}

function LastRelease({ release }: { readonly release: Found['releases'][number] | undefined }): ReactElement {
  if (release === undefined) return <p className="faint">Nobody has asked to release it.</p>;
  return (
    <>
      <p data-testid="release-state" data-state={release.state}><b>{release.state}</b>, asked by {release.by} <Moment at={release.createdAt} /></p>
      <ul className="plain">{release.clauses.map(({ clause, verdict, why, command }) => (
        <li key={clause} data-verdict={verdict}><b>{clause}</b> {verdict}: {why}{command !== null && <>. <code>{command}</code></>}</li>
      ))}</ul>
    </>
  );
}

interface ActProps {
  readonly run: string;
  readonly acted: () => void;
}

function SignReport({ run, acted }: ActProps): ReactElement {
  const sign = useOutcome(SignReportDocument);
  const [use, dissent] = [useId(), useId()];
  const act = async (reason: string, form: FormData): Promise<string | null> => {
    const answer = await sign({ run, reason, intendedUse: textOf(form, 'use'), dissent: textOf(form, 'dissent') || null });
    acted();
    return answer;
  };
  return (
    <ActDialog label="Sign…" className="small" title="Sign the newest report on this run?" confirm="Sign" act={act} testId="sign-report" explanation="Binds weights, report and intended use for 90 days. Reviewers sign, and nobody signs what they started.">
      <label htmlFor={use}>Intended use</label>
      <input id={use} name="use" required maxLength={500} autoComplete="off" data-testid="sign-use" />
      <label htmlFor={dissent}>Dissent (empty: you agree)</label>
      <input id={dissent} name="dissent" maxLength={2000} autoComplete="off" />
    </ActDialog>
  );
}

function ReleaseRun({ run, acted }: ActProps): ReactElement {
  const release = useOutcome(ReleaseRunDocument);
  const override = useId();
  const act = async (reason: string, form: FormData): Promise<string | null> => {
    const answer = await release({ run, reason, override: form.get('override') === 'yes' });
    acted();
    return answer;
  };
  return (
    <ActDialog label="Release…" className="small" title="Release this run?" confirm="Ask the policy" act={act} testId="release-run" explanation="Every clause of the release policy is judged, and what comes out is recorded.">
      <label htmlFor={override}>Where the policy refuses</label>
      <select id={override} name="override"><option value="no">do not release</option><option value="yes">emergency: release all the same, and raise an alert</option></select>
    </ActDialog>
  );
}
