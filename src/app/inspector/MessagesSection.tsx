import { visible } from '../../strategy/report.ts';
import { showMessage, useMessages } from '../results/messages.ts';
import { useResults } from '../results/store.ts';
import { useView } from '../state/view.ts';
import { Button } from '../ui/Button.tsx';
import { moment, plural } from '../ui/format.ts';

const SHOWN = 3;

/** What a node said in the newest run: how often, and the last few. */
export default function MessagesSection({ id }: { id: string }) {
  const own = useMessages()?.filter(({ node }) => node === id);
  if (!own) return null;
  return (
    <section aria-label="Messages" className="flex flex-col gap-1.5 border-t border-line pt-3 text-sm">
      <h3 className="flex justify-between text-xs text-muted">
        <span className="font-semibold">Messages</span>
        <span>{own.length === 0 ? 'none in this run' : plural(own.length, 'message')}</span>
      </h3>
      <ul className="flex flex-col gap-1.5">
        {own
          .slice(-SHOWN)
          .reverse()
          .map((message) => (
            <li key={message.time}>
              <button
                type="button"
                className="w-full rounded-sm text-left hover:bg-raise"
                onClick={() => showMessage(message)}
              >
                <span className="block text-xs text-muted">{moment(message.time)}</span>
                <span className="line-clamp-2 [overflow-wrap:anywhere]">{visible(message.text)}</span>
              </button>
            </li>
          ))}
      </ul>
      {own.length > SHOWN ? (
        <Button
          className="self-start"
          onClick={() => {
            useResults.setState({ tab: 'trades', tradesView: 'messages' });
            useView.getState().setPhoneTab('trades');
          }}
        >
          All messages
        </Button>
      ) : null}
    </section>
  );
}
