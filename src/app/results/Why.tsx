import { useResults } from './store.ts';

export const useWhyOpen = () => useResults(({ why }) => why !== null);

export function InspectorWhy() {
  return null;
}
