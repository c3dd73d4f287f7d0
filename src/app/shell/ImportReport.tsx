import type { Diagnostic } from '../../index.ts';
import { visible } from '../../strategy/report.ts';
import { useImportReport } from '../state/files.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** What the command line's option does, a page does not: there the headings are put right. */
const inThePage = (message: string) =>
  message
    .replace(/name them with --columns/, 'put the headings right')
    .replace(/Name it: --columns \S+/, 'Put its name into the first line.')
    .replace(/Say which one: --columns \S+/, 'Rename all but one.');

/** Where it is, unless the sentence says so itself. */
function where({ row, path, message }: Diagnostic): string {
  if (row !== undefined) return /\brows? \d/.test(message) ? '' : `line ${row}`;
  return path !== undefined && !message.includes(path) ? path : '';
}

/** Says why a file was not opened. The open strategy stays as it was. */
export default function ImportReport() {
  const report = useImportReport(({ report }) => report);
  const close = () => useImportReport.setState({ report: null });
  return (
    <Dialog
      open={report !== null}
      onClose={close}
      title="This file could not be opened"
      description={`${visible(report?.file ?? '')} was left alone, and so was your strategy.`}
    >
      <ul className="flex flex-col gap-2">
        {(report?.diagnostics ?? []).slice(0, 100).map((diagnostic) => (
          <li
            key={`${diagnostic.code} ${diagnostic.path ?? ''} ${diagnostic.row ?? ''} ${diagnostic.message}`}
            className="rounded-md border border-line bg-card p-2.5 text-sm"
          >
            {where(diagnostic) ? <span className="mr-2 text-muted">{where(diagnostic)}</span> : null}
            {visible(inThePage(diagnostic.message))}
          </li>
        ))}
      </ul>
      <div className="mt-4 flex justify-end">
        <Button look="primary" onClick={close}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
