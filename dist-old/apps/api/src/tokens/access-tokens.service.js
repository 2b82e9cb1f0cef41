var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
import { Inject, Injectable } from '@nestjs/common';
import { createAccessToken, listAccessTokens, revokeAccessToken } from '#libs/decision-store';
import { placesUpTo, toConnection } from '../common/connection.js';
import { STORE } from '../common/tokens.js';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Makes, lists and ends tokens. */
let AccessTokensService = class AccessTokensService {
    store;
    constructor(store) {
        this.store = store;
    }
    async list(first, after) {
        const skip = placesUpTo(after);
        const rows = await listAccessTokens(this.store);
        const edges = rows.slice(skip, skip + first).map((row, i) => ({ cursor: String(skip + i), node: toModel(row) }));
        return { ...toConnection({ edges, hasNext: skip + first < rows.length, after }), totalCount: rows.length };
    }
    async create(input, by) {
        const wrong = problemOf(input);
        if (wrong !== null)
            return wrong;
        const { role, name, project, expiresInSeconds } = input;
        const { row, secret } = await createAccessToken(this.store, { role, name, createdBy: by, project: project ?? undefined, expiresInSeconds: expiresInSeconds ?? undefined });
        return { accessToken: toModel(row), secret };
    }
    async revoke({ id, reason }) {
        const wrong = textProblem('reason', reason, 500);
        if (wrong !== null)
            return wrong;
        const row = UUID.test(id) ? await revokeAccessToken(this.store, id) : null;
        return row === null ? { code: 'TOKEN_NOT_FOUND', message: `there is no token with the id ${JSON.stringify(id)}` } : { accessToken: toModel(row) };
    }
};
AccessTokensService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], AccessTokensService);
export { AccessTokensService };
function toModel({ tokenId, ...row }) {
    return { id: tokenId, ...row };
}
function problemOf({ name, project, expiresInSeconds, reason }) {
    return textProblem('name', name, 100) ?? textProblem('project', project ?? 'all', 100) ?? textProblem('reason', reason, 500) ?? spanProblem(expiresInSeconds ?? SPAN.min);
}
function textProblem(path, text, most) {
    return text.trim() !== '' && text.length <= most ? null : problem(path, JSON.stringify(text), `1 to ${most} characters`);
}
const SPAN = { min: 60, max: 315_360_000 };
function spanProblem(seconds) {
    return seconds >= SPAN.min && seconds <= SPAN.max ? null : problem('expiresInSeconds', String(seconds), `${SPAN.min} to ${SPAN.max} s`);
}
function problem(path, value, allowed) {
    return { code: 'BAD_USER_INPUT', message: `${path} is ${value}; allowed: ${allowed}`, path, value, allowed };
}
//# sourceMappingURL=access-tokens.service.js.map