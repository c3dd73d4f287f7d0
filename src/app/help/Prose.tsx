/** Text with `code` in it. */
export function Prose({ text }: { text: string }) {
  return partsOf(text).map(({ place, part }) =>
    place % 2 === 1 ? (
      <code key={place} className="rounded-sm bg-raise px-1 text-[0.92em]">
        {part}
      </code>
    ) : (
      <span key={place}>{part}</span>
    ),
  );
}

/** Every second part is code. Parts of a text have no identity but their place. */
function partsOf(text: string): readonly { place: number; part: string }[] {
  return text.split('`').map((part, place) => ({ place, part }));
}
