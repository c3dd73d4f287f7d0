import type { Candles } from '../../src/time/candles.ts';

/** The strategy that engines are compared on: EMA cross, RSI filter, stop, target, all-in, fee 0.1 %. */
export const W1 = {
  format: 'candlewire.strategy',
  version: 1,
  name: 'W1',
  markets: [{ id: 'main', symbol: 'BTC/USDT', timeframe: '1m' }],
  account: { cash: 10000, makerFee: 0.001, takerFee: 0.001 },
  execution: { volumeCap: null },
  nodes: [
    { id: 'price', type: 'candles' },
    { id: 'fast', type: 'ema', params: { length: 12 }, inputs: { source: 'price.close' } },
    { id: 'slow', type: 'ema', params: { length: 26 }, inputs: { source: 'price.close' } },
    { id: 'rsi', type: 'rsi', params: { length: 14 }, inputs: { source: 'price.close' } },
    { id: 'calm', type: 'compare', params: { op: '<' }, inputs: { a: 'rsi.value', b: 70 } },
    {
      id: 'up',
      type: 'crosses',
      params: { direction: 'above' },
      inputs: { a: 'fast.value', b: 'slow.value' },
    },
    {
      id: 'down',
      type: 'crosses',
      params: { direction: 'below' },
      inputs: { a: 'fast.value', b: 'slow.value' },
    },
    { id: 'go', type: 'and', inputs: { in: ['up.value', 'calm.value'] } },
    { id: 'buy', type: 'buy', inputs: { when: 'go.value' } },
    { id: 'exit', type: 'close-position', inputs: { when: 'down.value' } },
    { id: 'stop', type: 'stop-loss', params: { percent: 3 } },
    { id: 'target', type: 'take-profit', params: { percent: 6 } },
  ],
};

/** What a programmer would write for this one strategy, and nothing else: the yardstick. */
export function handWritten({ open, high, low, close }: Candles): {
  trades: number;
  equity: Float64Array;
  end: number;
} {
  const n = close.length;
  const equity = new Float64Array(n);
  const fee = 0.001;
  const exits: number[] = [];
  let cash = 10000;
  let quantity = 0;
  let stop = 0;
  let target = 0;
  let pending = 0;
  let fast = 0;
  let slow = 0;
  let gain = 0;
  let loss = 0;
  let fastBefore = 0;
  let slowBefore = 0;
  for (let i = 0; i < n; i++) {
    const o = open[i]!;
    const h = high[i]!;
    const l = low[i]!;
    const c = close[i]!;
    if (pending === 1 && quantity === 0) {
      quantity = cash / (o * (1 + fee));
      cash = 0;
      stop = o * 0.97;
      target = o * 1.06;
    } else if (pending === -1 && quantity > 0) {
      cash += quantity * o * (1 - fee);
      quantity = 0;
      exits.push(o);
    }
    pending = 0;
    if (quantity > 0 && (l <= stop || h > target)) {
      let price = 0;
      if (o <= stop) price = o;
      else if (o > target) price = o;
      else {
        const highFirst = h - o < o - l;
        const hitStop = l <= stop;
        const hitTarget = h > target;
        price = hitStop && hitTarget ? (highFirst ? target : stop) : hitStop ? stop : target;
      }
      cash += quantity * price * (1 - fee);
      quantity = 0;
      exits.push(price);
    }
    equity[i] = cash + quantity * c;
    if (i < 12) fast += c / 12;
    else fast += (c - fast) * (2 / 13);
    if (i < 26) slow += c / 26;
    else slow += (c - slow) * (2 / 27);
    let rsi = 50;
    if (i > 0) {
      const change = c - close[i - 1]!;
      const up = change > 0 ? change : 0;
      const down = change < 0 ? -change : 0;
      if (i <= 14) {
        gain += up / 14;
        loss += down / 14;
      } else {
        gain = (gain * 13 + up) / 14;
        loss = (loss * 13 + down) / 14;
      }
      rsi = gain + loss === 0 ? 50 : (100 * gain) / (gain + loss);
    }
    if (i >= 26) {
      const above = fast > slow && fastBefore <= slowBefore;
      const below = fast < slow && fastBefore >= slowBefore;
      if (above && rsi < 70 && quantity === 0) pending = 1;
      else if (below && quantity > 0) pending = -1;
    }
    fastBefore = fast;
    slowBefore = slow;
  }
  return { trades: exits.length, equity, end: equity[n - 1] ?? Number.NaN };
}
