import { useEffect, useState } from 'react';
import { useView } from '../state/view.ts';
import type { Message } from '../worker/protocol.ts';
import { simulator } from './simulator.ts';
import { useResults } from './store.ts';

/** What nodes that write messages said in the newest run, in order of time; null: not known yet. */
export function useMessages(): readonly Message[] | null {
  const report = useResults(({ report }) => report);
  const [messages, setMessages] = useState<readonly Message[] | null>(null);
  useEffect(() => {
    if (!report) return;
    let wanted = true;
    void simulator()
      .messages()
      .then((found) => {
        if (wanted) setMessages(found);
      });
    return () => {
      wanted = false;
    };
  }, [report]);
  return messages;
}

/** Shows the candle of a message on the chart. */
export function showMessage({ time }: Message): void {
  const candles = useResults.getState().candles;
  const row = candles ? candles.time.findLastIndex((opening) => opening <= time) : -1;
  if (row < 0) return;
  useResults.setState({ tab: 'chart' });
  useView.getState().setPhoneTab('results');
  useView.getState().setCrosshair(row);
}
