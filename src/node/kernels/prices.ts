import type { PartNode } from '../define.ts';
import { candles, number } from '../port.ts';

const price = { plot: 'price' } as const;

/** The outputs of every node that shows candles: the bundle, its columns and their usual averages. */
export const PRICE_OUTPUTS = {
  open: number({ title: 'Open', ...price }),
  high: number({ title: 'High', ...price }),
  low: number({ title: 'Low', ...price }),
  close: number({ title: 'Close', ...price }),
  volume: number({ title: 'Volume', plot: 'own' }),
  hl2: number({ title: '(H + L) / 2', ...price }),
  hlc3: number({ title: '(H + L + C) / 3', ...price }),
  ohlc4: number({ title: '(O + H + L + C) / 4', ...price }),
  hlcc4: number({ title: '(H + L + 2C) / 4', ...price }),
} as const;
export const CANDLE_OUTPUTS = { candles: candles({ title: 'Candles' }), ...PRICE_OUTPUTS } as const;

type Source = Readonly<Record<'open' | 'high' | 'low' | 'close' | 'volume', string>>;

/** The columns of a composite's `candles` input. */
export const INPUT_CANDLES = {
  time: 'in.candles.time',
  open: 'in.candles.open',
  high: 'in.candles.high',
  low: 'in.candles.low',
  close: 'in.candles.close',
  volume: 'in.candles.volume',
} as const;

/** The parts and outputs of a composite that shows the given columns by the names of `PRICE_OUTPUTS`. */
export function priceParts({ open, high, low, close, volume }: Source) {
  const average = (kind: string, inputs: Record<string, string>): PartNode => ({
    id: kind,
    type: 'price-average',
    params: { kind },
    inputs,
  });
  const nodes: PartNode[] = [
    average('hl2', { high, low }),
    average('hlc3', { high, low, close }),
    average('ohlc4', { open, high, low, close }),
    average('hlcc4', { high, low, close }),
  ];
  const outputs = {
    open,
    high,
    low,
    close,
    volume,
    hl2: 'hl2.value',
    hlc3: 'hlc3.value',
    ohlc4: 'ohlc4.value',
    hlcc4: 'hlcc4.value',
  };
  return { nodes, outputs };
}

/** The warm-up of `CANDLE_OUTPUTS` where every output has the same. */
export function priceWarmup<const W extends number | null>(bars: W) {
  return {
    candles: bars,
    open: bars,
    high: bars,
    low: bars,
    close: bars,
    volume: bars,
    hl2: bars,
    hlc3: bars,
    ohlc4: bars,
    hlcc4: bars,
  };
}
