import { benchCsv } from './csv.ts';
import { benchNodes } from './nodes.ts';
import { benchRuntime } from './runtime.ts';
import { randomCandles } from './walk.ts';

const [section = 'all', ...names] = process.argv.slice(2);
const million = randomCandles(1_000_000);
if (section === 'all' || section === 'runtime') benchRuntime(million);
if (section === 'all' || section === 'csv') benchCsv();
if (section === 'all' || section === 'nodes') benchNodes(million, names.length > 0 ? names : undefined);
