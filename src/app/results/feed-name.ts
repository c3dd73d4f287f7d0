const LONGEST = 64;

/** Whether a series can be called so: what the nodes that read it accept. */
export const isFeedName = (name: string) => /^[a-z][a-z0-9-]*$/.test(name) && name.length <= LONGEST;

/** "fear-and-greed" for "Fear and Greed.csv.gz"; a name that begins with no letter gets one. */
export function feedNameIn(file: string): string {
  const words = file
    .replace(/\.(csv|tsv|txt|json)?(\.gz)?$/i, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const name = (/^[a-z]/.test(words) ? words : `feed-${words}`).slice(0, LONGEST).replace(/-$/, '');
  return name || 'feed';
}
