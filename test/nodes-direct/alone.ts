import { library } from '../../nodes/index.ts';
import type {
  AnyInputColumn,
  CandleColumns,
  Column,
  CompositeNode,
  ComputeNode,
  PartWire,
} from '../../src/node/index.ts';

export type Wires = Readonly<Record<string, AnyInputColumn>>;
type Outputs = Record<string, Column>;

/**
 * The outputs of a node over whole columns, computed without compiler and runtime: composites part by part, kernels
 * in pieces of `piece` bars with their state through JSON in between, unknown values kept away as the contract says.
 */
export function alone(
  type: string,
  params: Record<string, unknown>,
  inputs: Wires,
  piece = Number.POSITIVE_INFINITY,
): Outputs {
  const node = library.get(type);
  if (!node || (node.kind !== 'compute' && node.kind !== 'composite')) throw new Error(`No node "${type}".`);
  const complete = node.params.parse(params);
  return node.kind === 'compute'
    ? runKernel(node, complete, inputs, piece)
    : runParts(node, complete, inputs, piece);
}

function isBundle(input: AnyInputColumn): input is CandleColumns {
  return input !== undefined && !Array.isArray(input) && 'close' in input;
}

function columnsOf(input: AnyInputColumn): readonly Column[] {
  if (input === undefined) return [];
  if (isBundle(input)) return [input.open, input.high, input.low, input.close, input.volume];
  return 'BYTES_PER_ELEMENT' in input ? [input] : input;
}

function runParts(
  node: CompositeNode,
  params: Record<string, unknown>,
  inputs: Wires,
  piece: number,
): Outputs {
  const graph = node.expand(params);
  const length = Object.values(inputs).flatMap((input) => [...columnsOf(input)])[0]!.length;
  const made = new Map<string, Outputs>();
  const read = (wire: PartWire): AnyInputColumn => {
    if (typeof wire === 'number' || typeof wire === 'boolean')
      return new Float64Array(length).fill(Number(wire));
    const [id = '', port = '', column] = wire.split('.');
    if (id !== 'in') return made.get(id)![port]!;
    const input = inputs[port];
    if (!isBundle(input) || column === undefined) return input;
    return new Map(Object.entries(input)).get(column);
  };
  for (const part of graph.nodes) {
    const wired = Object.entries(part.inputs ?? {}).map(([port, wire]) => {
      const value = typeof wire === 'object' ? wire.map((one) => columnsOf(read(one))[0]!) : read(wire);
      return [port, value] as const;
    });
    made.set(part.id, alone(part.type, part.params ?? {}, Object.fromEntries(wired), piece));
  }
  const shown = Object.entries(graph.outputs).map(([port, wire]) => {
    if (typeof wire !== 'string') throw new Error('Candles outputs are not needed here.');
    return [port, columnsOf(read(wire))[0]!] as const;
  });
  return Object.fromEntries(shown);
}

function runKernel(
  node: ComputeNode,
  params: Record<string, unknown>,
  inputs: Wires,
  piece: number,
): Outputs {
  const columns = Object.values(inputs).flatMap((input) => [...columnsOf(input)]);
  const length = columns[0]!.length;
  const outputs = Object.fromEntries(
    Object.keys(node.outputs).map((port) => [port, new Float64Array(length).fill(Number.NaN)]),
  );
  let state = node.state(params);
  const known = (i: number) => columns.every((column) => !Number.isNaN(column[i]!));
  const lookback = node.lookback(params);
  let started = false;
  let blocked = 0;
  for (let from = 0; from < length; ) {
    if (node.unknown !== 'accepts') {
      if (!known(from)) {
        if (started && node.unknown === 'restart') state = node.state(params);
        else if (started) blocked = lookback;
        from++;
        continue;
      }
      if (blocked > 0) {
        blocked--;
        from++;
        continue;
      }
    }
    let to = from + 1;
    while (to < length && to - from < piece && (node.unknown === 'accepts' || known(to))) to++;
    started = true;
    node.run(params, state, inputs, outputs, from, to);
    state = JSON.parse(JSON.stringify(state));
    from = to;
  }
  return outputs;
}
