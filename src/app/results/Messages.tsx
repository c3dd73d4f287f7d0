import { useState } from 'react';
import { calledIn } from '../sentence/phrases.ts';
import { visible } from '../../strategy/report.ts';
import { Button } from '../ui/Button.tsx';
import { count, moment } from '../ui/format.ts';
import { showMessage, useMessages } from './messages.ts';
import { useResults } from './store.ts';

/** Rows that are added at a time. */
const PAGE = 200;

/** What nodes that write messages said, the newest first; a message leads to its candle. */
export default function Messages() {
  const messages = useMessages();
  const strategy = useResults(({ report }) => report?.strategy);
  const [shown, setShown] = useState(PAGE);
  if (!messages || !strategy) return null;
  if (messages.length === 0)
    return <p className="p-4 text-sm text-muted">No message was written: no condition became true.</p>;
  const newest = messages.slice(-shown).reverse();
  return (
    <div className="pb-3">
      <table className="w-full text-sm" aria-label="Messages of this run">
        <thead>
          <tr className="text-xs text-muted shadow-[inset_0_-1px_var(--line)]">
            <th scope="col" className="w-36 py-1.5 pr-2 pl-4 text-left font-normal">
              Candle, UTC
            </th>
            <th scope="col" className="w-36 px-2 py-1.5 text-left font-normal max-md:hidden">
              Node
            </th>
            <th scope="col" className="py-1.5 pr-4 pl-2 text-left font-normal">
              Message
            </th>
          </tr>
        </thead>
        <tbody>
          {newest.map((message) => (
            <tr
              key={`${message.time} ${message.node}`}
              className="relative border-b border-line/60 hover:bg-raise has-focus-visible:bg-raise"
            >
              <td className="py-1.5 pr-2 pl-4 align-top whitespace-nowrap">{moment(message.time)}</td>
              <td className="px-2 py-1.5 align-top text-muted max-md:hidden">
                {calledIn(strategy, message.node)}
              </td>
              <td className="py-1.5 pr-4 pl-2 [overflow-wrap:anywhere]">
                <button
                  type="button"
                  className="text-left after:absolute after:inset-0"
                  onClick={() => showMessage(message)}
                >
                  {visible(message.text)}
                  <span className="sr-only">, show its candle</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown < messages.length ? (
        <Button look="plain" className="mt-2 ml-2" onClick={() => setShown(shown + PAGE)}>
          Show earlier ones: {count(messages.length - shown)} more
        </Button>
      ) : null}
    </div>
  );
}
