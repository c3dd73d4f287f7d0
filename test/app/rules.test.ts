import { expect, test } from 'vitest';
import { bestInput, judge } from '../../src/app/canvas/rules.ts';
import { FIRST_STRATEGY } from '../../src/app/state/first.ts';

const verdict = (from: string, to: string) => {
  const [[a = '', b = ''], [c = '', d = '']] = [from.split('.'), to.split('.')];
  return judge(FIRST_STRATEGY, { node: a, port: b }, { node: c, port: d });
};

test('candles into a number mean their close', () => {
  expect(verdict('price.candles', 'rsi.source')).toEqual({
    ok: true,
    from: { node: 'price', port: 'close' },
  });
});

test('a condition into a number is allowed: it is 0 or 1', () => {
  expect(verdict('calm.value', 'stop.price').ok).toBe(true);
});

test('a number into a condition is refused with a reason, and a comparison is offered', () => {
  const refused = verdict('rsi.value', 'buy.when');
  expect(refused).toMatchObject({ ok: false, offersCompare: true });
  expect(refused.ok ? '' : refused.reason).toContain('Compare it with something first');
});

test('a wire that would close a loop is refused', () => {
  expect(verdict('up.value', 'fast.source')).toMatchObject({
    ok: false,
    reason: expect.stringContaining('loop'),
  });
  expect(verdict('fast.value', 'fast.source').ok).toBe(false);
});

test('a wire dropped on a card takes a free input that fits', () => {
  expect(bestInput(FIRST_STRATEGY, { node: 'down', port: 'value' }, 'go')).toEqual({
    node: 'go',
    port: 'in',
  });
  expect(bestInput(FIRST_STRATEGY, { node: 'rsi', port: 'value' }, 'go')).toBeNull();
});
