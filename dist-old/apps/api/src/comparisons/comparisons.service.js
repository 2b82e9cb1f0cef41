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
import { findComparison, listComparisons } from '#libs/decision-store';
import { badInput } from '../common/bad-input.js';
import { toConnection } from '../common/connection.js';
import { comparisonOf } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
import { toComparison } from './to-comparison.js';
/** Reads comparisons. */
let ComparisonsService = class ComparisonsService {
    store;
    constructor(store) {
        this.store = store;
    }
    /** @throws GraphQLError BAD_USER_INPUT for a cursor that is none. */
    async list({ first, after, run, project }) {
        const page = await listComparisons(this.store, { first, run, project: project ?? undefined, after: placeOf(after) });
        const edges = page.rows.map(toComparison).map((node) => ({ cursor: node.id, node }));
        return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
    }
    async find(number, project) {
        const row = await findComparison(this.store, number, project ?? undefined);
        return row === null ? null : toComparison(row);
    }
};
ComparisonsService = __decorate([
    Injectable(),
    __param(0, Inject(STORE)),
    __metadata("design:paramtypes", [Object])
], ComparisonsService);
export { ComparisonsService };
function placeOf(after) {
    if (after === null || after === undefined)
        return undefined;
    const number = comparisonOf(after);
    if (number === null)
        throw badInput('after', after, 'the cursor of an edge');
    return number;
}
//# sourceMappingURL=comparisons.service.js.map