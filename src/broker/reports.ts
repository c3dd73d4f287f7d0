import type { OrderOutput } from '../node/index.ts';

/** What each order node reports of the bar: fills of the candle that closed at it, and rejections. */
export class Reports {
  /** The instant that fills and rejections belong to. */
  now = 0;
  private readonly fillAt: Float64Array;
  private readonly notional: Float64Array;
  private readonly quantity: Float64Array;
  private readonly rejectedAt: Float64Array;

  constructor(nodes: number) {
    this.fillAt = new Float64Array(nodes).fill(-1);
    this.rejectedAt = new Float64Array(nodes).fill(-1);
    this.notional = new Float64Array(nodes);
    this.quantity = new Float64Array(nodes);
  }

  filled(node: number, price: number, quantity: number): void {
    if (this.fillAt[node] !== this.now) {
      this.fillAt[node] = this.now;
      this.notional[node] = this.quantity[node] = 0;
    }
    this.notional[node] = this.notional[node]! + price * quantity;
    this.quantity[node] = this.quantity[node]! + quantity;
  }

  rejected(node: number): void {
    this.rejectedAt[node] = this.now;
  }

  /** @param instant index of the instant that was advanced last */
  read(node: number, port: Exclude<OrderOutput, 'resting' | 'target' | 'paused'>, instant: number): number {
    if (port === 'rejected') return this.rejectedAt[node] === instant ? 1 : 0;
    const filled = this.fillAt[node] === instant;
    if (port === 'filled') return filled ? 1 : 0;
    if (port === 'size') return filled ? this.quantity[node]! : 0;
    return filled ? this.notional[node]! / this.quantity[node]! : Number.NaN;
  }
}
