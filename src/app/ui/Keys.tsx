import { cn } from './cn.ts';

export function Keys({ children, className }: { children: string; className?: string }) {
  return (
    <kbd
      className={cn(
        'inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line-strong px-1 font-sans text-2xs text-muted',
        className,
      )}
    >
      {children}
    </kbd>
  );
}
