import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { openStrategy } from '../state/files.ts';
import { closedSlots, forgetSlot, fullOf, type Slot } from '../state/slots.ts';
import { IconButton } from '../ui/Button.tsx';
import { moment, plural } from '../ui/format.ts';

/** What tabs that are closed now held last: nothing of it is lost until it is forgotten here. */
export function KeptList() {
  const [slots, setSlots] = useState<readonly Slot[]>([]);
  useEffect(() => {
    let wanted = true;
    void closedSlots().then((found) => {
      if (wanted) setSlots(found);
    });
    return () => {
      wanted = false;
    };
  }, []);
  if (slots.length === 0) return null;
  return (
    <section aria-label="Kept from other tabs" className="mt-6">
      <h2 className="text-base font-semibold">Kept from tabs you have closed</h2>
      <ul className="mt-2 grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {slots.map((slot) => (
          <KeptRow
            key={slot.tab}
            slot={slot}
            onForget={() => {
              forgetSlot(slot.tab);
              setSlots(slots.filter(({ tab }) => tab !== slot.tab));
            }}
          />
        ))}
      </ul>
    </section>
  );
}

function KeptRow({ slot, onForget }: { slot: Slot; onForget: () => void }) {
  const strategy = fullOf(slot);
  if (!strategy) return null;
  const name = strategy.name || 'Untitled strategy';
  return (
    <li className="flex items-center rounded-lg border border-line bg-panel pr-1 hover:border-accent">
      <button
        type="button"
        className="min-w-0 grow px-3 py-2 text-left"
        onClick={() => openStrategy(strategy, `Opened ${name}`)}
      >
        <span className="block truncate text-sm font-medium">{name}</span>
        <span className="block truncate text-xs text-muted">
          {plural(strategy.nodes.length, 'node')} · {moment(slot.time)} UTC
        </span>
      </button>
      <IconButton label={`Forget ${name}`} onClick={onForget}>
        <X size={14} aria-hidden />
      </IconButton>
    </li>
  );
}
