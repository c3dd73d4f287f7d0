import type { ExternalToast } from 'sonner';
import { create } from 'zustand';

interface Said {
  readonly kind: 'message' | 'success' | 'warning' | 'error';
  readonly text: string;
  readonly more: ExternalToast;
}

/** What waits to be said until that which shows it is there: it is loaded with the first message. */
export const useSaid = create<{ waiting: readonly Said[] }>()(() => ({ waiting: [] }));

const say =
  (kind: Said['kind']) =>
  (text: string, more: ExternalToast = {}) =>
    useSaid.setState(({ waiting }) => ({ waiting: [...waiting, { kind, text, more }] }));

/** A message that comes and goes at the foot of the page. */
export const toast = Object.assign(say('message'), {
  success: say('success'),
  warning: say('warning'),
  error: say('error'),
});
