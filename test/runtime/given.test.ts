import { describe, expect, test } from 'vitest';
import { createBroker } from '../../src/broker/index.ts';
import { link } from '../../src/compiler/link.ts';
import { createSession, library, loadStrategy, type Strategy, simulate } from '../../src/index.ts';
import { syntheticCandles } from '../../src/market/index.ts';
import { Session } from '../../src/runtime/session.ts';
import { corpus } from '../corpus/strategies.ts';

const main = syntheticCandles({
  seed: 5,
  timeframe: '1h',
  bars: 3000,
  start: Date.UTC(2022, 0, 1),
  price: 100,
});

function read(document: unknown): Strategy {
  const { strategy } = loadStrategy(document);
  if (!strategy) throw new Error('The corpus holds a strategy that cannot be read.');
  return strategy;
}
const strategies = corpus('1h').map(read);

/** Outputs of nodes that only compute. */
const computed = ({ nodes }: Strategy) =>
  nodes.flatMap(({ id, type }) => {
    const definition = library.get(type);
    return definition?.kind === 'compute' || definition?.kind === 'composite'
      ? Object.keys(definition.outputs).map((port) => `${id}.${port}`)
      : [];
  });

describe('columns that a run before has given', () => {
  test.each(strategies)('change nothing in what "$name" does', (strategy) => {
    const taps = computed(strategy);
    const whole = simulate(strategy, { main }, { taps });
    const rows = main.time.length;
    const given = new Map(
      Object.entries(whole.series).flatMap(([ref, { values }]) =>
        values.length === rows ? [[ref, values] as const] : [],
      ),
    );
    const session = createSession(strategy, { given, rows });
    session.push({ main });
    session.finish();
    const { metrics, trades, fills } = session.result();
    expect(JSON.stringify({ metrics, trades, fills })).toBe(
      JSON.stringify({ metrics: whole.metrics, trades: whole.trades, fills: whole.fills }),
    );
  });

  test('leave out the nodes behind them', () => {
    const [cross] = strategies;
    if (!cross) throw new Error('The corpus is empty.');
    const steps = (given: string[]) => link(cross, library, { given }).program.pure.length;
    expect(steps(['up.value'])).toBeLessThan(steps([]));
    expect(
      link(cross, library, { given: ['up.value', 'fast.value', 'slow.value', 'down.value'] }).program.given,
    ).toEqual(
      new Map([
        ['up.value', expect.any(Number)],
        ['down.value', expect.any(Number)],
      ]),
    );
  });

  test('are asked for where the program counts on them', () => {
    const [cross] = strategies;
    if (!cross) throw new Error('The corpus is empty.');
    const { program } = link(cross, library, { given: ['up.value'] });
    expect(() => new Session(program, createBroker)).toThrow('No values are given for "up.value".');
  });
});
