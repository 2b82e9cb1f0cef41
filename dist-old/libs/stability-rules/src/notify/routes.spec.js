import { describe, expect, it } from 'vitest';
import { parseMatcher } from './matchers.js';
import { compileRoutes, groupLabels, ROUTE_DEFAULTS } from './routes.js';
const of = (...texts) => texts.map(parseMatcher);
describe('compileRoutes', () => {
    const find = compileRoutes({
        receiver: 'root',
        repeatIntervalMs: 7,
        routes: [
            { receiver: 'pager', minSeverity: 'critical', continue: true, groupWaitMs: 5 },
            { receiver: 'vision', matchers: of('project=vision'), groupBy: ['project'], routes: [{ receiver: 'vision-dense', matchers: of('layer=~"dense.*"') }] },
            { receiver: 'late', matchers: of('project=~".+"') },
        ],
    });
    const receivers = (labels) => find(labels).map(({ receiver }) => receiver);
    it('gives the alert to the deepest route that fits, and to what follows a continue', () => {
        expect(receivers({ severity: 'warning' })).toEqual(['root']);
        expect(receivers({ severity: 'critical' })).toEqual(['pager']);
        expect(receivers({ severity: 'critical', project: 'vision' })).toEqual(['pager', 'vision']);
        expect(receivers({ severity: 'info', project: 'vision', layer: 'dense1' })).toEqual(['vision-dense']);
        expect(receivers({ severity: 'info', project: 'text' })).toEqual(['late']);
    });
    it('hands down receiver, grouping and timing', () => {
        const [pager, dense] = [find({ severity: 'critical' })[0], find({ severity: 'info', project: 'vision', layer: 'dense1' })[0]];
        expect(pager).toMatchObject({ groupBy: ROUTE_DEFAULTS.groupBy, timing: { groupWaitMs: 5, repeatIntervalMs: 7, groupIntervalMs: 300_000 } });
        expect(dense).toMatchObject({ groupBy: ['project'], timing: { groupWaitMs: 0 } });
        expect(dense?.path).toBe('/{}/{project="vision"}/{layer=~"dense.*"}');
    });
    it('tells nobody below the floor of the root', () => {
        expect(compileRoutes({ receiver: 'a', minSeverity: 'warning' })({ severity: 'info' })).toEqual([]);
    });
});
it('groups by the labels that are there, in any order written', () => {
    const labels = { run: '1', severity: 'info', layer: 'a' };
    expect(groupLabels(labels, ['severity', 'run', 'absent'])).toEqual({ run: '1', severity: 'info' });
    expect(Object.keys(groupLabels(labels, ['...']))).toEqual(['layer', 'run', 'severity']);
    expect(groupLabels(labels, [])).toEqual({});
});
//# sourceMappingURL=routes.spec.js.map