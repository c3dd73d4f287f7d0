import { IndicatorsSync } from '@ixjb94/indicators';
import {
  rsi as indicatortsRsi,
  sma as indicatortsSma,
  ema as indicatortsEma,
  atr as indicatortsAtr,
} from 'indicatorts';
import { ATR, BollingerBands, EMA, RSI, SMA, WilliamsR } from 'technicalindicators';
import { EMA as TradingEma, RSI as TradingRsi, SMA as TradingSma } from 'trading-signals';
import { library } from '../../nodes/index.ts';
import type { Candles } from '../../src/time/candles.ts';
import { nodeRun } from './kernel-time.ts';
import { median } from './measure.ts';
import { loops } from './loops.ts';

const nanoseconds = (run: () => void, bars: number, runs = 5) => (median(run, runs) * 1e6) / bars;

/** What other libraries on npm take for the same column of the same length. */
function peers(candles: Candles): Record<string, Record<string, () => void>> {
  const close = [...candles.close];
  const high = [...candles.high];
  const low = [...candles.low];
  const ixjb = new IndicatorsSync();
  const each = (indicator: { add(value: number): unknown }) => () => {
    for (const value of close) indicator.add(value);
  };
  return {
    rsi: {
      technicalindicators: () => RSI.calculate({ values: close, period: 14 }),
      'trading-signals': each(new TradingRsi(14)),
      indicatorts: () => indicatortsRsi(close, { period: 14 }),
      '@ixjb94': () => ixjb.rsi(close, 14),
    },
    ema: {
      technicalindicators: () => EMA.calculate({ values: close, period: 20 }),
      'trading-signals': each(new TradingEma(20)),
      indicatorts: () => indicatortsEma(close, { period: 20 }),
      '@ixjb94': () => ixjb.ema(close, 20),
    },
    sma: {
      technicalindicators: () => SMA.calculate({ values: close, period: 20 }),
      'trading-signals': each(new TradingSma(20)),
      indicatorts: () => indicatortsSma(close, { period: 20 }),
      '@ixjb94': () => ixjb.sma(close, 20),
    },
    atr: {
      technicalindicators: () => ATR.calculate({ high, low, close, period: 14 }),
      indicatorts: () => indicatortsAtr(high, low, close, { period: 14 }),
      '@ixjb94': () => ixjb.atr(high, low, close, 14),
    },
    bollinger: {
      technicalindicators: () => BollingerBands.calculate({ values: close, period: 20, stdDev: 2 }),
      '@ixjb94': () => ixjb.bbands(close, 20, 2),
    },
    'williams-r': {
      technicalindicators: () => WilliamsR.calculate({ high, low, close, period: 14 }),
      '@ixjb94': () => ixjb.willr(high, low, close, 14),
    },
  };
}

/** Nanoseconds per bar of every node, against hand-written loops and other libraries where there are any. */
export function benchNodes(candles: Candles, only?: readonly string[]): void {
  const bars = candles.close.length;
  const idle = nanoseconds(nodeRun(library.get('constant')!, library, candles)!, bars);
  const others = peers(candles);
  const byHand = loops(candles);
  console.log(`\nnanoseconds per bar, ${bars} bars (feeding alone takes ${idle.toFixed(1)}, taken off)`);
  const ratios: number[] = [];
  for (const definition of [...library.all].sort((a, b) => a.type.localeCompare(b.type))) {
    if (
      definition.hidden ||
      definition.kind === 'order' ||
      definition.kind === 'ledger' ||
      (only && !only.includes(definition.type))
    )
      continue;
    const run = nodeRun(definition, library, candles);
    if (!run) continue;
    const ours = Math.max(0, nanoseconds(run, bars) - idle);
    const loop = byHand[definition.type];
    const mine = loop && nanoseconds(loop, bars);
    if (mine) ratios.push(ours / mine);
    const rest = Object.entries(others[definition.type] ?? {}).map(
      ([name, peer]) => `${name} ${nanoseconds(peer, bars, 3).toFixed(0)}`,
    );
    const against = mine ? `loop ${mine.toFixed(1)} (${(ours / mine).toFixed(2)}×)` : '';
    console.log(
      `${definition.type.padEnd(24)} ${ours.toFixed(1).padStart(8)}  ${against.padEnd(22)} ${rest.join(', ')}`,
    );
  }
  ratios.sort((a, b) => a - b);
  console.log(`median against hand-written loops: ${ratios[ratios.length >> 1]?.toFixed(2)}× (bound 1.5×)`);
}
