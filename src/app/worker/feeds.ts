import { feedNames, type FeedRows, library, type Strategy } from '../../index.ts';
import { openFeedStore, type StoredFeed } from '../../market/index.ts';

const store = openFeedStore();
const loaded = new Map<string, Promise<FeedRows | undefined>>();
let generation = 0;

/** Series were replaced or removed: what is remembered of them no longer holds. */
export function forgetFeeds(): void {
  generation++;
  loaded.clear();
}

/** The user's series; none where the browser refuses storage. */
export async function keptFeeds(): Promise<StoredFeed[]> {
  try {
    return await store.list();
  } catch {
    return [];
  }
}

export async function removeFeed(name: string): Promise<void> {
  await store.remove(name);
  forgetFeeds();
}

/** Series from outside that a strategy asks for. Most ask for none, which costs no more than a look at their types. */
export function askedFeeds(strategy: Strategy): readonly string[] {
  const { nodes, blocks = {} } = strategy;
  const all = [nodes, ...Object.values(blocks).map((block) => block.nodes)];
  return all.some((list) => list.some(({ type }) => readsFeed(type))) ? feedNames(strategy) : [];
}

function readsFeed(type: string): boolean {
  return Object.values(library.get(type)?.inputs ?? {}).some(({ from }) => from === 'feed');
}

/** What there is here of the series that a strategy asks for. `keys` name the contents. */
export async function feedsFor(
  strategy: Strategy,
): Promise<{ feeds: Readonly<Record<string, FeedRows>>; keys: readonly string[] }> {
  const feeds: Record<string, FeedRows> = {};
  const keys: string[] = [];
  for (const name of askedFeeds(strategy)) {
    const rows = await rowsOf(name);
    keys.push(`feed:${name}:${rows ? generation : 'none'}`);
    if (rows) feeds[name] = rows;
  }
  return { feeds, keys };
}

function rowsOf(name: string): Promise<FeedRows | undefined> {
  const found = loaded.get(name) ?? store.get(name).catch(() => undefined);
  loaded.set(name, found);
  return found;
}
