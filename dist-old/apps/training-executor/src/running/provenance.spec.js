import { parseRunSpec } from '#libs/contracts';
import { expect, it } from 'vitest';
import { productVersion, specSha256, versionsOf } from './provenance.js';
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
it('tells the version of the scaler and the hash of all that it was set to', () => {
    const backend = { name: 'cpu', version: '4.22.0', libraryVersion: '4.22.0' };
    const of = (scaler) => versionsOf(backend, parseRunSpec({ ...document, scaler }, 's'));
    const snr = of({ kind: 'snr' });
    expect(snr).toMatchObject({ gradlens: productVersion(), backend: 'cpu 4.22.0', scaler: 'snr 1' });
    expect(snr.scalerSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(of({ kind: 'snr', up: 0.03 })).toEqual(snr);
    expect(of({ kind: 'snr', up: 0.04 }).scalerSha256).not.toBe(snr.scalerSha256);
    expect(of({ kind: 'meta' }).scaler).toBe('meta 1');
});
//# sourceMappingURL=provenance.spec.js.map