import { beforeEach, describe, expect, test } from 'vitest';
import { carryAll } from '../../src/app/canvas/carry.ts';
import { breakAll, deedsOf } from '../../src/app/canvas/port-wires.ts';
import { undo, useDocument } from '../../src/app/state/document.ts';
import { FIRST_STRATEGY } from '../../src/app/state/first.ts';
import { readersOf } from '../../src/app/state/wire-edits.ts';
import { check } from '../../src/index.ts';

/** What a wire that does not fit would be called. */
const WRONG = /^(loop|wrong-|number-as-|unknown-|list-)/;

beforeEach(() => useDocument.getState().open(structuredClone(FIRST_STRATEGY)));
const current = () => useDocument.getState().strategy;
const titles = (id: string) => deedsOf(current(), id).map(({ title }) => title);
const wiresOf = (node: string, port: string) => readersOf(current(), { node, port }).length;

describe('all wires of a port', () => {
  test('are offered to be broken by port and number, inputs and outputs', () => {
    expect(titles('fast').slice(0, 2)).toEqual([
      'Break all 2 wires out of value',
      'Break the wire into source',
    ]);
    expect(titles('go').slice(0, 2)).toEqual([
      'Break the wire out of value',
      'Break all 2 wires into conditions',
    ]);
  });

  test('are carried only where every one of them fits: never a condition to a number, never into a loop', () => {
    const carries = titles('fast').filter((title) => title.startsWith('Carry all 2 wires out of value'));
    expect(carries).toContain('Carry all 2 wires out of value to RSI(14)');
    expect(carries.join()).not.toContain('crosses');
    for (const { id } of current().nodes) {
      for (const { port, to } of deedsOf(current(), id)) {
        if (!to) continue;
        const moved = port.side === 'out' ? wiresOf(port.node, port.port) : 0;
        carryAll(port, to);
        const faults = check(current()).map(({ code }) => code);
        expect(
          faults.filter((code) => WRONG.test(code)),
          `${port.node}.${port.port} to ${to.node}.${to.port}`,
        ).toEqual([]);
        if (port.side === 'out') expect(wiresOf(to.node, to.port)).toBeGreaterThanOrEqual(moved);
        undo();
        expect(current()).toEqual(FIRST_STRATEGY);
      }
    }
  });

  test('break as one step', () => {
    const [deed] = deedsOf(current(), 'fast');
    if (!deed) throw new Error('Nothing is offered.');
    useDocument.getState().change((strategy) => breakAll(strategy, deed.port));
    expect(wiresOf('fast', 'value')).toBe(0);
    undo();
    expect(current()).toEqual(FIRST_STRATEGY);
  });

  test('of a node without wires nothing is offered', () => {
    useDocument.getState().add('sma', { x: 0, y: 0 });
    const added = current().nodes.at(-1)?.id ?? '';
    expect(titles(added)).toEqual([]);
  });
});
