import type { Role } from '../generated/graphql.js';

/** What a role may, in words for whoever has it. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  VIEWER: 'reads, but not what the data say of people',
  OPERATOR: 'reads, starts and steers runs, acts on alerts, sets rules; not what the data say of people',
  REVIEWER: 'reads everything but the audit log, steers runs, and decides reviews of people',
  AUDITOR: 'reads everything, the audit log too, and changes nothing',
  INGEST: 'delivers recordings of trainers, and nothing else',
  ADMIN: 'everything, tokens too',
};

/** Why somebody may not make or end silences, and who may. */
export function mayNotSilence(role: Role): string {
  return `Your role, ${role.toLowerCase()}, reads silences. Operators, reviewers and admins make and end them.`;
}

/** Why somebody may not set rules, and who may. */
export function mayNotSetRules(role: Role): string {
  return `Your role, ${role.toLowerCase()}, reads rules and checks them. Operators, reviewers and admins try them on runs and set them.`;
}

/** Why somebody may not ask for what a worker computes of a run, and who may. */
export function mayNotAsk(role: Role, what: string): string {
  return `Your role, ${role.toLowerCase()}, reads ${what}. Operators, reviewers and admins ask for them.`;
}
