import type { Diagnostic } from '../strategy/diagnostic.ts';

export const REJECTIONS = {
  funds: 'could not be paid from the free funds',
  minimum: 'was under the minimum of the venue',
  postOnly: 'would have taken at once although it is post-only',
  risk: 'is sized by risk, but no stop on the side of loss was known',
  price: 'had no price above 0',
} as const;
export type Rejection = keyof typeof REJECTIONS;

const NODE_NOTES = {
  'stop-beyond-price':
    'stood at or beyond the price when it was placed, and filled at once. Give it more distance.',
  'exit-armed-late': 'had no known level at the entry, and armed only at a later close.',
  'exit-never-armed': 'had no known level while the position lasted, and never guarded it.',
  'both-sides': 'met an entry of the other side on the same bar: neither was placed.',
  'entry-while-exit': 'entered while its own exit condition was true.',
  'price-unknown': 'had no known price when it was to be placed, so nothing was placed.',
  'target-under-minimum': 'had a target under the minimum of the venue, which was not placed.',
  'exit-under-minimum': 'closed what was left, although that is under the minimum of the venue.',
  'volume-capped': 'was larger than the share of the candle that may fill, and filled in parts.',
} as const;
export type NodeNote = keyof typeof NODE_NOTES;

/** Counts what a run should not keep quiet about, by node and kind. */
export class Notes {
  private readonly counts = new Map<string, number>();
  private readonly lastRejected = new Map<string, number>();
  rejected = 0;
  expired = 0;
  partlyFilled = 0;
  liquidations = 0;
  ambiguous = 0;
  gapsInTrades = 0;

  constructor(private readonly ids: readonly string[]) {}

  note(kind: NodeNote, node: number): void {
    const key = `${kind} ${node}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
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

  /** A node's rejections for one reason on the same or consecutive bars count once. */
  reject(reason: Rejection, node: number, bar: number): void {
    const key = `${reason} ${node}`;
    const last = this.lastRejected.get(key);
    this.lastRejected.set(key, bar);
    if (last !== undefined && bar - last <= 1) return;
    this.rejected++;
    const count = `rejected-${key}`;
    this.counts.set(count, (this.counts.get(count) ?? 0) + 1);
  }

  partly(node: number): void {
    this.partlyFilled++;
    this.note('volume-capped', node);
  }

  diagnostics(): Diagnostic[] {
    const list: Diagnostic[] = [];
    for (const [kind, words] of Object.entries(NODE_NOTES)) {
      for (const [node, id] of this.ids.entries()) {
        const count = this.counts.get(`${kind} ${node}`);
        if (count)
          list.push({ code: kind, severity: 'warning', message: `"${id}" ${words}`, node: id, count });
      }
    }
    for (const [reason, words] of Object.entries(REJECTIONS)) {
      for (const [node, id] of this.ids.entries()) {
        const count = this.counts.get(`rejected-${reason} ${node}`);
        if (!count) continue;
        const message = `An order of "${id}" ${words}, and was rejected.`;
        list.push({ code: 'order-rejected', severity: 'warning', message, node: id, count });
      }
    }
    return list;
  }
}
