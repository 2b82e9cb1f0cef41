import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tryAll } from './testing/spool-trial.js';
const crash = fc.constantFrom('process', 'power', 'process, then power');
const bytes = fc.oneof({ weight: 4, arbitrary: fc.nat(200) }, { weight: 1, arbitrary: fc.nat(3000) });
const part = fc.double({ min: 0, max: 1, noNaN: true });
const fault = fc.constantFrom('ENOSPC', 'EIO', null, null);
const action = fc.oneof({ weight: 10, arbitrary: fc.record({ do: fc.constant('append'), bytes }) }, { weight: 1, arbitrary: fc.record({ do: fc.constant('sync') }) }, { weight: 1, arbitrary: fc.record({ do: fc.constant('policy') }) }, { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen') }) }, { weight: 2, arbitrary: fc.record({ do: fc.constant('commit'), part }) }, { weight: 2, arbitrary: fc.record({ do: fc.constant('read'), part }) }, { weight: 1, arbitrary: fc.record({ do: fc.constant('crash'), crash }) }, { weight: 1, arbitrary: fc.record({ do: fc.constant('crash-within'), calls: fc.nat(12), crash }) }, { weight: 1, arbitrary: fc.record({ do: fc.constant('room'), bytes: fc.oneof(fc.nat(2000), fc.constant(1e9)) }) }, { weight: 1, arbitrary: fc.record({ do: fc.constant('fault'), fault }) });
const power = { do: 'crash', crash: 'power' };
const append = (bytes) => ({ do: 'append', bytes });
/** Two segments and the beginning of a third, with everything that happens to one: syncs, commits, a full disk, an idle end. */
const SCRIPT = [
    ...[300, 0, 700].map(append),
    { do: 'sync' },
    ...[600, 200].map(append),
    { do: 'commit', part: 0.5 },
    { do: 'room', bytes: 100 },
    append(1000),
    { do: 'fault', fault: 'ENOSPC' },
    { do: 'sync' },
    { do: 'fault', fault: null },
    { do: 'room', bytes: 1e9 },
    ...[1000, 900, 50].map(append),
    { do: 'reopen' },
    append(80),
    { do: 'commit', part: 1 },
    ...[500, 20].map(append),
];
/** Found once: with these actions a crash hurt an earlier version, in one of many ways in which it can happen. */
const FOUND = {
    'a head across two blocks of which one is lost': [append(108), append(0), power, append(1), power],
    'a spool that is removed, whose marks still ask for records': [append(49), { do: 'sync' }],
    'records beside marks that had no room': [{ do: 'fault', fault: 'ENOSPC' }, power, append(0), append(49), append(0), power],
    'records that are committed but not durable': [{ do: 'fault', fault: 'ENOSPC' }, append(24), append(105), append(198), { do: 'commit', part: 1 }],
    'segments that are removed together': [...[700, 700, 700, 700, 700, 700, 20].map(append), { do: 'commit', part: 0.8 }],
};
describe('a spool on a disk that fails', () => {
    it('loses nothing that was durable, and gives every frame once and in order', () => {
        const runs = Number(process.env.GRADLENS_SPOOL_TRIALS ?? 400);
        fc.assert(fc.property(fc.integer(), fc.array(action, { minLength: 1, maxLength: 60 }), (seed, actions) => { tryAll(seed, actions); }), { numRuns: runs });
    }, 300_000);
    it.each(['process', 'power', 'process, then power'])('may lose its %s in any call', (crash) => {
        const calls = tryAll(1, SCRIPT);
        expect(calls).toBeGreaterThan(80);
        for (let call = 0; call < calls; call++) {
            for (const seed of [1, 2])
                tryAll(call * 10 + seed, [{ do: 'crash-within', calls: call, crash }, ...SCRIPT]);
        }
    }, 300_000);
    it.each(Object.entries(FOUND))('keeps its promise for %s', (_, actions) => {
        const calls = tryAll(1, actions);
        for (let call = 0; call < calls; call++) {
            for (let seed = 1; seed <= 4; seed++)
                tryAll(call * 100 + seed, [{ do: 'crash-within', calls: call, crash: 'power' }, ...actions]);
        }
    }, 300_000);
});
//# sourceMappingURL=spool-model.spec.js.map