import {
  type AnyInputColumn,
  type CandleColumns,
  type Column,
  type ComputeNode,
  longestWarmup,
  type State,
} from '../../src/node/index.ts';

export type Inputs = Readonly<Record<string, AnyInputColumn>>;
export type Outputs = Readonly<Record<string, Column>>;

/** Every column of some inputs put through a change. */
export function mapColumns(inputs: Inputs, change: (column: Column) => Column): Inputs {
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, mapInput(input, change)]));
}

function mapInput(input: AnyInputColumn, change: (column: Column) => Column): AnyInputColumn {
  if (input === undefined) return undefined;
  if (input instanceof Float64Array) return change(input);
  if (!isBundle(input)) return input.map(change);
  return {
    time: change(input.time),
    open: change(input.open),
    high: change(input.high),
    low: change(input.low),
    close: change(input.close),
    volume: change(input.volume),
  };
}

function isBundle(input: Exclude<AnyInputColumn, undefined | Column>): input is CandleColumns {
  return 'close' in input;
}

export function columnsOf(inputs: Inputs): Column[] {
  const found: Column[] = [];
  mapColumns(inputs, (column) => {
    found.push(column);
    return column;
  });
  return found;
}

/** The same value, or both unknown; −0 is 0, as it is in JSON. */
export function same(a: number | undefined, b: number | undefined): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

export const UNTOUCHED = 12345.678;

/** One running kernel over columns that have room for its look-back in front, as the runtime's windows have. */
export class Drive {
  readonly outputs: Outputs;
  readonly faults: string[] = [];
  private state: State;
  private readonly padded: Inputs;
  private readonly lookback: number;

  constructor(
    private readonly node: ComputeNode,
    private readonly params: Record<string, unknown>,
    inputs: Inputs,
    private readonly length: number,
    private readonly options: { poison: boolean; json: boolean },
  ) {
    this.lookback = node.lookback(params);
    const pad = this.lookback + 1;
    this.padded = mapColumns(inputs, (column) => {
      const padded = new Float64Array(pad + length).fill(Number.NaN);
      padded.set(column.subarray(0, length), pad);
      return padded;
    });
    this.outputs = Object.fromEntries(
      Object.keys(node.outputs).map((port) => [port, new Float64Array(length).fill(UNTOUCHED)]),
    );
    this.state = node.state(params);
  }

  /** Runs bars `from..to`, with everything poisoned that the kernel may not read. */
  run(from: number, to: number): void {
    const pad = this.lookback + 1;
    const inputs = this.options.poison
      ? mapColumns(this.padded, (column) =>
          column.map((value, i) => (i >= pad + from - this.lookback && i < pad + to ? value : Number.NaN)),
        )
      : this.padded;
    const before = mapColumns(inputs, (column) => column.slice());
    const outputs = Object.fromEntries(
      Object.keys(this.node.outputs).map((port) => [
        port,
        new Float64Array(pad + this.length).fill(UNTOUCHED),
      ]),
    );
    this.node.run(this.params, this.state, inputs, outputs, pad + from, pad + to);
    this.checkInputs(before, inputs);
    for (const [port, column] of Object.entries(outputs)) {
      this.outputs[port]?.set(column.subarray(pad + from, pad + to), from);
      const spilled = column.some((value, i) => (i < pad + from || i >= pad + to) && value !== UNTOUCHED);
      if (spilled) this.faults.push(`writes "${port}" outside the block`);
    }
    this.checkState();
    if (this.options.json) this.state = JSON.parse(JSON.stringify(this.state));
  }

  private checkInputs(before: Inputs, after: Inputs): void {
    const kept = columnsOf(after);
    columnsOf(before).forEach((column, k) => {
      if (column.some((value, i) => !Object.is(value, kept[k]?.[i])))
        this.faults.push('writes into an input');
    });
  }

  private checkState(): void {
    const fault = stateFault(this.state);
    if (fault) this.faults.push(`keeps ${fault} in its state`);
  }
}

/** What of a state JSON would not keep; null where it keeps all. */
export function stateFault(value: unknown): string | null {
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return 'NaN';
    if (!Number.isFinite(value)) return 'Infinity';
    return Object.is(value, -0) ? '−0' : null;
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null;
  if (typeof value !== 'object') return typeof value;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return 'a class instance';
  for (const inner of Object.values(value)) {
    const fault = stateFault(inner);
    if (fault) return fault;
  }
  return null;
}

/** A node's warm-up for each output. */
export function warmups(
  node: Pick<ComputeNode, 'warmup' | 'outputs'>,
  params: Record<string, unknown>,
): Record<string, number | null> {
  const stated = node.warmup(params);
  return Object.fromEntries(
    Object.keys(node.outputs).map((port) => [
      port,
      stated === null || typeof stated === 'number' ? stated : (stated[port] ?? null),
    ]),
  );
}

export function longest(node: Pick<ComputeNode, 'warmup'>, params: Record<string, unknown>): number {
  return longestWarmup(node.warmup(params));
}
