import { describe, expect, it } from 'vitest';
import { turns } from './turns.js';
describe('turns', () => {
    it('lets timers in when the last turn is more than 20 ms ago, and costs nothing before', async () => {
        let time = 0;
        const turn = turns({ elapsed: () => time });
        let fired = 0;
        const later = () => { setImmediate(() => { fired++; }); };
        later();
        await turn();
        time = 20;
        await turn();
        expect(fired).toBe(0);
        time = 21;
        await turn();
        expect(fired).toBe(1);
        later();
        time = 41;
        await turn();
        expect(fired).toBe(1);
    });
});
//# sourceMappingURL=turns.spec.js.map