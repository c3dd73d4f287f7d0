import type { Diagnostic } from '../strategy/diagnostic.ts';

export const REJECTIONS = {
  funds: {
    code: 'order-unfunded',
    says: 'could not be paid from the free funds. Give it a smaller size or more cash',
  },
  minimum: {
    code: 'order-under-minimum',
    says: 'was under the minimum of the venue. Give it a larger size',
  },
  postOnly: {
    code: 'order-not-post-only',
    says: 'would have taken at once although it is post-only. Place it further away',
  },
  risk: {
    code: 'order-without-risk',
    says: 'is sized by risk, but no stop on the side of loss was known. Let the stop be known at the entry',
  },
  price: {
    code: 'order-without-price',
    says: 'had no price above 0. Look at what is wired into its price',
  },
} as const;
export type Rejection = keyof typeof REJECTIONS;

const NODE_NOTES = {
  'stop-beyond-price':
    'stood at or beyond the price when it was placed, and filled at once. Give it more distance.',
  'exit-armed-late':
    'had no known level at the entry, and armed only at a later close. Until then nothing guarded the position.',
  'exit-never-armed':
    'had no known level while the position lasted, and never guarded it. Look at what is wired into it.',
  'both-sides':
    'met an entry of the other side on the same bar: neither was placed. Let only one of them be true.',
  'entry-while-exit': 'entered while its own exit condition was true. Let the entry ask that it is not.',
  'price-unknown': 'had no known price when it was to be placed, so nothing was placed.',
  'target-under-minimum':
    'had a target under the minimum of the venue, which was not placed. Use fewer targets or a larger size.',
  'exit-under-minimum': 'closed what was left, although that is under the minimum of the venue.',
  'volume-capped':
    'was larger than the share of the candle that may fill, and filled in parts. Give it a smaller size.',
} as const;
export type NodeNote = keyof typeof NODE_NOTES;

/** How often something happened, and the opening time of the candle of the first time. */
export interface Tally {
  count: number;
  first: number;
}

/** What became of a node's orders besides filling whole. Counts orders, each once. */
export interface OrderCounts {
  readonly node: string;
  readonly rejected: number;
  readonly expired: number;
  readonly partlyFilled: number;
}

/** Counts what a run should not keep quiet about, by node and kind. */
export class Notes {
  private readonly tallies = new Map<string, Tally>();
  private readonly lastRejected = new Map<string, number>();
  rejected = 0;
  expired = 0;
  partlyFilled = 0;
  liquidations = 0;
  readonly gaps: Tally = { count: 0, first: Number.NaN };
  /** `first` is NaN where there was none. */
  readonly ambiguous: Tally = { count: 0, first: Number.NaN };

  constructor(
    private readonly ids: readonly string[],
    /** Opening time of the candle that is being walked. */
    private readonly now: () => number,
  ) {}

  note(kind: NodeNote, node: number, time = this.now()): void {
    this.tally(`${kind} ${node}`, time);
  }

  private tally(key: string, time: number): void {
    const known = this.tallies.get(key);
    if (known) known.count++;
    else this.tallies.set(key, { count: 1, first: time });
  }

  stopBeyond(node: number): void {
    this.note('stop-beyond-price', node);
  }

  armedLate(node: number): void {
    this.note('exit-armed-late', node);
  }

  neverArmed(node: number): void {
    this.note('exit-never-armed', node);
  }

  /** A candle on which the path decided between an exit and another level. */
  ambiguousOn(time: number): void {
    if (this.ambiguous.count++ === 0) this.ambiguous.first = time;
  }

  /** Candles are missing before the one that opens at `time`, while a position is open. */
  gapBefore(time: number): void {
    if (this.gaps.count++ === 0) this.gaps.first = time;
  }

  /** A node's rejections for one reason on the same or consecutive bars (its own: instants of the decision clock) count once. */
  reject(reason: Rejection, node: number, bar: number): void {
    const key = `${reason} ${node}`;
    const last = this.lastRejected.get(key);
    this.lastRejected.set(key, bar);
    if (last !== undefined && bar - last <= 1) return;
    this.rejected++;
    this.tally(`rejected-${key}`, this.now());
  }

  partly(node: number): void {
    this.partlyFilled++;
    this.note('volume-capped', node);
  }

  expire(node: number): void {
    this.expired++;
    this.tally(`expired ${node}`, this.now());
  }

  /** Nodes of which an order was rejected, expired or filled in parts. */
  orders(): OrderCounts[] {
    const counts = this.ids.map((node, index) => ({
      node,
      rejected: Object.keys(REJECTIONS).reduce(
        (sum, reason) => sum + this.countOf(`rejected-${reason} ${index}`),
        0,
      ),
      expired: this.countOf(`expired ${index}`),
      partlyFilled: this.countOf(`volume-capped ${index}`),
    }));
    return counts.filter(({ rejected, expired, partlyFilled }) => rejected + expired + partlyFilled > 0);
  }

  private countOf(key: string): number {
    return this.tallies.get(key)?.count ?? 0;
  }

  diagnostics(): Diagnostic[] {
    const of = (key: string, code: string, say: (id: string) => string) =>
      this.ids.flatMap((id, node): Diagnostic[] => {
        const tally = this.tallies.get(`${key} ${node}`);
        return tally ? [{ ...warning(code, say(id), tally), node: id }] : [];
      });
    return [
      ...Object.entries(NODE_NOTES).flatMap(([kind, words]) => of(kind, kind, (id) => `"${id}" ${words}`)),
      ...Object.entries(REJECTIONS).flatMap(([reason, words]) =>
        of(`rejected-${reason}`, words.code, (id) => `An order of "${id}" ${words.says}.`),
      ),
    ];
  }
}

/** A warning with the number of cases, and in words the candle of the first. */
export function warning(code: string, message: string, { count, first }: Tally): Diagnostic {
  const when = Number.isFinite(first)
    ? ` First on ${new Date(first).toISOString().slice(0, 16).replace('T', ' ')} UTC.`
    : '';
  return { code, severity: 'warning', message: `${message}${when}`, count };
}
