import { testStore } from '#libs/testing';
import { expect, it } from 'vitest';
import { requireKnownRules } from './require-known-rules.js';
it('takes built-in rules and own ones of the project, and refuses others and doubles', async () => {
    const store = await testStore();
    try {
        await store.pool.query(`insert into rule_version (rule, version, "text", kind) values ('own-rule', 'v1', '', 'own')`);
        await store.pool.query(`insert into rule_activation (rule, version, mode, reason, activated_by) values ('own-rule', 'v1', 'live', 'test', 'test')`);
        const check = (...rules) => requireKnownRules(store, { project: 'default', actions: rules.map((rule) => ({ rule, do: 'pause' })) });
        await expect(check('gradient-spike', 'own-rule')).resolves.toBeUndefined();
        await expect(check('gradient-spike', 'no-rule')).rejects.toThrow(/actions\[1\]\.rule is "no-rule"; allowed: .*gradient-spike.*own-rule/);
        await expect(check('own-rule', 'own-rule')).rejects.toThrow('one action for each rule');
        await expect(requireKnownRules(store, { project: 'default' })).resolves.toBeUndefined();
    }
    finally {
        await store.close();
    }
});
//# sourceMappingURL=require-known-rules.spec.js.map