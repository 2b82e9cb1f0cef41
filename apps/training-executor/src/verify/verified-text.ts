import { plural } from '#libs/contracts';
import type { Verdict } from '#libs/audit';
import { findingsOf, stateOf, type KnownTrust, type Verified } from '#libs/decision-store';

/** Findings that are printed one by one; `--json` has more. */
const MOST_LINES = 20;

/** What a check found, for people: the verdict first, then what, where and why, then what cannot be excluded. */
export function verifiedText(verified: Verified, trust: KnownTrust): string[] {
  const verdict = verified.proof?.verdict ?? null;
  return [
    headline(verified, verdict),
    ...findingLines(verified),
    ...(verdict === null ? [] : factLines(verdict, trust)),
    ...(verdict === null ? [] : verdict.notes.map((note) => `  note         ${note}`)),
    ...(verdict === null ? [] : verdict.cannotExclude.map((limit) => `  not excluded ${limit}`)),
  ];
}

function headline(verified: Verified, verdict: Verdict | null): string {
  const name = verified.file ?? `run ${String(verified.run)}`;
  const completeness = verdict?.complete === true ? 'complete' : whyIncomplete(verdict);
  const headlines = {
    ok: `OK  ${name}: unaltered, ${completeness}`,
    unvouched: `NOT VOUCHED FOR  ${name}: consistent, ${completeness}, and signed by nobody who is known`,
    empty: `EMPTY  ${name}: nothing was recorded${verdict?.isLive === true ? ' yet' : ', it ended before it began'}`,
    altered: `ALTERED  ${name}`,
    deleted: `DELETED  ${name}`,
  };
  return headlines[stateOf(verified)];
}

function whyIncomplete(verdict: Verdict | null): string {
  if (verdict === null) return 'not complete';
  const open = verdict.gaps.filter(({ filled }) => !filled).length;
  if (open > 0) return `not complete: ${open} signed ${open === 1 ? 'gap' : 'gaps'}`;
  return verdict.ended === null && !verdict.isLive ? 'not complete: its end is not recorded' : 'not complete';
}

function findingLines(verified: Verified): string[] {
  const findings = findingsOf(verified);
  const lines = findings.slice(0, MOST_LINES).map(({ what, where, why }) => `  ${what.padEnd(12)} ${where}: ${why}`);
  const more = findings.length - lines.length + (verified.proof?.moreDifferences ?? 0);
  return more > 0 ? [...lines, `  …            and ${more} more (--json lists them)`] : lines;
}

function factLines(verdict: Verdict, { origin }: KnownTrust): string[] {
  const { frames, treeSize, lastStep, root, signer, keysTrusted, anchored, anchor, gaps, removed } = verdict;
  return [
    `  ledger       ${frames} ${plural(frames, 'frame')}, ${treeSize} ${plural(treeSize, 'leaf', 'leaves')}${lastStep < 0 ? '' : `, steps 0..${lastStep}`}`,
    `  root         ${root?.toString('base64') ?? 'cannot be computed'}`,
    ...gaps.map(({ fromStep, toStep, reason, filled }) => `  gap          steps ${fromStep}..${toStep}: ${reason}${filled ? ' (came later)' : ''}`),
    ...removed.map(({ fromStep, toStep, by, reason }) => `  removed      steps ${fromStep}..${toStep} by ${by}: ${reason}`),
    `  signed by    ${signer.join(', ') || 'nobody'} (${keysTrusted ? 'trusted' : 'not known from elsewhere'}; keys: ${origin.keys})`,
    `  anchored     ${anchored}${anchor.upTo === null ? '' : ` up to frame ${anchor.upTo.seq}, step ${anchor.upTo.step}`} (anchor: ${origin.anchor})`,
  ];
}
