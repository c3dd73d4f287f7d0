import { cn } from '../ui/cn.ts';
import type { ChoicesSpec } from './fields.ts';
import { Row } from './Row.tsx';
import { wordsOf } from './words.ts';

interface ChoicesFieldProps {
  spec: ChoicesSpec;
  value: unknown;
  onChange: (value: readonly string[]) => void;
}

/** Several of a set: each is a button that is pressed or not; their order stays that of the set. */
export function ChoicesField({ spec: { title, hint, options }, value, onChange }: ChoicesFieldProps) {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <Row title={title} hint={hint}>
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">{title}</legend>
        {options.map((option) => {
          const on = chosen.includes(option);
          return (
            <button
              key={option}
              type="button"
              aria-pressed={on}
              onClick={() =>
                onChange(options.filter((each) => (each === option ? !on : chosen.includes(each))))
              }
              className={cn(
                'h-8 rounded-md border px-2 text-sm',
                on ? 'border-dim bg-raise text-text' : 'border-line text-muted hover:text-text',
              )}
            >
              {wordsOf(option)}
            </button>
          );
        })}
      </fieldset>
    </Row>
  );
}
