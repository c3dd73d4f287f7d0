import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDataFiles, readData } from '../../src/cli/data.ts';
import { InputError, UsageError } from '../../src/cli/exit.ts';
import { loadStrategy, simulate } from '../../src/index.ts';

let folder: string;
const file = (name: string, text: string) => {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
};
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'candlewire-feeds-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { strategy } = loadStrategy({
  format: 'candlewire.strategy',
  version: 1,
  markets: [{ id: 'main', symbol: 'A/B', timeframe: '1h' }],
  nodes: [
    { id: 'mood', type: 'feed', params: { feed: 'mood' } },
    { id: 'good', type: 'compare', inputs: { a: 'mood.value', b: 0 } },
    { id: 'buy', type: 'buy', inputs: { when: 'good.value' } },
  ],
});
if (!strategy) throw new Error('unreadable');

const rows = Array.from({ length: 6 }, (_, hour) => `2024-01-01T0${hour}:00Z,100,101,99,100,1000`);
const candles = () => file('candles.csv', `time,open,high,low,close,volume\n${rows.join('\n')}\n`);

describe('a feed on the command line', () => {
  test('is read from the file that --data names for it', async () => {
    const mood = file('mood.csv', 'time,value\n2024-01-01T00:30Z,-1\n2024-01-01T02:30Z,1\n');
    const run = await readData(strategy, parseDataFiles([`main=${candles()}`, `mood=${mood}`]));
    const { fills } = simulate(strategy, run.data, { feeds: run.feeds });
    expect(fills.map(({ time }) => new Date(time).toISOString())).toEqual(['2024-01-01T03:00:00.000Z']);
  });

  test('without a file is wrong usage, as is a file for no feed', async () => {
    await expect(readData(strategy, parseDataFiles([`main=${candles()}`]))).rejects.toThrow(UsageError);
    const other = parseDataFiles([`main=${candles()}`, `mood=${candles()}`, `news=${candles()}`]);
    await expect(readData(strategy, other)).rejects.toThrow(/"news".*main, mood/);
  });

  test('that cannot be read is input at fault', async () => {
    const mood = file('bad.csv', 'time,value\nyesterday,1\n');
    const files = parseDataFiles([`main=${candles()}`, `mood=${mood}`]);
    await expect(readData(strategy, files)).rejects.toThrow(InputError);
  });
});
