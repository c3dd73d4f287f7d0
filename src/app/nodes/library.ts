import { library as whole } from '../../index.ts';
import { faceOf } from './face.ts';
import { faceLibrary } from './face-library.ts';

/**
 * Every node type as the page knows it. The built page holds what this module comes to, not the definitions that it is
 * made of: see `src/cli/setup/light-page.ts`.
 */
export const library = faceLibrary(whole.all.map(faceOf));
