import { EntitySchema } from 'typeorm';

/** A row of `run_layer` as TypeORM reads it. */
export interface RunLayerRecord {
  runId: number;
  layer: number;
  name: string;
  kind: string;
  module: string;
  depth: number;
  parameterCount: number;
}

/** The layers of a run, constant over the run. */
export const runLayerEntity = new EntitySchema<RunLayerRecord>({
  name: 'RunLayer',
  tableName: 'run_layer',
  columns: {
    runId: { type: 'bigint', name: 'run_id', primary: true, primaryKeyConstraintName: 'run_layer_pkey' },
    layer: { type: 'smallint', primary: true, primaryKeyConstraintName: 'run_layer_pkey' },
    name: { type: 'text' },
    kind: { type: 'text' },
    module: { type: 'text' },
    depth: { type: 'smallint' },
    parameterCount: { type: 'bigint', name: 'parameter_count' },
  },
});

/** All entities of the store. */
export const entities = [runLayerEntity] as const;
