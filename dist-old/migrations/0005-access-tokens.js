/** Tokens that give access to the API: each with a role, hashed (SHA-256 of 256 random bits needs no salt). */
export class AccessTokens0005 {
    name = 'AccessTokens0000000000005';
    async up(queryRunner) {
        await queryRunner.query(`create table access_token (
      token_id uuid not null,
      project text,
      role text not null,
      name text not null,
      hash bytea not null,
      created_at timestamptz not null default now(),
      created_by text not null,
      expires_at timestamptz,
      revoked_at timestamptz,
      last_used_at timestamptz,
      constraint access_token_pkey primary key (token_id),
      constraint access_token_hash_key unique (hash),
      constraint access_token_role_check check (role in ('viewer', 'operator', 'reviewer', 'auditor', 'ingest', 'admin'))
    )`);
    }
    async down(queryRunner) {
        await queryRunner.query('drop table access_token');
    }
}
//# sourceMappingURL=0005-access-tokens.js.map