import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/** Any JSON value: a spec, versions, the detail of an event. */
export const JsonScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value, given as a variable or as a literal.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => literalValue(node, variables ?? {}),
});

/** Bytes as standard base64 text. */
export const Base64Scalar = new GraphQLScalarType<string, string>({
  name: 'Base64',
  description: 'Bytes of a little-endian typed array as standard base64 (RFC 4648, section 4).',
  serialize: (value) => String(value),
});

function literalValue(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  if (node.kind === Kind.LIST) return node.values.map((value) => literalValue(value, variables));
  if (node.kind === Kind.OBJECT) {
    return Object.fromEntries(node.fields.map((field) => [field.name.value, literalValue(field.value, variables)]));
  }
  if (node.kind === Kind.VARIABLE) return variables[node.name.value];
  return plainValue(node);
}

function plainValue(node: Exclude<ValueNode, { kind: Kind.LIST | Kind.OBJECT | Kind.VARIABLE }>): unknown {
  if (node.kind === Kind.NULL) return null;
  return node.kind === Kind.INT || node.kind === Kind.FLOAT ? Number(node.value) : node.value;
}
