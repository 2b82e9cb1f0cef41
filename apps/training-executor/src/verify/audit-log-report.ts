import { plural } from '#libs/contracts';
import type { AuditLogProof } from '#libs/decision-store';

/** Findings that are printed one by one; `--json` has more. */
const MOST_LINES = 20;

/** The line of `gradlens verify audit-log --json`. */
export function auditLogJson({ log, state, verdict }: AuditLogProof): Record<string, unknown> {
  const { entries, root, signers, anchoredTo, unfinished, findings } = verdict ?? NOTHING;
  return { auditLog: log, state, ok: state === 'ok', entries, root: root?.toString('base64') ?? null, signers, anchoredTo, unfinished, altered: findings };
}

const NOTHING = { entries: 0, root: null, signers: [], anchoredTo: 0, unfinished: [], findings: [] };

/** What a check of the audit log found, for people: the verdict first. */
export function auditLogText({ log, state, verdict }: AuditLogProof): string[] {
  if (verdict === null) return ['ALTERED  audit log: it is gone from the database'];
  const { entries, signers, anchoredTo, unfinished, findings } = verdict;
  const headlines = {
    ok: `OK  audit log: unaltered, ${entries} ${plural(entries, 'entry', 'entries')}`,
    unvouched: `NOT VOUCHED FOR  audit log: consistent, ${entries} ${plural(entries, 'entry', 'entries')}, and signed by nobody who is known`,
    altered: 'ALTERED  audit log',
  };
  const more = findings.length > MOST_LINES ? [`  …            and ${findings.length - MOST_LINES} more (--json lists them)`] : [];
  return [
    headlines[state],
    ...findings.slice(0, MOST_LINES).map(({ seq, why }) => `  entry        ${seq}: ${why}`),
    ...more,
    ...(unfinished.length === 0 ? [] : [`  begun        ${unfinished.length}, of which nothing tells what became: ${unfinished.slice(0, MOST_LINES).join(', ')}${unfinished.length > MOST_LINES ? ', …' : ''}`]),
    `  signed by    ${signers.join(', ') || 'nobody'}`,
    `  anchored     up to entry ${anchoredTo} of ${entries}, log ${String(log)}`,
  ];
}
