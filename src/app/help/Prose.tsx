/** Text with `code`, **words that matter** and links in it. */
export function Prose({ text }: { text: string }) {
  return partsOf(text).map(({ place, part }) => <Part key={place} part={part} />);
}

const PART = /(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))/;

/** Parts of a text have no identity but their place. */
function partsOf(text: string): readonly { place: number; part: string }[] {
  return text.split(PART).map((part, place) => ({ place, part }));
}

function Part({ part }: { part: string }) {
  if (part.startsWith('`') && part.length > 1)
    return <code className="rounded-sm bg-raise px-1 text-[0.92em]">{part.slice(1, -1)}</code>;
  if (part.startsWith('**')) return <strong className="font-semibold">{part.slice(2, -2)}</strong>;
  const [, words, address] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part) ?? [];
  if (words === undefined || address === undefined) return part;
  return address.startsWith('http') ? (
    <a href={address} target="_blank" rel="noreferrer" className="text-accent underline">
      {words}
    </a>
  ) : (
    words
  );
}
