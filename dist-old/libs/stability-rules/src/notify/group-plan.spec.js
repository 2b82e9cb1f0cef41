import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isForgettable, NEW_GROUP, planGroup } from './group-plan.js';
const timing = { groupWaitMs: 10, groupIntervalMs: 100, repeatIntervalMs: 1000 };
const firing = (key) => ({ key, isFiring: true, mutedBy: null });
const ended = (key) => ({ key, isFiring: false, mutedBy: null });
const muted = (alert, by = 's') => ({ ...alert, mutedBy: by });
/** Looks at one group at given times, keeping its memory as JSON, as the database does. */
function group(sendResolved = true) {
    let memory = NEW_GROUP;
    const look = (nowMs, ...alerts) => {
        const plan = planGroup(memory, alerts, { timing, sendResolved, nowMs });
        memory = JSON.parse(JSON.stringify(plan.memory));
        return plan;
    };
    return { look, forgettable: (nowMs) => isForgettable(memory, { timing, nowMs }) };
}
describe('planGroup', () => {
    it('waits groupWait, tells once, and tells again after repeatInterval', () => {
        const { look } = group();
        expect(look(0, firing('a'))).toMatchObject({ tell: null, dueAtMs: 10 });
        expect(look(10, firing('a'))).toMatchObject({ tell: ['a'], isRepeat: false, dueAtMs: 1010 });
        expect(look(500, firing('a')).tell).toBeNull();
        expect(look(1010, firing('a'))).toMatchObject({ tell: ['a'], isRepeat: true });
    });
    it('keeps groupInterval between two, then tells all that fires', () => {
        const { look } = group();
        look(0, firing('a'));
        look(10, firing('a'));
        expect(look(50, firing('a'), firing('b'))).toMatchObject({ tell: null, dueAtMs: 110 });
        expect(look(110, firing('a'), firing('b'))).toMatchObject({ tell: ['a', 'b'], isRepeat: false });
        expect(look(900, firing('a'), firing('b'), firing('c')).tell).toEqual(['a', 'b', 'c']);
    });
    it('tells the end of what was told, then says no more of it', () => {
        const { look, forgettable } = group();
        look(0, firing('a'));
        expect(look(10, firing('a')).finished).toEqual([]);
        expect(look(110, ended('a'))).toMatchObject({ tell: ['a'], finished: ['a'], dueAtMs: null });
        look(111);
        expect([forgettable(150), forgettable(210)]).toEqual([false, true]);
    });
    it('tells an alert that fires again soon after its end was told', () => {
        const { look } = group();
        look(0, firing('a'));
        look(10, firing('a'));
        expect(look(110, ended('a')).tell).toEqual(['a']);
        look(130);
        look(150, firing('a'));
        expect(look(210, firing('a')).tell).toEqual(['a']);
        expect(look(500, firing('a')).tell).toBeNull();
        expect(look(510, ended('a')).tell).toEqual(['a']);
    });
    it('tells of an alert that ended before anybody was told, once', () => {
        const { look } = group();
        look(0, ended('a'));
        expect(look(10, ended('a'))).toMatchObject({ tell: ['a'], finished: ['a'] });
        expect(look(500, ended('a')).tell).toBeNull();
    });
    it('finishes without a word when nobody wants to hear of ends', () => {
        const { look } = group(false);
        look(0, firing('a'));
        look(10, firing('a'));
        expect(look(500, ended('a'))).toMatchObject({ tell: null, finished: ['a'] });
    });
    it('tells nobody of a muted alert, and of one whose mute ended while it fires', () => {
        const { look } = group();
        expect(look(0, muted(firing('a')))).toMatchObject({ tell: null, newlyMuted: ['a'], dueAtMs: null });
        expect(look(5, muted(firing('a'))).newlyMuted).toEqual([]);
        expect(look(6, muted(firing('a'), 'other')).newlyMuted).toEqual(['a']);
        expect(look(20, firing('a')).dueAtMs).toBe(30);
        expect(look(30, firing('a')).tell).toEqual(['a']);
    });
    it('drops a muted alert that ends, unless somebody was told it fires', () => {
        const { look } = group();
        look(0, muted(firing('a')), firing('b'));
        look(10, muted(firing('a')), firing('b'));
        const plan = look(110, muted(ended('a')), muted(ended('b')));
        expect(plan).toMatchObject({ tell: ['b'], finished: ['a', 'b'] });
    });
    it('stops to remind while all of it is muted', () => {
        const { look } = group();
        look(0, firing('a'));
        look(10, firing('a'));
        expect(look(2000, muted(firing('a'))).tell).toBeNull();
        expect(look(2001, firing('a'))).toMatchObject({ tell: ['a'], isRepeat: true });
    });
    it('tells each alert that was ever unmuted at least once, each firing at most once per interval, and ends all', () => {
        const state = fc.constantFrom('absent', 'firing', 'ended', 'muted');
        fc.assert(fc.property(fc.array(fc.tuple(state, state), { maxLength: 30 }), (moments) => {
            const { look } = group();
            const life = { a: 0, b: 0 };
            const told = new Map();
            const times = [];
            const alertsAt = (states, final) => ['a', 'b'].flatMap((key, i) => {
                // an alert only goes on: absent, firing, ended
                if (states[i] !== 'absent' || life[key] > 0)
                    life[key] = Math.max(life[key], states[i] === 'ended' || final ? 2 : 1);
                if (life[key] === 0)
                    return [];
                return [{ key, isFiring: life[key] === 1, mutedBy: states[i] === 'muted' && !final ? 's' : null }];
            });
            moments.forEach((states, i) => {
                const plan = look(i * 40, ...alertsAt(states, false));
                if (plan.tell !== null)
                    times.push(i * 40);
                for (const key of plan.tell ?? [])
                    told.set(key, (told.get(key) ?? 0) + 1);
            });
            for (const [i, at] of times.entries())
                if (i > 0)
                    expect(at - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(100);
            const last = moments.length * 40 + 5000;
            look(last, ...alertsAt([], true));
            const plan = look(last + 500, ...alertsAt([], true));
            expect(plan.finished.length).toBe(Number(life.a > 0) + Number(life.b > 0));
        }));
    });
});
//# sourceMappingURL=group-plan.spec.js.map