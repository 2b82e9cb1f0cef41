import { useId, type ReactElement } from 'react';
import { ActDialog } from '../../components/act-dialog.js';
import { Moment } from '../../components/moment.js';
import { textOf } from '../../components/text-of.js';
import { ReleaseRunDocument, SignReportDocument, type SignedRunFragment } from '../../generated/graphql.js';
import { useOutcome } from '../../hooks/use-outcome.js';

/** Signatures, each with whether it holds. */
export function SignOffs({ signOffs, none }: { readonly signOffs: SignedRunFragment['signOffs']; readonly none: string }): ReactElement {
  if (signOffs.length === 0) return <p className="faint" data-testid="no-sign-offs">{none}</p>;
  return (
    <ul className="plain" data-testid="sign-offs">{signOffs.map(({ uuid, by, dissent, intendedUse, expiresAt, state, standing }) => (
      <li key={uuid} data-state={state}><b>{by}</b> {dissent === null ? 'agrees' : `dissents: “${dissent}”`}, for “{intendedUse}”, ends <Moment at={expiresAt} />: <b>{standing}</b></li>
    ))}</ul>
  );
}

interface ActProps {
  readonly run: Pick<SignedRunFragment, 'uuid' | 'signRefusal' | 'releaseRefusal'>;
  readonly acted: () => void;
}

interface SignProps extends ActProps {
  /** The report that is signed; null where there is none. */
  readonly report: { readonly id: string; readonly version: number; readonly sha256: string } | null;
}

/** Signs a report; who may not is told why instead. */
export function SignReport({ run, report, acted }: SignProps): ReactElement {
  const sign = useOutcome(SignReportDocument);
  const [use, dissent] = [useId(), useId()];
  if (run.signRefusal !== null) return <p className="fine" data-testid="sign-refusal">You cannot sign: {run.signRefusal}.</p>;
  if (report === null) return <p className="fine" data-testid="sign-refusal">Nothing to sign yet: there is no report on the run as a whole.</p>;
  const act = async (reason: string, form: FormData): Promise<string | null> => {
    const answer = await sign({ run: run.uuid, report: report.id, reason, intendedUse: textOf(form, 'use'), dissent: textOf(form, 'dissent') || null });
    acted();
    return answer;
  };
  return (
    <ActDialog label="Sign…" className="small" title={`Sign version ${report.version} of the report?`} confirm="Sign" act={act} testId="sign-report" explanation={`Its hash is ${report.sha256.slice(0, 16)}…. Your signature binds weights, report and intended use for 90 days.`}>
      <label htmlFor={use}>Intended use</label>
      <input id={use} name="use" required maxLength={500} autoComplete="off" data-testid="sign-use" />
      <label htmlFor={dissent}>Dissent (empty: you agree)</label>
      <input id={dissent} name="dissent" maxLength={2000} autoComplete="off" />
    </ActDialog>
  );
}

/** Asks the release policy; who may not is told why instead. */
export function ReleaseRun({ run, acted }: ActProps): ReactElement {
  const release = useOutcome(ReleaseRunDocument);
  const override = useId();
  if (run.releaseRefusal !== null) return <p className="fine" data-testid="release-refusal">You cannot release: {run.releaseRefusal}.</p>;
  const act = async (reason: string, form: FormData): Promise<string | null> => {
    const answer = await release({ run: run.uuid, reason, override: form.get('override') === 'yes' });
    acted();
    return answer;
  };
  return (
    <ActDialog label="Release…" className="small" title="Release this run?" confirm="Ask the policy" act={act} testId="release-run" explanation="Every clause of the release policy is judged, and what comes out is recorded.">
      {run.signRefusal === null && (
        <>
          <label htmlFor={override}>Where the policy refuses</label>
          <select id={override} name="override"><option value="no">do not release</option><option value="yes">emergency: release all the same, and raise an alert</option></select>
        </>
      )}
    </ActDialog>
  );
}
