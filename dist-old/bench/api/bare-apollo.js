// What our server is compared with: Apollo on Fastify and one resolver over the same database; no limits, no tokens, no Nest.
import { ApolloServer } from '@apollo/server';
import fastifyApollo from '@as-integrations/fastify';
import Fastify from 'fastify';
import pg from 'pg';
const pool = new pg.Pool({ connectionString: process.env['BENCH_DATABASE'], max: 8 });
const typeDefs = 'type Run { uuid: String! name: String! state: String! } type Query { run(uuid: ID!): Run }';
const run = async (_source, { uuid }) => (await pool.query('select uuid, name, upper(state) as state from run where uuid = $1', [uuid])).rows[0] ?? null;
const server = Fastify();
const apollo = new ApolloServer({ typeDefs, resolvers: { Query: { run } } });
await apollo.start();
await server.register(fastifyApollo(apollo));
const url = await server.listen({ host: '127.0.0.1', port: 0 });
process.on('SIGTERM', () => process.exit());
process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
//# sourceMappingURL=bare-apollo.js.map