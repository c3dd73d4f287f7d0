import { createContext } from 'react';

/** What stands before the ids of the nodes that are drawn: `use/` inside a block, nothing on the canvas. */
export const LiveScope = createContext('');
