import type { Command } from 'commander';
import { boundedReport } from '../../strategy/report.ts';
import { print, printJson, sayDiagnostics } from '../output.ts';
import { type RunOptions, withRunOptions } from '../run-options.ts';

interface BacktestOptions extends RunOptions {
  json?: boolean;
  why?: boolean;
  whyNot?: string;
  luck?: boolean;
  variants?: string;
}

export function addBacktest(program: Command): void {
  withRunOptions(
    program
      .command('backtest')
      .description('simulate a strategy over candles: trades, fills, metrics, warnings')
      .argument('<FILE>', 'the strategy file'),
  )
    .option('--json', 'print the whole result as JSON')
    .option('--why', 'say of every fill which conditions led to it, with their values')
    .option('--why-not <TIME>', 'say what stood in the way of each entry at a candle')
    .option('--luck', 'say how likely luck alone would have done as well')
    .option('--variants <N>', 'for --luck: how many variants were tried to find this one')
    .action(backtest);
}

async function backtest(file: string, options: BacktestOptions): Promise<void> {
  const { openRun } = await import('../open-run.ts');
  const { luckOf, resultJson, simulate, Why } = await import('../../index.ts');
  const { summary } = await import('../summary.ts');
  const why = await import('../why.ts');
  const { luckText, parseVariants } = await import('../luck.ts');
  const variants = parseVariants(options.variants);
  const moment = options.whyNot === undefined ? undefined : why.parseMoment(options.whyNot);
  const { strategy, warnings, run } = await openRun(file, options);
  if (moment !== undefined) why.checkMoment(moment, strategy, run.data);
  const looks = options.why || moment !== undefined;
  const simulated = simulate(strategy, run.data, {
    finer: run.finer,
    feeds: run.feeds,
    ...(looks ? { taps: 'all', tapsOn: 'decision' } : {}),
  });
  const result = resultJson(simulated);
  const all = [...warnings, ...run.warnings, ...result.warnings];
  const { diagnostics: shown, more } = boundedReport(all);
  sayDiagnostics(all);
  const fills = options.why ? new Why(simulated).fills() : undefined;
  const missed = moment === undefined ? undefined : new Why(simulated).missed(moment);
  const luck = options.luck || options.variants !== undefined ? luckOf(simulated, { variants }) : undefined;
  if (options.json) {
    printJson({
      ...result,
      warnings: shown,
      ...(more ? { moreWarnings: more } : {}),
      ...(fills ? { why: fills.map(why.fillReasonJson) } : {}),
      ...(missed ? { whyNot: missed.map(why.missReasonJson) } : {}),
      ...(luck ? { luck } : {}),
    });
    return;
  }
  const told = [...(fills ?? []).map(why.fillReasonText), ...(missed ?? []).map(why.missReasonText)];
  if (missed?.length === 0) told.push('No node of this strategy opens a position, so none missed its entry.');
  print([summary(result), ...(luck ? [luckText(luck)] : []), ...told].join('\n'));
}
