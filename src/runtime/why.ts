import type { Fill } from '../broker/result.ts';
import { conditionsOf, flatNodes } from '../compiler/conditions.ts';
import type { FlatNode, FlatWire } from '../compiler/inline.ts';
import { isReference, wiresOf } from '../compiler/wires.ts';
import { executionOf } from '../strategy/settings.ts';
import type { SimulationResult } from './simulate.ts';

/** A port on the path of conditions: its value at the close of the decision and one bar before; null: not known. */
export interface ReasonStep {
  readonly port: string;
  readonly type: string;
  readonly value: number | null;
  readonly before: number | null;
  readonly from: readonly ReasonStep[];
}

/** Why a fill happened. */
export interface FillReason {
  readonly time: number;
  readonly node: string | null;
  readonly rule: number;
  readonly reason: Fill['reason'];
  /** Opening time of the candle at whose close it was decided; null where no condition decided (exits, ends). */
  readonly decided: number | null;
  readonly path: ReasonStep | null;
}

/** Why an order node did not act at a candle. */
export interface MissReason {
  readonly node: string;
  readonly time: number;
  /** `fires`: all its conditions held, what kept it back was the position or the money. */
  readonly outcome: 'fires' | 'blocked' | 'unknown';
  readonly blocked: readonly string[];
  readonly unknown: readonly string[];
  /** Over the whole run: on how many candles each condition was the only one in the way. */
  readonly onlyBlocker: Readonly<Record<string, number>>;
  /** Over the whole run: how many candles are left after each condition in turn. */
  readonly funnel: readonly { readonly port: string; readonly candles: number }[];
}

const DEPTH = 8;

/**
 * Looks into a finished run. The result must have been simulated with `taps: 'all', tapsOn: 'decision'`, so that
 * every port has one value per instant.
 */
export class Why {
  private readonly nodes: ReadonlyMap<string, FlatNode>;

  constructor(private readonly result: SimulationResult) {
    this.nodes = flatNodes(result.strategy);
  }

  /** The reason of every fill, in order. */
  fills(): FillReason[] {
    const rowOf = new Map([...this.result.time].map((time, row) => [time, row]));
    return this.result.fills.map(({ time, node, rule, reason }) => {
      const row = this.decision(node, rowOf.get(time) ?? 0, reason);
      const when = row === null ? undefined : this.condition(node);
      return {
        time,
        node,
        rule,
        reason,
        decided: row === null ? null : (this.result.time[row] ?? null),
        path: row === null || !when ? null : this.step(when, row, DEPTH),
      };
    });
  }

  /** What stood in the way of each entry at the candle that opens at `time`, or the last one before. */
  missed(time: number): MissReason[] {
    const later = this.result.time.findIndex((each) => each > time);
    const row = (later < 0 ? this.result.time.length : later) - 1;
    if (row < 0) return [];
    return [...this.nodes.values()].flatMap((node) => {
      if (!isEntry(node) || node.disabled || node.muted) return [];
      const conditions = conditionsOf(this.nodes, node.id);
      const columns = conditions.map((port) => this.column(port));
      const blocked = conditions.filter((_, i) => columns[i]?.[row] === 0);
      const unknown = conditions.filter((_, i) => Number.isNaN(columns[i]?.[row] ?? Number.NaN));
      return [
        {
          node: node.id,
          time: this.result.time[row] ?? time,
          outcome: blocked.length > 0 ? 'blocked' : unknown.length > 0 ? 'unknown' : 'fires',
          blocked,
          unknown,
          ...this.totals(conditions, columns),
        },
      ];
    });
  }

  private totals(
    conditions: readonly string[],
    columns: readonly (Float64Array | undefined)[],
  ): Pick<MissReason, 'onlyBlocker' | 'funnel'> {
    const only = conditions.map(() => 0);
    const survive = conditions.map(() => 0);
    for (let row = 0; row < this.result.time.length; row++) {
      let blockers = 0;
      let blocker = -1;
      for (let i = 0; i < columns.length; i++) {
        if (columns[i]?.[row] === 1) {
          if (blockers === 0) survive[i]!++;
        } else {
          blockers++;
          blocker = i;
        }
      }
      if (blockers === 1) only[blocker]!++;
    }
    return {
      onlyBlocker: Object.fromEntries(conditions.map((port, i) => [port, only[i] ?? 0])),
      funnel: conditions.map((port, i) => ({ port, candles: survive[i] ?? 0 })),
    };
  }

  /** The row at whose close a node decided on a fill: the latest one before on which its condition held. */
  private decision(id: string | null, filled: number, reason: Fill['reason']): number | null {
    if (id === null || (reason !== 'entry' && reason !== 'signal')) return null;
    const { fillAt, latency } = executionOf(this.result.strategy);
    const when = this.condition(id);
    if (!when) return null;
    const column = isReference(when) ? this.column(`${when.node}.${when.port}`) : undefined;
    const latest = filled - latency - (fillAt === 'close' ? 0 : 1);
    if (!column) return latest >= 0 ? latest : null;
    for (let row = latest; row >= 0; row--) if (column[row] === 1) return row;
    return null;
  }

  private condition(id: string | null): FlatWire | undefined {
    return id === null ? undefined : wiresOf(this.nodes.get(id)?.inputs.when)[0];
  }

  private step(wire: FlatWire, row: number, depth: number): ReasonStep | null {
    if (!isReference(wire)) return null;
    const node = this.nodes.get(wire.node);
    const port = `${wire.node}.${wire.port}`;
    const column = this.column(port);
    const sources = depth > 0 ? Object.values(node?.inputs ?? {}).flatMap(wiresOf) : [];
    return {
      port,
      type: node?.type ?? '',
      value: known(column?.[row]),
      before: known(column?.[row - 1]),
      from: sources.flatMap((source) => this.step(source, row, depth - 1) ?? []),
    };
  }

  private column(port: string): Float64Array | undefined {
    return this.result.series[port]?.values;
  }
}

function isEntry({ type }: FlatNode): boolean {
  return type === 'buy' || type === 'short';
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
