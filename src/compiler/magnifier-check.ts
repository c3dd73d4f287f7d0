import type { Diagnostic } from '../strategy/diagnostic.ts';
import type { Strategy } from '../strategy/schema.ts';
import { parseTimeframe, type Timeframe } from '../time/timeframe.ts';
import { divides } from './node-checks.ts';

/** A magnifier has candles that are finer than those traded, and that make them up. */
export function magnifierFaults({ execution }: Strategy, traded: Timeframe): Diagnostic[] {
  const magnifier = parseTimeframe(execution?.magnifier ?? '');
  if (!magnifier || (magnifier.ms < traded.ms && divides(magnifier, traded))) return [];
  const message = `A magnifier looks inside the ${traded.text} candles that are traded, which ${magnifier.text} candles cannot make up. Choose a finer timeframe that divides ${traded.text}, or none.`;
  const edits = [{ path: ['execution', 'magnifier'], value: null }];
  return [
    {
      code: 'magnifier-too-coarse',
      severity: 'error',
      message,
      path: 'execution.magnifier',
      fix: { title: 'Use no magnifier', edits },
    },
  ];
}
