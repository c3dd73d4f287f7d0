import type { Luck } from '../index.ts';
import { UsageError } from './exit.ts';

/** `--variants N`: how many strategies were tried to find this one. */
export function parseVariants(text: string | undefined): number {
  if (text === undefined) return 1;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new UsageError(`--variants takes a whole number from 1, not "${text}".`);
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

export function luckText({ entries, bootstrap, sharpe }: Luck): string {
  const lines = [
    entries
      ? `${percent(entries.share)} of ${entries.draws} strategies with random entries did as well`
      : 'too few trades to hold against random entries',
  ];
  if (bootstrap) {
    const { totalReturn, maxDrawdown } = bootstrap;
    lines.push(
      `return in 9 of 10 other orders of these days: ${percent(totalReturn.low)} to ${percent(totalReturn.high)}`,
      `largest drawdown in 9 of 10: ${percent(maxDrawdown.low)} to ${percent(maxDrawdown.high)}`,
    );
  }
  if (sharpe) {
    lines.push(
      `the true Sharpe ratio is above 0 with a probability of ${percent(sharpe.probabilistic)}`,
      `above that of the best of ${sharpe.variants} worthless: ${percent(sharpe.deflated)}`,
    );
  }
  return ['How likely is luck', ...lines.map((line) => `  ${line}`)].join('\n');
}
