import type { PortType, Strategy } from '../../index.ts';
import { makeLine } from './line.ts';
import { shareOf } from './looks.ts';
import type { Line } from './protocol.ts';
import { outputOf } from './refs.ts';

/** An output over the whole run as the worker keeps it, until something that it depends on changes. */
export class KeptColumn {
  readonly type: PortType;
  /** Share of known candles on which a condition held. */
  readonly share: number | undefined;
  private made: Line | null = null;

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

  line(): Line {
    this.made ??= makeLine(this.values);
    return this.made;
  }
}
