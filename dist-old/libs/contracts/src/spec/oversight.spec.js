import { expect, it } from 'vitest';
import { actionFor, approvalOf, oversightOf, oversightPartOf } from './oversight.js';
import { parseRunSpec } from './parse.js';
const minimal = { name: 'a', data: { kind: 'named', name: 'adult' }, model: { kind: 'mlp' }, budget: { steps: 10 } };
it('is no part of a spec that says nothing of it: older specs keep their hash', () => {
    const spec = parseRunSpec(minimal, 'a.yaml');
    expect(Object.keys(spec)).not.toContain('actions');
    expect(JSON.stringify(spec)).not.toMatch(/actions|approval|versight/);
    expect([approvalOf(spec), oversightOf(spec)]).toEqual([{ minutes: 15 }, { policy: 'continue', afterSeconds: 10 }]);
});
it('is neutral for a sensitive run unless its spec says otherwise', () => {
    const sensitivity = [{ policy: 'protected' }];
    expect(oversightOf(parseRunSpec({ ...minimal, sensitivity }, 'a')).policy).toBe('neutral');
    expect(oversightOf(parseRunSpec({ ...minimal, sensitivity, onOversightLost: 'pause', oversightLostAfter: 2 }, 'a'))).toEqual({ policy: 'pause', afterSeconds: 2 });
});
it('takes the action of the spec before that of the rule', () => {
    const spec = parseRunSpec({ ...minimal, actions: [{ rule: 'loss-spike', do: 'lower' }, { rule: 'own', do: 'rollback' }] }, 'a');
    expect(actionFor(spec, { rule: 'loss-spike', action: { kind: 'stop' } })).toEqual({ kind: 'lower', steps: 100 });
    expect(actionFor(spec, { rule: 'own' })).toEqual({ kind: 'rollback' });
    expect(actionFor(spec, { rule: 'other', action: { kind: 'stop' } })).toEqual({ kind: 'stop' });
    expect(actionFor(spec, { rule: 'other' })).toBeNull();
});
it.each([
    [{ actions: [{ rule: 'Loss', do: 'stop' }] }, 'actions[0].rule is "Loss"; allowed: the name of a rule'],
    [{ actions: [{ rule: 'loss', do: 'fly' }] }, 'actions[0].do is "fly"; allowed: one of "lower", "pause", "rollback", "stop"'],
    [{ actions: [{ rule: 'loss', do: 'pause', steps: 5 }] }, 'actions[0].steps is an unknown field'],
    [{ approval: { minutes: 0 } }, 'approval.minutes is 0; allowed: number > 0'],
    [{ onOversightLost: 'run' }, 'onOversightLost is "run"; allowed: one of "pause", "neutral", "continue"'],
])('refuses %j', (more, line) => {
    expect(() => parseRunSpec({ ...minimal, ...more }, 'a.yaml')).toThrow(line);
});
it('says nothing where a stored spec is none of ours', () => {
    expect([null, 5, { actions: 'x' }, {}].map((spec) => oversightPartOf(spec))).toEqual([{}, {}, {}, {}]);
});
//# sourceMappingURL=oversight.spec.js.map