import type { InputIds, KernelStep } from '../compiler/program.ts';
import { inputColumns, isColumnList } from '../compiler/schedule.ts';
import type { AnyInputColumn, CandleColumns, Column } from '../node/index.ts';
import type { Windows } from './windows.ts';

/**
 * Runs one node's kernel and keeps unknown values away from it: it starts at the first bar whose inputs are
 * known; a later unknown makes the outputs unknown as long as it lies in the window.
 */
export class KernelRunner {
  private state: ReturnType<KernelStep['definition']['state']>;
  private readonly inputs: Readonly<Record<string, AnyInputColumn>>;
  private readonly outputs: Readonly<Record<string, Column>>;
  private readonly outputList: readonly Column[];
  private readonly scanned: readonly { readonly id: number; readonly column: Column }[];
  /** The input columns that the kernel reads, and their ids. */
  private readonly read: readonly Column[];
  private readonly readIds: readonly number[];
  private readonly lookback: number;
  private started = false;
  private blocked = 0;

  constructor(
    private readonly step: KernelStep,
    windows: Windows,
    /** Per column id: 1 where the block being run holds no unknown. */
    private readonly clean: Uint8Array,
    /** Columns of which somebody asks whether they are clean. */
    asked: ReadonlySet<number>,
  ) {
    const { definition, params } = step;
    this.state = definition.state(params);
    this.lookback = definition.lookback(params);
    this.inputs = Object.fromEntries(
      Object.entries(step.inputs).map(([port, ids]) => [port, columnsOf(ids, windows)]),
    );
    this.outputs = Object.fromEntries(
      Object.entries(step.outputs).map(([port, id]) => [port, windows.column(id)]),
    );
    this.outputList = Object.values(this.outputs);
    this.scanned = Object.values(step.outputs).flatMap((id) =>
      asked.has(id) ? [{ id, column: windows.column(id) }] : [],
    );
    this.readIds = readColumns(step);
    this.read = this.readIds.map((id) => windows.column(id));
  }

  run(from: number, to: number): void {
    const { definition, params } = this.step;
    if (definition.unknown === 'accepts') {
      definition.run(params, this.state, this.inputs, this.outputs, from, to);
    } else if (this.blocked === 0 && this.allClean()) {
      this.started = true;
      definition.run(params, this.state, this.inputs, this.outputs, from, to);
    } else {
      this.runAround(from, to);
    }
    this.scan(from, to);
  }

  private allClean(): boolean {
    for (const id of this.readIds) if (this.clean[id] === 0) return false;
    return true;
  }

  /** Calls the kernel for each stretch of bars that it may see. */
  private runAround(from: number, to: number): void {
    const { definition, params } = this.step;
    let start = from;
    for (let i = from; i < to; i++) {
      if (this.known(i) && this.blocked === 0) continue;
      if (start < i) this.stretch(start, i);
      for (const output of this.outputList) output[i] = Number.NaN;
      start = i + 1;
      if (this.known(i)) this.blocked--;
      else if (this.started && definition.unknown === 'restart') {
        this.state = definition.state(params);
        this.started = false;
      } else if (this.started) this.blocked = this.lookback;
    }
    if (start < to) this.stretch(start, to);
  }

  private stretch(from: number, to: number): void {
    this.started = true;
    this.step.definition.run(this.step.params, this.state, this.inputs, this.outputs, from, to);
  }

  private known(at: number): boolean {
    for (const column of this.read) if (Number.isNaN(column[at]!)) return false;
    return true;
  }

  private scan(from: number, to: number): void {
    for (const { id, column } of this.scanned) this.clean[id] = isKnown(column, from, to) ? 1 : 0;
  }
}

/** Whether a stretch of a column holds no unknown value. */
export function isKnown(column: Column, from: number, to: number): boolean {
  // Finite values cancel; an unknown one, or an infinite one, does not. Four sums do not wait for each other.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let at = from;
  for (; at + 3 < to; at += 4) {
    a += column[at]! * 0;
    b += column[at + 1]! * 0;
    c += column[at + 2]! * 0;
    d += column[at + 3]! * 0;
  }
  for (; at < to; at++) a += column[at]! * 0;
  if (a + b + c + d === 0) return true;
  for (let i = from; i < to; i++) if (Number.isNaN(column[i]!)) return false;
  return true;
}

function columnsOf(ids: InputIds, windows: Windows): AnyInputColumn {
  if (ids === undefined) return undefined;
  if (typeof ids === 'number') return windows.column(ids);
  if (isColumnList(ids)) return ids.map((id) => windows.column(id));
  return {
    time: windows.column(ids.time),
    open: windows.column(ids.open),
    high: windows.column(ids.high),
    low: windows.column(ids.low),
    close: windows.column(ids.close),
    volume: windows.column(ids.volume),
  };
}

/**
 * The columns that a kernel really reads. Of a candle bundle many read only some, and an unknown volume must not
 * stop a node that never looks at it: one trial bar on made-up columns shows which.
 */
export function readColumns({ definition, params, inputs }: KernelStep): number[] {
  const bundles = Object.entries(inputs).filter(([, ids]) => typeof ids === 'object' && !isColumnList(ids));
  if (bundles.length === 0) return Object.values(inputs).flatMap(inputColumns);
  const lookback = definition.lookback(params);
  const column = () => new Float64Array(lookback + 1).fill(1);
  const used = new Set<number>();
  const trial = Object.entries(inputs).map(([port, ids]): [string, AnyInputColumn] => {
    if (ids === undefined) return [port, undefined];
    if (typeof ids === 'number') {
      used.add(ids);
      return [port, column()];
    }
    if (isColumnList(ids)) {
      for (const id of ids) used.add(id);
      return [port, ids.map(column)];
    }
    const watched: CandleColumns = {
      get time() {
        used.add(ids.time);
        return column();
      },
      get open() {
        used.add(ids.open);
        return column();
      },
      get high() {
        used.add(ids.high);
        return column();
      },
      get low() {
        used.add(ids.low);
        return column();
      },
      get close() {
        used.add(ids.close);
        return column();
      },
      get volume() {
        used.add(ids.volume);
        return column();
      },
    };
    return [port, watched];
  });
  const outputs = Object.fromEntries(Object.keys(definition.outputs).map((port) => [port, column()]));
  definition.run(
    params,
    definition.state(params),
    Object.fromEntries(trial),
    outputs,
    lookback,
    lookback + 1,
  );
  return [...used];
}
