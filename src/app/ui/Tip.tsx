import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import { Keys } from './Keys.tsx';

interface TipProps {
  text: ReactNode;
  keys?: string;
  side?: 'top' | 'right' | 'bottom' | 'left';
  children: ReactNode;
}

/** A short remark on hover or focus. Its child must take a ref and be focusable. */
export function Tip({ text, keys, side = 'bottom', children }: TipProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-72 items-center gap-2 rounded-md border border-line-strong bg-raise px-2 py-1 text-xs text-text shadow-(--shadow-float)"
        >
          {text}
          {keys ? <Keys>{keys}</Keys> : null}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

export const TipProvider = Tooltip.Provider;
