/** Taking a node's file apart: `export default defineX({ … })`, and what stands around it. */

interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
type Parse = (code: string, options: { lang: 'ts' }) => { readonly body: readonly unknown[] };

/**
 * The source of a module that holds one part of a node's definition alone, with the imports and declarations that it
 * needs. Nothing (undefined) where the definition lacks it.
 */
export function partOf(code: string, part: string, parse: Parse): string {
  const { statements, properties } = takenApart(code, parse);
  const found = properties.find((property) => nameOf(property) === part);
  const value = found && child(found, 'value');
  if (!value) return 'export default undefined;';
  const wanted = new Set(namesIn(value));
  const kept = new Set<Syntax>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const statement of statements) {
      if (kept.has(statement) || !declared(statement).some((name) => wanted.has(name))) continue;
      kept.add(statement);
      for (const name of namesIn(statement)) wanted.add(name);
      grown = true;
    }
  }
  const around = statements.filter((each) => kept.has(each)).map(({ start, end }) => code.slice(start, end));
  return [...around, `export default ${code.slice(value.start, value.end)};`].join('\n');
}

/** The same file without some parts of the definition. */
export function withoutParts(code: string, parts: readonly string[], parse: Parse): string {
  const { properties } = takenApart(code, parse);
  let rest = code;
  for (const property of [...properties].reverse()) {
    if (!parts.includes(nameOf(property) ?? '')) continue;
    const comma = /^\s*,/.exec(rest.slice(property.end))?.[0].length ?? 0;
    rest = rest.slice(0, property.start) + rest.slice(property.end + comma);
  }
  return rest;
}

function takenApart(code: string, parse: Parse) {
  const statements = parse(code, { lang: 'ts' }).body.filter(isSyntax);
  const exported = statements.find(({ type }) => type === 'ExportDefaultDeclaration');
  const call = exported && child(exported, 'declaration');
  const definition = call && children(call, 'arguments')[0];
  if (!exported || definition?.type !== 'ObjectExpression')
    throw new Error('A node file exports what define… makes of an object.');
  return {
    statements: statements.filter((statement) => statement !== exported),
    properties: children(definition, 'properties'),
  };
}

function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function child(node: Syntax, key: string): Syntax | undefined {
  const value: unknown = Object.entries(node).find(([name]) => name === key)?.[1];
  return isSyntax(value) ? value : undefined;
}

function children(node: Syntax, key: string): readonly Syntax[] {
  const value: unknown = Object.entries(node).find(([name]) => name === key)?.[1];
  return Array.isArray(value) ? value.filter(isSyntax) : [];
}

function nameOf(property: Syntax): string | undefined {
  const key = child(property, 'key');
  return key && identifier(key);
}

function identifier(node: Syntax): string | undefined {
  return node.type === 'Identifier' && 'name' in node && typeof node.name === 'string'
    ? node.name
    : undefined;
}

/** Every identifier in a piece of syntax: more than are free in it, which only keeps a little more. */
function namesIn(node: Syntax): string[] {
  const own = identifier(node);
  const below = Object.values(node).flatMap((value: unknown) =>
    (Array.isArray(value) ? value : [value]).filter(isSyntax).flatMap(namesIn),
  );
  return own === undefined ? below : [own, ...below];
}

/** Names that a statement at the top of a file brings in. */
function declared(statement: Syntax): string[] {
  if (statement.type === 'ImportDeclaration')
    return children(statement, 'specifiers').flatMap((each) => namesIn(child(each, 'local') ?? each));
  if (statement.type === 'VariableDeclaration')
    return children(statement, 'declarations').flatMap((each) => namesIn(child(each, 'id') ?? each));
  const name = child(statement, 'id');
  return name ? namesIn(name) : [];
}
