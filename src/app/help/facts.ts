import type { Port, PortType } from '../../index.ts';
import type { FieldSpec } from '../inspector/fields.ts';
import type { NodeFace } from '../nodes/face.ts';
import { wordsOf } from '../inspector/words.ts';

/** A row of the table of ports. */
export interface PortFact {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly says: string;
}

/** A row of the table of parameters. */
export interface ParamFact {
  readonly name: string;
  readonly title: string;
  readonly range: string;
  readonly initial: string;
  /** How deep it lies in an object or a list. */
  readonly depth: number;
}

const TYPES: Readonly<Record<PortType, string>> = {
  number: 'number',
  bool: 'condition',
  candles: 'candles',
  any: 'number or condition',
};
const READS = {
  close: 'the close of the main market',
  volume: 'the volume of the main market',
  main: 'the candles of the main market',
  market: 'the candles of its market',
  instant: 'the moment of decision',
  feed: 'the last value of its feed',
  'feed-time': 'when the last value of its feed was published',
} as const;

export function inputFacts({ inputs }: NodeFace): readonly PortFact[] {
  return Object.entries(inputs)
    .filter(([, spec]) => !spec.hidden)
    .map(([port, spec]) => ({ ...portFact(port, spec), says: join([spec.doc, standsIn(spec)]) }));
}

export function outputFacts({ outputs }: NodeFace): readonly PortFact[] {
  return Object.entries(outputs).map(([port, spec]) => portFact(port, spec));
}

function portFact(port: string, spec: Port): PortFact {
  const { title, type, variadic, unit, range, doc, delayed, plot } = spec;
  return {
    name: port,
    title: title ?? spaced(port),
    type: `${TYPES[type]}${variadic ? ', several' : ''}`,
    says: join([
      doc,
      range ? `${say(range[0])} to ${say(range[1])}` : undefined,
      unit,
      delayed ? 'as it was when the candle began, so that it may close a loop' : undefined,
      plot === 'price'
        ? 'drawn over the candles'
        : plot === 'own'
          ? 'drawn on an axis of its own'
          : undefined,
    ]),
  };
}

function standsIn({ from, optional, initial }: Port): string {
  if (from) return `not wired: ${READS[from]}`;
  if (initial !== undefined) return `not wired: ${String(initial)}`;
  return optional ? 'may stay unwired' : 'must be wired, or hold a value';
}

/** Every parameter with its range, unit and default; those inside objects and lists follow theirs. */
export function paramFacts({ fields }: NodeFace): readonly ParamFact[] {
  return fields.flatMap((field) => factsOf(field, 0, ''));
}

function factsOf(field: FieldSpec, depth: number, path: string): readonly ParamFact[] {
  const at = (key: string) => (path === '' ? key : `${path}.${key}`);
  const name = at(field.key);
  const own: ParamFact = {
    name,
    title: field.title,
    range: rangeOf(field),
    initial: initialOf(field),
    depth,
  };
  switch (field.kind) {
    case 'object':
      return [own, ...field.fields.flatMap((inner) => factsOf(inner, depth + 1, name))];
    case 'list':
      return [own, ...field.item.flatMap((inner) => factsOf(inner, depth + 1, `${name}[]`))];
    case 'distance':
      return [
        { ...own, name: field.flat ? field.units.map(at).join(' | ') : name },
        ...field.further.flatMap((inner) => factsOf(inner, depth + 1, name)),
      ];
    default:
      return [own];
  }
}

function rangeOf(field: FieldSpec): string {
  switch (field.kind) {
    case 'number':
      return join([
        numbers(field.min, field.max, field.integer),
        field.unit,
        field.durations ? 'or “24h”' : '',
      ]);
    case 'choice':
      return field.options.map((option) => wordsOf(option, field.key)).join(' · ');
    case 'toggle':
      return 'on or off';
    case 'distance':
      return `one of ${field.units.join(', ')}`;
    case 'list':
      return 'a list';
    case 'choices':
      return `any of ${field.options.map((option) => wordsOf(option, field.key)).join(' · ')}`;
    case 'numbers':
      return 'numbers, one per input';
    case 'market':
      return 'a market of the strategy';
    case 'entries':
      return 'entry nodes';
    case 'text':
      return 'text';
    case 'object':
      return '';
  }
}

function numbers(min: number | undefined, max: number | undefined, whole: boolean): string {
  const kind = whole ? 'whole number' : 'number';
  if (min !== undefined && max !== undefined) return `${say(min)} to ${say(max)}`;
  if (min !== undefined) return `${kind} from ${say(min)}`;
  return max === undefined ? kind : `${kind} up to ${say(max)}`;
}

function initialOf({ key, kind, initial, optional, unit }: FieldSpec): string {
  if (initial === undefined) return optional ? 'none' : kind === 'distance' ? 'choose one' : 'must be given';
  if (typeof initial === 'boolean') return initial ? 'on' : 'off';
  if (typeof initial === 'number') return unit === '%' ? `${say(initial)} %` : say(initial);
  if (typeof initial === 'string') return wordsOf(initial, key);
  if (Array.isArray(initial)) return initial.length > 0 ? initial.join(' ') : 'none';
  return kind === 'object' ? '' : JSON.stringify(initial);
}

function say(value: number): string {
  return Number.isFinite(value) ? value.toLocaleString('en', { maximumFractionDigits: 12 }) : 'any';
}

function join(parts: readonly (string | undefined)[]): string {
  return parts.flatMap((part) => (part ? [part.replace(/\.$/, '')] : [])).join('; ');
}

/** `percentB` → "Percent b". */
function spaced(port: string): string {
  const words = port.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
