import { useDocument } from '../state/document.ts';
import { markEdit } from '../state/edit-clock.ts';
import type { Strategy } from '../../index.ts';
import { DEFAULT_EXECUTION, accountOf, executionOf } from '../../strategy/settings.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { Row } from './Row.tsx';

type Account = NonNullable<Strategy['account']>;
type Execution = NonNullable<Strategy['execution']>;

const asNumber = (value: number | string | undefined) => (typeof value === 'number' ? value : undefined);
const shown = (fraction: number) => Number((fraction * 100).toPrecision(10));
const fraction = (percent: number | undefined) =>
  percent === undefined ? undefined : Number((percent / 100).toPrecision(12));

/** What the whole strategy assumes: shown while no node is selected. */
export function StrategyForm() {
  const strategy = useDocument((document) => document.strategy);
  const change = useDocument((document) => document.change);
  const setMarket = useDocument((document) => document.setMarket);
  const account = accountOf(strategy);
  const execution = executionOf(strategy);
  const market = strategy.markets[0];
  const setAccount = (changes: Partial<Account>) => {
    markEdit();
    change(
      (before) => ({ ...before, account: { ...before.account, ...changes } }),
      `account:${Object.keys(changes)}`,
    );
  };
  const setExecution = (changes: Partial<Execution>) => {
    markEdit();
    change((before) => ({ ...before, execution: { ...before.execution, ...changes } }));
  };
  return (
    <div className="flex flex-col gap-3">
      <header>
        <h2 className="text-lg font-semibold">{strategy.name || 'Untitled strategy'}</h2>
        <p className="mt-1 text-sm text-muted">
          Select a node to change it. What the whole run assumes stands here.
        </p>
      </header>
      <textarea
        aria-label="What this strategy is about"
        placeholder="What this strategy is about"
        value={strategy.description ?? ''}
        maxLength={10_000}
        rows={3}
        onChange={(event) => {
          const description = event.target.value;
          change((before) => ({ ...before, description }), 'description');
        }}
        className="w-full resize-y rounded-md border border-line bg-field px-2.5 py-1.5 text-sm text-text placeholder:text-dim hover:border-line-strong"
      />
      <section aria-label="Account" className="flex flex-col gap-2 border-t border-line pt-3">
        <Row title="Cash">
          <NumberField
            label="Cash"
            value={account.cash}
            min={0.01}
            max={1e15}
            onChange={(next) => setAccount({ cash: asNumber(next) })}
          />
        </Row>
        <Row title="Taker fee" hint="Paid by orders that fill at once">
          <NumberField
            label="Taker fee"
            value={shown(account.takerFee)}
            unit="%"
            min={-1}
            max={10}
            onChange={(next) => setAccount({ takerFee: fraction(asNumber(next)) })}
          />
        </Row>
        <Row title="Maker fee" hint="Paid by orders that waited in the book">
          <NumberField
            label="Maker fee"
            value={shown(account.makerFee)}
            unit="%"
            min={-1}
            max={10}
            onChange={(next) => setAccount({ makerFee: fraction(asNumber(next)) })}
          />
        </Row>
        {typeof account.slippage === 'number' ? (
          <Row title="Slippage" hint="How much worse than the price market orders fill">
            <NumberField
              label="Slippage"
              value={shown(account.slippage)}
              unit="%"
              min={0}
              max={50}
              onChange={(next) => setAccount({ slippage: fraction(asNumber(next)) })}
            />
          </Row>
        ) : null}
      </section>
      {market ? (
        <section aria-label="Market" className="flex flex-col gap-2 border-t border-line pt-3">
          <Row title="Market kind">
            <Select
              label="Market kind"
              value={market.kind ?? 'spot'}
              options={[
                { value: 'spot', title: 'Spot' },
                { value: 'margin', title: 'Margin' },
                { value: 'perp', title: 'Perpetual' },
              ]}
              onChange={(next) => {
                markEdit();
                setMarket(0, { kind: next === 'margin' || next === 'perp' ? next : undefined });
              }}
            />
          </Row>
          {market.kind && market.kind !== 'spot' ? (
            <Row title="Leverage">
              <NumberField
                label="Leverage"
                value={market.leverage ?? 1}
                unit="×"
                min={1}
                max={125}
                onChange={(next) => setMarket(0, { leverage: asNumber(next) })}
              />
            </Row>
          ) : null}
        </section>
      ) : null}
      <section aria-label="Fills" className="flex flex-col gap-2 border-t border-line pt-3">
        <Row title="Orders fill" hint="A signal is known when its candle closes">
          <Select
            label="Orders fill"
            value={execution.fillAt}
            options={[
              { value: 'open', title: 'at the next open' },
              { value: 'close', title: 'at the same close' },
            ]}
            onChange={(next) => setExecution({ fillAt: next === 'close' ? 'close' : undefined })}
          />
        </Row>
        <Row title="In a candle" hint="What is met first where a candle touches both stop and target">
          <Select
            label="Inside a candle"
            value={execution.path}
            options={[
              { value: 'nearest', title: 'nearest first' },
              { value: 'pessimistic', title: 'the worse first' },
            ]}
            onChange={(next) => setExecution({ path: next === 'pessimistic' ? 'pessimistic' : undefined })}
          />
        </Row>
        <Row title="Close at end">
          <div className="flex h-8 items-center">
            <Switch
              label="Close at end"
              checked={execution.closeAtEnd !== false}
              onChange={(on) => setExecution({ closeAtEnd: on ? 'close' : DEFAULT_EXECUTION.closeAtEnd })}
            />
          </div>
        </Row>
      </section>
    </div>
  );
}
