var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { badInput, integerWithin } from './bad-input.js';
/** Where a page stands in its list (Relay). */
let PageInfo = class PageInfo {
    hasNextPage;
    hasPreviousPage;
    startCursor;
    endCursor;
};
__decorate([
    Field(() => Boolean, { description: 'Whether there is more after this page.' }),
    __metadata("design:type", Boolean)
], PageInfo.prototype, "hasNextPage", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether this page was asked for after a cursor.' }),
    __metadata("design:type", Boolean)
], PageInfo.prototype, "hasPreviousPage", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' }),
    __metadata("design:type", Object)
], PageInfo.prototype, "startCursor", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Cursor of the last edge; null on an empty page.' }),
    __metadata("design:type", Object)
], PageInfo.prototype, "endCursor", void 0);
PageInfo = __decorate([
    ObjectType({ description: 'Where a page stands in its list (Relay).' })
], PageInfo);
export { PageInfo };
/** The page as Relay shapes it. */
export function toConnection({ edges, hasNext, after }) {
    return {
        edges,
        pageInfo: {
            hasNextPage: hasNext,
            hasPreviousPage: after !== null && after !== undefined,
            startCursor: edges[0]?.cursor ?? null,
            endCursor: edges.at(-1)?.cursor ?? null,
        },
    };
}
/** Which page of a list is asked for. */
let PageArgs = class PageArgs {
    first;
    after;
};
__decorate([
    Field(() => Int, { description: 'Size of the page, 1 to 100.' }),
    __metadata("design:type", Number)
], PageArgs.prototype, "first", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Cursor after which the page starts.' }),
    __metadata("design:type", Object)
], PageArgs.prototype, "after", void 0);
PageArgs = __decorate([
    ArgsType()
], PageArgs);
export { PageArgs };
/** Checks `first` of a connection. @throws GraphQLError BAD_USER_INPUT unless it is an integer from 1 to 100. */
export function pageSize(first) {
    return integerWithin('first', first, { min: 1, max: 100 });
}
/** Things of a list up to `after`, where a cursor is the place in the list, from 0. @throws GraphQLError BAD_USER_INPUT when it is none. */
export function placesUpTo(after) {
    if (after === null || after === undefined)
        return 0;
    if (/^\d{1,6}$/.test(after))
        return Number(after) + 1;
    throw badInput('after', after, 'the cursor of an edge');
}
/** The counted end of a connection. */
let CountedConnection = class CountedConnection {
    totalCount;
};
__decorate([
    Field(() => Int, { description: 'Number of things in the whole list, all pages together.' }),
    __metadata("design:type", Number)
], CountedConnection.prototype, "totalCount", void 0);
CountedConnection = __decorate([
    ObjectType({ isAbstract: true })
], CountedConnection);
export { CountedConnection };
//# sourceMappingURL=connection.js.map