import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn.ts';
import { Tip } from './Tip.tsx';

const LOOKS = {
  plain: 'border-transparent text-muted hover:bg-raise hover:text-text',
  outline: 'border-line-strong bg-card text-text hover:bg-raise',
  primary: 'border-transparent bg-accent font-semibold text-on-accent hover:brightness-110',
} as const;

interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof LOOKS;
}

export function Button({ look = 'outline', className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={cn(
        'inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md border px-3 text-sm whitespace-nowrap transition-colors disabled:opacity-40',
        LOOKS[look],
        className,
      )}
      {...rest}
    />
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'title'> {
  label: string;
  /** The keys that do the same, shown beside the label. */
  keys?: string;
  children: ReactNode;
}

/** A button that shows only an icon: its label is read aloud and shown on hover. */
export function IconButton({ label, keys, children, className, look = 'plain', ...rest }: IconButtonProps) {
  return (
    <Tip text={label} {...(keys ? { keys } : {})}>
      <Button look={look} aria-label={label} className={cn('w-8 justify-center px-0!', className)} {...rest}>
        {children}
      </Button>
    </Tip>
  );
}
