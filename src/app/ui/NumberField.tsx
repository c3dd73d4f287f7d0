import { useState } from 'react';
import { endGesture } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import { cn } from './cn.ts';
import { stepOf, useNumberDrag } from './number-drag.ts';

interface NumberFieldProps {
  label: string;
  /** A number, a duration where `durations` allows one, or undefined: not set. */
  value: number | string | undefined;
  onChange: (value: number | string | undefined) => void;
  id?: string;
  unit?: string | undefined;
  placeholder?: string | undefined;
  integer?: boolean;
  min?: number | undefined;
  max?: number | undefined;
  /** May also be written "24h". */
  durations?: boolean;
  /** May be left empty. */
  optional?: boolean;
}

const DURATION = /^\d+(?:\.\d+)?[mhdw]$/;

/**
 * A number typed in place, or dragged sideways while it has not the focus. The wheel never changes it; arrow keys step
 * it, with Shift ten times as far.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, value, onChange, id, unit, placeholder, integer, min, max, durations, optional } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? (value === undefined ? '' : String(value));
  const read = (text: string): number | string | undefined | null => {
    const clean = text.trim().replace(',', '.').replace('\u2212', '-');
    if (clean === '') return optional ? undefined : null;
    if (durations && DURATION.test(clean)) return clean;
    const number = Number(clean);
    if (!Number.isFinite(number) || (integer && !Number.isInteger(number))) return null;
    if ((min !== undefined && number < min) || (max !== undefined && number > max)) return null;
    return number;
  };
  const invalid = draft !== null && read(draft) === null;
  const step = (event: React.KeyboardEvent, by: number) => {
    event.preventDefault();
    const current = read(shown);
    if (typeof current !== 'number') return;
    const unitStep = integer ? 1 : stepOf(current);
    const next = Number((current + by * unitStep * (event.shiftKey ? 10 : 1)).toPrecision(12));
    markEdit(event);
    setDraft(null);
    onChange(Math.min(max ?? next, Math.max(min ?? next, next)));
  };
  const onPointerDown = useNumberDrag({
    value: read(shown),
    step: integer ? 1 : undefined,
    min,
    max,
    onChange: (next) => {
      setDraft(null);
      onChange(next);
    },
  });
  return (
    <span className="relative block">
      <input
        onPointerDown={onPointerDown}
        id={id}
        aria-label={label}
        aria-invalid={invalid}
        inputMode={durations ? 'text' : 'decimal'}
        autoComplete="off"
        value={shown}
        placeholder={placeholder}
        onChange={(event) => {
          const text = event.target.value;
          setDraft(text);
          const next = read(text);
          if (next === null || next === value) return;
          markEdit(event);
          onChange(next);
        }}
        onBlur={() => {
          setDraft(null);
          endGesture();
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp') step(event, 1);
          if (event.key === 'ArrowDown') step(event, -1);
          if (event.key === 'Enter' || event.key === 'Escape') setDraft(null);
        }}
        className={cn(
          'h-8 w-full rounded-md border bg-field not-focus:cursor-ew-resize pl-2.5 text-sm text-text placeholder:text-dim hover:border-line-strong',
          unit ? 'pr-14' : 'pr-2.5',
          invalid ? 'border-down' : 'border-line',
        )}
      />
      {unit ? (
        <span className="pointer-events-none absolute top-2 right-2.5 max-w-12 truncate text-xs leading-4 text-muted">
          {unit}
        </span>
      ) : null}
    </span>
  );
}
