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
  readonly market: string;
  readonly book: string;
  readonly side: Fill['side'];
  readonly price: number;
  readonly quantity: number;
  /** Null where no node ordered it: a liquidation, the end of the data. */
  readonly node: string | null;
  readonly rule: number;
  readonly reason: Fill['reason'];
  /** Opening time of the candle at whose close it was decided; null where no condition decided (exits, ends). */
  readonly decided: number | null;
  /** The condition that decided, and what it hangs on. */
  readonly path: ReasonStep | null;
  /** What else is wired into the node (a price, a scale, what arms it), at the last close before the fill. */
  readonly inputs: readonly ReasonStep[];
}

/**
 * What keeps an order back whose conditions hold: its condition held on the bar before already (`trigger` `rising`), an
 * exit that acts at the same close, an entry of the other side at the same close, a position that is open; or it was
 * ordered, and did not fill: rejected, expired, cancelled, or still waiting.
 */
export type HeldBack = 'edge' | 'exit' | 'both-sides' | 'position' | 'not-filled';

/** Why an order node did not act at a candle. */
export interface MissReason {
  readonly node: string;
  readonly time: number;
  /** `fires`: all its conditions held. */
  readonly outcome: 'fires' | 'blocked' | 'unknown';
  /** Opening time of the candle in which an order of this candle first filled; null: none did. */
  readonly filled: number | null;
  /** What kept back an order that fires and did not fill; null elsewhere. */
  readonly heldBack: HeldBack | null;
  readonly blocked: readonly string[];
  readonly unknown: readonly string[];
  /** Over the whole run: on how many candles each condition was the only one in the way, all being known. */
  readonly onlyBlocker: Readonly<Record<string, number>>;
  /** Over the whole run: how many candles are left after each condition in turn. */
  readonly funnel: readonly { readonly port: string; readonly candles: number }[];
}

const DEPTH = 8;
const ENTRIES = ['buy', 'short', 'interval-buy'];
/** Exits that hold entries of their side back when they act. */
const EXITS: Readonly<Record<string, readonly string[]>> = {
  buy: ['sell', 'close-position'],
  'interval-buy': ['sell', 'close-position'],
  short: ['cover', 'close-position'],
};

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
    return this.result.fills.map((fill) => {
      const { time, market, book, side, price, quantity, node, rule, reason } = fill;
      const filled = this.rowAt(time);
      const row = this.decision(node, filled, reason);
      const when = row === null ? undefined : this.condition(node);
      return {
        ...{ time, market, book, side, price, quantity, node, rule, reason },
        decided: row === null ? null : (this.result.time[row] ?? null),
        path: row === null || !when ? null : this.step(when, row, DEPTH),
        inputs: this.otherInputs(node, row ?? filled - 1),
      };
    });
  }

  /** What stood in the way of each entry at the candle that opens at `time`, or the last one before. */
  missed(time: number): MissReason[] {
    const row = this.rowAt(time);
    if (row < 0) return [];
    const fills = this.fills();
    return [...this.nodes.values()].flatMap((node) => {
      if (!ENTRIES.includes(node.type) || node.disabled || node.muted) return [];
      const conditions = conditionsOf(this.nodes, node.id);
      const columns = conditions.map((port) => this.column(port));
      const blocked = conditions.filter((_, i) => columns[i]?.[row] === 0);
      const unknown = conditions.filter((_, i) => Number.isNaN(columns[i]?.[row] ?? Number.NaN));
      const outcome = blocked.length > 0 ? 'blocked' : unknown.length > 0 ? 'unknown' : 'fires';
      const moment = this.result.time[row] ?? time;
      const filled =
        fills.find(({ node: id, decided }) => id === node.id && decided === moment)?.time ?? null;
      const heldBack = outcome === 'fires' && filled === null ? this.heldBack(node, row) : null;
      return [
        {
          ...{ node: node.id, time: moment, outcome, filled, heldBack, blocked, unknown },
          ...this.totals(conditions, columns),
        },
      ];
    });
  }

  /** The last instant whose candle opens at or before `time`; −1: none. */
  private rowAt(time: number): number {
    const { time: times } = this.result;
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle]! <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  private heldBack(node: FlatNode, row: number): HeldBack {
    const { market, book } = this.place(node);
    if (node.params.trigger === 'rising' && this.holds(node.id, row - 1)) return 'edge';
    const near = [...this.nodes.values()].filter((other) => {
      const place = this.place(other);
      return place.market === market && place.book === book && !other.disabled && !other.muted;
    });
    const acts = ({ id, params }: FlatNode) => (params.type ?? 'market') === 'market' && this.holds(id, row);
    if (near.some((other) => EXITS[node.type]?.includes(other.type) && acts(other))) return 'exit';
    const side = node.type === 'short' ? 'short' : 'long';
    const other = (each: FlatNode) => (each.type === 'short' ? 'short' : 'long') !== side;
    if (near.some((each) => ENTRIES.includes(each.type) && other(each) && acts(each))) return 'both-sides';
    const moment = this.result.time[row] ?? 0;
    const open = [...this.result.trades, ...this.result.openTrades].find(
      (trade) =>
        trade.market === market &&
        trade.book === book &&
        trade.entryTime <= moment &&
        (trade.exitTime === null || trade.exitTime > moment),
    );
    return open && (open.side === side || node.params.reverse === false) ? 'position' : 'not-filled';
  }

  private place({ params }: FlatNode): { market: string; book: string } {
    const { market, book } = params;
    return {
      market: typeof market === 'string' ? market : (this.result.strategy.markets[0]?.id ?? ''),
      book: typeof book === 'string' ? book : 'main',
    };
  }

  /** Whether a node's condition is true at a row. */
  private holds(id: string, row: number): boolean {
    const when = this.condition(id);
    if (!when) return false;
    if (!isReference(when)) return when.kind === 'literal' && Number(when.value) === 1;
    return this.column(`${when.node}.${when.port}`)?.[row] === 1;
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
      let known = true;
      for (let i = 0; i < columns.length; i++) {
        const value = columns[i]?.[row] ?? Number.NaN;
        if (value === 1) {
          if (blockers === 0) survive[i]!++;
          continue;
        }
        blockers++;
        blocker = i;
        if (Number.isNaN(value)) known = false;
      }
      if (blockers === 1 && known) only[blocker]!++;
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
    const rising = this.nodes.get(id)?.params.trigger === 'rising';
    for (let row = latest; row >= 0; row--) {
      if (column[row] === 1 && !(rising && column[row - 1] === 1)) return row;
    }
    return null;
  }

  private otherInputs(id: string | null, row: number): ReasonStep[] {
    const inputs = Object.entries(id === null ? {} : (this.nodes.get(id)?.inputs ?? {}));
    return inputs.flatMap(([port, input]) =>
      port === 'when' ? [] : wiresOf(input).flatMap((wire) => this.step(wire, row, DEPTH) ?? []),
    );
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

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
