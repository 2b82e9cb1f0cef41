import { MATCH_OPERATORS } from '#libs/contracts';
import { inhibiting, isTelling, silencing } from '#libs/stability-rules';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasAlertmanager, startAlertmanager } from './testing/alertmanager.js';
const SEED = 7;
const ALERTS = 250;
const SILENCES = 250;
const RULES = 8;
const NAMES = ['alertname', 'layer', 'run', 'severity'];
const value = fc.constantFrom('a', 'b', 'ab', 'aab', 'a.b', 'dense1', 'dense2', 'conv1', 'Dense', 'ä', '😀', 'a b', 'a\\b', 'x"y', 'critical', 'warning');
const pattern = fc.constantFrom('a', 'a|b', 'a+b?', 'dense.*', '.*', '.+', '', '(?i)dense', 'dense[12]', '[^a]+', 'a.b', 'a\\.b', '(a|b){2}', 'dense\\d', '\\w+', '^a$', 'a$|^b', '(?:conv|dense)1', '.', 'a b', 'a\\\\b', 'x"y', 'critical|warning', '[a-c]*', 'a{0,2}b');
const matcher = fc.tuple(fc.constantFrom(...NAMES, 'absent'), fc.constantFrom(...MATCH_OPERATORS)).chain(([name, operator]) => (operator.endsWith('~') ? pattern : fc.oneof(value, fc.constant(''))).map((text) => ({ name, operator, value: text })));
const matchers = fc.array(matcher, { minLength: 1, maxLength: 3 });
const labels = fc.record({ alertname: value, layer: value, run: fc.constantFrom('a', 'b'), severity: fc.constantFrom('critical', 'warning') }, { requiredKeys: ['alertname'] });
const sample = (arbitrary, count) => fc.sample(arbitrary, { seed: SEED, numRuns: count });
// the same alert twice is one alert there
const alerts = [...new Map(sample(labels, ALERTS).map((one) => [JSON.stringify(Object.entries(one).sort()), one])).values()];
const side = fc.array(matcher, { minLength: 2, maxLength: 4 });
const rules = sample(fc.record({ source: side, target: side, equal: fc.subarray(NAMES, { minLength: 1 }) }), RULES);
const written = ({ name, operator, value: text }) => `${name}${operator}${JSON.stringify(text)}`;
describe.skipIf(!hasAlertmanager())('silences and inhibition here and in Alertmanager', () => {
    let alertmanager;
    let shown;
    const ids = new Map();
    const textOf = (one) => JSON.stringify(Object.entries(one).sort());
    const [from, to] = [new Date(), new Date(new Date().getTime() + 3_600_000)];
    beforeAll(async () => {
        alertmanager = await startAlertmanager({
            ...{ route: { receiver: 'none' }, receivers: [{ name: 'none' }] },
            inhibit_rules: rules.map(({ source, target, equal }) => ({ source_matchers: source.map(written), target_matchers: target.map(written), equal })),
        });
        await alertmanager.call('POST', 'alerts', alerts.map((one) => ({ labels: one, startsAt: from.toISOString(), endsAt: to.toISOString() })));
        for (const one of sample(matchers, SILENCES).filter(isTelling)) {
            const body = { matchers: one.map(({ name, operator, value: text }) => ({ name, value: text, isRegex: operator.endsWith('~'), isEqual: operator.startsWith('=') })), startsAt: from.toISOString(), endsAt: to.toISOString(), createdBy: 'a', comment: 'b' };
            ids.set((await alertmanager.call('POST', 'silences', body)).silenceID, one);
        }
        shown = new Map((await alertmanager.alerts()).map((one) => [textOf(one.labels), one]));
    });
    afterAll(() => alertmanager.close());
    it('mute the same alerts by the same silences, over random matchers and alerts', () => {
        const silences = [...ids].map(([id, one]) => ({ id, matchers: one, startsAtMs: from.getTime(), endsAtMs: to.getTime() }));
        const ours = silencing(silences, new Date().getTime());
        let pairs = 0;
        for (const one of alerts) {
            const found = ours(one).sort();
            pairs += found.length;
            expect([one, found]).toEqual([one, [...(shown.get(textOf(one))?.status.silencedBy ?? [])].sort()]);
        }
        process.stderr.write(`silences compared with Alertmanager: ${alerts.length} alerts x ${ids.size} silences, ${pairs} pairs muted\n`);
        expect(pairs).toBeGreaterThan(1000);
    });
    it('inhibit the same alerts by random rules', () => {
        const ours = inhibiting(rules, alerts.map((one) => ({ key: textOf(one), labels: one, isFiring: true })));
        const inhibited = alerts.filter((one) => ours(one).length > 0);
        expect(inhibited).toEqual(alerts.filter((one) => (shown.get(textOf(one))?.status.inhibitedBy.length ?? 0) > 0));
        process.stderr.write(`inhibition compared with Alertmanager: ${alerts.length} alerts, ${RULES} rules, ${inhibited.length} alerts inhibited\n`);
        expect(inhibited.length).toBeGreaterThan(10);
        expect(inhibited.length).toBeLessThan(alerts.length);
    });
    it('refuse the same silences that say nothing', async () => {
        const mute = sample(matchers, 400).filter((one) => !isTelling(one)).slice(0, 20);
        expect(mute.length).toBeGreaterThan(5);
        for (const one of mute) {
            const body = { matchers: one.map(({ name, operator, value: text }) => ({ name, value: text, isRegex: operator.endsWith('~'), isEqual: operator.startsWith('=') })), startsAt: from.toISOString(), endsAt: to.toISOString(), createdBy: 'a', comment: 'b' };
            await expect(alertmanager.call('POST', 'silences', body)).rejects.toThrow(/400/);
        }
    });
});
//# sourceMappingURL=alertmanager-differential.e2e.spec.js.map