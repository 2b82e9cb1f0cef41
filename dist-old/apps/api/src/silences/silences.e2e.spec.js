import { createAccessToken } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change, liveRun } from '../notifications/testing/firing.js';
import { startTestApi } from '../testing/test-api.js';
let store;
let api;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
});
afterAll(async () => {
    await api.close();
    await store.close();
});
const SILENCE = 'id uuid state createdBy reason startsAt endsAt secondsLeft source endedBy endedReason matchers { name operator value text }';
const CREATE = `mutation ($input: CreateSilenceInput!) { createSilence(input: $input) { __typename ... on SilencePayload { silence { ${SILENCE} } } ... on InputProblem { code path value allowed message } } }`;
const EXPIRE = `mutation ($input: ExpireSilenceInput!) { expireSilence(input: $input) { __typename ... on SilencePayload { silence { ${SILENCE} } } ... on SilenceNotFound { code } } }`;
const LIST = `query ($first: Int!, $after: String, $state: SilenceState, $createdBy: String) { silences(first: $first, after: $after, state: $state, createdBy: $createdBy) { totalCount pageInfo { hasNextPage endCursor } edges { node { uuid state } } } }`;
const matcher = (name, operator, value) => ({ name, operator, value });
const input = (more = {}) => ({ matchers: [matcher('layer', 'MATCHES', 'dense.*')], durationSeconds: 3600, reason: ' known issue ', ...more });
const tokenOf = async (role, name) => ({ authorization: `Bearer ${(await createAccessToken(store, { role, name, createdBy: 'spec' })).secret}` });
async function create(more = {}, headers = {}) {
    const { data, errors } = await api.send(CREATE, { input: input(more) }, headers);
    expect(errors).toEqual([]);
    return data?.['createSilence'];
}
describe('silences', () => {
    it('are made under the name of the token, with a reason, and ended so', async () => {
        const { silence } = await create({}, await tokenOf('operator', 'ada'));
        expect(silence).toMatchObject({ state: 'ACTIVE', createdBy: 'ada', reason: 'known issue', source: null, endedBy: null, matchers: [{ operator: 'MATCHES', text: 'layer=~"dense.*"' }] });
        expect(silence.secondsLeft).toBeGreaterThan(3590);
        const ended = await api.send(EXPIRE, { input: { silence: silence.id, reason: 'fixed' } }, await tokenOf('operator', 'grace'));
        expect(ended.data?.['expireSilence']).toMatchObject({ silence: { state: 'EXPIRED', createdBy: 'ada', endedBy: 'grace', endedReason: 'fixed', secondsLeft: null } });
        const again = await api.send(EXPIRE, { input: { silence: silence.uuid, reason: 'once more' } });
        expect(again.data?.['expireSilence']).toMatchObject({ silence: { endedBy: 'grace', endedReason: 'fixed' } });
        const node = await api.send(`query ($id: ID!) { node(id: $id) { ... on Silence { uuid } } }`, { id: silence.id });
        expect(node.data?.['node']).toEqual({ uuid: silence.uuid });
        const nobody = await api.send(EXPIRE, { input: { silence: '00000000-0000-7000-8000-000000000000', reason: 'x' } });
        expect(nobody.data?.['expireSilence']).toMatchObject({ __typename: 'SilenceNotFound', code: 'SILENCE_NOT_FOUND' });
    });
    it('are refused to whoever may only read', async () => {
        const refused = await api.send(CREATE, { input: input() }, await tokenOf('viewer', 'guest'));
        expect(refused.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    });
    it.each([
        [{ matchers: [] }, 'input.matchers', 'at least one'],
        [{ matchers: [matcher('layer', 'MATCHES', '.*')] }, 'input.matchers', 'else everything is muted'],
        [{ matchers: [matcher('a-b', 'EQUAL', 'x')] }, 'input.matchers[0]', 'the name of a label'],
        [{ matchers: [matcher('layer', 'MATCHES', '(a')] }, 'input.matchers[0]', 'a pattern without a group that does not end'],
        [{ matchers: [matcher('layer', 'MATCHES', '(?=a)')] }, 'input.matchers[0]', 'a pattern without a group other than'],
        [{ matchers: [matcher('layer', 'EQUAL', 'a\0b')] }, 'input.matchers[0].value', 'no NUL'],
        [{ matchers: Array.from({ length: 21 }, () => matcher('a', 'EQUAL', 'b')) }, 'input.matchers', 'at most 20 matchers'],
        [{ durationSeconds: 59 }, 'input.durationSeconds', '60 to 31536000'],
        [{ durationSeconds: null }, 'input.endsAt', 'exactly one'],
        [{ endsAt: '2099-01-01T00:00:00Z' }, 'input.endsAt', 'exactly one'],
        [{ durationSeconds: null, endsAt: '2001-01-01T00:00:00Z' }, 'input.endsAt', 'in the future'],
        [{ durationSeconds: null, startsAt: '2099-01-02T00:00:00Z', endsAt: '2099-01-01T00:00:00Z' }, 'input.endsAt', 'a time behind startsAt'],
        [{ reason: '  ' }, 'input.reason', '1 to 500 characters'],
    ])('refuse %j', async (more, path, allowed) => {
        const { data, errors } = await api.send(CREATE, { input: input(more) });
        const problem = data?.['createSilence'];
        // a NUL is refused by the API before any resolver
        if (JSON.stringify(more).includes('\\u0000'))
            expect(errors.length + Number(problem?.path === path)).toBeGreaterThan(0);
        else
            expect([problem?.path, problem?.allowed]).toEqual([path, expect.stringContaining(allowed)]);
    });
    it('are listed page by page, by state and by person', async () => {
        await store.pool.query('delete from silence');
        const mine = await tokenOf('operator', 'lister');
        for (let i = 0; i < 5; i++)
            await create({ reason: `silence ${i}` }, mine);
        const later = await create({ startsAt: '2098-01-01T00:00:00Z', reason: 'later' });
        const first = (await api.send(LIST, { first: 4 })).data?.['silences'];
        const second = (await api.send(LIST, { first: 4, after: first.pageInfo.endCursor })).data?.['silences'];
        const seen = [...first.edges, ...second.edges].map(({ node }) => node.uuid);
        expect([first.totalCount, new Set(seen).size, seen[0], second.pageInfo.hasNextPage]).toEqual([6, 6, later.silence.uuid, false]);
        expect((await api.send(LIST, { first: 1, state: 'PENDING' })).data?.['silences']).toMatchObject({ totalCount: 1 });
        expect((await api.send(LIST, { first: 1, createdBy: 'lister' })).data?.['silences']).toMatchObject({ totalCount: 5 });
        expect((await api.send(LIST, { first: 1, after: 'x' })).errors[0]?.message).toContain('the cursor of a silence');
    });
    it('say what they would mute, and are shown on the alerts that they mute', async () => {
        await store.pool.query('delete from silence');
        const run = await liveRun(store, 'shown');
        await change(store, run, { layer: 'dense1' });
        await change(store, run, { layer: 'conv1' });
        await change(store, run, { layer: 'dense2', state: 'resolved' });
        const preview = await api.send(`query ($matchers: [MatcherInput!]!) { silencePreview(matchers: $matchers) { firing lastWeek lastWeekOf alerts { layer } } }`, { matchers: input().matchers });
        expect(preview.data?.['silencePreview']).toEqual({ firing: 1, lastWeek: 2, lastWeekOf: 3, alerts: [{ layer: 'dense1' }] });
        const { silence } = await create();
        const { data } = await api.send(`query ($run: ID!) { alerts(first: 10, run: $run) { edges { node { layer state silencedBy { uuid createdBy endsAt } inhibitedBy { rule } } } } }`, { run });
        const nodes = (data?.['alerts']).edges.map(({ node }) => node);
        expect(nodes.map(({ layer, silencedBy }) => [layer, silencedBy.map(({ uuid }) => uuid)]).sort()).toEqual([['conv1', []], ['dense1', [silence.uuid]], ['dense2', [silence.uuid]]]);
        expect(nodes.find(({ layer }) => layer === 'dense1')?.state).toBe('FIRING');
    });
});
//# sourceMappingURL=silences.e2e.spec.js.map