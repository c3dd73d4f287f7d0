import { lazy, Suspense } from 'react';
import { useResults } from './store.ts';
import { Explain } from '../ui/Explain.tsx';
import { type Definition, SECTIONS } from './definitions.ts';
import { Remarks } from './Remarks.tsx';
import { sayMetric } from './say-metric.ts';

const LuckPanel = lazy(() => import('./LuckPanel.tsx'));

/** Every statistic; its definition on hover, click or tap. */
export default function Metrics() {
  const metrics = useResults(({ report }) => report?.metrics);
  if (!metrics) return null;
  return (
    <div className="h-full overflow-y-auto p-4">
      <Remarks />
      <Suspense fallback={null}>
        <LuckPanel />
      </Suspense>
      <div className="gap-x-8 sm:columns-2 2xl:columns-3">
        {SECTIONS.map(({ title, metrics: list }) => (
          <section key={title} aria-label={title} className="mb-5 break-inside-avoid">
            <h2 className="mb-1.5 text-sm font-semibold">{title}</h2>
            <dl className="text-sm">
              {list.map((definition) => (
                <Line
                  key={definition.key}
                  definition={definition}
                  text={sayMetric(metrics[definition.key], definition.kind)}
                />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </div>
  );
}

function Line({ definition: { title, says }, text }: { definition: Definition; text: string }) {
  return (
    <div className="flex justify-between gap-4 border-b border-line/60 py-1">
      <dt>
        <Explain text={says} className="text-muted">
          {title}
        </Explain>
      </dt>
      <dd>{text}</dd>
    </div>
  );
}
