import { Inject, Injectable } from '@nestjs/common';

import type { RunUuid } from '#libs/contracts';
import { findComparison, listComparisons, type Store } from '#libs/decision-store';

import { badInput } from '../common/bad-input.js';
import { toConnection } from '../common/connection.js';
import { comparisonOf } from '../common/global-id.js';
import { STORE } from '../common/tokens.js';
import type { ComparisonConnection, ComparisonModel } from './comparison.model.js';
import { toComparison } from './to-comparison.js';

/** Which page of which comparisons. */
export interface ComparisonsQuery {
  readonly first: number;
  readonly after: string | null | undefined;
  readonly run?: RunUuid | undefined;
  readonly project?: string | null | undefined;
}

/** Reads comparisons. */
@Injectable()
export class ComparisonsService {
  constructor(@Inject(STORE) private readonly store: Store) {}

  /** @throws GraphQLError BAD_USER_INPUT for a cursor that is none. */
  async list({ first, after, run, project }: ComparisonsQuery): Promise<ComparisonConnection> {
    const page = await listComparisons(this.store, { first, run, project: project ?? undefined, after: placeOf(after) });
    const edges = page.rows.map(toComparison).map((node) => ({ cursor: node.id, node }));
    return { ...toConnection({ edges, hasNext: page.hasNext, after }), totalCount: page.total };
  }

  async find(number: number, project?: string | null): Promise<ComparisonModel | null> {
    const row = await findComparison(this.store, number, project ?? undefined);
    return row === null ? null : toComparison(row);
  }
}

function placeOf(after: string | null | undefined): number | undefined {
  if (after === null || after === undefined) return undefined;
  const number = comparisonOf(after);
  if (number === null) throw badInput('after', after, 'the cursor of an edge');
  return number;
}
