import { Field, Int, ObjectType } from '@nestjs/graphql';

import { integerWithin } from './bad-input.js';

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

/** Checks `first` of a connection. @throws GraphQLError BAD_USER_INPUT unless it is an integer from 1 to 100. */
export function pageSize(first: number): number {
  return integerWithin('first', first, { min: 1, max: 100 });
}

/** The counted end of a connection. */
@ObjectType({ isAbstract: true })
export abstract class CountedConnection {
  @Field(() => Int, { description: 'Number of things in the whole list, all pages together.' })
  totalCount!: number;
}
