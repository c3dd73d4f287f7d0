import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import { cn } from './cn.ts';

export interface Option {
  value: string;
  title: string;
}

interface SelectProps {
  label: string;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
  id?: string;
  className?: string;
}

export function Select({ label, value, options, onChange, id, className }: SelectProps) {
  return (
    <Radix.Root value={value} onValueChange={onChange}>
      <Radix.Trigger
        id={id}
        aria-label={label}
        className={cn(
          'flex h-8 w-full min-w-0 items-center justify-between gap-1 rounded-md border border-line bg-field px-2.5 text-sm text-text hover:border-line-strong',
          className,
        )}
      >
        <span className="truncate">
          <Radix.Value />
        </span>
        <ChevronDown size={14} className="shrink-0 text-muted" aria-hidden />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) overflow-hidden rounded-lg border border-line-strong bg-raise p-1 shadow-(--shadow-float)"
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className="flex h-7 cursor-default items-center justify-between gap-4 rounded-sm px-2 text-sm outline-none data-highlighted:bg-line-strong/60"
              >
                <Radix.ItemText>{option.title}</Radix.ItemText>
                <Radix.ItemIndicator>
                  <Check size={14} className="text-accent" aria-hidden />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
