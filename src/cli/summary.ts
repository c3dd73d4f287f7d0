import type { ResultJson } from '../index.ts';

/** Messages that a terminal shows. */
const SAID = 10;

/** A result in a few lines for a terminal. */
export function summary({ strategy, bars, metrics, openTrades, messages = [] }: ResultJson): string {
  const { markets, name } = strategy;
  const market = markets.map(({ symbol, timeframe }) => `${symbol} ${timeframe}`).join(', ');
  const rows: [string, string][] = [
    ['period', `${day(metrics.startTime)} to ${day(metrics.endTime)}, ${bars} candles`],
    ['equity', `${amount(metrics.startEquity)} to ${amount(metrics.endEquity)}`],
    ['return', percent(metrics.totalReturn)],
    ['buy & hold', percent(metrics.buyHoldReturn)],
    ['largest drawdown', percent(metrics.maxDrawdown)],
    ['Sharpe ratio', amount(metrics.sharpe)],
    ['trades', `${metrics.trades ?? 0}${openTrades.length > 0 ? `, ${openTrades.length} still open` : ''}`],
    ['won', percent(metrics.winRate)],
    ['profit factor', amount(metrics.profitFactor)],
    ['fees', amount(metrics.fees)],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
  const said = messages.slice(-SAID).map(({ time, text }) => `  ${time?.slice(0, 16)}  ${text}`);
  const log = said.length > 0 ? [`last messages (of ${messages.length})`, ...said] : [];
  return [`${name || 'Strategy'} on ${market}`, ...lines, ...log].join('\n');
}

function day(time: string | null): string {
  return time?.slice(0, 10) ?? 'none';
}

function amount(value: number | null): string {
  return value === null ? 'undefined' : value.toFixed(2);
}

function percent(value: number | null): string {
  return value === null ? 'undefined' : `${(value * 100).toFixed(2)} %`;
}
