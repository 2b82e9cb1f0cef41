import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

/** How big a query is. */
export interface QuerySize {
  /** Levels of fields below the operation. */
  readonly depth: number;
  /** Fields that are asked for under another name. */
  readonly aliases: number;
  /** Values that the answer may hold, about: lists by their `first`, points by `maxPoints`, other lists as 10. */
  readonly cost: number;
}

/** What a query is measured with. */
export interface MeasuredQuery {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Values a list without a size of its own is taken to hold. */
const UNKNOWN_LIST = 10;
/** A field that reads chunks of the ledger costs this much beside its values. */
const LEDGER_READ = 50;
/** A field that reads the whole history of a layer, or the ledger of a run. */
const HISTORY_READ = 2500;
const HISTORY_FIELDS = new Set(['explanation', 'proof']);
const LEDGER_FIELDS = new Set(['series', 'stepSeries', 'heatmap', 'decisions', 'decision', 'evidence', 'effects', 'decisionEffects', 'scores', 'predictions', 'groupMetrics']);
const NOTHING: QuerySize = { depth: 0, aliases: 0, cost: 0 };

interface Place {
  readonly type: string;
  /** `maxPoints` of the series that the selection belongs to. */
  readonly points: number;
}

/**
 * Measures a query without executing it. Introspection (`__schema`, `__type`, `__typename`) is free.
 *
 * Each fragment is measured once per type and series, so fragments that spread fragments cost no more time than they
 * have text; a cycle counts as nothing (validation refuses it).
 */
export function measureQuery(query: MeasuredQuery): QuerySize {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of query.document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const root = query.schema.getRootType(query.operation.operation);
  const meter = new Meter({ ...query, variables: withDefaults(query) }, fragments);
  return meter.selection(query.operation.selectionSet, { type: root?.name ?? '', points: 1 });
}

/** The variables with the defaults that the operation gives them: a size must not hide there. */
function withDefaults({ operation, variables }: MeasuredQuery): Record<string, unknown> {
  const defaults = (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [variable.name.value, defaultValue === undefined ? undefined : valueFromASTUntyped(defaultValue)] as const);
  return { ...Object.fromEntries(defaults), ...variables };
}

class Meter {
  private readonly known = new Map<string, QuerySize>();

  constructor(
    private readonly query: MeasuredQuery,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  selection(set: SelectionSetNode, place: Place): QuerySize {
    return set.selections.map((node) => this.node(node, place)).reduce(sum, NOTHING);
  }

  private node(node: SelectionSetNode['selections'][number], place: Place): QuerySize {
    if (node.kind === Kind.FIELD) return this.field(node, place);
    if (node.kind === Kind.INLINE_FRAGMENT) {
      return this.selection(node.selectionSet, { ...place, type: node.typeCondition?.name.value ?? place.type });
    }
    return this.fragment(node.name.value, place);
  }

  private fragment(name: string, { points }: Place): QuerySize {
    const fragment = this.fragments.get(name);
    if (fragment === undefined) return NOTHING;
    const key = `${name} ${points}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, NOTHING);
    const size = this.selection(fragment.selectionSet, { type: fragment.typeCondition.name.value, points });
    this.known.set(key, size);
    return size;
  }

  private field(node: FieldNode, place: Place): QuerySize {
    const name = node.name.value;
    const aliases = node.alias === undefined || node.alias.value === name ? 0 : 1;
    if (name.startsWith('__')) return { ...NOTHING, aliases };
    const output = this.outputOf(place.type, name);
    const own = ownCost(name);
    if (node.selectionSet === undefined || output === null) return { depth: 1, aliases, cost: own };
    const below = { type: getNamedType(output).name, points: this.argument(node, 'maxPoints') ?? place.points };
    const inner = this.selection(node.selectionSet, below);
    const times = this.timesOf(node, output, place);
    return { depth: 1 + inner.depth, aliases: aliases + inner.aliases, cost: own + times * inner.cost };
  }

  private timesOf(node: FieldNode, output: GraphQLOutputType, { points }: Place): number {
    const first = this.argument(node, 'first');
    if (first !== null) return first;
    const list = isNonNullType(output) ? output.ofType : output;
    if (!isListType(list) || node.name.value === 'edges') return 1;
    return node.name.value === 'points' ? points : UNKNOWN_LIST;
  }

  private outputOf(type: string, field: string): GraphQLOutputType | null {
    const found = this.query.schema.getType(type);
    if (!isCompositeType(found) || !('getFields' in found)) return null;
    return found.getFields()[field]?.type ?? null;
  }

  /** A whole number given as literal or variable; null when there is none. */
  private argument(node: FieldNode, name: string): number | null {
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
    if (value === undefined) return null;
    const given = value.kind === Kind.VARIABLE ? this.query.variables[value.name.value] : 'value' in value ? Number(value.value) : NaN;
    return typeof given === 'number' && given >= 1 ? given : 1;
  }
}

/** What a field costs beside its values. */
function ownCost(field: string): number {
  if (HISTORY_FIELDS.has(field)) return HISTORY_READ;
  return LEDGER_FIELDS.has(field) ? LEDGER_READ : 1;
}

function sum(a: QuerySize, b: QuerySize): QuerySize {
  return { depth: Math.max(a.depth, b.depth), aliases: a.aliases + b.aliases, cost: a.cost + b.cost };
}
