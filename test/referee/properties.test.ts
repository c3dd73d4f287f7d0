import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceCandles } from '../../src/time/candles.ts';
import { type Scenario, scenarios } from './generate.ts';
import { referee } from './referee.ts';

const runs = fc.oneof(scenarios({ markets: 1 }), scenarios({ markets: 2 }));
const numRuns = Number(process.env.CANDLEWIRE_CASES ?? 500);
/** The same runs every time; another seed looks further. */
const seed = Number(process.env.CANDLEWIRE_SEED ?? 21);

/** Cash from the fills alone, and what is still held at its last close. */
function worth({ data, input }: Scenario, result: ReturnType<typeof referee>): number {
  let cash = input.account?.cash ?? 10_000;
  const held = new Map<string, number>();
  for (const { side, price, quantity, fee, market } of result.fills) {
    const signed = side === 'buy' ? quantity : -quantity;
    cash -= signed * price + fee;
    held.set(market, (held.get(market) ?? 0) + signed);
  }
  for (const [market, quantity] of held) cash += quantity * (data[market]?.close.at(-1) ?? 0);
  return cash;
}

describe('what holds of every run of the referee', () => {
  it('is that money is conserved, but for funding', () => {
    fc.assert(
      fc.property(runs, (run) => {
        if (run.strategy.markets.some(({ fundingRate }) => fundingRate !== undefined)) return;
        const result = referee(run.input);
        const held = worth(run, result); // nothing, where all was lost
        expect(Math.abs(result.equity.at(-1)! - held)).toBeLessThanOrEqual(5e-10 * Math.abs(held));
      }),
      { numRuns, seed },
    );
  });

  it('is that trades and open trades add up to the change of equity', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const result = referee(run.input);
        const profit = [...result.trades, ...result.openTrades].reduce((sum, trade) => sum + trade.profit, 0);
        expect(profit).toBeCloseTo(result.equity.at(-1)! - (run.input.account?.cash ?? 0), 6);
      }),
      { numRuns, seed },
    );
  });

  it('is that cash never falls below zero on spot, and nothing is sold that is not held', () => {
    fc.assert(
      fc.property(runs, (run) => {
        if (run.strategy.markets[0]?.kind !== undefined) return;
        let cash = run.input.account?.cash ?? 0;
        const held = new Map<string, number>();
        for (const { side, price, quantity, fee, market, book } of referee(run.input).fills) {
          const signed = side === 'buy' ? quantity : -quantity;
          cash -= signed * price + fee;
          const key = `${market}/${book}`;
          held.set(key, (held.get(key) ?? 0) + signed);
          expect(cash).toBeGreaterThan(-1e-6);
          expect(held.get(key)).toBeGreaterThan(-1e-9);
        }
      }),
      { numRuns, seed },
    );
  });

  it('is that the future changes nothing before it', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 4, max: 40 }), (run, length) => {
        if (run.input.execution?.closeAtEnd) return;
        // What is known of a file's volume must not change with the cut.
        const cut = run.input.markets.map((market) => ({
          ...market,
          candles: sliceCandles(market.candles, 0, length),
        }));
        if (
          run.input.markets.length > 1 ||
          !cut.every(({ candles }) => candles.volume.some((volume) => volume > 0))
        )
          return;
        const whole = referee(run.input);
        const part = referee({ ...run.input, markets: cut });
        expect(part.equity).toEqual(whole.equity.slice(0, part.equity.length));
        expect(part.fills).toEqual(whole.fills.slice(0, part.fills.length));
      }),
      { numRuns, seed },
    );
  });
});
