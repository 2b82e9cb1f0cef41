import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';

import { ActionsService } from '../actions/actions.service.js';
import { badInput } from '../common/bad-input.js';
import type { GraphqlContext } from '../common/context.js';
import { fromGlobalId } from '../common/global-id.js';
import { Node } from '../common/node.js';
import { AlertNodes } from './alert-nodes.service.js';
import { RunNodes } from './run-nodes.service.js';
import { isStudied, TraceNodes } from './trace-nodes.service.js';

/** Anything by its global id. */
@Resolver(() => Node)
export class NodeResolver {
  constructor(
    private readonly runNodes: RunNodes,
    private readonly alertNodes: AlertNodes,
    private readonly actions: ActionsService,
    private readonly traceNodes: TraceNodes,
  ) {}

  @Query(() => Node, { name: 'node', nullable: true, description: 'Anything by its global id; null when it is gone.' })
  async node(@Args('id', { type: () => ID, description: 'Global id.' }) id: string, @Context() { access }: GraphqlContext): Promise<Node | null> {
    const found = fromGlobalId(id);
    if (found === null) throw badInput('id', id, 'a global id as given by the field id');
    const { type, key } = found;
    if (type === 'Run' || type === 'Layer' || type === 'Replay' || type === 'Comparison') return this.runNodes.find({ type, key }, id);
    if (type === 'ActionRequest') return this.actions.find(key);
    if (isStudied(type)) return this.traceNodes.find(type, key, access);
    return this.alertNodes.find({ type, key }, id);
  }
}
