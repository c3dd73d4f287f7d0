import { useEffect } from 'react';
import { Toaster, toast } from 'sonner';
import { useShownTheme } from '../state/theme.ts';
import { useSaid } from './toast.ts';

const TOAST = {
  style: {
    background: 'var(--raise)',
    borderColor: 'var(--line-strong)',
    color: 'var(--text)',
    fontFamily: 'var(--font)',
    fontSize: 13,
  },
  actionButtonStyle: {
    background: 'var(--accent)',
    color: 'var(--on-accent)',
    fontFamily: 'var(--font)',
    height: 28,
  },
};

/** Shows messages as they are said. */
export default function Toasts() {
  const theme = useShownTheme();
  const waiting = useSaid((said) => said.waiting);
  useEffect(() => {
    if (waiting.length === 0) return;
    for (const { kind, text, more } of waiting) toast[kind](text, more);
    useSaid.setState({ waiting: [] });
  }, [waiting]);
  return (
    <Toaster
      theme={theme}
      position="bottom-center"
      mobileOffset={{ bottom: 68 }}
      visibleToasts={3}
      toastOptions={TOAST}
    />
  );
}
