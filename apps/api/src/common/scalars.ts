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
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.LIST:
      return node.values.map((value) => literalValue(value, variables));
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map((field) => [field.name.value, literalValue(field.value, variables)]));
    case Kind.VARIABLE:
      return variables[node.name.value];
    case Kind.NULL:
      return null;
  }
}
