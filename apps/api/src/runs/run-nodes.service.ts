import { Injectable } from '@nestjs/common';

import { isRunUuid } from '#libs/contracts';

import { badInput } from '../common/bad-input.js';
import { comparisonOf } from '../common/global-id.js';
import type { Node } from '../common/node.js';
import { ComparisonsService } from '../comparisons/comparisons.service.js';
import { ReplaysService } from '../replays/replays.service.js';
import { RunsService } from './runs.service.js';

/** Finds runs, their layers, replays and comparisons by their global ids. */
@Injectable()
export class RunNodes {
  constructor(
    private readonly runs: RunsService,
    private readonly comparisons: ComparisonsService,
    private readonly replays: ReplaysService,
  ) {}

  /** @throws GraphQLError BAD_USER_INPUT for an id whose key is none of its type. */
  async find({ type, key }: { readonly type: 'Run' | 'Layer' | 'Replay' | 'Comparison'; readonly key: string }, id: string): Promise<Node | null> {
    if (type === 'Comparison') return await this.comparison(id);
    if (type === 'Replay') return await this.replays.find(key);
    const [uuid = '', layer = ''] = key.split(':');
    if (!isRunUuid(uuid)) throw wrongId(id);
    return await (type === 'Run' ? this.runs.find(uuid) : this.runs.layer(uuid, Number(layer)));
  }

  private async comparison(id: string): Promise<Node | null> {
    const number = comparisonOf(id);
    if (number === null) throw wrongId(id);
    return await this.comparisons.find(number);
  }
}

function wrongId(id: string): Error {
  return badInput('id', id, 'a global id as given by the field id');
}
