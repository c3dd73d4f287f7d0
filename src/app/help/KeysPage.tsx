import { helpHash } from '../state/help.ts';
import { Keys } from '../ui/Keys.tsx';
import { WAYS } from './keys.ts';

/** Every key and gesture. */
export function KeysPage() {
  return (
    <article className="flex flex-col gap-6">
      <header>
        <h1 className="text-2xl font-bold tracking-tight">Keys and gestures</h1>
        <p className="mt-1 text-base text-muted">
          Everything can be done without a pointer. On a Mac, Cmd stands for Ctrl and Option for Alt. What
          each node does stands under{' '}
          <a href={helpHash({ book: 'nodes', entry: null })} className="text-accent underline">
            Nodes
          </a>
          .
        </p>
      </header>
      {WAYS.map(({ title, ways }) => (
        <section key={title}>
          <h2 className="mb-1 text-base font-semibold">{title}</h2>
          <dl>
            {ways.map(({ keys, does }) => (
              <div
                key={does}
                className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)] items-start gap-4 border-b border-line/60 py-1.5"
              >
                <dt className="flex flex-wrap gap-1">
                  {keys.map((key) => (
                    <Keys key={key}>{key}</Keys>
                  ))}
                </dt>
                <dd className="text-sm text-muted">{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </article>
  );
}
