import { useState } from 'react';
import { feedNameIn, isFeedName } from '../results/feed-name.ts';
import { type FeedQuestion as Question, useFeedQuestion } from '../state/feed-question.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { visible } from '../../strategy/report.ts';

/** Asks what a series from outside is to be called. */
export default function FeedQuestion() {
  const question = useFeedQuestion(({ question }) => question);
  return question ? <Asked key={question.file} question={question} /> : null;
}

function Asked({ question: { file, said, likely, asked, known, answer } }: { question: Question }) {
  const [name, setName] = useState(asked[0] ?? likely);
  const called = isFeedName(name) ? name : feedNameIn(name);
  const offered = [...new Set([...asked, likely])];
  return (
    <Dialog
      open
      onClose={() => answer(null)}
      title="A series from outside"
      description={`${visible(file)}: ${said}. Nodes read it by its name.`}
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          answer(called);
        }}
      >
        <label className="flex flex-col gap-1.5 text-sm">
          Name
          <input
            data-first
            value={name}
            maxLength={64}
            onChange={(event) => setName(event.target.value)}
            className="h-8 w-full rounded-md border border-line bg-field px-2.5 text-text hover:border-line-strong"
          />
        </label>
        {offered.length > 1 ? (
          <div className="flex flex-wrap gap-1.5">
            {offered.map((each) => (
              <Button key={each} className="h-7! px-2!" onClick={() => setName(each)}>
                {each}
              </Button>
            ))}
          </div>
        ) : null}
        <p className="min-h-5 text-sm text-muted" role="status">
          {noteOn({ name, called, asked, known })}
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={() => answer(null)}>Leave it</Button>
          <Button look="primary" type="submit">
            Keep it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface Naming extends Pick<Question, 'asked' | 'known'> {
  readonly name: string;
  readonly called: string;
}

function noteOn({ name, called, asked, known }: Naming): string {
  if (called !== name) return `It will be called “${called}”: small letters, digits and hyphens.`;
  const use = asked.includes(called) ? 'This strategy asks for it.' : 'A Feed node with this name reads it.';
  return known.includes(called) ? `It takes the place of the series “${called}” that is kept here.` : use;
}
