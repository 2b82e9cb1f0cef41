import { expect, it } from 'vitest';
import { openRest } from './rest.js';
const LONG_MS = 60_000;
it('ends when it is over, when it is woken, and at once when it was woken before', async () => {
    const rest = openRest();
    await rest.sleep(1);
    const sleeping = rest.sleep(LONG_MS);
    rest.wake();
    await sleeping;
    // nobody slept: the next rest is short
    rest.wake();
    rest.wake();
    await rest.sleep(LONG_MS);
    // and the one after it is not: a wake-up counts once
    let isOver = false;
    const next = rest.sleep(LONG_MS).then(() => { isOver = true; });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isOver).toBe(false);
    rest.wake();
    await next;
    expect(isOver).toBe(true);
});
//# sourceMappingURL=rest.spec.js.map