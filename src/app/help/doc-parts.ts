/** What a node's explanation says, part by part. */
export interface DocPart {
  readonly title: 'What it is' | 'How to read it' | 'Typical use' | 'Its trap';
  readonly text: string;
}

const SENTENCE_END = /(?<=[.!?]["”]?)\s+(?=["“`]?[A-Z0-9`%±−+])/;
const TRAP = /^(?:its )?trap(?:s)?(?: is)?: /i;
const USE =
  /^(?:use |often used|used |put |feed |wire |traders |trade |buy |sell |build |most |a typical use)/i;

/**
 * An explanation is written in one order: what the node measures, how it is read, a typical use, its trap. Where the
 * trap is not named, it is the last sentence that is no use.
 */
export function docParts(doc: string): readonly DocPart[] {
  const sentences = doc.split(SENTENCE_END);
  const [first = '', ...rest] = sentences;
  const named = rest.findIndex((sentence) => TRAP.test(sentence));
  const last = rest.length - 1;
  const from = named >= 0 ? named : last > 0 && !USE.test(rest[last] ?? '') ? last : rest.length;
  const middle = rest.slice(0, from);
  const use = middle.filter((sentence) => USE.test(sentence));
  const read = middle.filter((sentence) => !USE.test(sentence));
  const trap = rest.slice(from).join(' ').replace(TRAP, '');
  const parts: readonly DocPart[] = [
    { title: 'What it is', text: first },
    { title: 'How to read it', text: read.join(' ') },
    { title: 'Typical use', text: use.join(' ') },
    { title: 'Its trap', text: capital(trap) },
  ];
  return parts.filter(({ text }) => text !== '');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
