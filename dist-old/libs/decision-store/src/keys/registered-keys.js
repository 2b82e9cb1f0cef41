/** Public keys that the database knows, by their names. */
export async function registeredKeys(client) {
    const { rows } = await client.query('select key_name as "keyName", public_key as "publicKey" from ledger_key');
    return new Map(rows.map(({ keyName, publicKey }) => [keyName, publicKey]));
}
//# sourceMappingURL=registered-keys.js.map