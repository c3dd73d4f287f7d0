import { FIRST_STRATEGY } from '../state/first-strategy.ts';
import { DOCS } from './docs.ts';
import { library } from './library.ts';

/** What the build puts in the place of the modules that read the node definitions. */
export const derived = {
  faces: library.all.map(({ sentence, ...face }) => ({ ...face, speaks: sentence !== undefined })),
  docs: DOCS,
  first: FIRST_STRATEGY,
};
