import { createAccessToken, setRunState } from '#libs/decision-store';
import { httpSink, testStore, until } from '#libs/testing';
import { expect, it } from 'vitest';

import { startTestApi } from '../testing/test-api.js';
import { liveRun } from './testing/firing.js';
import { testNotifier } from './testing/test-notifier.js';

interface Message {
  readonly data: { readonly alerts: readonly { readonly labels: Record<string, string>; readonly summary: string }[] };
}

it('an emergency override reaches the configured receiver, with who and why, though the run is over; a refused release does not', async () => {
  const [store, sink] = await Promise.all([testStore(), httpSink()]);
  const notifier = await testNotifier(store, `version: 1\nreceivers: [{ kind: webhook, name: hook, url: "${sink.url}", secretEnv: HOOK_SECRET }]\nroute: { receiver: hook }\n`);
  const api = await startTestApi(store);
  try {
    const run = await liveRun(store, 'the ward');
    await setRunState(store, run, 'completed');
    const { secret } = await createAccessToken(store, { role: 'reviewer', name: 'desk-2', createdBy: 'spec' });
    const release = async (override: boolean): Promise<unknown> => {
      const { data } = await api.send('mutation ($input: ReleaseRunInput!) { releaseRun(input: $input) { __typename } }', { input: { run, reason: 'the ward waits', override } }, { authorization: `Bearer ${secret}` });
      return data?.['releaseRun'];
    };
    expect(await release(false)).toEqual({ __typename: 'ReleaseRefused' });
    expect(await release(true)).toEqual({ __typename: 'ReleaseRunPayload' });
    await until(() => sink.got.length > 0);
    const alerts = sink.got.flatMap(({ body }) => (JSON.parse(body) as Message).data.alerts);
    expect(alerts).toMatchObject([{ labels: { alertname: 'release-override', severity: 'critical', run, run_name: 'the ward' } }]);
    expect(alerts[0]?.summary).toContain('desk-2');
    expect(alerts[0]?.summary).toContain('the ward waits');
    expect(sink.got[0]?.headers['webhook-signature']).toMatch(/^v1,/);
  } finally {
    await api.close();
    await notifier.close();
    await Promise.all([sink.close(), store.close()]);
  }
});
