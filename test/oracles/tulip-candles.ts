import { z } from 'zod';
import type { Case, Expected, Oracle } from './case.ts';
import { candlesFrom, readOracle } from './files.ts';

const column = z.array(z.number());
const found = z.array(z.object({ pattern: z.string(), indexes: column }));
const schema = z.object({
  cases: z.array(
    z.object({
      present: found,
      absent: found,
      open: column,
      high: column,
      low: column,
      close: column,
    }),
  ),
});

/** Tulip's pattern: ours, and the output that tells it. */
const PATTERNS: Record<string, readonly [pattern: string, port: 'bull' | 'bear']> = {
  doji: ['doji', 'bull'],
  dragonfly_doji: ['dragonfly-doji', 'bull'],
  long_legged_doji: ['long-legged-doji', 'bull'],
  gravestone_doji: ['gravestone-doji', 'bull'],
  white_marubozu: ['marubozu', 'bull'],
  black_marubozu: ['marubozu', 'bear'],
  engulfing_bull: ['engulfing', 'bull'],
  engulfing_bear: ['engulfing', 'bear'],
  three_white_soldiers: ['3-white-soldiers', 'bull'],
  three_black_crows: ['3-black-crows', 'bear'],
  evening_star: ['evening-star', 'bear'],
  evening_doji_star: ['evening-doji-star', 'bear'],
  abandoned_baby_bear: ['abandoned-baby', 'bear'],
  abandoned_baby_bull: ['abandoned-baby', 'bull'],
  morning_star: ['morning-star', 'bull'],
  morning_doji_star: ['morning-doji-star', 'bull'],
  hammer: ['hammer', 'bull'],
  hanging_man: ['hanging-man', 'bear'],
  inverted_hammer: ['inverted-hammer', 'bull'],
};

const NONE = 'TA-Lib has no such pattern';
const UNCOVERED: Record<string, string> = {
  star: NONE,
  four_price_doji: NONE,
  big_white_candle: NONE,
  big_black_candle: NONE,
  marubozu: 'told as white and black',
  spinning_top: 'told by either output',
};
const SHORT =
  "TA-Lib's own function (ours) asks for a last body longer than the average one, and gives nothing there.";
const DIFFERS: Record<string, string> = {
  'morning_star 5': SHORT,
  'morning_doji_star 5': SHORT,
  'abandoned_baby_bull 5': SHORT,
  'morning_star 6': SHORT,
};

export function tulipCandles(): Oracle {
  const { cases } = schema.parse(readOracle('tulip_candle_patterns'));
  return {
    name: 'Tulip, patterns',
    uncovered: UNCOVERED,
    cases: cases.flatMap((given, index) => {
      const { present, absent, ...prices } = given;
      const candles = candlesFrom(prices);
      const names = [...new Set([...present, ...absent].map(({ pattern }) => pattern))];
      return names.flatMap((name): Case[] => {
        const [pattern, port] = PATTERNS[name] ?? [];
        if (!pattern || !port) return [];
        const values = new Array<number | null>(prices.close.length).fill(null);
        for (const one of present) if (one.pattern === name) for (const at of one.indexes) values[at] = 1;
        for (const one of absent) if (one.pattern === name) for (const at of one.indexes) values[at] = 0;
        const expected: Expected[] = [{ port, values }];
        const vector = `${name} ${index}`;
        return [
          {
            vector,
            node: 'candle-pattern',
            params: { pattern },
            candles,
            expected,
            differs: DIFFERS[vector],
          },
        ];
      });
    }),
  };
}

export function tulipPatterns(): string[] {
  const { cases } = schema.parse(readOracle('tulip_candle_patterns'));
  return [...new Set(cases.flatMap(({ present }) => present.map(({ pattern }) => pattern)))];
}
