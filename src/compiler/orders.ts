import type { PartNode } from '../node/index.ts';
import { isBundle, isList } from './instance.ts';
import { inputColumn, type Linker } from './link.ts';
import type { ColumnId, OrderSpec } from './program.ts';
import { marketIndex } from './resolved.ts';

/** Begins the names of a node's own inputs in what it derives. */
const OWN = 'in.';

/** The order nodes with their inputs on the decision clock, and the indicators that their parameters call for. */
export function linkOrders(linker: Linker): Omit<OrderSpec, 'reactive'>[] {
  const { nodes, strategy, clocks } = linker.resolved;
  return [...nodes.values()].flatMap((node): Omit<OrderSpec, 'reactive'>[] => {
    const { definition, params, flat } = node;
    if (definition.kind !== 'order') return [];
    const market = marketIndex(params.market, strategy);
    const wired = Object.keys(definition.inputs).map((port): [string, ColumnId | undefined] => [
      port,
      inputColumn(linker, node, port),
    ]);
    const derived = Object.entries(definition.derive(params)).map(
      ([name, part]): [string, ColumnId | undefined] => [
        name,
        deriveColumn(linker, part, market, flat.owner, clocks.decision, (wire) =>
          linker.input(node, wire.slice(OWN.length)),
        ),
      ],
    );
    const inScope = (id: unknown) => (typeof id === 'string' ? `${flat.scope}${id}` : id);
    const named = Array.isArray(params.of) ? params.of.map(inScope) : inScope(params.of);
    const of: Record<string, unknown> = params.of !== undefined && flat.scope !== '' ? { of: named } : {};
    return [
      {
        id: flat.id,
        definition,
        params: { ...params, ...of },
        market,
        book: typeof params.book === 'string' ? params.book : 'main',
        inputs: Object.fromEntries([...wired, ...derived]),
      },
    ];
  });
}

/** The first output of an indicator on a market's candles, on the decision clock; undefined where the library lacks it. */
export function deriveColumn(
  linker: Linker,
  { type, params = {}, inputs = {} }: Omit<PartNode, 'id'>,
  market: number,
  owner: string,
  clock: number,
  own: (wire: string) => ReturnType<Linker['input']> = () => undefined,
): ColumnId | undefined {
  const definition = linker.library.get(type);
  const [output] = Object.keys(definition?.outputs ?? {});
  if (!definition || output === undefined) return undefined;
  const bundle = linker.marketBundle(market);
  const parsed = definition.params.parse(params);
  const input = (port: string) => {
    const wire = inputs[port];
    if (typeof wire === 'string' && wire.startsWith(OWN)) return own(wire);
    return definition.inputs[port]?.type === 'candles' ? bundle : { column: bundle.columns.close };
  };
  const linked = linker.instances.make(definition, parsed, bundle.clock, owner, input, false).output(output);
  if (linked === undefined || isList(linked)) return undefined;
  return isBundle(linked) ? undefined : linker.columns.on(linked, clock);
}
