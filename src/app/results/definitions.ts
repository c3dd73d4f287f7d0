import type { MetricKey } from '../../index.ts';

export type MetricKind =
  | 'share'
  | 'signed'
  | 'money'
  | 'gain'
  | 'ratio'
  | 'count'
  | 'bars'
  | 'days'
  | 'times';

export interface Definition {
  readonly key: MetricKey;
  readonly title: string;
  readonly kind: MetricKind;
  /** How it is computed: the same name means different maths elsewhere. */
  readonly says: string;
}

interface Section {
  readonly title: string;
  readonly metrics: readonly Definition[];
}

const metric = (key: MetricKey, title: string, kind: MetricKind, says: string): Definition => ({
  key,
  title,
  kind,
  says,
});

/** Every statistic with its definition, as docs/simulation.md states them. */
export const SECTIONS: readonly Section[] = [
  {
    title: 'Return',
    metrics: [
      metric('totalReturn', 'Return', 'signed', 'End equity / starting cash − 1.'),
      metric(
        'buyHoldReturn',
        'Buy & hold',
        'signed',
        'The same capital in the main market from the first open after warm-up, entry fee only.',
      ),
      metric('cagr', 'Yearly (CAGR)', 'signed', '(end / start) to the power of 365 / days, − 1.'),
      metric('startEquity', 'Starting cash', 'money', 'Equity before the first candle.'),
      metric('endEquity', 'End equity', 'money', 'Cash and positions, marked at the last close.'),
      metric(
        'exposure',
        'Time in the market',
        'share',
        'Share of candles at whose close, before what fills there, a position was open.',
      ),
    ],
  },
  {
    title: 'Risk',
    metrics: [
      metric(
        'maxDrawdown',
        'Worst drawdown',
        'signed',
        'The deepest fall of equity from a peak to a trough.',
      ),
      metric(
        'maxDrawdownDays',
        'Worst drawdown lasted',
        'days',
        'From the peak of equity to the trough of the worst drawdown.',
      ),
      metric('volatility', 'Volatility', 'share', 'Standard deviation of daily returns (n − 1), times √365.'),
      metric(
        'sharpe',
        'Sharpe',
        'ratio',
        'Mean of daily returns / their standard deviation, times √365; risk-free rate 0.',
      ),
      metric(
        'sortino',
        'Sortino',
        'ratio',
        'Mean of daily returns times √365 / root of the mean squared loss over all days.',
      ),
      metric('calmar', 'Calmar', 'ratio', 'Yearly return / |worst drawdown|.'),
      metric('ulcer', 'Ulcer index', 'share', 'Root of the mean squared drawdown over all candles.'),
      metric('omega', 'Omega', 'ratio', 'Sum of daily gains / sum of daily losses.'),
      metric(
        'maxGrossExposure',
        'Largest exposure',
        'times',
        'The largest sum of positions, as a multiple of equity.',
      ),
    ],
  },
  {
    title: 'Trades',
    metrics: [
      metric('trades', 'Trades', 'count', 'Round trips, from flat to flat. Open ones are not counted.'),
      metric(
        'openTrades',
        'Still open',
        'count',
        'Positions that are open at the last candle, marked at its close.',
      ),
      metric('winRate', 'Won', 'share', 'Trades with a profit above 0 after fees / all trades.'),
      metric('profitFactor', 'Profit factor', 'ratio', 'Sum of profits / |sum of losses|.'),
      metric('expectancy', 'Expectancy', 'gain', 'Mean profit of a trade.'),
      metric(
        'expectancyPercent',
        'Expectancy, of stake',
        'signed',
        'Mean profit of a trade as a share of its entry value.',
      ),
      metric('averageWin', 'Average win', 'gain', 'Mean profit of the winning trades.'),
      metric('averageLoss', 'Average loss', 'gain', 'Mean loss of the losing trades.'),
      metric('bestTrade', 'Best trade', 'gain', 'The largest profit of one trade.'),
      metric('worstTrade', 'Worst trade', 'gain', 'The largest loss of one trade.'),
      metric('longestWinStreak', 'Longest winning streak', 'count', 'Most wins in a row.'),
      metric('longestLossStreak', 'Longest losing streak', 'count', 'Most losses in a row.'),
      metric('averageBars', 'Held', 'bars', 'Mean number of candles from entry to exit.'),
      metric('averageBarsWon', 'Held, won', 'bars', 'The same for winning trades.'),
      metric('averageBarsLost', 'Held, lost', 'bars', 'The same for losing trades.'),
      metric('longTrades', 'Long', 'count', 'Trades that bought first.'),
      metric('shortTrades', 'Short', 'count', 'Trades that sold first.'),
      metric('sqn', 'SQN', 'ratio', '√trades × mean / standard deviation (n − 1) of trade profits.'),
      metric(
        'kelly',
        'Kelly',
        'share',
        'Won − lost / (average win / average loss): the stake that would have grown fastest.',
      ),
    ],
  },
  {
    title: 'Costs and orders',
    metrics: [
      metric('fees', 'Fees', 'money', 'All fees paid.'),
      metric('slippage', 'Slippage', 'money', 'What worse prices than the candle’s cost.'),
      metric('funding', 'Funding', 'money', 'Funding paid on perpetuals; negative: received.'),
      metric('turnover', 'Turnover', 'times', 'Traded value / mean equity.'),
      metric(
        'ordersRejected',
        'Orders rejected',
        'count',
        'Could not be paid, or were under the minimum of the venue.',
      ),
      metric('ordersExpired', 'Orders expired', 'count', 'Waited as long as they were allowed to.'),
      metric(
        'ordersPartlyFilled',
        'Partly filled',
        'count',
        'Were larger than the share of the candle’s volume that may fill.',
      ),
      metric('liquidations', 'Liquidations', 'count', 'Positions that the venue closed.'),
      metric(
        'ambiguousCandles',
        'Ambiguous candles',
        'count',
        'Candles in which an exit and another level both lay in range: the assumed path decided.',
      ),
    ],
  },
];

const SAID: ReadonlyMap<MetricKey, string> = new Map(
  SECTIONS.flatMap(({ metrics }) => metrics.map(({ key, says }) => [key, says] as const)),
);

/** How a statistic is computed. */
export function saysOf(key: MetricKey): string {
  return SAID.get(key) ?? '';
}
