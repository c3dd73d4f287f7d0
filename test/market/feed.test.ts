import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../src/market/index.ts';

describe('a feed file', () => {
  test('a first line that names the delimiter is read over', () => {
    const { rows, diagnostics } = parseFeed('sep=;\r\ntime;score\r\n2024-01-01;0,5\r\n');
    expect(diagnostics).toEqual([]);
    expect([...(rows?.value ?? [])]).toEqual([0.5]);
  });

  test('rows are counted from the top of the file, blank lines included', () => {
    expect(parseFeed('\n\ntime,score\n2024-01-01,1\nyesterday,2').diagnostics).toMatchObject([
      { code: 'unreadable-row', row: 5 },
    ]);
  });

  test('JSON that breaks off says where', () => {
    const [fault] = parseFeed('\n[[1704067200000,0.5],\n[1704153600000,').diagnostics;
    expect(fault).toMatchObject({ code: 'not-json', row: 3 });
    expect(fault?.message).toContain('line 3, column 16');
  });
});
