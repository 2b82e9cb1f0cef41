import { parseRunSpec } from '#libs/contracts';
import { expect, it } from 'vitest';

import { productVersion, specSha256 } from './provenance.js';

const document = { name: 'a', data: { kind: 'named', name: 'adult' }, model: { kind: 'mlp' }, budget: { steps: 1 } };

it('hashes a spec by what it says, not by the order in which it says it', () => {
  const turned = Object.fromEntries(Object.entries(document).reverse());
  expect(specSha256(parseRunSpec(turned, 's'))).toBe(specSha256(parseRunSpec(document, 's')));
});

it('hashes another spec to something else', () => {
  const other = { ...document, budget: { steps: 2 } };
  expect(specSha256(parseRunSpec(other, 's'))).not.toBe(specSha256(parseRunSpec(document, 's')));
});

it('finds its own version', () => {
  expect(productVersion()).toMatch(/^\d+\.\d+\.\d+$/);
});
