import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';

import { badInput, integerWithin } from './bad-input.js';

/** Where a page stands in its list (Relay). */
@ObjectType({ description: 'Where a page stands in its list (Relay).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether this page was asked for after a cursor.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null on an empty page.' })
  endCursor!: string | null;
}

/** One thing of a page with its cursor. */
export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

/** One page of a list (Relay). */
export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfo;
}

/** What a page is made of. */
export interface Page<T> {
  readonly edges: readonly Edge<T>[];
  readonly hasNext: boolean;
  readonly after: string | null | undefined;
}

/** The page as Relay shapes it. */
export function toConnection<T>({ edges, hasNext, after }: Page<T>): Connection<T> {
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
@ArgsType()
export class PageArgs {
  @Field(() => Int, { description: 'Size of the page, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor after which the page starts.' })
  after?: string | null;
}

/** Checks `first` of a connection. @throws GraphQLError BAD_USER_INPUT unless it is an integer from 1 to 100. */
export function pageSize(first: number): number {
  return integerWithin('first', first, { min: 1, max: 100 });
}

/** Things of a list up to `after`, where a cursor is the place in the list, from 0. @throws GraphQLError BAD_USER_INPUT when it is none. */
export function placesUpTo(after: string | null | undefined): number {
  if (after === null || after === undefined) return 0;
  if (/^\d{1,6}$/.test(after)) return Number(after) + 1;
  throw badInput('after', after, 'the cursor of an edge');
}

/** The counted end of a connection. */
@ObjectType({ isAbstract: true })
export abstract class CountedConnection {
  @Field(() => Int, { description: 'Number of things in the whole list, all pages together.' })
  totalCount!: number;
}
