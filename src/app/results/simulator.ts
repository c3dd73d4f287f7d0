import { type Remote, wrap } from 'comlink';
import type { Simulator } from '../worker/protocol.ts';

let remote: Remote<Simulator> | null = null;

/** The one worker that simulates; it starts when first asked for and lives as long as the page. */
export function simulator(): Remote<Simulator> {
  remote ??= wrap<Simulator>(
    new Worker(new URL('../worker/simulator.worker.ts', import.meta.url), { type: 'module' }),
  );
  return remote;
}
