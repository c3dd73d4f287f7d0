import { useState } from 'react';
import { endGesture } from '../state/document.ts';
import { cn } from '../ui/cn.ts';
import type { NumbersSpec } from './fields.ts';
import { Row } from './Row.tsx';

interface NumbersFieldProps {
  spec: NumbersSpec;
  value: unknown;
  onChange: (value: readonly number[] | undefined) => void;
}

/** Numbers in a row, typed with spaces between them. */
export function NumbersField({ spec: { title, hint }, value, onChange }: NumbersFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const numbers: readonly unknown[] = Array.isArray(value) ? value : [];
  const invalid = draft !== null && read(draft) === null;
  return (
    <Row title={title} hint={hint}>
      <input
        aria-label={title}
        aria-invalid={invalid}
        inputMode="decimal"
        autoComplete="off"
        value={draft ?? numbers.join(' ')}
        placeholder="2 1 1"
        onChange={(event) => {
          setDraft(event.target.value);
          const next = read(event.target.value);
          if (next) onChange(next.length > 0 ? next : undefined);
        }}
        onBlur={() => {
          setDraft(null);
          endGesture();
        }}
        className={cn(
          'h-8 w-full rounded-md border bg-field px-2.5 text-sm text-text placeholder:text-dim hover:border-line-strong',
          invalid ? 'border-down' : 'border-line',
        )}
      />
    </Row>
  );
}

function read(text: string): readonly number[] | null {
  const words = text.split(/[\s;]+/).filter((word) => word !== '');
  const numbers = words.map((word) => Number(word.replace(',', '.').replace('\u2212', '-')));
  return numbers.every(Number.isFinite) ? numbers : null;
}
