import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { RESOLVERS } from './resolvers.js';
/** The schema built from the decorators alone: no database, no server. */
export async function buildApiSchema() {
    const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
    const schema = await app.get(GraphQLSchemaFactory).create([...RESOLVERS]);
    await app.close();
    return schema;
}
/** The sorted schema as text: what `apps/api/schema.graphql` holds. Needs no database. */
export async function printApiSchema() {
    return `${printSchema(lexicographicSortSchema(await buildApiSchema()))}\n`;
}
//# sourceMappingURL=print-api-schema.js.map