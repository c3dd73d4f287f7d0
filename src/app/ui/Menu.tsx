import { lazy, type ReactElement, type ReactNode } from 'react';
import { Opens } from './Opens.tsx';

const MenuList = lazy(() => import('./MenuList.tsx'));

interface MenuItem {
  title: string;
  icon?: ReactNode;
  keys?: string;
  /** Given: the item is a choice, and shows whether it is taken. */
  checked?: boolean;
  disabled?: boolean;
  onSelect: () => void;
}

export interface MenuProps {
  /** The button that opens the menu. */
  children: ReactElement<object>;
  /** Groups of items, a line between them. */
  groups: readonly (readonly MenuItem[])[];
  align?: 'start' | 'end';
}

export function Menu({ children, groups, align = 'end' }: MenuProps) {
  return (
    <Opens kind="menu" part={MenuList} facts={{ groups, align }}>
      {children}
    </Opens>
  );
}
