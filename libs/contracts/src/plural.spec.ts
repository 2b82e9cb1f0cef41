import { expect, it } from 'vitest';

import { plural } from './plural.js';

it('is the singular of one alone', () => {
  expect([0, 1, 2].map((count) => `${count} ${plural(count, 'step')}`)).toEqual(['0 steps', '1 step', '2 steps']);
  expect([plural(1, 'entry', 'entries'), plural(3, 'entry', 'entries')]).toEqual(['entry', 'entries']);
});
