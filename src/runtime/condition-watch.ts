import type { Condition, Program } from '../compiler/program.ts';
import type { Column } from '../node/index.ts';
import type { Diagnostic } from '../strategy/diagnostic.ts';
import type { Ticks } from './ticks.ts';
import type { Windows } from './windows.ts';

interface Watched {
  readonly condition: Condition;
  readonly clock: number;
  readonly column: Column;
  /** Candles on which it was known and false, and on which it was true. */
  no: number;
  yes: number;
}

/**
 * Finds the conditions that were never, or always, true. One that has been both is no longer looked at: of most nothing
 * is read after the first block.
 */
export class ConditionWatch {
  private readonly all: readonly Watched[];
  private open: Watched[];

  constructor(
    { conditions, columns }: Program,
    windows: Windows,
    private readonly ticks: Ticks,
  ) {
    this.all = conditions.map((condition) => ({
      condition,
      clock: columns[condition.column] ?? 0,
      column: windows.column(condition.column),
      no: 0,
      yes: 0,
    }));
    this.open = [...this.all];
  }

  /** Looks at the block that has just run. */
  look(): void {
    if (this.open.length === 0) return;
    let decided = false;
    for (const watched of this.open) {
      const { column, clock } = watched;
      const { from, to } = this.ticks.block(clock);
      for (let at = from; at < to; at++) {
        if (column[at] === 1) watched.yes++;
        else if (column[at] === 0) watched.no++;
        else continue;
        if (watched.yes === 0 || watched.no === 0) continue;
        decided = true;
        break;
      }
    }
    if (decided) this.open = this.open.filter(({ yes, no }) => yes === 0 || no === 0);
  }

  warnings(): Diagnostic[] {
    const never = this.all.filter(({ yes, no }) => yes === 0 && no > 0);
    const parts = new Set(never.map(({ condition }) => condition.port));
    return [
      ...never
        .filter(({ condition }) => !condition.parts.some((port) => parts.has(port)))
        .map(({ condition, no }) => warning('condition-never-true', condition, no, neverWords(condition))),
      ...this.all
        .filter(({ yes, no, condition }) => no === 0 && yes > 0 && condition.parts.length === 0)
        .map(({ condition, yes }) =>
          warning(
            'condition-always-true',
            condition,
            yes,
            'was true on every candle: it keeps nothing back. Tighten it, or leave it out.',
          ),
        ),
    ];
  }
}

function neverWords({ parts }: Condition): string {
  return parts.length > 0
    ? 'was never true: its parts never held together. Loosen one of them, or join them with Within.'
    : 'was never true, so nothing was ordered. Loosen it, or look at what is wired into it.';
}

function warning(code: string, { port, node, orders }: Condition, count: number, words: string): Diagnostic {
  const of = orders.map((id) => `"${id}"`).join(', ');
  return { code, severity: 'warning', message: `"${port}", which ${of} waits for, ${words}`, node, count };
}
