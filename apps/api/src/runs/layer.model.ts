import { Field, Int, ObjectType } from '@nestjs/graphql';

import type { LayerInfo, RunUuid } from '#libs/contracts';

import { toGlobalId } from '../common/global-id.js';
import { Node } from '../common/node.js';

/** One layer of a run. */
@ObjectType('Layer', {
  description: 'A layer of a run: a named group of variables that are updated together. Constant over the run.',
  implements: () => [Node],
})
export class LayerModel extends Node {
  @Field(() => Int, { description: 'Number of the layer within its run, from 0, in the order of the forward pass.' })
  layer!: number;

  @Field(() => String, { description: 'Name, unique within the run.' })
  name!: string;

  @Field(() => String, { description: 'What it is: dense, conv2d, layer-norm, …' })
  kind!: string;

  @Field(() => String, { description: 'The group a person would put it in: "block2", "head"; empty when there is none.' })
  module!: string;

  @Field(() => Int, { description: 'Place in the forward pass, from 0.' })
  depth!: number;

  @Field(() => Int, { description: 'Number of trainable scalars.' })
  parameterCount!: number;
}

/** A recorded layer as GraphQL tells it. */
export function toLayer(run: RunUuid, layer: LayerInfo): LayerModel {
  const { name, kind, module, depth, parameterCount } = layer;
  return { id: toGlobalId('Layer', `${run}:${layer.layer}`), layer: layer.layer, name, kind, module, depth, parameterCount };
}
