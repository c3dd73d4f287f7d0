const REASONS: Readonly<Record<string, string>> = {
  signal: 'signal',
  'stop-loss': 'stop',
  'take-profit': 'target',
  'trailing-stop': 'trailing stop',
  'break-even': 'break-even',
  'time-exit': 'time',
  liquidation: 'liquidation',
  bot: 'bot',
  end: 'end of data',
};

/** What ended a trade, in a word. */
export function reasonWord(reason: string | undefined): string {
  return reason === undefined ? '–' : (REASONS[reason] ?? reason);
}
