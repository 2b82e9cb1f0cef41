import type pg from 'pg';

/** Public keys that the database knows, by their names. */
export async function registeredKeys(client: Pick<pg.Pool, 'query'>): Promise<Map<string, Buffer>> {
  const { rows } = await client.query<{ keyName: string; publicKey: Buffer }>('select key_name as "keyName", public_key as "publicKey" from ledger_key');
  return new Map(rows.map(({ keyName, publicKey }) => [keyName, publicKey]));
}
