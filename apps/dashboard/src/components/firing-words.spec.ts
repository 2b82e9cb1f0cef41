import { expect, it } from 'vitest';

import { firingWords } from './firing-words.js';

const told = (live: number, ended: number): Parameters<typeof firingWords>[0] => ({
  alerts: { totalCount: live, edges: live === 0 ? [] : [{ node: { summary: 'the loss rises', firedStep: 3, run: { name: 'calm' } } }] },
  ended: { totalCount: ended },
});

it('counts what fires on live runs, and beside it what fired when its run ended', () => {
  expect(firingWords(null)).toEqual({ count: 0, label: 'alerts …', spoken: '' });
  expect(firingWords(told(0, 0))).toEqual({ count: 0, label: 'no alerts firing', spoken: 'No alert is firing.' });
  expect(firingWords(told(2, 0))).toEqual({ count: 2, label: '2 firing', spoken: '2 firing. calm: the loss rises' });
  expect(firingWords(told(2, 1))).toEqual({ count: 2, label: '2 firing, 1 ended', spoken: '2 firing. calm: the loss rises. 1 more fired when its run ended.' });
  expect(firingWords(told(0, 3))).toEqual({ count: 0, label: '0 firing, 3 ended', spoken: 'No alert is firing. 3 more fired when their runs ended.' });
});
