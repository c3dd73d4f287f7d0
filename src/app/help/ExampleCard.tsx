import { Play } from 'lucide-react';
import { useId } from 'react';
import type { Example } from '../../market/index.ts';
import { strategySentences } from '../sentence/strategy.ts';
import { Button } from '../ui/Button.tsx';
import type { Picture } from '../worker/protocol.ts';
import { Drawing } from './NodePicture.tsx';
import { library } from '../nodes/library.ts';
import { Phrases } from '../sentence/phrases.ts';
import { openExample } from './open-example.ts';
import { planPicture } from './picture-plan.ts';

/** Wide enough for a handful of candles. */
const CANDLE_WIDTH = 34;
const HEIGHT = 150;

/** A few candles, what the strategy does on them, and the way to open it. */
export function ExampleCard({ example }: { example: Example }) {
  const { fills, strategy, candles } = example;
  const label = useId();
  const said = strategySentences(strategy, library).map(
    ({ lead, parts }) => `${lead} ${parts.map(({ text }) => text).join('')}`,
  );
  const settings = settingsOf(example);
  const plan = planPicture(pictureOf(example), {
    ...{ width: CANDLE_WIDTH * Math.max(4, candles.time.length), candles: HEIGHT, panel: 0, strip: 0 },
  });
  return (
    <article aria-labelledby={label} className="rounded-xl border border-line bg-card p-4">
      <h3 id={label} className="text-sm">
        {said.length > 0 ? said.join(' ') : example.id.replaceAll('-', ' ')}
      </h3>
      {settings.length > 0 ? <p className="mt-0.5 text-sm text-muted">{settings.join(' · ')}</p> : null}
      <div className="mt-3 flex flex-wrap items-start gap-5">
        <div
          className="overflow-hidden rounded-lg border border-line bg-canvas"
          style={{ width: plan.width }}
        >
          <Drawing
            plan={plan}
            color="var(--indicator)"
            large
            label="The candles of the example and its fills"
          />
        </div>
        <div className="min-w-52 grow text-sm">
          {fills.length === 0 ? (
            <p className="text-muted">Nothing fills.</p>
          ) : (
            <ol className="flex flex-col gap-1">
              {fills.map(([candle, side, at, reason, quantity]) => (
                <li key={`${candle} ${side} ${at} ${reason}`} className="flex justify-between gap-3">
                  <span className="text-muted">
                    candle {candle + 1}, {side === 'buy' ? 'bought' : 'sold'}
                    {quantity === undefined ? '' : ` ${quantity}`} ({reason.replaceAll('-', ' ')})
                  </span>
                  <span>{at}</span>
                </li>
              ))}
            </ol>
          )}
          <Button className="mt-3" onClick={() => openExample(example)}>
            <Play size={13} aria-hidden /> Open this example
          </Button>
        </div>
      </div>
    </article>
  );
}

function pictureOf({ candles, fills }: Example): Picture {
  const { open, high, low, close } = candles;
  return {
    ...{ open, high, low, close, lines: [], strips: [], range: null, setting: '' },
    fills: fills.map(([row, side, at]) => ({ row, price: at, buy: side === 'buy' })),
  };
}

/** Each order in words, and what the example sets otherwise than a new strategy has it. */
function settingsOf({ strategy }: Example): readonly string[] {
  const phrases = new Phrases(strategy, library);
  const orders = strategy.nodes
    .filter(({ type }) => library.get(type)?.kind === 'order')
    .map(
      (node) => `${phrases.title(node)}: ${[phrases.setting(node), ...prices(node.inputs ?? {})].join(', ')}`,
    );
  const { makerFee, takerFee, cash: _cash, ...account } = strategy.account ?? {};
  const fees = { ...(makerFee ? { makerFee } : {}), ...(takerFee ? { takerFee } : {}) };
  const { id: _id, symbol: _symbol, timeframe: _timeframe, ...market } = strategy.markets[0] ?? {};
  const further = Object.entries({ ...market, ...account, ...fees, ...strategy.execution });
  return [...orders, ...further.map(([key, value]) => `${key} ${JSON.stringify(value)}`)];
}

function prices(inputs: NonNullable<Example['strategy']['nodes'][number]['inputs']>): readonly string[] {
  return ['price', 'stopPrice'].flatMap((port) => {
    const value = inputs[port];
    return typeof value === 'number' ? [`${port === 'price' ? 'limit' : 'stop'} ${value}`] : [];
  });
}
