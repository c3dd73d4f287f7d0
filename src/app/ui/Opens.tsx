import { cloneElement, type ComponentType, type ReactElement, Suspense, useState } from 'react';

interface ButtonFacts {
  onClick?: () => void;
  'aria-haspopup'?: 'menu' | 'dialog';
  'aria-expanded'?: boolean;
}

interface OpensProps<F extends object> {
  /** What the button opens. */
  kind: 'menu' | 'dialog';
  /** Shows it, open at first, with the button that it is given; a part that is loaded when first wanted. */
  part: ComponentType<F & { children: ReactElement<ButtonFacts> }>;
  /** What the part needs to know. */
  facts: F;
  children: ReactElement<ButtonFacts>;
}

/** A button that opens something: until it is first pressed it is a button and nothing else. */
export function Opens<F extends object>({ kind, part: Part, facts, children }: OpensProps<F>) {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return cloneElement(children, {
      onClick: () => setAsked(true),
      'aria-haspopup': kind,
      'aria-expanded': false,
    });
  }
  return (
    <Suspense fallback={children}>
      <Part {...facts}>{children}</Part>
    </Suspense>
  );
}
