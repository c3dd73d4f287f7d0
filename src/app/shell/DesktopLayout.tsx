import { useRef } from 'react';
import { Canvas } from '../canvas/Canvas.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { Palette } from '../palette/Palette.tsx';
import { Results } from '../results/index.ts';
import { useView } from '../state/view.ts';
import { Splitter } from './Splitter.tsx';
import { TopBar } from './TopBar.tsx';

/** Palette left, canvas above results, inspector right. */
export function DesktopLayout() {
  const paletteOpen = useView((view) => view.paletteOpen);
  const inspectorOpen = useView((view) => view.inspectorOpen);
  const split = useView((view) => view.split);
  const frame = useRef<HTMLElement>(null);
  return (
    <div className="flex h-full flex-col">
      <TopBar />
      <div className="flex min-h-0 grow">
        {paletteOpen ? <Palette /> : null}
        <main ref={frame} className="flex min-w-0 grow flex-col">
          <section
            aria-label="Canvas"
            style={{ height: `${split * 100}%` }}
            className="relative min-h-0 shrink-0"
          >
            <Canvas />
          </section>
          <Splitter frame={frame} />
          <section aria-label="Results" className="relative min-h-0 grow overflow-hidden bg-panel">
            <Results />
          </section>
        </main>
        {inspectorOpen ? <Inspector /> : null}
      </div>
    </div>
  );
}
