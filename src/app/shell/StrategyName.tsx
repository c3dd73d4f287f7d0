import { useDocument } from '../state/document.ts';

/** The strategy's name, edited in place. */
export function StrategyName() {
  const name = useDocument(({ strategy }) => strategy.name ?? '');
  const change = useDocument((document) => document.change);
  return (
    <input
      aria-label="Name of the strategy"
      value={name}
      maxLength={200}
      placeholder="Untitled strategy"
      onChange={(event) => {
        const next = event.target.value;
        change((strategy) => ({ ...strategy, name: next }), 'name');
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
      className="field-sizing-content h-8 max-w-60 min-w-24 truncate rounded-md border border-transparent bg-transparent px-2 text-sm font-semibold text-text placeholder:text-dim hover:border-line focus:border-line-strong focus:bg-field"
    />
  );
}
