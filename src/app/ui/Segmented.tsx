import { cn } from './cn.ts';

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; title: string }[];
  onChange: (value: T) => void;
  className?: string;
}

/** A choice among a few views: a tab list whose panels the caller draws (`id` is `panel-<value>`). */
export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: SegmentedProps<T>) {
  const move = (by: number) => {
    const at = options.findIndex((option) => option.value === value);
    const next = options[(at + by + options.length) % options.length];
    if (next) onChange(next.value);
  };
  return (
    <div role="tablist" aria-label={label} className={cn('flex gap-1', className)}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="tab"
          aria-selected={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          onClick={() => onChange(option.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') move(1);
            if (event.key === 'ArrowLeft') move(-1);
          }}
          className={cn(
            'h-8 rounded-md px-2.5 text-sm transition-colors',
            option.value === value ? 'bg-raise text-text' : 'text-muted hover:text-text',
          )}
        >
          {option.title}
        </button>
      ))}
    </div>
  );
}
