import { Plus, X } from 'lucide-react';
import { memo } from 'react';
import { useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { Slider } from '../ui/Slider.tsx';
import { Switch } from '../ui/Switch.tsx';
import { ChoicesField } from './ChoicesField.tsx';
import { DistanceField } from './DistanceField.tsx';
import type { FieldSpec, ListSpec, NumberSpec } from './fields.ts';
import { shownFirst } from './relevance.ts';
import { NumbersField } from './NumbersField.tsx';
import { Row } from './Row.tsx';
import { wordsOf } from './words.ts';

export type Values = Readonly<Record<string, unknown>>;
export type SetValue = (path: readonly (string | number)[], value: unknown) => void;

interface FieldProps {
  spec: FieldSpec;
  /** The object that holds the field's key. */
  values: Values;
  set: SetValue;
  /** Shows also what may be left out. */
  whole?: boolean;
}

const NONE = '\u2013none';

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts that may run over several lines. */
const LONG: ReadonlySet<string> = new Set(['message', 'text']);

/** One parameter, by the shape of its schema. */
export const ParamField = memo(function ParamField({ spec, values, set, whole = false }: FieldProps) {
  const { key, title, hint } = spec;
  const value = values[key] ?? spec.initial;
  const change = (next: unknown) => {
    markEdit();
    set([key], next);
  };
  switch (spec.kind) {
    case 'number':
      return <NumberRow spec={spec} value={value} onChange={(next) => set([key], next)} />;
    case 'choice': {
      const options = spec.options.map((option) => ({ value: option, title: wordsOf(option, key) }));
      return (
        <Row title={title} hint={hint}>
          <Select
            label={title}
            value={typeof value === 'string' ? value : NONE}
            options={spec.optional ? [{ value: NONE, title: '–' }, ...options] : options}
            onChange={(next) => change(next === NONE ? undefined : next)}
          />
        </Row>
      );
    }
    case 'toggle':
      return (
        <Row title={title} hint={hint}>
          <div className="flex h-8 items-center">
            <Switch label={title} checked={value === true} onChange={change} />
          </div>
        </Row>
      );
    case 'distance':
      return <DistanceField spec={spec} values={values} set={set} />;
    case 'object':
      return (
        <fieldset className="flex flex-col gap-2">
          <legend className="sr-only">{title}</legend>
          {spec.fields
            .filter((field) => whole || shownFirst(field, isRecord(value) ? value : {}))
            .map((field) => (
              <ParamField
                key={field.key}
                spec={field}
                whole={whole}
                values={isRecord(value) ? value : {}}
                set={(path, next) => set([key], written(value, path, next))}
              />
            ))}
        </fieldset>
      );
    case 'list':
      return <ListField spec={spec} value={value} set={set} />;
    case 'choices':
      return <ChoicesField spec={spec} value={value} onChange={change} />;
    case 'numbers':
      return <NumbersField spec={spec} value={value} onChange={change} />;
    case 'market':
      return <MarketField title={title} value={value} onChange={change} />;
    default:
      if (LONG.has(key) && spec.kind === 'text') {
        const text = typeof value === 'string' ? value : '';
        return <LongText title={title} hint={hint} text={text} onChange={(next) => set([key], next)} />;
      }
      return (
        <Row title={title} hint={hint}>
          <input
            aria-label={title}
            value={Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : ''}
            placeholder={spec.kind === 'entries' ? 'all' : spec.optional ? '–' : ''}
            maxLength={200}
            onChange={(event) => {
              markEdit(event);
              set(
                [key],
                spec.kind === 'entries' ? namesIn(event.target.value) : event.target.value || undefined,
              );
            }}
            className="h-8 w-full rounded-md border border-line bg-field px-2.5 text-sm text-text placeholder:text-dim hover:border-line-strong"
          />
        </Row>
      );
  }
});

/** The whole object with one key of it set: an object that stands for a default must be written as a whole. */
function written(value: unknown, path: readonly (string | number)[], next: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return next;
  if (typeof key === 'number') {
    const list: unknown[] = Array.isArray(value) ? [...value] : [];
    const item = written(list[key], rest, next);
    if (item === undefined) list.splice(key, 1);
    else list[key] = item;
    return list;
  }
  const object = isRecord(value) ? { ...value } : {};
  const item = written(object[key], rest, next);
  if (item === undefined) delete object[key];
  else object[key] = item;
  return object;
}

function namesIn(text: string): string | readonly string[] | undefined {
  const names = text
    .split(/[\s,]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length === 0 ? undefined : names.length === 1 ? names[0] : names;
}

interface LongTextProps {
  title: string;
  hint: string | undefined;
  text: string;
  onChange: (text: string | undefined) => void;
}

function LongText({ title, hint, text, onChange }: LongTextProps) {
  return (
    <Row title={title} hint={hint}>
      <textarea
        aria-label={title}
        value={text}
        rows={3}
        maxLength={500}
        onChange={(event) => {
          markEdit(event);
          onChange(event.target.value || undefined);
        }}
        className="block w-full resize-y rounded-md border border-line bg-field px-2.5 py-1.5 text-sm text-text hover:border-line-strong"
      />
    </Row>
  );
}

interface NumberRowProps {
  spec: NumberSpec;
  value: unknown;
  onChange: (value: unknown) => void;
}

function NumberRow({ spec, value, onChange }: NumberRowProps) {
  const { title, hint, unit, slider, integer, durations, optional, min, max } = spec;
  const shown = typeof value === 'number' || typeof value === 'string' ? value : undefined;
  return (
    <Row title={title} hint={hint}>
      <NumberField
        label={title}
        value={shown}
        unit={typeof shown === 'string' ? undefined : unit}
        integer={integer}
        durations={durations}
        optional={optional}
        placeholder={optional ? '–' : undefined}
        min={min}
        max={max}
        onChange={onChange}
      />
      {slider && typeof shown === 'number' ? (
        <Slider
          label={`${title}, slider`}
          value={shown}
          min={Math.min(slider[0], shown)}
          max={Math.max(slider[1], shown)}
          integer={integer}
          onChange={onChange}
        />
      ) : null}
    </Row>
  );
}

function ListField({ spec, value, set }: { spec: ListSpec; value: unknown; set: SetValue }) {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const keyed = items.map((item, place) => ({ item, place }));
  const put = (next: readonly unknown[]) => {
    markEdit();
    set([spec.key], next.length > 0 ? next : undefined);
  };
  return (
    <fieldset className="rounded-md border border-line p-2">
      <legend className="px-1 text-xs text-muted">{spec.title}</legend>
      <div className="flex flex-col gap-2">
        {keyed.map(({ item, place }) => (
          <div key={place} className="flex flex-col gap-2 border-b border-line pb-2">
            <div className="flex items-center justify-between">
              <span className="text-xs text-muted">{place + 1}</span>
              <IconButton
                label={`Remove ${spec.title.toLowerCase()} ${place + 1}`}
                className="h-6! w-6!"
                onClick={() => put(items.filter((_one, index) => index !== place))}
              >
                <X size={13} aria-hidden />
              </IconButton>
            </div>
            {spec.item.map((field) => (
              <ParamField
                key={field.key}
                spec={field}
                values={isRecord(item) ? item : {}}
                set={(path, next) => set([spec.key], written(items, [place, ...path], next))}
              />
            ))}
          </div>
        ))}
        <Button
          className="h-7! self-start px-2!"
          onClick={() => put([...items, items.at(-1) ?? fresh(spec)])}
        >
          <Plus size={13} aria-hidden /> Add
        </Button>
      </div>
    </fieldset>
  );
}

/** A first entry that fits: one per cent, everything else at its least. */
function fresh({ item }: ListSpec): Record<string, unknown> {
  const entries = item.flatMap((field): [string, unknown][] => {
    if (field.kind === 'distance') return field.flat ? [['percent', 1]] : [[field.key, { percent: 1 }]];
    if (field.kind === 'number' && !field.optional)
      return [[field.key, field.key === 'share' ? 100 : (field.min ?? 1)]];
    return [];
  });
  return Object.fromEntries(entries);
}

interface MarketFieldProps {
  title: string;
  value: unknown;
  onChange: (value: unknown) => void;
}

function MarketField({ title, value, onChange }: MarketFieldProps) {
  const markets = useDocument(({ strategy }) => strategy.markets);
  if (markets.length < 2 && value === undefined) return null;
  const main = markets[0]?.id ?? 'main';
  return (
    <Row title={title}>
      <Select
        label={title}
        value={typeof value === 'string' ? value : main}
        options={markets.map(({ id, symbol, timeframe }) => ({ value: id, title: `${symbol} ${timeframe}` }))}
        onChange={(next) => onChange(next === main ? undefined : next)}
      />
    </Row>
  );
}
