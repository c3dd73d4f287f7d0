import type { ReactNode } from 'react';

interface RowProps {
  title: string;
  hint?: string | undefined;
  children: ReactNode;
}

/** One line of a form: what it is, and the control. */
export function Row({ title, hint, children }: RowProps) {
  return (
    <div className="grid grid-cols-[96px_minmax(0,1fr)] items-start gap-2">
      <span className="pt-[7px] text-sm leading-[18px] text-muted" title={hint}>
        {title}
      </span>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
