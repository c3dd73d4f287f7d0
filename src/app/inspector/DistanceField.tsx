import type { DistanceUnit } from '../../index.ts';
import { markEdit } from '../state/edit-clock.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { Slider } from '../ui/Slider.tsx';
import type { DistanceSpec } from './fields.ts';
import { isRecord, ParamField, type SetValue, type Values } from './ParamField.tsx';
import { Row } from './Row.tsx';

interface UnitLook {
  readonly title: string;
  readonly slider?: readonly [number, number];
  readonly initial: number;
}
const UNITS: Readonly<Record<DistanceUnit, UnitLook>> = {
  percent: { title: '%', slider: [0.1, 20], initial: 2 },
  atr: { title: '× ATR', slider: [0.5, 10], initial: 2 },
  ticks: { title: 'ticks', initial: 10 },
  price: { title: 'in price', initial: 100 },
  r: { title: '× risk', slider: [0.5, 10], initial: 2 },
  quote: { title: 'money', initial: 100 },
};
const NONE = 'none';
const isUnit = (value: string): value is DistanceUnit => value in UNITS;

interface DistanceFieldProps {
  spec: DistanceSpec;
  values: Values;
  set: SetValue;
}

/** How far: one number and its unit, of which exactly one stands in the file. */
export function DistanceField({ spec, values, set }: DistanceFieldProps) {
  const own = spec.flat ? values : (values[spec.key] ?? spec.initial);
  const holder = isRecord(own) ? own : {};
  const unit = spec.units.find((one) => holder[one] !== undefined);
  const value = unit && typeof holder[unit] === 'number' ? holder[unit] : undefined;
  const write = (changes: Readonly<Record<string, unknown>>) => {
    const next = Object.fromEntries(
      Object.entries({ ...holder, ...changes }).filter(([, each]) => each !== undefined),
    );
    if (spec.flat) set([], next);
    else set([spec.key], Object.keys(next).length > 0 ? next : undefined);
  };
  const choose = (next: string) => {
    markEdit();
    const cleared = Object.fromEntries([...spec.units, 'atrLength'].map((one) => [one, undefined]));
    write({ ...cleared, ...(isUnit(next) ? { [next]: UNITS[next].initial } : {}) });
  };
  const options = spec.units.map((one) => ({ value: one, title: UNITS[one].title }));
  const slider = unit && UNITS[unit].slider;
  return (
    <>
      <Row title={spec.title} hint={spec.hint}>
        <div className="grid grid-cols-[minmax(0,1fr)_84px] gap-1.5">
          {unit ? (
            <NumberField
              label={spec.title}
              value={value}
              min={0}
              onChange={(next) => write({ [unit]: next })}
            />
          ) : (
            <span className="flex h-8 items-center px-1 text-sm text-dim">not set</span>
          )}
          <Select
            label={`${spec.title}, unit`}
            value={unit ?? NONE}
            options={spec.optional || !unit ? [{ value: NONE, title: '–' }, ...options] : options}
            onChange={choose}
          />
        </div>
        {unit && slider && value !== undefined ? (
          <Slider
            label={`${spec.title}, slider`}
            value={value}
            min={Math.min(slider[0], value)}
            max={Math.max(slider[1], value)}
            integer={false}
            onChange={(next) => write({ [unit]: next })}
          />
        ) : null}
      </Row>
      {unit === 'atr' ? (
        <Row title="ATR length">
          <NumberField
            label="ATR length"
            value={typeof holder.atrLength === 'number' ? holder.atrLength : 14}
            unit="bars"
            integer
            durations
            min={1}
            max={5000}
            onChange={(next) => write({ atrLength: next })}
          />
        </Row>
      ) : null}
      {unit
        ? spec.further.map((field) => (
            <ParamField
              key={field.key}
              spec={field}
              values={holder}
              set={(path, next) => set([spec.key, ...path], next)}
            />
          ))
        : null}
    </>
  );
}
