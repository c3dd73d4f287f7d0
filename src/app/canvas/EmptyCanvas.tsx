import { lastGood } from '../state/autosave.ts';
import { openStrategy } from '../state/files.ts';
import { TEMPLATES } from '../templates/index.ts';
import { Button } from '../ui/Button.tsx';
import { Keys } from '../ui/Keys.tsx';
import { useCanvas } from './canvas-store.ts';

/** An empty canvas says how to begin. */
export default function EmptyCanvas({ compact }: { compact: boolean }) {
  const last = lastGood();
  return (
    <div className="pointer-events-none absolute inset-0 flex flex-col items-center justify-center gap-3 p-4 text-center">
      <p className="text-base font-semibold">Nothing is wired yet</p>
      {compact ? null : (
        <>
          <p className="text-sm text-muted">
            Press <Keys>/</Keys> to add the first node, or begin with one of these.
          </p>
          <div className="pointer-events-auto flex flex-wrap justify-center gap-2">
            {TEMPLATES.slice(0, 3).map(({ id, strategy }) => (
              <Button
                key={id}
                onClick={() => openStrategy(structuredClone(strategy), `Opened ${strategy.name}`)}
              >
                {strategy.name}
              </Button>
            ))}
          </div>
          <div className="pointer-events-auto flex gap-2">
            <Button look="plain" onClick={() => useCanvas.setState({ quickAdd: { at: null } })}>
              Add a node
            </Button>
            {last ? (
              <Button look="plain" onClick={() => openStrategy(last, `Opened ${last.name}`)}>
                Bring back “{last.name || 'the last strategy'}”
              </Button>
            ) : null}
          </div>
        </>
      )}
    </div>
  );
}
