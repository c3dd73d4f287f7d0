import { Popover } from 'radix-ui';
import { hideExplained, useExplained } from './Explain.tsx';

/** Shows the definition that was asked for beside its word. One for all, so that a hundred words cost nothing. */
export default function ExplainHost() {
  const shown = useExplained((explained) => explained.shown);
  if (!shown) return null;
  return (
    <Popover.Root open onOpenChange={(open) => (open ? undefined : hideExplained())}>
      <Popover.Anchor virtualRef={{ current: shown.anchor }} />
      <Popover.Portal>
        <Popover.Content
          side="top"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Definition"
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && shown.anchor.contains(event.target)) event.preventDefault();
          }}
          className="z-50 max-w-72 rounded-md border border-line-strong bg-raise px-2.5 py-1.5 text-xs text-text shadow-(--shadow-float)"
        >
          {shown.text}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
