import type { PortType, Strategy } from '../../index.ts';
import { lineColumns, makeLine } from './line.ts';
import { lookOf, shareOf } from './looks.ts';
import type { Line, Look } from './protocol.ts';
import { outputOf } from './refs.ts';
import type { Pool } from './room.ts';

/** An output over the whole run as the worker keeps it, until something that it depends on changes. */
export class KeptColumn {
  readonly type: PortType;
  /** Share of known candles on which a condition held. */
  readonly share: number | undefined;
  private made: Line | null = null;
  private looked: { readonly view: string; readonly look: Look } | null = null;

  constructor(
    strategy: Strategy,
    ref: string,
    readonly values: Float64Array,
    /** Of the node: see `signatures`; null: never the same again. */
    readonly signature: number | null,
  ) {
    this.type = outputOf(strategy, ref)?.type ?? 'number';
    this.share = this.type === 'bool' ? shareOf(values) : undefined;
  }

  line(pool: Pool): Line {
    this.made ??= makeLine(this.values, pool.take);
    return this.made;
  }

  /** Everything of it that took room. */
  room(): readonly Float64Array[] {
    return this.made ? lineColumns(this.made) : [this.values];
  }

  /** What it looks like over the visible candles: the same object as long as they are the same. */
  look(visible: readonly [number, number] | null): Look {
    const view = visible?.join(' ') ?? '';
    if (this.looked?.view !== view)
      this.looked = { view, look: lookOf(this.values, this.type, visible, this.share) };
    return this.looked.look;
  }
}
