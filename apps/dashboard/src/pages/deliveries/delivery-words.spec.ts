import { expect, it } from 'vitest';
import { attemptWords, deliveryStateWords, isForbidden, kindWords } from './delivery-words.js';

const plain = { kind: 'alerts', state: 'SENT', isRepeat: false, silencedBy: [], inhibitedBy: [] } as const;

it.each([
  [plain, 'sent', 'alerts'],
  [{ ...plain, state: 'GIVEN_UP', kind: 'test' }, 'given up', 'test'],
  [{ ...plain, state: 'SUPPRESSED', silencedBy: ['a'] }, 'silenced', 'alerts'],
  [{ ...plain, state: 'SUPPRESSED', inhibitedBy: ['a'], isRepeat: true }, 'inhibited', 'alerts, reminder'],
] as const)('%j is %s, %s', (delivery, state, kind) => {
  expect([deliveryStateWords(delivery), kindWords(delivery)]).toEqual([state, kind]);
});

it('tells how an attempt went', () => {
  expect(attemptWords({ status: 204, problem: null, ms: 12 })).toBe('answered 204 after 12 ms');
  expect(attemptWords({ status: null, problem: 'hooks cannot be reached', ms: 3 })).toBe('no answer after 3 ms: hooks cannot be reached');
});

it('knows a refusal by who asks', () => {
  const error = (code: string) => ({ graphQLErrors: [{ extensions: { code } }] }) as unknown as Parameters<typeof isForbidden>[0];
  expect([isForbidden(error('FORBIDDEN')), isForbidden(error('INTERNAL'))]).toEqual([true, false]);
});
