import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  catalogue,
  library,
  loadStrategy,
  resultJson,
  simulate,
  strategyJsonSchema,
} from '../../src/index.ts';
import { syntheticCandles } from '../../src/market/index.ts';
import { BUILT_APP, buildCommand, candleCsv, candlewire, file, lines, startCandlewire } from './command.ts';

const CROSS = {
  format: 'candlewire.strategy',
  version: 1,
  name: 'EMA cross',
  markets: [{ id: 'main', symbol: 'BTC/USDT', timeframe: '1h' }],
  nodes: [
    { id: 'price', type: 'candles' },
    { id: 'fast', type: 'ema', params: { length: 12 }, inputs: { source: 'price.close' } },
    { id: 'slow', type: 'ema', params: { length: 26 }, inputs: { source: 'price.close' } },
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
    { id: 'buy', type: 'buy', inputs: { when: 'up.value' } },
    { id: 'exit', type: 'close-position', inputs: { when: 'down.value' } },
    { id: 'stop', type: 'stop-loss', params: { percent: 3 } },
  ],
};
const OPTIONS = { seed: 3, timeframe: '1h', bars: 3000, start: Date.UTC(2023, 0, 1), price: 20_000 };
const candles = syntheticCandles(OPTIONS);
const finer = syntheticCandles({ ...OPTIONS, timeframe: '5m', bars: 36_000 });

const [good, data, fine] = ['good.json', 'main.csv', 'fine.csv'];
const DATA = ['--data', `main=${data}`];

// Every command is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(() => {
  buildCommand();
  file(good, CROSS);
  file(data, candleCsv(candles));
  file(fine, candleCsv(finer));
}, 120_000);

const expected = () => {
  const { strategy } = loadStrategy(CROSS);
  if (!strategy) throw new Error('The strategy of this test does not load.');
  return simulate(strategy, { main: candles }, { taps: ['fast.value', 'up.value'] });
};

describe('backtest', () => {
  test('prints the very result of the library as JSON', () => {
    const { status, stdout } = candlewire('backtest', good, ...DATA, '--json');
    expect(status).toBe(0);
    const printed: unknown = JSON.parse(stdout);
    expect(printed).toEqual(JSON.parse(JSON.stringify(resultJson(expected()))));
    expect(printed).toMatchObject({
      bars: 3000,
      trades: expect.arrayContaining([
        {
          market: 'main',
          book: expect.any(String),
          side: 'long',
          entryTime: expect.stringMatching(/^2023-.*Z$/),
          entryPrice: expect.any(Number),
          exitTime: expect.stringMatching(/^2023-.*Z$/),
          exitPrice: expect.any(Number),
          quantity: expect.any(Number),
          fees: expect.any(Number),
          profit: expect.any(Number),
          profitPercent: expect.any(Number),
          bars: expect.any(Number),
          entryNode: 'buy',
          exitNode: expect.stringMatching(/^(exit|stop)$/),
          exitReason: expect.stringMatching(/^(signal|stop-loss)$/),
          mae: expect.any(Number),
          mfe: expect.any(Number),
        },
      ]),
    });
    expect(Object.keys(Object(printed))).toEqual(
      expect.arrayContaining([
        'strategy',
        'settings',
        'trades',
        'lots',
        'fills',
        'metrics',
        'warnings',
        'hashes',
      ]),
    );
  });

  test('prints a readable summary without --json', () => {
    const { status, stdout } = candlewire('backtest', good, ...DATA);
    expect(status).toBe(0);
    expect(stdout).toContain('EMA cross on BTC/USDT 1h');
    expect(stdout).toMatch(/buy & hold\s+-?\d/);
  });

  test('--set overrides settings and parameters', () => {
    const run = (...args: string[]) =>
      JSON.parse(candlewire('backtest', good, ...DATA, '--json', ...args).stdout);
    const cheap = run(
      '--set',
      'account.cash=500',
      '--set',
      'markets.main.takerFee=0',
      '--set',
      'nodes.fast.params.length=5',
    );
    expect(cheap.metrics.startEquity).toBe(500);
    expect(cheap.metrics.fees).toBe(0);
    expect(cheap.strategy.nodes).toContainEqual(
      expect.objectContaining({ id: 'fast', params: { length: 5 } }),
    );
    expect(cheap.hashes.result).not.toBe(run().hashes.result);
    expect(run('--set', 'execution.volumeCap=null').settings.execution.volumeCap).toBeNull();
  });

  test('the magnifier brings its own candles', () => {
    const magnified = ['--set', 'execution.magnifier=5m'];
    expect(candlewire('backtest', good, ...DATA, ...magnified)).toMatchObject({ status: 2 });
    const { status } = candlewire('backtest', good, ...DATA, ...magnified, '--data', `main@5m=${fine}`);
    expect(status).toBe(0);
  });

  test('finer candles are resampled, and said so', () => {
    const { status, stdout } = candlewire('backtest', good, '--data', `main=${fine}`, '--json');
    expect(status).toBe(0);
    const { bars, warnings } = JSON.parse(stdout);
    expect(bars).toBe(3000);
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'resampled', path: 'data.main' }));
  });
});

describe('series', () => {
  test("prints a port's values as CSV, unknown ones empty", () => {
    const { status, stdout } = candlewire('series', good, ...DATA, '--node', 'fast.value');
    expect(status).toBe(0);
    const { time, values } = expected().series['fast.value'] ?? expect.fail();
    const rows = Array.from(time, (at, row) => {
      const value = values[row]!;
      return `${new Date(at).toISOString()},${Number.isNaN(value) ? '' : value}`;
    });
    expect(lines(stdout)).toEqual(['time,value', ...rows]);
    expect(rows[0]).toBe('2023-01-01T00:00:00.000Z,');
  });

  test('a condition is 0 or 1', () => {
    const { stdout } = candlewire('series', good, ...DATA, '--node', 'up.value', '--json');
    const { node, value } = JSON.parse(stdout);
    expect(node).toBe('up.value');
    expect(new Set(value)).toEqual(new Set([null, 0, 1]));
  });
});

describe('check, nodes, schema', () => {
  test('check is content with a good file', () => {
    expect(candlewire('check', good)).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(candlewire('check', good, '--json').stdout)).toEqual({ ok: true, diagnostics: [] });
  });

  test('nodes lists every type; its JSON is the catalogue', () => {
    const { stdout } = candlewire('nodes');
    for (const { type } of catalogue(library)) expect(stdout).toContain(`  ${type} `);
    expect(JSON.parse(candlewire('nodes', '--json').stdout)).toEqual(
      JSON.parse(JSON.stringify(catalogue(library))),
    );
  });

  test('schema is the JSON Schema', () =>
    expect(JSON.parse(candlewire('schema').stdout)).toEqual(
      JSON.parse(JSON.stringify(strategyJsonSchema(library))),
    ));
});

describe('wrong usage ends with 2 and one line', () => {
  test.each([
    ['no such command', ['fly']],
    ['no file', ['check']],
    ['an unknown option', ['check', good, '--fast']],
    ['no --data', ['backtest', good]],
    ['--data for a market that is not there', ['backtest', good, ...DATA, '--data', `other=${data}`]],
    ['--data for a magnifier that is not set', ['backtest', good, ...DATA, '--data', `main@5m=${fine}`]],
    ['--data without a file', ['backtest', good, '--data', 'main']],
    ['--data twice', ['backtest', good, ...DATA, ...DATA]],
    ['--set without a value', ['backtest', good, ...DATA, '--set', 'account.cash']],
    ['--columns that cannot be read', ['backtest', good, ...DATA, '--columns', 'price=1']],
    ['series without --node', ['series', good, ...DATA]],
    ['series of a port that is not there', ['series', good, ...DATA, '--node', 'fast.speed']],
    ['a port number that is none', ['serve', '--port', 'http']],
  ])('%s', (_what, args) => {
    const { status, stdout, stderr } = candlewire(...args);
    expect({ status, stdout, said: lines(stderr).length }).toEqual({ status: 2, stdout: '', said: 1 });
  });
});

describe('input at fault ends with 1, a line a fault, and a report with --json', () => {
  const node = (changes: object) => ({
    ...CROSS,
    nodes: [...CROSS.nodes, { id: 'extra', type: 'ema', ...changes }],
  });
  const CASES: [string, () => string[], string][] = [
    ['a missing file', () => ['check', 'nowhere.json'], 'unreadable-file'],
    ['a folder', () => ['check', '.'], 'unreadable-file'],
    ['a file taken for a folder', () => ['check', `${good}/x`], 'unreadable-file'],
    ['a device without an end', () => ['check', '/dev/zero'], 'too-large'],
    ['half a file', () => ['check', file('half.json', JSON.stringify(CROSS).slice(0, 200))], 'not-json'],
    ['another document', () => ['check', file('other.json', { a: 1 })], 'not-a-strategy'],
    ['a newer version', () => ['check', file('newer.json', { ...CROSS, version: 2 })], 'newer-version'],
    [
      'deep nesting',
      () => ['check', file('deep.json', `${'['.repeat(5000)}${']'.repeat(5000)}`)],
      'too-deep',
    ],
    [
      'more than 4 MiB',
      () => ['check', file('big.json', { ...CROSS, meta: 'x'.repeat(5_000_000) })],
      'too-large',
    ],
    ['an unknown field', () => ['check', file('field.json', { ...CROSS, speed: 1 })], 'unknown-field'],
    [
      'an unknown setting',
      () => ['backtest', good, ...DATA, '--set', 'nodes.fsat.params.length=5'],
      'unknown-setting',
    ],
    ['a setting out of range', () => ['backtest', good, ...DATA, '--set', 'account.cash=-1'], 'out-of-range'],
    ['a missing candle file', () => ['backtest', good, '--data', 'main=nowhere.csv'], 'unreadable-file'],
    [
      'a spoilt candle file',
      () => ['backtest', good, '--data', `main=${file('bad.csv', 'time,open,high,low,close\nx,1,2,1,2\n')}`],
      'unreadable-time',
    ],
    [
      '--columns that names an absent column',
      () => ['backtest', good, ...DATA, '--columns', 'close=9'],
      'absent-column',
    ],
    [
      'candles that are too coarse',
      () => [
        'backtest',
        file('minutes.json', { ...CROSS, markets: [{ ...CROSS.markets[0], timeframe: '5m' }] }),
        ...DATA,
      ],
      'spacing-too-long',
    ],
    [
      'a strategy fault before its markets are matched',
      () => ['backtest', file('field2.json', { ...CROSS, speed: 1 })],
      'unknown-field',
    ],
  ];

  test.each(CASES)('%s', (_what, args, code) => {
    const plain = candlewire(...args());
    expect({ status: plain.status, stdout: plain.stdout }).toEqual({ status: 1, stdout: '' });
    expect(lines(plain.stderr)[0]).toMatch(new RegExp(`^error ${code}\\b`));
    const json = candlewire(...args(), '--json');
    expect(json.status).toBe(1);
    expect(json.stderr).toBe(plain.stderr);
    const { ok, diagnostics } = JSON.parse(json.stdout);
    expect(ok).toBe(false);
    expect(diagnostics[0]).toMatchObject({ code, severity: 'error' });
  });

  test('what is printed is bounded and shows marks that would mislead', () => {
    const fields = Object.fromEntries(
      Array.from({ length: 150 }, (_, at) => [`\u202e\u0007${'x'.repeat(400)}${at}`, 1]),
    );
    const { stdout, stderr } = candlewire('check', file('many.json', { ...CROSS, ...fields }), '--json');
    const { diagnostics, more } = JSON.parse(stdout);
    expect(diagnostics).toHaveLength(100);
    expect(more).toBe(50);
    const said = lines(stderr);
    expect(said).toHaveLength(101);
    expect(said.at(-1)).toBe('and 50 more');
    expect(Math.max(...said.map((line) => line.length))).toBeLessThanOrEqual(300);
    expect(
      Math.max(...diagnostics.map(({ message }: { message: string }) => message.length)),
    ).toBeLessThanOrEqual(250);
    expect(said[0]).toContain('\\u202e\\u0007');
  });

  test('a node is named with its fault', () => {
    const { stderr } = candlewire('check', file('node.json', node({ inputs: { source: 'nobody.value' } })));
    expect(stderr).toMatch(/^error \S+ at extra\.source: /);
  });
});

describe('serve', () => {
  test.skipIf(!existsSync(BUILT_APP))('serves the builder until it is told to stop', async () => {
    const child = startCandlewire('serve', '--port', '0', '--json');
    const [chunk] = await once(child.stdout ?? expect.fail(), 'data');
    const text = String(chunk);
    const { url } = JSON.parse(text.endsWith('}\n') ? text : `${text}}`);
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<div id="root"');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test.skipIf(!existsSync(BUILT_APP))('says in one line that a port is in use, and ends with 3', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const { status, stdout, stderr } = candlewire('serve', '--port', String(port));
    other.close();
    expect({ status, stdout, said: lines(stderr).length }).toEqual({ status: 3, stdout: '', said: 1 });
    expect(stderr).toContain(`Port ${port} is in use`);
  });
});
