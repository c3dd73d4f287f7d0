import { CircleHelp } from 'lucide-react';
import { type HelpPage, helpHash } from '../state/help.ts';
import { cn } from './cn.ts';
import { Tip } from './Tip.tsx';

/** A question mark that leads to a page of the reference. */
export function HelpLink({ page, label, className }: { page: HelpPage; label: string; className?: string }) {
  return (
    <Tip text={label}>
      <a
        href={helpHash(page)}
        aria-label={label}
        className={cn(
          'inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-raise hover:text-text',
          className,
        )}
      >
        <CircleHelp size={15} aria-hidden />
      </a>
    </Tip>
  );
}
