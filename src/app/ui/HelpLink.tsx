import { CircleHelp } from 'lucide-react';
import { type HelpPage, helpHash } from '../state/help.ts';
import { cn } from './cn.ts';
import { Tip } from './Tip.tsx';

interface HelpLinkProps {
  page: HelpPage;
  label: string;
  /** The key that leads there too. */
  keys?: string;
  className?: string;
}

/** A question mark that leads to a page of the reference. */
export function HelpLink({ page, label, keys, className }: HelpLinkProps) {
  return (
    <Tip text={label} {...(keys ? { keys } : {})}>
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
