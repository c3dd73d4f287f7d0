const WORDS: Readonly<Record<string, string>> = {
  'equity-percent': '% of equity',
  'cash-percent': '% of cash',
  'initial-percent': '% of starting cash',
  'position-percent': '% of position',
  quote: 'money',
  base: 'coins',
  'target-percent': 'to % of equity',
  'target-quote': 'to money',
  'target-base': 'to coins',
  'risk-percent': '% at risk',
  'risk-quote': 'money at risk',
  'volatility-target': 'volatility target',
  every: 'on every candle',
  rising: 'when it turns true',
  while: 'while true',
  'stop-limit': 'stop limit',
  average: 'average entry',
  first: 'first entry',
  last: 'last entry',
  price: 'a touch',
  close: 'the close',
  '>': 'above >',
  '>=': 'at or above ≥',
  '<': 'below <',
  '<=': 'at or below ≤',
  '==': 'equal =',
  '!=': 'different ≠',
  '*': '×',
  '/': '÷',
  '-': '−',
  sma: 'SMA',
  ema: 'EMA',
  rma: 'RMA',
  wma: 'WMA',
  atr: 'ATR',
};

/** Words that say something else under another name. */
const WORDS_OF_KEYS: Readonly<Record<string, string>> = {
  'hold last': 'keep the last',
  'hold none': 'nothing',
};

/** A value of a choice, in a trader's words; `key` is the parameter's. */
export function wordsOf(value: string, key = ''): string {
  return WORDS_OF_KEYS[`${key} ${value}`] ?? WORDS[value] ?? value.replaceAll('-', ' ');
}
