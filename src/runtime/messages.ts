import type { Diagnostic } from '../strategy/diagnostic.ts';
import type { Program } from '../compiler/program.ts';
import type { Ticks } from './ticks.ts';
import type { Windows } from './windows.ts';

/** What a node had to say. `time` is the opening of its candle, UTC milliseconds. */
export interface Message {
  time: number;
  node: string;
  text: string;
}

/** So many are kept; the rest is only counted. */
const MOST = 10_000;

/** The log of a run: what nodes that write messages said. */
export class Messages {
  readonly list: Message[] = [];
  /** Messages that were too many to be kept. */
  private left = 0;

  constructor(
    private readonly program: Program,
    private readonly windows: Windows,
    private readonly ticks: Ticks,
  ) {}

  warnings(): Diagnostic[] {
    if (this.left === 0) return [];
    const message = 'So many messages were written that the later ones were left out of the log.';
    return [{ code: 'messages-left-out', severity: 'warning', message, count: this.left }];
  }

  /** To be called after each block. */
  keep(): void {
    const { notices } = this.program;
    if (notices.length === 0) return;
    const said: Message[] = [];
    for (const { node, definition, params, clock, sent, values } of notices) {
      const column = this.windows.column(sent);
      const { from, to } = this.ticks.block(clock);
      for (let at = from; at < to; at++) {
        if (column[at] !== 1) continue;
        const now = values.map(([port, id]) => [port, this.windows.column(id)[at]!]);
        const text = definition.announce?.(params, Object.fromEntries(now)) ?? '';
        said.push({ time: this.windows.opens[clock]![at]!, node, text });
      }
    }
    said.sort((a, b) => a.time - b.time);
    const room = MOST - this.list.length;
    this.list.push(...said.slice(0, room));
    this.left += Math.max(0, said.length - room);
  }
}
