import { GraphQLError, Kind, type ASTVisitor, type FragmentDefinitionNode, type SelectionNode, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';

/** The deepest screen (board, nodes, live, recent, hours) needs five levels. */
export const MAX_DEPTH = 8;
/** Fields with every fragment written out; the whole board asks for about sixty. */
export const MAX_FIELDS = 250;
/** No screen uses an alias; a few leave room for people who ask by hand. */
export const MAX_ALIASES = 5;
/** Each root field reads the database. */
export const MAX_ROOT_FIELDS = 4;
/** Lexical tokens of a document, counted before it is parsed; the board's has about 120. */
export const MAX_TOKENS = 1_000;

interface Measure {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  /** Fields of the outermost level, introspection apart. */
  readonly roots: number;
}
const NOTHING: Measure = { depth: 0, fields: 0, aliases: 0, roots: 0 };

/** Measures a document with its fragments written out, each fragment once: nested spreads cannot make this exponential. */
class DocumentMeter {
  private readonly measured = new Map<string, Measure>();

  constructor(private readonly fragment: (name: string) => FragmentDefinitionNode | null | undefined) {}

  measure(set: SelectionSetNode | undefined): Measure {
    return (set?.selections ?? []).reduce((sum, selection) => {
      const part = this.measureSelection(selection);
      return { depth: Math.max(sum.depth, part.depth), fields: sum.fields + part.fields, aliases: sum.aliases + part.aliases, roots: sum.roots + part.roots };
    }, NOTHING);
  }

  private measureSelection(selection: SelectionNode): Measure {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.measureFragment(selection.name.value);
    const inner = this.measure(selection.selectionSet);
    if (selection.kind === Kind.INLINE_FRAGMENT) return inner;
    return { depth: inner.depth + 1, fields: inner.fields + 1, aliases: inner.aliases + (selection.alias ? 1 : 0), roots: selection.name.value.startsWith('__') ? 0 : 1 };
  }

  private measureFragment(name: string): Measure {
    const known = this.measured.get(name);
    if (known) return known;
    // A fragment inside itself is another rule's finding; here it must only end.
    this.measured.set(name, NOTHING);
    const measure = this.measure(this.fragment(name)?.selectionSet);
    this.measured.set(name, measure);
    return measure;
  }
}

/** Refuses documents that cost more than any screen does, before anything is executed. */
function documentLimitsRule(context: ValidationContext): ASTVisitor {
  const meter = new DocumentMeter((name) => context.getFragment(name));
  const refuse = (what: string, limit: number): void => context.reportError(new GraphQLError(`The operation has too many ${what}: at most ${limit}.`));
  return {
    OperationDefinition(operation) {
      const { depth, fields, aliases, roots } = meter.measure(operation.selectionSet);
      if (depth > MAX_DEPTH) refuse('levels', MAX_DEPTH);
      if (fields > MAX_FIELDS) refuse('fields', MAX_FIELDS);
      if (aliases > MAX_ALIASES) refuse('aliases', MAX_ALIASES);
      if (roots > MAX_ROOT_FIELDS) refuse('root fields', MAX_ROOT_FIELDS);
      // The operation has been judged as a whole.
      return false;
    },
  };
}

/** Development tools ask for the whole schema, which is deeper than any screen: there the limits are off with introspection on. */
export function documentRules(development: boolean): readonly ValidationRule[] {
  return development ? [] : [documentLimitsRule];
}
