import type { ActionKind, RequestItemFragment } from '../../generated/graphql.js';

const ACTIONS: Readonly<Record<ActionKind, string>> = {
  LOWER: 'lower the scale to 1', PAUSE: 'pause the run', ROLLBACK: 'roll the run back', STOP: 'stop the run',
};

/** What is asked for. */
export function actionWords(kind: ActionKind): string {
  return ACTIONS[kind];
}

/** Whether a person has to decide: it waits for approval, or the time-out policy decided and nobody has looked since. */
export function isForAPerson({ state, unreviewed }: Pick<RequestItemFragment, 'state' | 'unreviewed'>): boolean {
  return state === 'PROPOSED' || unreviewed;
}

/** Where a request stands, in a few words. */
export function stateWords({ state, unreviewed }: Pick<RequestItemFragment, 'state' | 'unreviewed'>): string {
  if (state === 'PROPOSED') return 'waits for approval';
  if (unreviewed) return 'timed out, not reviewed';
  return state.toLowerCase().replaceAll('_', ' ');
}

/** Who was told of an act, and whether that arrived. */
export function toldWords(told: RequestItemFragment['acts'][number]['told']): string {
  const each = told.map(({ receiver, state }) => `${receiver}${state === null ? '' : ` (${state.toLowerCase().replaceAll('_', ' ')})`}`);
  return each.length === 0 ? '' : `; told: ${each.join(', ')}`;
}
