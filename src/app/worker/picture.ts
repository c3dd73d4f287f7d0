import { createSession, type Strategy } from '../../index.ts';
import { type Candles, sliceCandles } from '../../time/candles.ts';
import { parseTimeframe } from '../../time/timeframe.ts';
import { EVENTS, SHOWN, sceneOf } from '../help/scene.ts';
import type { NodeFace } from '../nodes/face.ts';
import { library } from '../nodes/library.ts';
import { Phrases } from '../sentence/phrases.ts';
import { alignSeries, rowsOf } from './align.ts';
import { sampleFeed, sampleFor } from './picture-sample.ts';
import { bestWindow, type Mark, ROWS } from './picture-window.ts';
import type { Picture, PictureLine, PictureStrip } from './protocol.ts';

const MOST_LINES = 5;
const MOST_STRIPS = 4;
/** Lines that share an axis differ in height by less than this factor. */
const ALIKE = 25;
/** Fills of the other nodes of a scene are worth less than those of the one that is shown. */
const ASIDE = 0.3;
const CANDLE = ['open', 'high', 'low', 'close'] as const;

/** What a node looks like at work on sample candles; null: no such node, or nothing to be seen of it. */
export function pictureOf(type: string): Picture | null {
  const definition = library.get(type);
  if (!definition) return null;
  const candles = sampleFor(definition.type);
  const scene = sceneOf(definition);
  const makesCandles = CANDLE.every((port) => definition.outputs[port]?.type === 'number');
  const drawn = drawnOutputs(definition, makesCandles);
  const read = [...readLines(scene), ...(definition.group === 'exits' ? GUARDS : [])];
  const own = makesCandles ? CANDLE.map((port) => `${SHOWN}.${port}`) : [];
  const { column, fills } = run(scene, candles, [
    ...[...drawn, ...read].map(({ ref }) => ref),
    ...own,
    ...EVENTS,
  ]);
  const rowAt = new Map(Array.from(candles.time, (time, row) => [time, row]));
  const strips = drawn.filter((each) => each.type === 'bool').slice(0, MOST_STRIPS);
  const from = bestWindow(
    candles.time.length,
    strips.map(({ ref }) => column(ref)),
    [
      ...fills.map(({ time, node }) => ({ row: rowAt.get(time) ?? -1, weight: node === SHOWN ? 1 : ASIDE })),
      ...EVENTS.flatMap((ref) => marksOf(column(ref))),
    ],
  );
  const cut = (ref: string) => column(ref).slice(from, from + ROWS);
  const lines = [...read, ...drawn.filter((each) => each.type === 'number')].map(
    ({ title, axis, role, ref }): PictureLine => ({ title, axis, role, values: cut(ref) }),
  );
  const seen = lines.some(({ role, values }) => role === 'output' && values.some(Number.isFinite));
  const held = strips.some(({ ref }) => cut(ref).includes(1));
  if (!seen && !held && !makesCandles && fills.length === 0) return null;
  const { open, high, low, close } = sliceCandles(candles, from, from + ROWS);
  return {
    ...{ open, high, low, close },
    ...(makesCandles ? Object.fromEntries(CANDLE.map((port) => [port, cut(`${SHOWN}.${port}`)])) : {}),
    lines: comparable(lines.filter(({ values }) => values.some(Number.isFinite))),
    strips: strips.map(
      ({ title, ref }): PictureStrip => ({
        title,
        cells: Uint8Array.from(cut(ref), (v) => (v === 1 ? 1 : 0)),
      }),
    ),
    fills: fills.flatMap(({ time, price, side }) => {
      const row = (rowAt.get(time) ?? -1) - from;
      return row >= 0 && row < ROWS ? [{ row, price, buy: side === 'buy' }] : [];
    }),
    range: ownRange(definition),
    setting: settingOf(scene),
  };
}

/** Where nothing else happens, turns of the market are worth looking at. */
const HARDLY = 0.01;

function marksOf(condition: Float64Array): Mark[] {
  return [...condition.keys()].filter((row) => condition[row] === 1).map((row) => ({ row, weight: HARDLY }));
}

/** The run of a scene: its fills, and each output as a value per candle. */
function run(scene: Strategy, candles: Candles, refs: readonly string[]) {
  const session = createSession(scene, { taps: [...new Set(refs)], rows: candles.time.length });
  for (const { name } of session.program.feeds) session.feed(name, sampleFeed(candles));
  session.push({ main: candles });
  session.finish();
  const { program } = session;
  const series = session.series();
  const frame = parseTimeframe(scene.markets[0]?.timeframe ?? '1h');
  const unknown = new Float64Array(candles.time.length).fill(Number.NaN);
  const column = (ref: string) => {
    const found = series[ref];
    const clock = program.columns[program.taps.get(ref) ?? -1];
    const own = clock === undefined ? frame : (program.clocks[clock]?.timeframe ?? frame);
    return found && frame && own ? alignSeries(found, own, rowsOf(candles.time, frame)) : unknown;
  };
  return { column, fills: session.result().fills };
}

interface Drawn {
  readonly ref: string;
  readonly title: string;
  readonly type: 'number' | 'bool';
  readonly axis: 'price' | 'own';
  readonly role: PictureLine['role'];
}

/** Where an exit stands, as the position tells. */
const GUARDS: readonly Drawn[] = [
  { ref: 'state.stop', title: 'Stop', type: 'number', axis: 'price', role: 'output' },
  { ref: 'state.target', title: 'Target', type: 'number', axis: 'price', role: 'output' },
];

/** Outputs worth a line or a strip; a node that makes candles is drawn by them. */
function drawnOutputs(definition: NodeFace, makesCandles: boolean): readonly Drawn[] {
  if (definition.kind === 'order') return [];
  return Object.entries(definition.outputs).flatMap(([port, spec]): Drawn[] => {
    if (spec.type === 'candles' || (spec.plot === 'none' && definition.kind !== 'ledger')) return [];
    const title = spec.title ?? port;
    const ref = `${SHOWN}.${port}`;
    if (spec.type === 'bool') return [{ ref, title, type: 'bool', axis: 'own', role: 'output' }];
    if (makesCandles && spec.plot === 'price') return [];
    return [{ ref, title, type: 'number', axis: spec.plot === 'price' ? 'price' : 'own', role: 'output' }];
  });
}

/** The numbers that are wired into the shown node, or into the conditions that are. */
function readLines(scene: Strategy): readonly Drawn[] {
  const phrases = new Phrases(scene, library);
  const byId = new Map(scene.nodes.map((each) => [each.id, each]));
  const found = new Map<string, Drawn>();
  const visit = (id: string, depth: number) => {
    for (const wire of Object.values(byId.get(id)?.inputs ?? {}).flat()) {
      if (typeof wire !== 'string' || depth > 2) continue;
      const [source = '', port = ''] = wire.split('.');
      const spec = library.get(byId.get(source)?.type ?? '')?.outputs[port];
      if (spec?.type === 'number' && spec.plot && spec.plot !== 'none') {
        const title = phrases.source(wire);
        found.set(wire, { ref: wire, title, type: 'number', axis: spec.plot, role: 'input' });
      } else visit(source, depth + 1);
    }
  };
  visit(SHOWN, 0);
  return [...found.values()];
}

/** Lines beside each other must be readable on one axis: those of quite another size are left out. */
function comparable(lines: readonly PictureLine[]): readonly PictureLine[] {
  const price = lines.filter(({ axis }) => axis === 'price').slice(0, MOST_LINES);
  const own = lines.filter(({ axis }) => axis === 'own');
  const first = own.find(({ role }) => role === 'output') ?? own[0];
  const height = first ? largest(first.values) : 0;
  const alike = own.filter((line) => {
    const other = largest(line.values);
    return line === first || (other <= height * ALIKE && other * ALIKE >= height);
  });
  return [...price, ...alike.slice(0, MOST_LINES)];
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) if (Math.abs(value) > most) most = Math.abs(value);
  return most;
}

function ownRange(definition: NodeFace): readonly [number, number] | null {
  const own = Object.values(definition.outputs).find(({ type, plot }) => type === 'number' && plot === 'own');
  return own?.range ?? null;
}

function settingOf(scene: Strategy): string {
  const shown = scene.nodes.find(({ id }) => id === SHOWN);
  return shown ? new Phrases(scene, library).setting(shown) : '';
}
