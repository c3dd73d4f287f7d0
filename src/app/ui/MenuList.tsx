import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { Keys } from './Keys.tsx';
import type { MenuProps } from './Menu.tsx';

/** A menu that stands open when it appears. */
export default function MenuList({ children, groups, align = 'end' }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 min-w-48 rounded-lg border border-line-strong bg-raise p-1 shadow-(--shadow-float)"
        >
          {groups.map((items, index) => (
            <DropdownMenu.Group key={items[0]?.title}>
              {index > 0 ? <DropdownMenu.Separator className="my-1 h-px bg-line-strong" /> : null}
              {items.map((item) => (
                <DropdownMenu.Item
                  key={item.title}
                  disabled={item.disabled ?? false}
                  onSelect={item.onSelect}
                  className="flex h-8 cursor-default items-center gap-2 rounded-sm px-2 text-sm text-text outline-none data-disabled:opacity-40 data-highlighted:bg-line-strong/60"
                >
                  <span className="flex w-4 justify-center text-muted">
                    {item.checked ? <Check size={14} aria-label="chosen" /> : item.icon}
                  </span>
                  <span className="grow">{item.title}</span>
                  {item.keys ? <Keys>{item.keys}</Keys> : null}
                </DropdownMenu.Item>
              ))}
            </DropdownMenu.Group>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
