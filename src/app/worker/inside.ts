import { createSession } from '../../index.ts';
import { parseTimeframe } from '../../time/timeframe.ts';
import { blockOf, libraryOf } from '../nodes/blocks.ts';
import { alignSeries, rowsOf } from './align.ts';
import type { RunData } from './data.ts';
import { lookOf, shareOf } from './looks.ts';
import type { Inside, Look } from './protocol.ts';
import type { Kept } from './run.ts';

/**
 * What the nodes inside one use of a block give on every candle of the newest run, `use/node.port`, and what is wired
 * into the block, `use/in.port`; null: there is no such use.
 */
export function insideOf(
  { strategy, columns, rows: length }: Kept,
  { data, feeds }: Pick<RunData, 'data' | 'feeds'>,
  use: string,
  view: readonly [number, number] | null,
): Inside | null {
  const node = strategy.nodes.find(({ id }) => id === use);
  const block = node && blockOf(strategy, node.type);
  const main = strategy.markets[0];
  const candles = data[main?.id ?? ''];
  const frame = parseTimeframe(main?.timeframe ?? '');
  if (!block || !candles || !frame) return null;
  const known = libraryOf(strategy);
  const outputs = block.nodes.flatMap(({ id, type }) =>
    Object.entries(known.get(type)?.outputs ?? {}).flatMap(([port, output]) =>
      output.type === 'candles' ? [] : [{ ref: `${use}/${id}.${port}`, type: output.type }],
    ),
  );
  const session = createSession(strategy, { taps: outputs.map(({ ref }) => ref), rows: length });
  const { program } = session;
  for (const { name } of program.feeds) if (feeds[name]) session.feed(name, feeds[name]);
  session.push(data);
  session.finish();
  const series = session.series();
  const rows = rowsOf(candles.time, frame);
  const values = new Map<string, Float64Array>();
  const looks = new Map<string, Look>();
  for (const { ref, type } of outputs) {
    const found = series[ref];
    if (!found) continue;
    const clock = program.columns[program.taps.get(ref) ?? -1];
    const own = clock === undefined ? frame : (program.clocks[clock]?.timeframe ?? frame);
    const column = alignSeries(found, own, rows);
    values.set(ref, column);
    looks.set(ref, lookOf(column, type, view, type === 'bool' ? shareOf(column) : undefined));
  }
  for (const port of Object.keys(block.inputs ?? {})) {
    const wire = node.inputs?.[port];
    const column = typeof wire === 'string' ? columns.get(wire)?.values : undefined;
    const ref = `${use}/in.${port}`;
    if (column) values.set(ref, column);
    else if (typeof wire === 'number' || typeof wire === 'boolean')
      values.set(ref, new Float64Array(length).fill(Number(wire)));
  }
  return { values, looks };
}
