/** What a node's explanation says, part by part. */
export interface DocPart {
  readonly title: 'What it is' | 'How to read it' | 'How to read and use it' | 'Typical use' | 'Its trap';
  readonly text: string;
}

const SENTENCE_END = /(?<=[.!?]["”]?)\s+(?=["“`]?[A-Z0-9`%±−+])/;
const TRAP = /^(?:its )?trap(?:s)?(?: is)?: /i;
const USE =
  /^(?:use |often used|used |put |feed |wire |traders |trade |buy |sell |build |enter |most |a typical use)/i;
/** A sentence that says what to do is a use too, where no other says so. */
const DEED =
  /\b(?:is (?:a|an|the|his|her) (?:usual |classic |commonest )?(?:buy|sell|entry|signal|trade|breakout)|traders|strategies|setup|filter|buys?|sells?|enter|entries|trade with|stand aside|are bought|is bought)\b/i;

/**
 * An explanation is written in one order: what the node measures, how it is read, a typical use, its trap. Where the
 * trap is not named, it is the last sentence that is no use.
 */
export function docParts(doc: string): readonly DocPart[] {
  const [first = '', ...rest] = doc.split(SENTENCE_END);
  const trap = trapOf(rest);
  const middle = rest.filter((sentence) => !trap.includes(sentence));
  const plain = middle.filter((sentence) => USE.test(sentence));
  const use = plain.length > 0 ? plain : middle.filter((sentence) => DEED.test(sentence));
  const read = middle.filter((sentence) => !use.includes(sentence));
  const parts: readonly DocPart[] = [
    { title: 'What it is', text: first },
    { title: use.length > 0 ? 'How to read it' : 'How to read and use it', text: read.join(' ') },
    { title: 'Typical use', text: use.join(' ') },
    { title: 'Its trap', text: capital(trap.join(' ').replace(TRAP, '')) },
  ];
  return parts.filter(({ text }) => text !== '');
}

/** The sentence that names it and what follows, a use left out; else the last one. */
function trapOf(sentences: readonly string[]): readonly string[] {
  const named = sentences.findIndex((sentence) => TRAP.test(sentence));
  if (named >= 0) return sentences.slice(named).filter((sentence) => !USE.test(sentence));
  const last = sentences.at(-1);
  return sentences.length > 1 && last !== undefined && !USE.test(last) ? [last] : [];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
