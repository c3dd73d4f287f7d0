import { type DataFiles, parseColumnOption, parseDataFiles, type RunData, readData } from './data.ts';
import type { RunOptions } from './run-options.ts';
import { type OpenedStrategy, openStrategy, parseSettings } from './strategy.ts';

/** The options are read first, then the strategy, then its markets are matched with files. */
export async function openRun(file: string, options: RunOptions): Promise<OpenedStrategy & { run: RunData }> {
  const files: DataFiles = parseDataFiles(options.data);
  const columns = parseColumnOption(options.columns);
  const settings = parseSettings(options.set);
  const opened = await openStrategy(file, settings);
  return { ...opened, run: await readData(opened.strategy, files, columns) };
}
