/** Strategies that between them reach every part of the runtime: batch, streaming, browser and command line must agree on each. */
const market = (timeframe: string, changes: Record<string, unknown> = {}) => ({
  id: 'main',
  symbol: 'BTC/USDT',
  timeframe,
  ...changes,
});

const file = (name: string, timeframe: string, nodes: unknown[], changes: Record<string, unknown> = {}) => ({
  format: 'candlewire.strategy',
  version: 1,
  name,
  markets: [market(timeframe)],
  nodes,
  ...changes,
});

export const corpus = (timeframe: string) => [
  file('EMA cross, RSI filter', timeframe, [
    { id: 'price', type: 'candles' },
    { id: 'fast', type: 'ema', params: { length: 12 }, inputs: { source: 'price.close' } },
    { id: 'slow', type: 'ema', params: { length: 26 }, inputs: { source: 'price.close' } },
    { id: 'rsi', type: 'rsi', inputs: { source: 'price.close' } },
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
  ]),
  file('Logarithms, powers and waves', timeframe, [
    { id: 'price', type: 'candles' },
    { id: 'log', type: 'function', params: { op: 'log' }, inputs: { source: 'price.close' } },
    { id: 'wave', type: 'function', params: { op: 'sin' }, inputs: { source: 'log.value' } },
    { id: 'power', type: 'math', params: { op: 'pow' }, inputs: { a: 'log.value', b: 1.37 } },
    { id: 'mean', type: 'sma', params: { length: 20 }, inputs: { source: 'power.value' } },
    {
      id: 'mixed',
      type: 'expression',
      params: { formula: '(a - b) * 100 + cos(c) - exp(-a / 9)' },
      inputs: { a: 'power.value', b: 'mean.value', c: 'wave.value' },
    },
    {
      id: 'zero',
      type: 'expression',
      params: { formula: 'cos(c) - exp(-a / 9)' },
      inputs: { a: 'power.value', c: 'wave.value' },
    },
    {
      id: 'up',
      type: 'crosses',
      params: { direction: 'above' },
      inputs: { a: 'mixed.value', b: 'zero.value' },
    },
    {
      id: 'down',
      type: 'crosses',
      params: { direction: 'below' },
      inputs: { a: 'mixed.value', b: 'zero.value' },
    },
    { id: 'buy', type: 'buy', inputs: { when: 'up.value' } },
    { id: 'exit', type: 'close-position', inputs: { when: 'down.value' } },
  ]),
  file('Band by limit, with what the position knows', timeframe, [
    { id: 'band', type: 'bollinger', params: { length: 20 } },
    { id: 'price', type: 'candles' },
    { id: 'low', type: 'compare', params: { op: '<' }, inputs: { a: 'price.close', b: 'band.middle' } },
    { id: 'pos', type: 'position' },
    { id: 'old', type: 'compare', params: { op: '>' }, inputs: { a: 'pos.bars', b: 20 } },
    {
      id: 'buy',
      type: 'buy',
      params: { type: 'limit', trigger: 'while', size: { mode: 'equity-percent', value: 50 } },
      inputs: { when: 'low.value', price: 'band.lower' },
    },
    { id: 'exit', type: 'close-position', inputs: { when: 'old.value' } },
    { id: 'trail', type: 'trailing-stop', params: { percent: 2, activation: { percent: 1 } } },
  ]),
  file(
    'Always in, on margin',
    timeframe,
    [
      { id: 'trend', type: 'supertrend' },
      { id: 'up', type: 'compare', params: { op: '>' }, inputs: { a: 'trend.direction', b: 0 } },
      { id: 'down', type: 'not', inputs: { in: 'up.value' } },
      {
        id: 'buy',
        type: 'buy',
        params: { trigger: 'rising', size: { mode: 'equity-percent', value: 90 } },
        inputs: { when: 'up.value' },
      },
      {
        id: 'short',
        type: 'short',
        params: { trigger: 'rising', size: { mode: 'equity-percent', value: 90 } },
        inputs: { when: 'down.value' },
      },
      { id: 'stop', type: 'stop-loss', params: { atr: 3 } },
    ],
    {
      markets: [market(timeframe, { kind: 'perp', leverage: 3 })],
      account: { cash: 5000, slippage: 0.0002 },
      execution: { closeAtEnd: 'close' },
    },
  ),
  file('A counter in a loop, a slow trend', timeframe, [
    { id: 'price', type: 'candles' },
    {
      id: 'slow',
      type: 'candles',
      params: { timeframe: timeframe === '1M' ? '3M' : timeframe === '1d' ? '1w' : '1d' },
    },
    { id: 'trend', type: 'sma', params: { length: 3 }, inputs: { source: 'slow.close' } },
    { id: 'high', type: 'highest', params: { length: 30 }, inputs: { source: 'price.high' } },
    { id: 'before', type: 'lag', params: { bars: 1 }, inputs: { source: 'high.value' } },
    { id: 'memory', type: 'previous', params: { initial: 0 }, inputs: { source: 'count.value' } },
    { id: 'count', type: 'math', params: { op: '+' }, inputs: { a: 'memory.value', b: 1 } },
    { id: 'turn', type: 'math', params: { op: 'mod' }, inputs: { a: 'count.value', b: 7 } },
    { id: 'odd', type: 'compare', params: { op: '>' }, inputs: { a: 'turn.value', b: 2 } },
    { id: 'above', type: 'compare', params: { op: '>' }, inputs: { a: 'price.close', b: 'before.value' } },
    { id: 'bull', type: 'compare', params: { op: '>' }, inputs: { a: 'price.close', b: 'trend.value' } },
    { id: 'go', type: 'and', inputs: { in: ['odd.value', 'above.value', 'bull.value'] } },
    {
      id: 'buy',
      type: 'buy',
      params: { entries: 3, size: { mode: 'equity-percent', value: 30 } },
      inputs: { when: 'go.value' },
    },
    {
      id: 'stop',
      type: 'stop-loss',
      params: { percent: 4, steps: [{ at: { percent: 3 }, to: { percent: 0 } }] },
    },
    {
      id: 'target',
      type: 'take-profit',
      params: {
        targets: [
          { percent: 4, share: 50 },
          { percent: 9, share: 50 },
        ],
      },
    },
    { id: 'time', type: 'time-exit', params: { bars: 60 } },
  ]),
];
