import { type Fill, library, type NodeDefinition, type Strategy, simulate } from '../../index.ts';
import { syntheticCandles } from '../../market/index.ts';
import { type Candles, sliceCandles } from '../../time/candles.ts';
import { SHOWN, sceneOf } from '../help/scene.ts';
import { Phrases } from '../sentence/phrases.ts';
import type { Picture, PictureLine, PictureStrip } from './protocol.ts';

/** Candles of a picture; those before them are only there to warm up. */
const ROWS = 84;
const STEP = 12;
const WARM_UP = 700;
const MOST_LINES = 5;
const MOST_STRIPS = 4;
/** A window in which a condition turns this often shows enough. */
const ENOUGH = 8;
/** Lines that share an axis differ in height by less than this factor. */
const ALIKE = 25;

let made: Candles | undefined;
/** Hourly candles made up for pictures, the same in every one. */
function sample(): Candles {
  made ??= syntheticCandles({
    seed: 11,
    timeframe: '1h',
    bars: 1600,
    start: Date.UTC(2024, 0, 1),
    price: 100,
  });
  return made;
}

/** What a node looks like at work on sample candles; null: no such node, or nothing to be seen of it. */
export function pictureOf(type: string): Picture | null {
  const definition = library.get(type);
  if (!definition || definition.group === 'notes') return null;
  const candles = sample();
  const scene = sceneOf(definition);
  const drawn = drawnOutputs(definition);
  const read = readLines(scene);
  const guards = definition.group === 'exits' ? GUARDS : [];
  const refs = [
    ...drawn.map(({ ref }) => ref),
    ...read.map(({ ref }) => ref),
    ...guards.map(({ ref }) => ref),
  ];
  const { series, fills } = simulate(scene, { main: candles }, { taps: [...new Set(refs)] });
  const column = (ref: string) =>
    series[ref]?.values ?? new Float64Array(candles.time.length).fill(Number.NaN);
  const rowAt = new Map(Array.from(candles.time, (time, row) => [time, row]));
  const from = bestWindow(drawn, column, marksOf(fills, rowAt));
  const cut = (ref: string) => column(ref).slice(from, from + ROWS);
  const all: PictureLine[] = [...read, ...guards, ...drawn.filter(({ type }) => type === 'number')].map(
    (line) => ({
      title: line.title,
      axis: line.axis,
      role: line.role,
      values: cut(line.ref),
    }),
  );
  const { time: _time, volume: _volume, ...prices } = sliceCandles(candles, from, from + ROWS);
  return {
    ...prices,
    lines: comparable(all.filter(({ values }) => values.some(Number.isFinite))),
    strips: drawn
      .filter(({ type }) => type === 'bool')
      .slice(0, MOST_STRIPS)
      .map(
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

function drawnOutputs(definition: NodeDefinition): readonly Drawn[] {
  if (definition.kind === 'order') return [];
  return Object.entries(definition.outputs).flatMap(([port, spec]): Drawn[] => {
    if (spec.type === 'candles' || (spec.plot === 'none' && definition.kind !== 'ledger')) return [];
    const title = spec.title ?? port;
    const ref = `${SHOWN}.${port}`;
    if (spec.type === 'bool') return [{ ref, title, type: 'bool', axis: 'own', role: 'output' }];
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
        found.set(wire, {
          ref: wire,
          title: phrases.source(wire),
          type: 'number',
          axis: spec.plot,
          role: 'input',
        });
      } else visit(source, depth + 1);
    }
  };
  visit(SHOWN, 0);
  return [...found.values()];
}

interface Mark {
  readonly row: number;
  readonly weight: number;
}
/** Fills of the other nodes of a scene are worth less than those of the one that is shown. */
const ASIDE = 0.3;

function marksOf(fills: readonly Fill[], rowAt: ReadonlyMap<number, number>): readonly Mark[] {
  return fills.map(({ time, node }) => ({ row: rowAt.get(time) ?? -1, weight: node === SHOWN ? 1 : ASIDE }));
}

/** The latest stretch of candles on which there is most to see of conditions and fills, without a crowd. */
function bestWindow(
  drawn: readonly Drawn[],
  column: (ref: string) => Float64Array,
  fills: readonly Mark[],
): number {
  const length = sample().time.length;
  const bools = drawn.filter(({ type }) => type === 'bool').map(({ ref }) => column(ref));
  let best = length - ROWS;
  let most = -1;
  for (let from = length - ROWS; from >= WARM_UP; from -= STEP) {
    let events = 0;
    for (const { row, weight } of fills) if (row >= from && row < from + ROWS) events += weight;
    for (const values of bools) events += turns(values, from);
    const worth = Math.min(events, ENOUGH);
    if (worth > most) [best, most] = [from, worth];
  }
  return best;
}

function turns(values: Float64Array, from: number): number {
  let count = 0;
  for (let at = from + 1; at < from + ROWS; at++) if (values[at] === 1 && values[at - 1] !== 1) count++;
  return count;
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

function ownRange(definition: NodeDefinition): readonly [number, number] | null {
  const own = Object.values(definition.outputs).find(({ type, plot }) => type === 'number' && plot === 'own');
  return own?.range ?? null;
}

function settingOf(scene: Strategy): string {
  const shown = scene.nodes.find(({ id }) => id === SHOWN);
  return shown ? new Phrases(scene, library).setting(shown) : '';
}
