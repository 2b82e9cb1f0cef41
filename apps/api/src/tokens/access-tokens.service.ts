import { Inject, Injectable } from '@nestjs/common';

import { type AccessTokenRow, createAccessToken, listAccessTokens, revokeAccessToken, type Store } from '#libs/decision-store';

import { placesUpTo, toConnection } from '../common/connection.js';
import { STORE } from '../common/tokens.js';
import type { InputProblem } from '../runs/mutations.model.js';
import type { AccessTokenConnection, AccessTokenModel, CreateAccessTokenInput, CreateAccessTokenResult, RevokeAccessTokenInput, RevokeAccessTokenResult } from './access-token.model.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Makes, lists and ends tokens. */
@Injectable()
export class AccessTokensService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  async list(first: number, after: string | null | undefined): Promise<AccessTokenConnection> {
    const skip = placesUpTo(after);
    const rows = await listAccessTokens(this.store);
    const edges = rows.slice(skip, skip + first).map((row, i) => ({ cursor: String(skip + i), node: toModel(row) }));
    return { ...toConnection({ edges, hasNext: skip + first < rows.length, after }), totalCount: rows.length };
  }

  async create(input: CreateAccessTokenInput, by: string): Promise<typeof CreateAccessTokenResult> {
    const wrong = problemOf(input);
    if (wrong !== null) return wrong;
    const { role, name, project, expiresInSeconds } = input;
    const { row, secret } = await createAccessToken(this.store, { role, name, createdBy: by, project: project ?? undefined, expiresInSeconds: expiresInSeconds ?? undefined });
    return { accessToken: toModel(row), secret };
  }

  async revoke({ id, reason }: RevokeAccessTokenInput): Promise<typeof RevokeAccessTokenResult> {
    const wrong = textProblem('reason', reason, 500);
    if (wrong !== null) return wrong;
    const row = UUID.test(id) ? await revokeAccessToken(this.store, id) : null;
    return row === null ? { code: 'TOKEN_NOT_FOUND', message: `there is no token with the id ${JSON.stringify(id)}` } : { accessToken: toModel(row) };
  }
}

function toModel({ tokenId, ...row }: AccessTokenRow): AccessTokenModel {
  return { id: tokenId, ...row };
}

function problemOf({ name, project, expiresInSeconds, reason }: CreateAccessTokenInput): InputProblem | null {
  return textProblem('name', name, 100) ?? textProblem('project', project ?? 'all', 100) ?? textProblem('reason', reason, 500) ?? spanProblem(expiresInSeconds ?? SPAN.min);
}

function textProblem(path: string, text: string, most: number): InputProblem | null {
  return text.trim() !== '' && text.length <= most ? null : problem(path, JSON.stringify(text), `1 to ${most} characters`);
}

const SPAN = { min: 60, max: 315_360_000 } as const;

function spanProblem(seconds: number): InputProblem | null {
  return seconds >= SPAN.min && seconds <= SPAN.max ? null : problem('expiresInSeconds', String(seconds), `${SPAN.min} to ${SPAN.max} s`);
}

function problem(path: string, value: string, allowed: string): InputProblem {
  return { code: 'BAD_USER_INPUT', message: `${path} is ${value}; allowed: ${allowed}`, path, value, allowed };
}
